"""What the site's `theme` changes of the theme's looks, as declarations of CSS."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from studylog.config import ThemeConfig
from studylog.pages.colours import make_readable

PAPER = ("#fcfbf9", "#16171a")
"""The ground of pages, light and dark, as `templates/assets/style.css` has it."""
GENERIC = frozenset(("serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace"))
"""Families that every browser has; CSS knows them without quotes only."""


def write_look(theme: ThemeConfig) -> Markup:
    """The declarations for `:root`; every value was checked when it was read, so that they may stand in a page."""
    return Markup(";".join(_declare(theme)))


def icon_colour(theme: ThemeConfig) -> str:
    """`#rrggbb` of the site's icons, on which a light drawing can be seen; empty: the theme's own."""
    return make_readable(theme.accent, PAPER[0]) if theme.accent else ""


def _declare(theme: ThemeConfig) -> Iterator[str]:
    if theme.accent:
        light, dark = (make_readable(theme.accent, ground) for ground in PAPER)
        yield f"--accent:light-dark({light},{dark})"
    if theme.font:
        yield f"--text:{_families(theme.font, 'system-ui', 'sans-serif')}"
    if theme.code_font:
        yield f"--code:{_families(theme.code_font, 'ui-monospace', 'monospace')}"
    if theme.measure:
        yield f"--measure:calc({theme.measure}*var(--size))"


def _families(named: tuple[str, ...], *at_last: str) -> str:
    """The families in order; those that every browser has at the end, unless they are among them."""
    families = dict.fromkeys((*named, *(() if named[-1] in GENERIC else at_last)))
    return ",".join(each if each in GENERIC else f'"{each}"' for each in families)
