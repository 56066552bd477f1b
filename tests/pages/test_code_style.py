"""The style sheet of colours that a site chooses: every style can be read, and none of the theme's colours is left."""

from __future__ import annotations

import re

import pytest
from pygments.styles import STYLE_MAP, get_style_by_name
from pygments.token import STANDARD_TYPES

from studylog.pages.code_style import write_style
from studylog.pages.colours import LEAST_CONTRAST, contrast, make_readable, mark_ground

PAIR = re.compile(r" color: light-dark\((#\w{6}), (#\w{6})\)")


def channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@pytest.mark.parametrize("name", sorted(STYLE_MAP))
def test_every_style_can_be_read(name: str) -> None:
    """WCAG 2.2, 1.4.3, in a highlighted line too: what a style has too faint is moved as far as needed."""
    style = get_style_by_name(name)
    colours = [colour for pair in PAIR.findall(write_style(style, style)) for colour in pair]
    marked = mark_ground(style.background_color)
    assert min(contrast(channels(colour), marked) for colour in colours) >= LEAST_CONTRAST


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert make_readable("66d9ef", "#272822") == "#66d9ef"


def test_no_class_keeps_the_themes_colour() -> None:
    sheet = write_style(get_style_by_name("friendly"), get_style_by_name("nord"))
    ruled = {name for rule in re.findall(r":is\(([^)]*)\)", sheet) for name in rule.split(", ")}
    assert ruled == {f".{name}" for name in STANDARD_TYPES.values() if name}


def test_light_and_dark_have_their_own() -> None:
    sheet = write_style(get_style_by_name("friendly"), get_style_by_name("monokai"))
    assert "background: light-dark(#f0f0f0, #272822)" in sheet
    assert "color: light-dark(#007020, #66d9ef)" in sheet
