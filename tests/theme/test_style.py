"""The colours of the default style can be read, in light and in dark (WCAG 2.2, 1.4.3: 4.5 to 1)."""

from __future__ import annotations

import re

import pytest

from studylog.config import ThemeConfig
from studylog.pages.look import PAPER, write_look
from studylog.theme.sources import bundled_templates

STYLE = (bundled_templates() / "assets" / "style.css").read_text("utf-8")
CLASSES = (bundled_templates() / "assets" / "classes.css").read_text("utf-8")
USUAL = STYLE.partition("}")[0]
"""The tokens as they are, before anybody asks for more contrast."""
TOKENS = {name: pair for name, *pair in re.findall(r"(--\w+): light-dark\((#\w+), (#\w+)\)", USUAL)}
CODE = (bundled_templates() / "assets" / "code.css").read_text("utf-8")
CODE_COLOURS = re.findall(r"(?:\.highlight |\.ansi)[^{]*\{ color: light-dark\((#\w+), (#\w+)\)", CODE)
CHANGES = re.findall(r"color: light-dark\((#\w+), (#\w+)\); background: light-dark\((#\w+), (#\w+)\)", CODE)
MARKED = 0.6
"""How much of `--mark` lies over the ground of a highlighted line."""


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How well one colour stands out from another, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, part: float) -> str:
    """`one` laid over `other`, as `color-mix` in sRGB does."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02x}" for a, b in pairs)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["--paper", "--raised"])
@pytest.mark.parametrize("name", ["--ink", "--strong", "--muted", "--accent"])
def test_text_can_be_read(name: str, ground: str, mode: int) -> None:
    assert contrast(TOKENS[name][mode], TOKENS[ground][mode]) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("colours", CODE_COLOURS)
def test_code_can_be_read(colours: tuple[str, str], mode: int) -> None:
    assert contrast(colours[mode], TOKENS["--raised"][mode]) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("colours", CODE_COLOURS)
def test_code_can_be_read_in_a_highlighted_line(colours: tuple[str, str], mode: int) -> None:
    assert f"color-mix(in srgb, var(--mark) {MARKED:.0%}, transparent)" in CODE
    assert contrast(colours[mode], mix(TOKENS["--mark"][mode], TOKENS["--raised"][mode], MARKED)) >= 4.5


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_can_be_read(change: tuple[str, str, str, str]) -> None:
    assert contrast(change[0], change[2]) >= 4.5
    assert contrast(change[1], change[3]) >= 4.5


@pytest.mark.parametrize("accent", ["#ffd400", "#2f6b4f", "#000000", "#ffffff", "#ff3366", "#7a3b93"])
@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_an_accent_of_the_sites_own_can_be_read(accent: str, mode: int) -> None:
    """On the page, on raised ground, as the ground of a button; whatever colour is asked for."""
    shade = re.findall("#[0-9a-f]{6}", write_look(ThemeConfig(accent=accent)))[mode]
    assert min(contrast(shade, TOKENS[ground][mode]) for ground in ("--paper", "--raised")) >= 4.5


def test_shades_are_worked_out_for_the_paper_that_the_style_has() -> None:
    assert tuple(TOKENS["--paper"]) == PAPER


def test_every_kind_of_code_has_a_colour() -> None:
    assert len(CODE_COLOURS) >= 9


TINTS = re.findall(r"--tint: light-dark\((#\w+), (#\w+)\)", CLASSES)
BUTTONS = re.findall(r"\.btn--\w+ \{ background: light-dark\((#\w+), (#\w+)\)", CLASSES)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tint", TINTS)
def test_a_call_out_can_be_read_and_its_sign_be_seen(tint: list[str], mode: int) -> None:
    """Text 4.5 to 1, signs 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11); links stand in it too."""
    ground = mix(tint[mode], TOKENS["--paper"][mode], 0.1)
    assert min(contrast(TOKENS[name][mode], ground) for name in ("--ink", "--strong", "--accent")) >= 4.5
    assert contrast(tint[mode], ground) >= 3


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("colours", BUTTONS)
def test_a_button_can_be_read(colours: list[str], mode: int) -> None:
    assert contrast(colours[mode], TOKENS["--paper"][mode]) >= 4.5


def test_every_kind_of_call_out_and_button_has_a_colour() -> None:
    assert len(TINTS) >= 4
    assert len(BUTTONS) == 3
