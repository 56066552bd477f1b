"""Which layouts are known: those of themes that study logs use, and the blog's own, which nothing here runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studylog import messages
from studylog.config import Config
from studylog.errors import Problem
from studylog.loader.frontmatter import FrontMatter
from studylog.spelling import nearest

KNOWN_LAYOUTS = frozenset(
    "404 about archive archive-taxonomy archives article articles author base blog categories category collection "
    "compress default error grid home landing list nil none not-found null page plain post posts print project "
    "projects resume search single splash tag tags timeline welcome year-archive".split()
)
"""Of minimal-mistakes, chirpy, minima, TeXt and hydejack."""


def check_layout(front: FrontMatter, layout: str, config: Config) -> tuple[Problem, ...]:
    """A warning for a page whose layout no well-known theme has; one of the blog's own has its note already."""
    if not layout or layout in KNOWN_LAYOUTS or _is_own(layout, config):
        return ()
    place = front.at("layout")
    if not place.line and nearest(layout, KNOWN_LAYOUTS):
        return ()  # it comes from `defaults`, and is told there
    if meant := nearest(layout, KNOWN_LAYOUTS, distance=2):
        return (messages.LAYOUT_UNKNOWN_NEAR.warning(place, name=layout, meant=meant),)
    return (messages.LAYOUT_UNKNOWN.warning(place, name=layout),)


def check_default_layouts(config: Config) -> Iterator[Problem]:
    """A warning for each layout of `defaults` that is nearly one of a theme; once, whatever it is the default of."""
    for defaults in config.defaults:
        layout = str(defaults.values.get("layout") or "")
        meant = None if layout in KNOWN_LAYOUTS or _is_own(layout, config) else nearest(layout, KNOWN_LAYOUTS)
        if meant and defaults.layout_place:
            yield messages.LAYOUT_UNKNOWN_NEAR.warning(defaults.layout_place, name=layout, meant=meant)


def _is_own(layout: str, config: Config) -> bool:
    folder = config.source / str(config.extra.get("layouts_dir") or "_layouts")
    return Path(layout).name == layout and any((folder / f"{layout}{ending}").is_file() for ending in (".html", ".md"))
