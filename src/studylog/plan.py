"""What shall be written: `Artifact`, a closed union, and the `Plan` that holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatedPage:
    """A file made by a template from views."""

    path: str
    """Below the output folder: `ai/x/index.html`."""
    template: str
    """Name of the template: `post.html`."""
    views: Mapping[str, Any]
    """Template variable → view; all that the page depends on besides its template."""
    source: str = ""
    """The file that this page is the page of, for messages; empty for lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page that is laid out where it must be made: most stand there as they would be made."""

    path: str
    template: str
    source: str = ""
    """These are those of the page."""
    listed: str = ""
    """As `urls.lock` calls the list that it is: `tags: AI`; empty for a list's later pages, and for what is none."""
    list_parts: Callable[[], tuple[str, ...]]
    """What differs where the page would be another one, by the same templates in the same surroundings."""
    lay_out: Callable[[], TemplatedPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file whose bytes are known."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFile:
    """A file copied byte for byte."""

    path: str
    source: str
    """Where the bytes are: relative to the site's folder, or absolute for the theme's own files."""
    digest: str
    """Of those bytes, hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A page that leads to another."""

    path: str
    target: str
    """URL to go to, baseurl in front."""
    canonical: str
    """The same with the origin in front, where that is known."""
    lang: str
    source: str = ""


CARD_SIZE = (1200, 630)
"""Pixels: what messengers show whole (Open Graph)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A font outside the site's output."""

    path: str
    """Absolute."""
    digest: str
    """Of its bytes, hexadecimal."""
    bold: bool
    """Which of the faces in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMeans:
    """All that it takes to draw cards."""

    pillow: str
    """Version of the library that draws them."""
    text: FontFile
    title: FontFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """A picture of a title, for messengers that show a link."""

    path: str
    title: str
    site: str
    """Name of the blog."""
    below: str
    """Day and category."""
    accent: str
    """`#rrggbb`."""
    means: CardMeans


Templated = Outline | TemplatedPage
"""A page by a template, laid out or not."""
ReadyFile = DataFile | CopiedFile
"""What is there as it will be published: nobody has to make it."""
Whole = TemplatedPage | DataFile | CopiedFile | Redirect | SocialCard
"""An artifact with all that it is made of."""
Artifact = Outline | Whole


def lay_out(artifact: Artifact) -> Whole:
    """The artifact with all that it is made of."""
    return artifact.lay_out() if isinstance(artifact, Outline) else artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All artifacts of a site, one a path, in order of path."""

    artifacts: tuple[Artifact, ...] = field(default_factory=tuple)
