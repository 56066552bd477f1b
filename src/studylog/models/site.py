"""What was read from disk: posts, pages, other files, and the terms that bind posts together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from studylog.config import Config
from studylog.errors import Location, Problem
from studylog.frozen import dataclass
from studylog.marked_yaml import Mark, WrittenAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A category or tag as one post names it."""

    name: str
    """As written, NFC: what a reader sees (`3.10`, `C++`)."""
    value: str
    """What YAML made of it (`3.1`): what URLs are made of."""
    mark: Mark = field(default=Mark(0, 0), compare=False)
    """Where it stands in the file; line 0 where it comes from elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One study log."""

    source: str
    """Path from the site's folder, forward slashes, NFC."""
    url: str
    """Root-relative, without baseurl, as Jekyll writes it (tokens percent-encoded)."""
    output: str
    """Path of the file below the output folder."""
    title: str
    date: dt.datetime
    """Aware, in the site's time zone."""
    updated: dt.datetime | None = None
    """`last_modified_at`, where it is given."""
    slug: str
    categories: tuple[Label, ...] = ()
    tags: tuple[Label, ...] = ()
    layout: str = ""
    description: str = ""
    """The front matter's `description`."""
    excerpt: str | None = None
    """The front matter's `excerpt`; None means: taken from the body."""
    redirects: tuple[str, ...] = ()
    """Old URLs that lead here (`redirect_from`)."""
    redirect_to: str = ""
    """Where readers are sent instead of reading this text: a path of this site or an http address."""
    draft: bool = False
    future: bool = False
    """Whether its day is still to come, in a preview; elsewhere such a post is there when the site asks for it."""
    front: Mapping[str, Any] = field(default_factory=dict)
    """All front matter, defaults merged in, as plain data."""
    body: str
    """The Markdown, with `\\n` line ends."""
    body_line: int = 1
    """Line of the file on which `body` begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file with front matter that is no post."""

    source: str
    url: str
    output: str
    title: str
    layout: str = ""
    description: str = ""
    redirects: tuple[str, ...] = ()
    redirect_to: str = ""
    date: dt.datetime | None = None
    """`date`, where it is given; a document of a collection may have it in its file's name."""
    updated: dt.datetime | None = None
    collection: str = ""
    """Name of the collection that it is a document of."""
    markdown: bool
    """False: the body is written as it is."""
    front: Mapping[str, Any] = field(default_factory=dict)
    body: str
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that is copied byte for byte."""

    source: str
    """Path from the site's folder."""
    output: str
    """Path below the output folder."""
    digest: str
    """BLAKE2b of its bytes, hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """A post that is not published, and why."""

    source: str
    reason: str
    """`draft`, `unpublished` or `future`."""
    until: dt.datetime | None = None
    """For `future`: when it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One category or tag of the site, however its posts spell it."""

    name: str
    """The spelling that most posts use; the first used among equals."""
    slug: str
    """Unique within its taxonomy."""
    url: str
    """`/categories/딥러닝/`, percent-encoded."""
    posts: tuple[Post, ...]
    """Newest first, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """All categories, or all tags."""

    name: str
    """`categories` or `tags`."""
    terms: tuple[Term, ...] = ()
    """By name, as a dictionary would sort them."""
    by_value: Mapping[str, Term] = field(default_factory=dict)
    """Every spelling that a post uses (`Label.value`) → its term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that was read from disk."""

    config: Config
    posts: tuple[Post, ...]
    """Newest first, as Jekyll sorts them: date, then path, both descending."""
    pages: tuple[Page, ...] = ()
    unwritten: tuple[Page, ...] = ()
    """Documents of collections that are not output: Liquid reads them."""
    assets: tuple[Asset, ...] = ()
    categories: Taxonomy = field(default_factory=lambda: Taxonomy(name="categories"))
    tags: Taxonomy = field(default_factory=lambda: Taxonomy(name="tags"))
    data: Mapping[str, Any] = field(default_factory=dict)
    """`_data/**`, by file name without extension."""
    includes: Mapping[str, str] = field(default_factory=dict)
    """What Liquid may include: path from the site's folder (`_includes/a.html`) → text."""
    held_back: tuple[HeldBack, ...] = ()
    redirect_places: Mapping[tuple[str, str], Location] = field(default_factory=dict)
    """Source path and old URL → where the file names it."""
    addresses: tuple[WrittenAddress, ...] = ()
    """Where settings, data and front matter lead that stand on pages."""
    blocks: Mapping[str, str] = field(default_factory=dict)
    """Source path of a post → its front matter as written."""
    problems: tuple[Problem, ...] = ()

    @property
    def texts(self) -> tuple[Post | Page, ...]:
        """Everything with a body: posts, then pages."""
        return (*self.posts, *self.pages)
