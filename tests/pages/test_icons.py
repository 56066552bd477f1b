"""Names of Font Awesome → drawings."""

from __future__ import annotations

import re

import pytest

from studylog.pages.icons import DRAWN, find_icon
from studylog.theme.sources import bundled_templates


@pytest.mark.parametrize(
    ("name", "drawing"),
    [
        ("fab fa-fw fa-github", "github"),
        ("fab fa-github-alt", "github"),
        ("fab fa-fw fa-twitter-square", "x"),
        ("fa-brands fa-square-x-twitter", "x"),
        ("fas fa-fw fa-envelope-square", "mail"),
        ("far fa-envelope", "mail"),
        ("fab fa-linkedin-in", "linkedin"),
        ("fas fa-info-circle", "info"),
        ("fas fa-stream", "folder"),
        ("icon-mail", "mail"),
        ("GitHub", "github"),
        ("fas fa-fw fa-link", "link"),
        ("fab fa-nobody-knows", "link"),
        ("", ""),
    ],
)
def test_a_name_finds_its_drawing(name: str, drawing: str) -> None:
    assert drawing == find_icon(name)


def test_the_theme_draws_every_icon_there_is() -> None:
    text = (bundled_templates() / "_partials" / "icons.html").read_text("utf-8")
    assert set(re.findall(r'^  "([\w-]+)": ', text, re.MULTILINE)) == DRAWN
