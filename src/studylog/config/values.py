"""What `_config.yml` decides, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from studylog.errors import Location
from studylog.frozen import dataclass
from studylog.marked_yaml import WrittenAddress

CONFIG_FILE = "_config.yml"
CACHE_FOLDER = ".studylog-cache"
ASSETS_FOLDER = "assets/studylog"
"""Where the theme's own files are published; a blog's own are in `assets/` itself."""
SEARCH_FOLDER = f"{ASSETS_FOLDER}/search"
"""Output folder of the search index."""
CODE_STYLE = f"{ASSETS_FOLDER}/code-style.css"
"""The colours of code, where the site has chosen some."""
NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to serve the files as they are; also the sign that studylog made the folder."""
NO_JEKYLL_CONTENT = b"made by studylog\n"
TEMPLATES_FOLDER = "templates"
"""A site's overrides of the theme: read by the theme, never published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the command line and the environment say over `_config.yml`; None leaves its value."""

    destination: Path | None = None
    url: str | None = None
    baseurl: str | None = None
    show_drafts: bool | None = None
    future: bool | None = None
    repository: str | None = None
    """`OWNER/NAME`, as GitHub Actions gives it in GITHUB_REPOSITORY."""
    stage: Path | None = None
    """Where the site is written instead, absolute; the output folder is left alone."""
    preview: bool = False
    """Nobody sees the site but its writer (`studylog serve`).

    No reader is counted and no discussion opened; lost URLs are only warned of.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """One set of `defaults`: front matter for the files in its scope."""

    path: str = ""
    """A prefix of the file's path, or a glob whose hits are prefixes."""
    type: str = ""
    """`posts`, `pages`, a collection's name, or empty for all."""
    values: Mapping[str, Any]
    layout_place: Location | None = None
    """Where it names a layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KramdownConfig:
    """`kramdown:` (kramdown.gettalong.org/options.html), with Jekyll's defaults."""

    input: str = "GFM"
    hard_wrap: bool = False
    auto_ids: bool = True
    auto_id_prefix: str = ""
    header_offset: int = 0
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    smart_quotes: tuple[str, str, str, str] = ("‘", "’", "“", "”")
    """Left single, right single, left double, right double, as characters."""
    typographic_symbols: tuple[tuple[str, str], ...] = ()
    """Replacements by kramdown's names: hellip, mdash, ndash, laquo, raquo, laquo_space, raquo_space."""
    footnote_nr: int = 1
    footnote_backlink: str = "&#8617;"
    footnote_backlink_inline: bool = False
    footnote_link_text: str = "%s"
    """What a footnote's marker shows; `%s` is its number."""
    footnote_prefix: str = ""
    link_defs: tuple[tuple[str, str, str], ...] = ()
    """Links that every text may use: name, address, title."""
    remove_line_breaks_for_cjk: bool = False
    auto_id_stripping: bool = False
    transliterated_header_ids: bool = False
    html_to_native: bool = False
    entity_output: str = "as_char"
    gfm_quirks: tuple[str, ...] = ("paragraph_end",)
    parse_block_html: bool = False
    parse_span_html: bool = True
    math_engine: bool = True
    """False for `math_engine: null`."""
    default_lang: str = ""
    line_numbers: bool = False
    highlight: bool = True
    """False for `syntax_highlighter_opts: {disable: true}` and `syntax_highlighter: null`."""
    highlight_blocks: bool = True
    highlight_spans: bool = True
    """False for `disable` under `block:` and `span:`."""
    guess_lang: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownConfig:
    """Which Markdown posts are written in."""

    engine: str = "kramdown"
    """`kramdown` or `commonmark`."""
    emoji: bool = False
    """Whether `:tada:` is a character, as the plugin jemoji has it."""
    kramdown: KramdownConfig = field(default_factory=KramdownConfig)


