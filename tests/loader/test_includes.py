"""What Liquid may include is read as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studylog.models import Site

LoadSite = Callable[..., Site]
NOT_TEXT = "한글".encode("cp949")


def test_a_file_that_is_no_text_is_nobodys_matter_where_nothing_includes_it(load: LoadSite) -> None:
    site = load({"_includes/logo.ico": NOT_TEXT, "_includes/a.html": "a", "p.md": "---\n---\n{% include a.html %}"})
    assert (site.includes, site.problems) == ({"_includes/a.html": "a"}, ())


@pytest.mark.parametrize("includer", ["p.md", "_includes/b.html"])
def test_a_file_that_is_no_text_is_an_error_where_it_is_included(load: LoadSite, includer: str) -> None:
    site = load({"_includes/a.html": NOT_TEXT, includer: "---\n---\n{% include a.html %}"})
    assert [(str(problem.location), problem.code) for problem in site.problems] == [("_includes/a.html:1", "encoding")]
