"""What is made of a text: what it is rendered from, what comes of it, and where that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Set
from dataclasses import field
from typing import Any, Protocol

from studylog.config import MarkdownConfig, MathConfig
from studylog.errors import Problem
from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a text, with those below it."""

    level: int
    """1 to 6."""
    id: str
    html: str
    """Its inline content without links and notes."""
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link or image target as written, with its line in the body (from 1)."""

    target: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTable:
    """What links may point to, by every name a writer may use."""

    baseurl: str = ""
    published: Set[str] = frozenset()
    """Output paths of everything this site publishes, percent-decoded, NFC: `assets/a.png`, `ai/x/index.html`."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Source path (`_posts/2021-01-01-a.md`) → URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiquidSite:
    """What Liquid knows of a site: plain data, with Jekyll's names for keys."""

    config: Mapping[str, Any] = field(default_factory=dict)
    """Every key of `_config.yml`; `url` and `baseurl` as this build has them."""
    time: dt.datetime
    """`site.time` and `'now'`; aware, in the site's time zone."""
    posts: tuple[Mapping[str, Any], ...] = ()
    """Newest first."""
    pages: tuple[Mapping[str, Any], ...] = ()
    documents: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    """Name of a collection → its documents, in Jekyll's order."""
    static_files: tuple[Mapping[str, Any], ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    includes: Mapping[str, str] = field(default_factory=dict)
    """Path from the site's folder → text."""
    includes_folder: str = "_includes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paginator:
    """One page of a list, for the Liquid of the page that shows it."""

    number: int
    size: int
    texts: tuple[str, ...]
    """Source paths of what this page shows."""
    total_texts: int
    paths: tuple[str, ...]
    """Every page's URL path, as Jekyll writes it."""
    titles: tuple[str, ...] = ()
    """Every page's title."""
    trail: tuple[int, int] = (0, 0)
    """How many pages before and after this one jekyll-paginate-v2 names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderInput:
    """Everything a text's HTML depends on besides the `LinkTable`."""

    source: str
    """Path of the file, to resolve relative targets and to place problems."""
    body: str
    body_line: int = 1
    """Line of the file on which `body` begins."""
    title: str = ""
    """As it was written; it may hold formulas."""
    markdown: MarkdownConfig
    math: MathConfig
    """With this text's own switch applied."""
    lang: str = ""
    """The language of words that rendering adds."""
    excerpt_separator: str = "\n\n"
    """Empty: no excerpt is taken."""
    page: Mapping[str, Any] | None = None
    """What Liquid reads as `page`; None where it does not run."""
    is_html: bool = False
    """Whether the text is written as it is, without Markdown."""
    marks_lines: bool = False
    """Whether each block says on which line of the file it begins (`data-line`): in a preview."""
    paginator: Paginator | None = None
    """What Liquid reads as `paginator`."""
    keeps_markdown: bool = False
    """Whether its Markdown is kept beside the HTML, for those who hand it out."""
    media_folder: str = ""
    """Where the text's pictures, videos and sounds lie, with a slash at the end (chirpy's `media_subpath`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A text as HTML, with what lists and checks need of it."""

    html: str
    toc: tuple[Heading, ...] = ()
    excerpt: str = ""
    """HTML of the text before the excerpt separator."""
    text: str = ""
    """What a reader reads: no tags, white space squeezed; each heading begins a line and ends with a tab."""
    title_html: str = ""
    """The title, where it holds formulas."""
    markdown: str = ""
    """The text as Markdown, Liquid done; where it is kept."""
    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()
    features: frozenset[str] = frozenset()
    """What the page must load styles or scripts for: `math`, `code`, `mermaid`."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The large part of a rendered text: what nobody needs but its own page, feeds and search."""

    html: str
    toc: tuple[Heading, ...] = ()
    text: str = ""
    """As in `Fragment`."""
    markdown: str = ""
    """As in `Fragment`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Where a text leads, and which of its places others may lead to."""

    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Names of its places, NFC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the search finds a text by besides its title and tags; words are parted by line ends."""

    text: str = ""
    headings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a site knows of each of its texts all the time: enough for lists, and small."""

    excerpt: str = ""
    """As in `Fragment`."""
    summary: str = ""
    """The excerpt as one line of plain text."""
    opening: str = ""
    """The beginning of the whole text as one line."""
    syllables: int = 0
    """Hangul syllables, kana and Han characters of the text."""
    words: int = 0
    """Its words in other scripts."""
    title_html: str = ""
    """As in `Fragment`."""
    features: tuple[str, ...] = ()
    """As in `Fragment`, sorted."""
    is_empty: bool = False
    """Whether nothing is to be seen of it."""
    keywords: str = ""
    """What it is about, as `find_keywords` tells it."""
    problems: tuple[Problem, ...] = ()
    """What went wrong while it was rendered."""
    remarks: tuple[Problem, ...] = ()
    """What is wrong with it by itself."""


class Shelf(Protocol):
    """Where the large parts of texts lie until a page is written."""

    def body(self, key: str) -> Body:
        """The text kept under `key`."""

    def references(self, key: str) -> References:
        """Those of the text kept under `key`."""

    def words(self, key: str) -> Words:
        """Those of the text kept under `key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A rendered text that is fetched when it is printed: a build that held them all would need gigabytes."""

    name: str
    """Of the text within its site: its source path, or what `fragment_key` makes of it."""
    key: str
    """On the shelf."""
    digest: str
    """Of its `Body`, hexadecimal: contents with the same are the same."""
    shelf: Shelf = field(compare=False, repr=False)

    @property
    def html(self) -> str:
        """The whole text."""
        return self.shelf.body(self.key).html

    @property
    def toc(self) -> tuple[Heading, ...]:
        """Its headings, nested."""
        return self.shelf.body(self.key).toc

    @property
    def text(self) -> str:
        """What a reader reads, as in `Fragment`."""
        return self.shelf.body(self.key).text

    @property
    def markdown(self) -> str:
        """The text as Markdown, as in `Fragment`."""
        return self.shelf.body(self.key).markdown

    @property
    def words(self) -> Words:
        """What the search finds it by."""
        return self.shelf.words(self.key)

    @property
    def references(self) -> References:
        """Where it leads."""
        return self.shelf.references(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """What became of a text: a little at hand, the rest within reach."""

    gist: Gist
    content: Content
    stamp: str = ""
    """Of the gist, hexadecimal: renditions with the same, and equal contents, are the same."""
