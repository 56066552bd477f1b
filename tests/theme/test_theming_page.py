"""docs/theming.md names what there is: every template, every property, every picture."""

from __future__ import annotations

import re
from pathlib import Path

from studylog.config.theme import KEYS
from studylog.theme.sources import bundled_templates

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "theming.md").read_text("utf-8")
STYLE = (bundled_templates() / "assets" / "style.css").read_text("utf-8")


def test_every_template_is_named() -> None:
    names = {path.name for path in bundled_templates().iterdir() if path.is_file()}
    assert {name for name in names if f"`{name}`" not in TEXT} == set()


def test_every_style_sheet_is_named() -> None:
    names = {path.name for path in (bundled_templates() / "assets").glob("*.css")}
    assert {name for name in names if f"`{name}`" not in TEXT} == set()


def test_every_property_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(--[a-z]+)`", TEXT))
    assert len(named) >= 14
    assert {name for name in named if f"  {name}:" not in STYLE.partition("}")[0]} == set()


def test_every_setting_is_named() -> None:
    assert {key for key in KEYS if f"  {key}: " not in TEXT} == set()


def test_every_picture_is_there_and_small() -> None:
    pictures = re.findall(r"\]\((pictures/[^)]+)\)", TEXT)
    assert len(pictures) == 4
    assert max((ROOT / "docs" / name).stat().st_size for name in pictures) < 120_000
