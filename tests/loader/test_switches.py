"""A value that says nothing to any theme is told, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studylog.errors import Severity
from studylog.models import Site

LoadSite = Callable[..., Site]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("toc: maybe", "toc: maybe is neither true nor false, so it says nothing"),
        ("comments: ture", "comments: ture is neither true nor false, so it says nothing"),
        ("hidden: ture", "hidden: ture is neither true nor false, so it says nothing"),
        ("pin: 1", "pin: 1 is neither true nor false, so it says nothing"),
        ("share: [a]", "share: [a] is neither true nor false, so it says nothing"),
        ("header: 3", "header: 3 says nothing; keys are expected below it"),
    ],
)
@pytest.mark.parametrize("path", ["_posts/2021-01-01-a.md", "about.md"])
def test_a_value_that_says_nothing_is_a_note_with_its_line(load: LoadSite, line: str, message: str, path: str) -> None:
    (problem,) = load({path: f"---\ntitle: t\n{line}\n---\nx"}).problems
    assert (problem.severity, problem.message("en")) == (Severity.NOTE, message)
    assert str(problem.location) == f"{path}:3:{len(line.split(':')[0]) + 3}"


@pytest.mark.parametrize(
    "line",
    [
        "toc: true",
        "toc: 'false'",
        "toc: yes",
        "toc: Off",
        "toc:",
        "toc: {beginning: true}",
        "toc: left",
        "comments: giscus",
        "comments: {provider: giscus}",
        "use_math: True",
        "header: {teaser: /a.png}",
        "header: false",
        "header: /a.png",
        "author: [a, b]",
        "author: {name: a}",
        "published: trues",
        "image: /a.png",
        "sidebar: auto",
    ],
)
def test_what_blogs_and_themes_hold_is_left_in_peace(load: LoadSite, line: str) -> None:
    assert load({"_posts/2021-01-01-a.md": f"---\ntitle: t\n{line}\n---\nx"}).problems == ()
