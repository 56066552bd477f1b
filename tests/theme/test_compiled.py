"""Templates that an earlier build compiled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import jinja2
import pytest

from studylog.errors import ContentError
from studylog.theme.environment import Theme


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A site's templates, one of which includes another."""
    folder = tmp_path / "blog/templates"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text('<p>{{ name }}</p>\n{% include "b.html" %}', "utf-8")
    (folder / "b.html").write_text("둘", "utf-8")
    return folder


def compile_all(templates: Path) -> Mapping[str, bytes]:
    """What a first build keeps."""
    theme = Theme(templates)
    theme.get_ready("a.html")
    return theme.take_compiled()


def test_they_are_not_compiled_again(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = compile_all(templates)
    assert kept.keys() == {"a.html", "b.html"}
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    theme = Theme(templates, kept)
    assert theme.render("a.html", {"name": "하나"}) == "<p>하나</p>\n둘"
    assert theme.take_compiled() == {}


def test_what_was_edited_is(templates: Path) -> None:
    kept = compile_all(templates)
    (templates / "b.html").write_text("셋", "utf-8")
    theme = Theme(templates, kept)
    assert theme.render("a.html", {"name": "하나"}) == "<p>하나</p>\n셋"
    assert theme.take_compiled().keys() == {"b.html"}
    assert theme.take_compiled() == {}


def test_code_that_is_cut_short_is_made_again(templates: Path) -> None:
    broken = {name: code[:-20] for name, code in compile_all(templates).items()}
    assert Theme(templates, broken).render("a.html", {"name": "하나"}) == "<p>하나</p>\n둘"


def test_mistakes_are_told_where_the_site_is_now(templates: Path) -> None:
    kept = compile_all(templates)
    moved = templates.parent.rename(templates.parents[1] / "moved") / templates.name
    with pytest.raises(ContentError) as raised:
        Theme(moved, kept).render("a.html", {})
    assert str(raised.value.problems[0].location) == "templates/a.html:1"


def test_a_template_that_cannot_be_compiled_is_told_where_it_is_rendered(templates: Path) -> None:
    (templates / "b.html").write_text("{% if %}", "utf-8")
    theme = Theme(templates)
    theme.get_ready("a.html")
    theme.get_ready("nowhere.html")
    with pytest.raises(ContentError, match=r"templates/b\.html:1"):
        theme.render("a.html", {"name": "하나"})
