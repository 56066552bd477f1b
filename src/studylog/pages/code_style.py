"""The colours of code where the site names styles of Pygments (pygments.org/styles) for light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from studylog.config import CODE_STYLE
from studylog.pages.edition import Edition
from studylog.plan import Artifact, DataFile

if TYPE_CHECKING:
    from pygments.style import Style

Colour = tuple[int, ...]
"""Red, green and blue, 0 to 255 each."""
LEAST_CONTRAST = 4.5
"""Of text to its ground (WCAG 2.2, 1.4.3); most styles keep it in part only."""


def make_code_style(edition: Edition) -> Iterator[Artifact]:
    """The style sheet that the theme loads after its own."""
    chosen = edition.site.config.highlight
    if not chosen.light:
        return
    from pygments.styles import get_style_by_name  # late: few sites choose one

    sheet = write_style(get_style_by_name(chosen.light), get_style_by_name(chosen.dark))
    yield DataFile(path=CODE_STYLE, content=sheet.encode())


def write_style(light: type[Style], dark: type[Style]) -> str:
    """Both styles in one sheet; every class has a rule, so that nothing of the theme's own colours is left."""
    from pygments.token import STANDARD_TYPES, Token  # late: as the styles are

    base = light.style_for_token(Token), dark.style_for_token(Token)
    grounds = _pair(light.background_color, dark.background_color)
    marked = _pair(*(_write(mark_ground(style.background_color)) for style in (light, dark)))
    by_look: dict[str, list[str]] = {}
    for kind, name in STANDARD_TYPES.items():
        if name:
            found = light.style_for_token(kind), dark.style_for_token(kind)
            by_look.setdefault(_look(found, light, dark), []).append(f".{name}")
    return (
        f".highlight pre {{ background: {grounds}; color: {_colours(base, light, dark)}; }}\n"
        ".highlight .line::before { color: inherit; }\n"
        f"{''.join(_rule(names, look) for look, names in by_look.items())}"
        f".highlight .hll {{ background: {marked}; }}\n"
    )


def _rule(names: list[str], look: str) -> str:
    return f".highlight :is({', '.join(names)}) {{ {look} }}\n"


def _look(found: tuple[Any, Any], light: type[Style], dark: type[Style]) -> str:
    """Colour by mode; bold and italic as the light style has them."""
    weight = 700 if found[0]["bold"] else 400
    slant = "italic" if found[0]["italic"] else "normal"
    return f"color: {_colours(found, light, dark)}; background: none; font-weight: {weight}; font-style: {slant};"


def _colours(found: tuple[Any, Any], light: type[Style], dark: type[Style]) -> str:
    readable = (
        make_readable(each["color"] or "", style.background_color)
        for each, style in zip(found, (light, dark), strict=True)
    )
    return _pair(*readable)


def _pair(light: str, dark: str) -> str:
    return f"light-dark({light}, {dark})"


def make_readable(colour: str, ground: str) -> str:
    """`colour` as `#rrggbb`, moved towards black or white as far as it must to be read, in a marked line too."""
    end, behind = _far_end(ground), mark_ground(ground)
    wanted = _channels(colour) if colour else end
    steps = (_between(wanted, end, step / 20) for step in range(21))
    return _write(next((shade for shade in steps if contrast(shade, behind) >= LEAST_CONTRAST), end))


def mark_ground(ground: str) -> Colour:
    """The ground of a highlighted line: a little nearer to the text."""
    return _between(_channels(ground), _far_end(ground), 0.08)


def _far_end(ground: str) -> Colour:
    return max((_BLACK, _WHITE), key=lambda shade: contrast(shade, _channels(ground)))


def _write(colour: Colour) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour)


def _between(one: Colour, other: Colour, part: float) -> Colour:
    return tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))


_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def _channels(colour: str) -> Colour:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def contrast(one: Colour, other: Colour) -> float:
    """How well one colour stands out from another, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
