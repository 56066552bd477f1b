"""`_config.yml` → `Config`."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from studylog import messages
from studylog.config.analytics import read_analytics
from studylog.config.archives import read_archives
from studylog.config.cards import read_cards
from studylog.config.code import read_highlight, read_mermaid
from studylog.config.comments import read_comments
from studylog.config.feeds import read_feeds
from studylog.config.math import read_math
from studylog.config.reader import ConfigReader
from studylog.config.theme import read_theme
from studylog.config.values import CONFIG_FILE, Config, KramdownConfig, MarkdownConfig, Overrides
from studylog.errors import ConfigError, Location, Problem, sort_problems

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

CHIRPY_HOOK = "_plugins/posts-lastmod-hook.rb"


def load_config(source: Path, overrides: Overrides | None = None) -> tuple[Config, tuple[Problem, ...]]:
    """Read `source/_config.yml`, which may be missing.

    Returns the config and the problems that do not stop the build.

    Raises:
        ConfigError: where a value cannot be used, with its place and what was expected.

    """
    overrides = overrides or Overrides()
    source = source.resolve()
    reader = ConfigReader(_read_text(source / CONFIG_FILE))
    config = _build(reader, source, overrides)
    reader.warn_of_near_misses()
    reader.warn_of_unsafe_links()
    if errors := [problem for problem in reader.problems if problem.severity == "error"]:
        raise ConfigError(*sort_problems(errors))
    return config, sort_problems(reader.problems)


def _read_text(path: Path) -> str:
    """The text of a file; empty where there is none, or something else (a pipe would never end)."""
    try:
        if not (path.is_file() or path.is_dir()):
            return ""
        data = path.read_bytes()
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise ConfigError(messages.IS_UTF16.error(Location(path=path.name)))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(messages.NOT_UTF8.error(Location(path=path.name), offset=error.start)) from None
    except OSError as error:
        raise ConfigError(messages.UNREADABLE.error(Location(path=path.name), reason=error.strerror)) from None


def _build(reader: ConfigReader, source: Path, overrides: Overrides) -> Config:
    output = _output_folder(reader, source, overrides)
    url, baseurl = _site_address(reader, source, overrides)
    defaults = Config(source=source, destination=output)
    _check_collections(reader)
    paginate, paginate_path = _pagination(reader, defaults)
    return Config(
        source=source,
        destination=overrides.stage or output,
        published=output if overrides.stage else None,
        title=_title(reader, source),
        subtitle=reader.loose_text("subtitle", "tagline"),
        description=reader.loose_text("description"),
        url=url,
        baseurl=baseurl,
        lang=_language(reader.loose_text("lang", "locale")),
        timezone=reader.timezone("timezone", defaults.timezone),
        permalink=reader.permalink("permalink", defaults.permalink),
        paginate=paginate,
        paginate_path=paginate_path,
        excerpt_separator=reader.text("excerpt_separator", defaults.excerpt_separator),
        future=_switch(reader, "future", overrides.future),
        show_drafts=_switch(reader, "show_drafts", overrides.show_drafts),
        unpublished=reader.flag("unpublished", default=False),
        limit_posts=reader.number("limit_posts", 0, least=0),
        exclude=(*reader.texts("exclude", ()), *JEKYLL_EXCLUDES),
        include=reader.texts("include", defaults.include),
        keep_files=reader.texts("keep_files", defaults.keep_files),
        collections_dir=reader.text("collections_dir", "").strip("/"),
        defaults=reader.defaults(),
        markdown=_markdown(reader),
        math=read_math(reader),
        highlight=read_highlight(reader),
        mermaid=read_mermaid(reader),
        theme=read_theme(reader),
        feed=read_feeds(reader),
        cards=read_cards(reader),
        llms=reader.is_true("llms"),
        archives=read_archives(reader),
        comments=read_comments(reader),
        analytics=read_analytics(reader),
        words_per_minute=reader.number("words_per_minute", 0, least=1, fatal=False),
        color_theme=_color_theme(reader),
        preview=overrides.preview,
        last_modified=_last_modified(reader, source),
        addresses=reader.addresses(),
        extra=reader.root.plain() or {},
    )


def _output_folder(reader: ConfigReader, source: Path, overrides: Overrides) -> Path:
    """Where the command line says, from where it was called; else where the file says, from the site's folder."""
    named = overrides.destination or Path(reader.text("destination", "_site"))
    return (Path.cwd() if overrides.destination else source).joinpath(named.expanduser()).resolve()


def _switch(reader: ConfigReader, key: str, override: bool | None) -> bool:
    """What the command line says, else the file."""
    return reader.flag(key, default=False) if override is None else override


def _color_theme(reader: ConfigReader) -> str:
    """Chirpy's `theme_mode`."""
    mode = reader.choice("theme_mode")
    if mode and mode not in ("light", "dark"):
        reader.problems.append(messages.UNKNOWN_THEME_MODE.warning(reader.place("theme_mode"), mode=mode))
        return ""
    return mode


def _check_collections(reader: ConfigReader) -> None:
    """Their options are the loader's; what can mean nothing is told here, with its line."""
    reader.warn_of_scalar("collections")
    listed = reader.table("collections")
    for name in listed.root.value:
        listed.warn_of_scalar(name)
        options = listed.table(name)
        if options.is_true("output") and name != "posts":
            options.known_tokens("permalink", options.loose_text("permalink"))


