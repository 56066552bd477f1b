"""Layouts that nobody knows are told of, with the one that was meant."""

from __future__ import annotations

import pytest

from studylog.loader.layouts import KNOWN_LAYOUTS
from studylog.pages.own_pages import LAYOUTS
from tests.conftest import SiteTest


def told(site: SiteTest) -> list[tuple[int, str]]:
    """Line and hint of every warning about a layout."""
    problems = [
        problem for problem in site.problems() if problem.severity == "warning" and "layout" in problem.message()
    ]
    return [(problem.location.line, problem.hint()) for problem in problems if problem.location]


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """A site with a post."""
    return site.post("2024-01-01-a.md")


@pytest.mark.parametrize("layout", ["single", "archive-taxonomy", "page", "default", "none", "null", "false"])
def test_layouts_of_well_known_themes_are_known(blog: SiteTest, layout: str) -> None:
    blog.write("a.md", f"---\ntitle: a\nlayout: {layout}\n---\n본문\n")
    assert told(blog) == []


def test_an_unknown_layout_is_a_plain_page_and_told_with_its_line(blog: SiteTest) -> None:
    blog.write("a.md", "---\ntitle: a\nlayout: catgories\n---\n본문\n")
    ((line, hint),) = told(blog)
    assert (line, "categories" in hint) == (3, True)
    assert "본문" in blog.read("a.html")


def test_a_layout_of_the_blogs_own_is_told_of_once_for_all(blog: SiteTest) -> None:
    blog.write("_layouts/mine.html", "{{ content }}").write("a.md", "---\nlayout: mine\n---\n본문\n")
    assert told(blog) == []
    assert any("_layouts" in str(problem.location) for problem in blog.problems())


def test_every_layout_that_shows_a_list_is_known() -> None:
    assert set(LAYOUTS) - {""} <= KNOWN_LAYOUTS