@dataclass(frozen=True, slots=True, kw_only=True)
class MathConfig:
    """Formulas: when `$…$` counts, and macros for every post."""

    mode: str = "auto"
    """`auto` (where the text has formulas), `true` or `false`."""
    macros: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightConfig:
    """Styles of Pygments by name; both are empty where the theme's own colours do."""

    light: str = ""
    dark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MermaidConfig:
    """The script that draws diagrams."""

    url: str = "https://cdn.jsdelivr.net/npm/mermaid@12.3.0/dist/mermaid.min.js"
    """An address, or a path of this site; empty: diagrams stay text."""
    integrity: str = "sha384-HHW54r639fK42Ip0coGF3mz8oSiGn0eEoWNTLs75X7H63pLSDBa0Tqs0RwGmLlXE"
    """Of that file (W3C, Subresource Integrity); empty: it is not checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeConfig:
    """How studylog's own theme looks, as far as it is not as usual."""

    accent: str = ""
    """`#rrggbb`, for links and what is chosen."""
    font: tuple[str, ...] = ()
    """Families of fonts, as their makers call them."""
    code_font: tuple[str, ...] = ()
    measure: int = 0
    """Characters of Hangul in a line of text."""
    edit: str = ""
    """Address before a text's path where it can be edited; `true`: at GitHub's, in the site's `repository`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsConfig:
    """Pictures of titles, drawn for messengers."""

    font: str = ""
    """The font's file, from the site's folder or absolute; empty: one that the system has."""
    bold_font: str = ""
    """For titles; empty: the same."""
    place: Location
    """Where they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagFeeds:
    """Feeds of single tags."""

    folder: str = "feed/by_tag/"
    only: tuple[str, ...] = ()
    """Empty: of every tag."""
    but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionFeed:
    """The feed of one collection."""

    name: str
    path: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedConfig:
    """jekyll-feed's settings."""

    path: str = "feed.xml"
    json_path: str = "feed.json"
    """Of the same posts as JSON (jsonfeed.org); empty: there is none."""
    posts_limit: int = 10
    excerpt_only: bool = False
    categories: tuple[str, ...] = ()
    """Categories with feeds of their own."""
    tags: TagFeeds | None = None
    collections: tuple[CollectionFeed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyConfig:
    """Where the categories, or the tags, have their pages."""

    index: str
    """The list of all terms."""
    permalink: str
    """Of a term's page, with `:name` and perhaps `:type`."""
    slug_mode: str = ""
    """Jekyll's word for how a name becomes a slug; empty: by a rule that keeps C, C++ and C# apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivesConfig:
    """Lists of posts by term and by date."""

    categories: TaxonomyConfig = TaxonomyConfig(index="/categories/", permalink="/categories/:name/")
    tags: TaxonomyConfig = TaxonomyConfig(index="/tags/", permalink="/tags/:name/")
    dates: tuple[tuple[str, str], ...] = ()
    """Which of `year`, `month` and `day` have pages, each with its permalink."""

    def of(self, taxonomy: str) -> TaxonomyConfig:
        """That of `categories` or of `tags`."""
        return self.categories if taxonomy == "categories" else self.tags


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsConfig:
    """Where readers comment; complete, or there is none."""

    provider: str
    """`giscus`, `utterances` or `disqus`."""
    repo: str = ""
    """`OWNER/NAME` on GitHub."""
    repo_id: str = ""
    category: str = ""
    category_id: str = ""
    mapping: str = "pathname"
    """How a discussion is found: `pathname`, `url`, `title`, `og:title` or a word of its own."""
    is_strict: bool = False
    has_reactions: bool = True
    is_input_on_top: bool = False
    lang: str = ""
    label: str = ""
    """For utterances: of the issues it opens."""
    shortname: str = ""
    """For Disqus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyticsConfig:
    """A service that counts readers; id and domain are words that a script may hold."""

    service: str
    """`google`, `goatcounter`, `plausible`, `cloudflare`, `umami`, `matomo` or `fathom`."""
    id: str
    domain: str = ""
    """Host of the service, where it is the blog's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything `_config.yml`, the command line and the environment decide."""

    source: Path
    """The site's folder, absolute."""
    destination: Path
    """Where this build writes, absolute: the output folder, unless it is a preview."""
    published: Path | None = None
    """The output folder that a preview leaves alone, absolute."""
    title: str = ""
    subtitle: str = ""
    description: str = ""
    url: str = ""
    """Scheme and host without a slash at the end; empty where nothing tells it."""
    baseurl: str = ""
    """Empty, or `/path` without a slash at the end."""
    lang: str = ""
    """The language of the site's own words: `ko`, `en`, `ja` …; empty: that of its posts."""
    timezone: str = "UTC"
    permalink: str = "date"
    """A style's name or a template, as written."""
    paginate: int = 10
    paginate_path: str = "/page:num/"
    excerpt_separator: str = "\n\n"
    future: bool = False
    show_drafts: bool = False
    unpublished: bool = False
    limit_posts: int = 0
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = (".htaccess",)
    keep_files: tuple[str, ...] = (".git", ".svn")
    collections_dir: str = ""
    defaults: tuple[Defaults, ...] = ()
    markdown: MarkdownConfig = field(default_factory=MarkdownConfig)
    math: MathConfig = field(default_factory=MathConfig)
    highlight: HighlightConfig = field(default_factory=HighlightConfig)
    mermaid: MermaidConfig = field(default_factory=MermaidConfig)
    theme: ThemeConfig = field(default_factory=ThemeConfig)
    feed: FeedConfig = field(default_factory=FeedConfig)
    llms: bool = False
    """Whether programs that read are handed the texts as Markdown (llmstxt.org)."""
    cards: CardsConfig | None = None
    """None where no cards are asked for."""
    archives: ArchivesConfig = field(default_factory=ArchivesConfig)
    comments: CommentsConfig | None = None
    analytics: tuple[AnalyticsConfig, ...] = ()
    words_per_minute: int = 0
    """How fast the blog's readers read; 0: as people usually do."""
    color_theme: str = ""
    """`light` or `dark`: the page's only colours (chirpy's `theme_mode`); empty: the reader chooses."""
    preview: bool = False
    """Whether this build is only looked at by its writer."""
    last_modified: str = ""
    """Which texts git dates: `every` one, those `edited` after their first commit, or none."""
    addresses: tuple[WrittenAddress, ...] = ()
    """Where settings lead that stand on pages."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Every key of `_config.yml` as plain data: a theme reads its own from here."""

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Folders of the site as it was built, which are none of its sources."""
        return (self.destination, self.published) if self.published else (self.destination,)

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)
