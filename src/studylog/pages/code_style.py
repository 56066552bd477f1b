"""The colours of code where the site names styles of Pygments (pygments.org/styles) for light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from studylog.config import CODE_STYLE
from studylog.pages.colours import make_readable, mark_ground, write_colour
from studylog.pages.edition import Edition
from studylog.plan import Artifact, DataFile

if TYPE_CHECKING:
    from pygments.style import Style


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
    marked = _pair(*(write_colour(mark_ground(style.background_color)) for style in (light, dark)))
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