def _last_modified(reader: ConfigReader, source: Path) -> str:
    """Whether git dates texts: as jekyll-last-modified-at does, or as the hook that comes with chirpy."""
    if _has_plugin(reader, "jekyll-last-modified-at"):
        return "every"
    asked = reader.loose_text("last_modified_at") == "git"
    return "edited" if asked or (source / CHIRPY_HOOK).is_file() else ""


def _has_plugin(reader: ConfigReader, name: str) -> bool:
    """Whether the site lists a plugin of Jekyll's."""
    plugins = reader.root.get("plugins") or reader.root.get("gems")
    return plugins is not None and name in str(plugins.plain())


def _site_address(reader: ConfigReader, source: Path, overrides: Overrides) -> tuple[str, str]:
    """The site's origin and base path; `url` may hold a path of its own."""
    url = overrides.url if overrides.url is not None else reader.text("url", "")
    baseurl = overrides.baseurl if overrides.baseurl is not None else reader.text("baseurl", "")
    repository = overrides.repository or reader.loose_text("repository", "github_repository")
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
        host = _read_text(source / "CNAME").strip().split("\n")[0].strip()
    except ConfigError:
        return ""
    return f"https://{host}" if re.fullmatch(r"[\w.-]+", host) else ""


def _address_from_repository(repository: str) -> str:
    owner, _, name = repository.partition("/")
    return f"https://{owner.lower()}.github.io" if owner and name else ""


def _title(reader: ConfigReader, source: Path) -> str:
    """The site's title; a theme may have written entities into it, and without one the folder's name serves."""
    title = reader.text("title", "") or reader.loose_text("name") or source.name
    if "&" in title:
        import html  # late: few titles need the table of entities

        title = html.unescape(title)
    return unicodedata.normalize("NFC", title)


def _language(locale: str) -> str:
    """The language of a locale as HTML names it (`ko`, `en`); empty where none is named."""
    language = re.split("[-_,; ]", locale.strip().lower())[0]
    return language if re.fullmatch("[a-z]{2,3}", language) else ""


def _pagination(reader: ConfigReader, defaults: Config) -> tuple[int, str]:
    """Posts on a page and where the pages stand; jekyll-paginate-v2's `pagination` over jekyll-paginate's keys."""
    table = reader.table("pagination")
    if table.is_true("enabled"):
        return table.number("per_page", defaults.paginate, least=1), table.path_below(
            "permalink", defaults.paginate_path
        )
    size = reader.number("paginate", defaults.paginate, least=1)
    return size, reader.path_below("paginate_path", defaults.paginate_path)


def _markdown(reader: ConfigReader) -> MarkdownConfig:
    engine = reader.text("markdown", "kramdown").lower()
    if engine in ("commonmark", "commonmarkghpages"):
        return MarkdownConfig(engine="commonmark")
    if engine != "kramdown":
        reader.problems.append(messages.OTHER_MARKDOWN.note(reader.place("markdown"), engine=engine))
    kramdown = _kramdown(reader.table("kramdown", fatal=True))
    return MarkdownConfig(kramdown=kramdown, emoji=_has_plugin(reader, "jemoji"))


def _kramdown(reader: ConfigReader) -> KramdownConfig:
    base = KramdownConfig()
    options = reader.table("syntax_highlighter_opts")
    block, span = options.table("block"), options.table("span")
    highlighter = reader.root.get("syntax_highlighter")
    return KramdownConfig(
        input=reader.text("input", base.input),
        hard_wrap=reader.flag("hard_wrap", default=base.hard_wrap),
        auto_ids=reader.flag("auto_ids", default=base.auto_ids),
        auto_id_prefix=reader.text("auto_id_prefix", ""),
        header_offset=reader.number("header_offset", 0),
        toc_levels=read_levels(",".join(reader.texts("toc_levels", ("1..6",), numbers=True))),
        smart_quotes=_smart_quotes(",".join(reader.texts("smart_quotes", (), numbers=True))),
        typographic_symbols=tuple(reader.strings("typographic_symbols").items()),
        footnote_nr=reader.number("footnote_nr", base.footnote_nr),
        footnote_backlink=reader.text("footnote_backlink", base.footnote_backlink, empty_counts=True),
        footnote_backlink_inline=reader.flag("footnote_backlink_inline", default=False),
        footnote_link_text=reader.text("footnote_link_text", base.footnote_link_text),
        footnote_prefix=reader.text("footnote_prefix", ""),
        link_defs=tuple(reader.table("link_defs").link_definitions()),
        remove_line_breaks_for_cjk=reader.flag("remove_line_breaks_for_cjk", default=False),
        auto_id_stripping=reader.flag("auto_id_stripping", default=False),
        transliterated_header_ids=reader.flag("transliterated_header_ids", default=False),
        html_to_native=reader.flag("html_to_native", default=False),
        entity_output=reader.text("entity_output", base.entity_output),
        gfm_quirks=tuple(",".join(reader.texts("gfm_quirks", base.gfm_quirks)).replace(" ", "").split(",")),
        parse_block_html=reader.flag("parse_block_html", default=False),
        parse_span_html=reader.flag("parse_span_html", default=True),
        math_engine=not reader.is_null("math_engine"),
        default_lang=options.text("default_lang", ""),
        line_numbers=block.flag("line_numbers", default=options.flag("line_numbers", default=False)),
        highlight=not (options.flag("disable", default=False) or (highlighter and highlighter.value is None)),
        highlight_blocks=not block.flag("disable", default=False),
        highlight_spans=not span.flag("disable", default=False),
        guess_lang=reader.flag("guess_lang", default=True),
    )


def read_levels(text: str) -> tuple[int, ...]:
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
