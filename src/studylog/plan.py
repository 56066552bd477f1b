"""What shall be written: `Artifact`, a closed union, and the `Plan` that holds them."""

from __future__ import annotations

from collections.abc import Mapping
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


Artifact = TemplatedPage | DataFile | CopiedFile | Redirect


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All artifacts of a site, one a path, in order of path."""

    artifacts: tuple[Artifact, ...] = field(default_factory=tuple)
