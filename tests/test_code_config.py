"""`highlight` and `mermaid` in `_config.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from studylog.config import HighlightConfig, MermaidConfig, load_config


def highlight(folder: Path, text: str) -> HighlightConfig:
    (folder / "_config.yml").write_text(text, "utf-8")
    return load_config(folder)[0].highlight


def mermaid(folder: Path, text: str) -> MermaidConfig:
    (folder / "_config.yml").write_text(text, "utf-8")
    return load_config(folder)[0].mermaid


@pytest.mark.parametrize(
    ("text", "light", "dark"),
    [
        ("highlight: {light: friendly, dark: nord}", "friendly", "nord"),
        ("highlight: {dark: nord}", "xcode", "nord"),
        ("highlight: monokai", "monokai", "monokai"),
        ("highlight: true", "", ""),
        ("title: a", "", ""),
    ],
)
def test_styles_are_chosen_by_name(tmp_path: Path, text: str, light: str, dark: str) -> None:
    """Where only one mode has a style, the other gets one that can be read; a switch of some theme's says nothing."""
    assert highlight(tmp_path, text) == HighlightConfig(light=light, dark=dark)


def test_an_unknown_style_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: a\nhighlight:\n  dark: monokia\n", "utf-8")
    config, (problem,) = load_config(tmp_path)
    assert config.highlight == HighlightConfig()
    assert str(problem.location) == "_config.yml:3:9"
    assert problem.message() == 'there is no style "monokia"; did you mean monokai?'


def test_the_usual_script_is_pinned_and_checked(tmp_path: Path) -> None:
    usual = mermaid(tmp_path, "mermaid: true")
    assert "@12.3.0/" in usual.url
    assert usual.integrity.startswith("sha384-")


def test_a_copy_of_ones_own_has_its_own_digest_or_none(tmp_path: Path) -> None:
    assert mermaid(tmp_path, "mermaid: {url: /js/mermaid.js}") == MermaidConfig(url="/js/mermaid.js", integrity="")
    own = mermaid(tmp_path, "mermaid: {url: /m.js, integrity: sha384-x}")
    assert own == MermaidConfig(url="/m.js", integrity="sha384-x")


def test_the_address_alone_is_enough(tmp_path: Path) -> None:
    own = mermaid(tmp_path, "mermaid: https://own.example/a.js")
    assert own == MermaidConfig(url="https://own.example/a.js", integrity="")


@pytest.mark.parametrize("text", ["mermaid: {enabled: false}", "mermaid: false"])
def test_diagrams_can_stay_text(tmp_path: Path, text: str) -> None:
    assert mermaid(tmp_path, text).url == ""


@pytest.mark.parametrize("key", ["highlight", "mermaid"])
def test_a_number_means_nothing_and_is_told(tmp_path: Path, key: str) -> None:
    (tmp_path / "_config.yml").write_text(f"title: a\n{key}: 5\n", "utf-8")
    config, (problem,) = load_config(tmp_path)
    assert (config.highlight, config.mermaid) == (HighlightConfig(), MermaidConfig())
    assert str(problem.location).startswith("_config.yml:2:")
