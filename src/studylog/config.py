"""`_config.yml` → a frozen `Config`.

Known keys are typed and checked here, each with its line; every other key is a theme's own and passes on in
`extra`. Jekyll's defaults hold (jekyllrb.com/docs/configuration/default), `kramdown:` options are kramdown's.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from studylog import messages
from studylog.errors import ConfigError, Location, Problem
from studylog.marked_yaml import Mark, Node, YamlError, describe_error, read_yaml
from studylog.spelling import nearest

CONFIG_FILE = "_config.yml"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """One set of `defaults`: front matter for the files in its scope."""

    path: str = ""
    """A prefix of the file's path, or a glob whose hits are prefixes."""
    type: str = ""
    """`posts`, `pages`, a collection's name, or empty for all."""
    values: Mapping[str, Any]


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
    guess_lang: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownConfig:
    """Which Markdown posts are written in."""

    engine: str = "kramdown"
    """`kramdown` or `commonmark`."""
    kramdown: KramdownConfig = field(default_factory=KramdownConfig)


@dataclass(frozen=True, slots=True, kw_only=True)
class MathConfig:
    """Formulas: when `$…$` counts, and macros for every post."""

    mode: str = "auto"
    """`auto` (where the text has formulas), `true` or `false`."""
    macros: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedConfig:
    """jekyll-feed's settings."""

    path: str = "feed.xml"
    posts_limit: int = 10
    excerpt_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything `_config.yml`, the command line and the environment decide."""

    source: Path
    """The site's folder, absolute."""
    destination: Path
    """The output folder, absolute."""
    title: str = ""
    subtitle: str = ""
    description: str = ""
    url: str = ""
    """Scheme and host without a slash at the end; empty where nothing tells it."""
    baseurl: str = ""
    """Empty, or `/path` without a slash at the end."""
    lang: str = "en"
    """The language of the site's own words: `ko`, `en`, `ja` …"""
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
    feed: FeedConfig = field(default_factory=FeedConfig)
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Every key of `_config.yml` as plain data: a theme reads its own from here."""

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)


JEKYLL_EXCLUDES = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
"""Left out besides whatever `exclude` says."""


def load_config(source: Path, overrides: Overrides | None = None) -> tuple[Config, tuple[Problem, ...]]:
    """Read `source/_config.yml`, which may be missing.

    Returns the config and the problems that do not stop the build.

    Raises:
        ConfigError: where a value cannot be used, with its place and what was expected.

    """
    overrides = overrides or Overrides()
    source = source.resolve()
    reader = _Reader(_read_text(source / CONFIG_FILE))
    config = _build(reader, source, overrides)
    reader.warn_of_near_misses()
    if errors := [problem for problem in reader.problems if problem.severity == "error"]:
        raise ConfigError(*errors)
    return config, tuple(reader.problems)


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise ConfigError(messages.NOT_UTF8.error(Location(path=path.name), offset=error.start)) from None
    except OSError as error:
        raise ConfigError(messages.UNREADABLE.error(Location(path=path.name), reason=error.strerror)) from None


def _build(reader: _Reader, source: Path, overrides: Overrides) -> Config:
    destination = overrides.destination or Path(reader.text("destination", "_site"))
    url = overrides.url if overrides.url is not None else reader.text("url", "")
    baseurl = overrides.baseurl if overrides.baseurl is not None else reader.text("baseurl", "")
    repository = overrides.repository or reader.text("repository", "") or reader.text("github_repository", "")
    url, baseurl = _site_address(reader, source, url, baseurl, repository)
    show_drafts, future = overrides.show_drafts, overrides.future
    defaults = Config(source=source, destination=destination)
    return Config(
        source=source,
        destination=(Path.cwd() if overrides.destination else source).joinpath(destination.expanduser()).resolve(),
        title=reader.text("title", "") or reader.text("name", ""),
        subtitle=reader.text("subtitle", "") or reader.text("tagline", ""),
        description=reader.text("description", ""),
        url=url,
        baseurl=baseurl,
        lang=_language(reader.text("lang", "") or reader.text("locale", "")),
        timezone=reader.timezone("timezone", defaults.timezone),
        permalink=reader.permalink("permalink", defaults.permalink),
        paginate=reader.number("paginate", defaults.paginate, least=1),
        paginate_path=reader.text("paginate_path", defaults.paginate_path),
        excerpt_separator=reader.text("excerpt_separator", defaults.excerpt_separator),
        future=reader.flag("future", default=False) if future is None else future,
        show_drafts=reader.flag("show_drafts", default=False) if show_drafts is None else show_drafts,
        unpublished=reader.flag("unpublished", default=False),
        limit_posts=reader.number("limit_posts", 0, least=0),
        exclude=(*reader.texts("exclude", ()), *JEKYLL_EXCLUDES),
        include=reader.texts("include", defaults.include),
        keep_files=reader.texts("keep_files", defaults.keep_files),
        collections_dir=reader.text("collections_dir", "").strip("/"),
        defaults=reader.defaults(),
        markdown=_markdown(reader),
        math=_math(reader),
        feed=_feed(reader),
        extra=reader.root.plain() or {},
    )


def _site_address(reader: _Reader, source: Path, url: str, baseurl: str, repository: str) -> tuple[str, str]:
    """The site's origin and base path; `url` may hold a path of its own."""
    base = "/" + baseurl.strip("/") if baseurl.strip("/") else ""
    base = re.sub("/{2,}", "/", base)
    url = url.strip().rstrip("/")
    if not url:
        url = _address_from_cname(source) or _address_from_repository(repository)
    elif "://" not in url:
        fixed = "https://" + url.lstrip("/")
        reader.problems.append(messages.URL_WITHOUT_SCHEME.warning(reader.place("url"), url=url, fixed=fixed))
        url = fixed
    return url, base


