"""`theme` in `_config.yml`: a few of the theme's looks, each told where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from studylog.config import ThemeConfig, load_config
from studylog.pages.look import write_look


def read(folder: Path, text: str) -> tuple[ThemeConfig, list[str]]:
    """The settings, and what is told of them."""
    (folder / "_config.yml").write_text(f"theme:\n{text}", "utf-8")
    config, problems = load_config(folder)
    return config.theme, [problem.message("en") for problem in problems]


@pytest.mark.parametrize(
    ("written", "colour"),
    [('"#2F6B4F"', "#2f6b4f"), ('"#abc"', "#aabbcc"), ("2f6b4f", "#2f6b4f"), ("'123456'", "#123456")],
)
def test_an_accent_is_a_colour_of_three_or_six_digits(tmp_path: Path, written: str, colour: str) -> None:
    assert read(tmp_path, f"  accent: {written}\n") == (ThemeConfig(accent=colour), [])


@pytest.mark.parametrize("written", ["green", '"#12345"', '"red; } body { display: none"', "#2f6b4f", "[1, 2]"])
def test_what_is_no_colour_is_told_and_left_out(tmp_path: Path, written: str) -> None:
    """Also the one without quotes, of which YAML leaves nothing."""
    theme, (message,) = read(tmp_path, f"  accent: {written}\n")
    assert theme == ThemeConfig()
    assert "is no colour" in message


def test_fonts_are_names_and_stand_before_those_that_everybody_has(tmp_path: Path) -> None:
    theme, told = read(tmp_path, "  font: Pretendard, 'Noto Sans KR'\n  code_font: [D2Coding, monospace]\n")
    assert told == []
    assert write_look(theme) == ('--text:"Pretendard","Noto Sans KR",system-ui,sans-serif;--code:"D2Coding",monospace')


def test_no_font_breaks_out_of_the_style(tmp_path: Path) -> None:
    theme, (message,) = read(tmp_path, "  font: 'A</style><script>'\n")
    assert (theme.font, "is no name of a font" in message) == ((), True)


def test_a_line_has_a_length_that_can_be_read(tmp_path: Path) -> None:
    assert write_look(read(tmp_path, "  measure: 36\n")[0]) == "--measure:calc(36*var(--size))"
    assert read(tmp_path, "  measure: 500\n")[0].measure == 80
    assert read(tmp_path, "  measure: 3\n")[0].measure == 0


def test_a_setting_that_there_is_not_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    _, (message,) = read(tmp_path, "  acent: '#abc'\n")
    assert message == 'theme has no setting "acent"; did you mean accent?'


def test_the_name_of_a_gem_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("theme: minima\n", "utf-8")
    config, problems = load_config(tmp_path)
    assert (config.theme, problems) == (ThemeConfig(), ())