def _address_from_cname(source: Path) -> str:
    try:
        host = (source / "CNAME").read_text("utf-8").strip().split("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return f"https://{host}" if re.fullmatch(r"[\w.-]+", host) else ""


def _address_from_repository(repository: str) -> str:
    owner, _, name = repository.partition("/")
    return f"https://{owner.lower()}.github.io" if owner and name else ""


def _language(locale: str) -> str:
    return re.split("[-_,; ]", locale.strip().lower())[0] or "en"


def _markdown(reader: _Reader) -> MarkdownConfig:
    engine = reader.text("markdown", "kramdown").lower()
    if engine in ("commonmark", "commonmarkghpages"):
        return MarkdownConfig(engine="commonmark")
    if engine != "kramdown":
        reader.problems.append(messages.OTHER_MARKDOWN.note(reader.place("markdown"), engine=engine))
    return MarkdownConfig(kramdown=_kramdown(reader.table("kramdown")))


def _kramdown(reader: _Reader) -> KramdownConfig:
    base = KramdownConfig()
    options = reader.table("syntax_highlighter_opts")
    block = options.table("block")
    highlighter = reader.root.get("syntax_highlighter")
    return KramdownConfig(
        input=reader.text("input", base.input),
        hard_wrap=reader.flag("hard_wrap", default=base.hard_wrap),
        auto_ids=reader.flag("auto_ids", default=base.auto_ids),
        auto_id_prefix=reader.text("auto_id_prefix", ""),
        header_offset=reader.number("header_offset", 0),
        toc_levels=_levels(",".join(reader.texts("toc_levels", ("1..6",)))),
        smart_quotes=_smart_quotes(reader.text("smart_quotes", "")),
        typographic_symbols=tuple(reader.strings("typographic_symbols").items()),
        footnote_nr=reader.number("footnote_nr", base.footnote_nr),
        footnote_backlink=reader.text("footnote_backlink", base.footnote_backlink, empty_counts=True),
        footnote_backlink_inline=reader.flag("footnote_backlink_inline", default=False),
        entity_output=reader.text("entity_output", base.entity_output),
        gfm_quirks=tuple(",".join(reader.texts("gfm_quirks", base.gfm_quirks)).replace(" ", "").split(",")),
        parse_block_html=reader.flag("parse_block_html", default=False),
        parse_span_html=reader.flag("parse_span_html", default=True),
        math_engine=not reader.is_null("math_engine"),
        default_lang=options.text("default_lang", ""),
        line_numbers=block.flag("line_numbers", default=options.flag("line_numbers", default=False)),
        highlight=not (options.flag("disable", default=False) or (highlighter and highlighter.value is None)),
        guess_lang=reader.flag("guess_lang", default=True),
    )


def _levels(text: str) -> tuple[int, ...]:
    """Kramdown's `toc_levels`: `1..6`, `1,2,3`, a list or a number."""
    if found := re.fullmatch(r"\s*(\d)\s*\.\.\s*(\d)\s*", text):
        return tuple(range(int(found[1]), int(found[2]) + 1))
    numbers = [int(part) for part in re.findall(r"\d", text)]
    return tuple(numbers) or KramdownConfig().toc_levels


def _smart_quotes(text: str) -> tuple[str, str, str, str]:
    """Kramdown's `smart_quotes`: four entity names or code points, `lsquo,rsquo,ldquo,rdquo`."""
    import html  # late: a no-op build reads no entity table

    names = [name.strip() for name in text.split(",")]
    if len(names) != 4:
        return KramdownConfig().smart_quotes
    quotes = [html.unescape(f"&#{name};" if name.isdigit() else f"&{name};") for name in names]
    return quotes[0], quotes[1], quotes[2], quotes[3]


def _math(reader: _Reader) -> MathConfig:
    node = reader.root.get("math")
    if node is not None and isinstance(node.value, bool):
        return MathConfig(mode="true" if node.value else "false")
    table = reader.table("math") if node is not None and isinstance(node.value, dict) else None
    mode = table.text("mode", "auto") if table else "auto"
    for switch in ("use_math", "mathjax", "katex"):
        if reader.is_true(switch):
            mode = "true"
    return MathConfig(mode=mode, macros=tuple(table.strings("macros").items()) if table else ())


def _feed(reader: _Reader) -> FeedConfig:
    table = reader.table("feed")
    path = table.text("path", "") or reader.table("atom_feed").text("path", "") or FeedConfig().path
    return FeedConfig(
        path=urllib.parse.unquote(path if "://" not in path else FeedConfig().path).lstrip("/"),
        posts_limit=table.number("posts_limit", FeedConfig().posts_limit, least=1),
        excerpt_only=table.flag("excerpt_only", default=False),
    )


class _Reader:
    """Takes typed values out of one mapping of the file and notes what is wrong with them."""

    def __init__(self, text: str, root: Node | None = None, problems: list[Problem] | None = None) -> None:
        self.lines = text.split("\n")
        self.problems: list[Problem] = [] if problems is None else problems
        self.root = root if root is not None else self._parse(text)

    def _parse(self, text: str) -> Node:
        try:
            document = read_yaml(text)
        except YamlError as error:
            raise ConfigError(describe_error(error, self._at(error.mark))) from None
        if document.root.value is None:
            return Node({}, document.root.mark)
        if not isinstance(document.root.value, dict):
            raise ConfigError(messages.CONFIG_NOT_MAPPING.error(self._at(document.root.mark)))
        for repeat in document.repeats:
            place = self._at(repeat.last)
            self.problems.append(messages.REPEATED_KEY.warning(place, key=repeat.key, first=repeat.first.line))
        return document.root

    def _at(self, mark: Mark) -> Location:
        source = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return Location(path=CONFIG_FILE, line=mark.line, column=mark.column, source=source)

    def place(self, key: str) -> Location:
        """Where the value of `key` stands."""
        node = self.root.get(key)
        return self._at(node.mark) if node else Location(path=CONFIG_FILE)

    def _wrong(self, key: str, expected: str) -> None:
        node = self.root.get(key)
        found = node.written if node and node.written else self.place(key).source.strip()
        wrong = messages.WRONG_TYPE.error(self.place(key), key=key, expected=expected, found=found)
        self.problems.append(wrong)

    def is_null(self, key: str) -> bool:
        """Whether `key` stands there with nothing."""
        node = self.root.get(key)
        return node is not None and node.value is None

    def is_true(self, key: str) -> bool:
        """Whether `key` is switched on, in whatever form a theme has it."""
        node = self.root.get(key)
        return node is not None and node.value is True

    def text(self, key: str, default: str, *, empty_counts: bool = False) -> str:
        """The text under `key` as written; null and (unless `empty_counts`) empty give the default."""
        node = self.root.get(key)
        if node is None or node.value is None or isinstance(node.value, (dict, list)):
            return default
        return node.written if node.written or empty_counts else default

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """The list of texts under `key`; a single text is a list of one."""
        node = self.root.get(key)
        if node is None or node.value is None:
            return default
        if isinstance(node.value, dict):
            self._wrong(key, messages.EXPECTED_LIST)
            return default
        if isinstance(node.value, list):
            return tuple(item.written for item in node.value if item.value is not None)
        return (node.written,)

    def strings(self, key: str) -> dict[str, str]:
        """A mapping of texts."""
        node = self.root.get(key)
        if node is None or not isinstance(node.value, dict):
            return {}
        return {name: item.written for name, item in node.value.items()}

    def number(self, key: str, default: int, *, least: int | None = None) -> int:
        """The whole number under `key`, digits in quotes too."""
        node = self.root.get(key)
        if node is None or node.value is None or node.value is False:
            return default
        written = node.written.strip()
        if not re.fullmatch(r"[-+]?\d{1,9}", written) or (least is not None and int(written) < least):
            self._wrong(key, messages.EXPECTED_NUMBER)
            return default
        return int(written)

    def flag(self, key: str, *, default: bool) -> bool:
        """The true/false under `key`."""
        node = self.root.get(key)
        if node is None or node.value is None:
            return default
        if not isinstance(node.value, bool):
            if node.written.lower() in ("true", "false"):
                return node.written.lower() == "true"
            self._wrong(key, messages.EXPECTED_FLAG)
            return default
        return node.value

    def table(self, key: str) -> _Reader:
        """The mapping under `key` as a reader of its own; empty where there is none."""
        node = self.root.get(key)
        root = node if node is not None and isinstance(node.value, dict) else Node({}, Mark(0, 0))
        return _Reader("\n".join(self.lines), root, self.problems)

    def timezone(self, key: str, default: str) -> str:
        """A name of the IANA time zone database."""
        name = self.text(key, default)
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            meant = nearest(name, available_timezones(), distance=3) or _same_city(name) or "Asia/Seoul"
            self.problems.append(messages.UNKNOWN_TIMEZONE.error(self.place(key), zone=name, meant=meant))
            return default
        return name

    def permalink(self, key: str, default: str) -> str:
        """A permalink style or template; Jekyll puts every post at `/` for an empty one."""
        node = self.root.get(key)
        if node is None or node.value is None:
            return default
        return self.text(key, default, empty_counts=True)

    def defaults(self) -> tuple[Defaults, ...]:
        """The sets under `defaults`, in order."""
        node = self.root.get("defaults")
        if node is None or not isinstance(node.value, list):
            return ()
        sets = []
        for item in node.value:
            scope, values = item.get("scope"), item.get("values")
            if values is None or not isinstance(values.value, dict):
                self.problems.append(messages.DEFAULTS_WITHOUT_VALUES.warning(self._at(item.mark)))
                continue
            scope_reader = _Reader("", scope or Node({}, item.mark), self.problems)
            sets.append(
                Defaults(
                    path=scope_reader.text("path", ""),
                    type=scope_reader.text("type", ""),
                    values=values.plain(),
                )
            )
        return tuple(sets)

    def warn_of_near_misses(self) -> None:
        """A key that is one edit from a known one is a typo; every other unknown key is a theme's."""
        for key, node in (self.root.value or {}).items():
            if key not in THEME_KEYS and (meant := nearest(key, KNOWN_KEYS)) and meant not in self.root.value:
                place = self._at(node.key_mark or node.mark)
                self.problems.append(messages.NEAR_MISS.warning(place, key=key, meant=meant))


def _same_city(name: str) -> str | None:
    city = name.rpartition("/")[2].lower()
    return next((zone for zone in sorted(available_timezones()) if zone.rpartition("/")[2].lower() == city), None)


KNOWN_KEYS = frozenset(
    """source destination title name subtitle tagline description url baseurl lang locale timezone permalink
    paginate paginate_path excerpt_separator future show_drafts unpublished limit_posts exclude include keep_files
    collections_dir collections defaults markdown kramdown math feed atom_feed repository author authors
    navigation data_dir encoding markdown_ext theme remote_theme plugins search comments analytics""".split()
)
"""Keys that studylog reads itself."""

THEME_KEYS = frozenset(
    """gems sass scss plugin social twitter github facebook footer header logo teaser favicon image images links
    safe lsi show_excerpts layouts_dir includes_dir markdown_ext highlighter incremental whitelist host port
    compress_html breadcrumbs words_per_minute date_format strict_front_matter liquid avatar cdn pwa toc
    google_analytics disqus category_archive tag_archive theme_mode sources urls themes page pages""".split()
)
"""Keys of well-known themes and of Jekyll that no typo is suspected in."""
