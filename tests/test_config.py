"""`_config.yml` is typed and checked; Jekyll's defaults hold."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from studylog.config import Config, KramdownConfig, Overrides, load_config
from studylog.config.known_keys import PERMALINK_TOKENS
from studylog.errors import ConfigError, Problem
from studylog.loader.tokens import PostTokens

Read = Callable[..., Config]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, text: str, **overrides: object) -> Config:
    (folder / "_config.yml").write_text(text, "utf-8")
    return load_config(folder, Overrides(**overrides))[0]  # type: ignore[arg-type]


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "_config.yml").write_text(text, "utf-8")
    return load_config(folder)[1]


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    config, found = load_config(folder)
    assert found == ()
    assert (folder.resolve() / "_site", "UTC", "date", "", "", 10, "\n\n") == (
        config.destination,
        config.timezone,
        config.permalink,
        config.url,
        config.baseurl,
        config.paginate,
        config.excerpt_separator,
    )


@pytest.mark.parametrize(
    ("written", "baseurl"),
    [("/", ""), ("", ""), ("/blog", "/blog"), ("blog/", "/blog"), ("//a//b/", "/a/b"), ("null", "")],
)
def test_the_baseurl_is_normalised(folder: Path, written: str, baseurl: str) -> None:
    assert baseurl == read(folder, f"baseurl: {written}").baseurl


@pytest.mark.parametrize(
    ("written", "url"),
    [("https://a.kr/", "https://a.kr"), ("", ""), ("a.kr", "https://a.kr"), ("//a.kr", "https://a.kr")],
)
def test_the_url_is_normalised(folder: Path, written: str, url: str) -> None:
    assert url == read(folder, f"url: {written}").url


def test_without_a_url_the_address_is_guessed(folder: Path) -> None:
    assert read(folder, "repository: Me/blog").url == "https://me.github.io"
    assert read(folder, "", repository="you/blog").url == "https://you.github.io"
    (folder / "CNAME").write_text("log.example.com\n")
    assert read(folder, "repository: me/blog").url == "https://log.example.com"


def test_the_command_line_comes_first(folder: Path) -> None:
    text = "url: https://a.kr\nbaseurl: /a\nfuture: true\nshow_drafts: false\n"
    config = read(folder, text, url="https://b.kr", baseurl="/b/", future=False, show_drafts=True)
    assert (config.url, config.baseurl, config.future, config.show_drafts) == ("https://b.kr", "/b", False, True)


def test_an_output_folder_of_the_command_line_is_relative_to_where_it_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    assert folder.resolve() / "out" == read(folder, "destination: out").destination
    assert folder.resolve() / "elsewhere" / "out" == read(folder, "", destination=Path("out")).destination


def test_lists_may_be_one_text(folder: Path) -> None:
    config = read(folder, "exclude: docs\ninclude: [_pages, null, .well-known]\nkeep_files: k")
    assert (config.exclude[0], config.include, config.keep_files) == ("docs", ("_pages", ".well-known"), ("k",))


def test_jekylls_own_excludes_stay(folder: Path) -> None:
    assert {"node_modules", "vendor/bundle/"} <= set(read(folder, "exclude: []").exclude)


@pytest.mark.parametrize(
    ("written", "permalink"), [("pretty", "pretty"), ("''", ""), ("", "date"), ("/:slug", "/:slug")]
)
def test_an_empty_permalink_is_one(folder: Path, written: str, permalink: str) -> None:
    assert permalink == read(folder, f"permalink: {written}").permalink


@pytest.mark.parametrize(
    ("text", "lang"),
    [("lang: ko-KR, en-US", "ko"), ("locale: en_US", "en"), ("", ""), ("lang: 한국어", ""), ("lang: ja", "ja")],
)
def test_the_language_is_its_first_part(folder: Path, text: str, lang: str) -> None:
    assert lang == read(folder, text).lang


def test_defaults_keep_scope_and_values(folder: Path) -> None:
    text = "defaults:\n- scope: {path: _posts, type: posts}\n  values: {layout: single}\n- values: {toc: true}\n"
    first, second = read(folder, text).defaults
    assert (first.path, first.type, first.values) == ("_posts", "posts", {"layout": "single"})
    assert (second.path, second.type, second.values) == ("", "", {"toc": True})


def test_kramdowns_options(folder: Path) -> None:
    text = """
kramdown:
  hard_wrap: true
  toc_levels: 2..3
  smart_quotes: apos,apos,quot,quot
  auto_id_prefix: p-
  footnote_backlink: ''
  math_engine: null
  typographic_symbols: {hellip: ...}
  syntax_highlighter_opts:
    default_lang: python
    block: {line_numbers: true}
"""
    kramdown = read(folder, text).markdown.kramdown
    assert (
        kramdown.hard_wrap,
        kramdown.toc_levels,
        kramdown.smart_quotes,
        kramdown.auto_id_prefix,
        kramdown.footnote_backlink,
        kramdown.math_engine,
        kramdown.typographic_symbols,
        kramdown.default_lang,
        kramdown.line_numbers,
    ) == (True, (2, 3), ("'", "'", '"', '"'), "p-", "", False, (("hellip", "..."),), "python", True)


def test_kramdowns_defaults(folder: Path) -> None:
    assert KramdownConfig() == read(folder, "title: T").markdown.kramdown
    assert read(folder, "kramdown: {toc_levels: [1, 3]}").markdown.kramdown.toc_levels == (1, 3)
    assert KramdownConfig().smart_quotes == read(folder, "kramdown: {smart_quotes: a}").markdown.kramdown.smart_quotes


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("math: true", "true"),
        ("math: false", "false"),
        ("use_math: true", "true"),
        ("math: {mode: auto}", "auto"),
        ("", "auto"),
        ("mathjax: true", "true"),
        ("mathjax: false", "false"),
        ("katex: false\nuse_math: true", "true"),
        ('math: "true"', "true"),
        ("math: mathjax", "true"),
        ("math: {mode: on}", "true"),
        ("math: {mode: 'off'}", "false"),
        ("mathjax: {enable: true}", "auto"),
    ],
)
def test_math_has_one_switch_of_many_names(folder: Path, text: str, mode: str) -> None:
    assert mode == read(folder, text).math.mode


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: a\nmath: 3", 2),
        ("math: sometimes", 1),
        ("math:\n  mode: maybe", 2),
        ("math:\n  macros: [a]", 2),
        ("math:\n  macros:\n    R: {a: b}", 3),
    ],
)
def test_what_math_cannot_mean_is_told_at_its_line(folder: Path, text: str, line: int) -> None:
    (folder / "_config.yml").write_text(text, encoding="utf-8")
    config, (problem,) = load_config(folder)
    assert problem.location is not None
    assert problem.location.line == line
    assert (config.math.mode, config.math.macros) == ("auto", ())


def test_math_macros(folder: Path) -> None:
    assert read(folder, "math:\n  macros:\n    '\\R': '\\mathbb{R}'\n").math.macros == ((r"\R", r"\mathbb{R}"),)


def test_the_feeds_settings(folder: Path) -> None:
    feed = read(folder, "feed: {path: /atom.xml, posts_limit: 3, excerpt_only: true}").feed
    assert (feed.path, feed.posts_limit, feed.excerpt_only) == ("atom.xml", 3, True)
    assert read(folder, "atom_feed: {path: rss.xml}").feed.path == "rss.xml"
    assert read(folder, "atom_feed: {path: 'https://feeds.kr/x'}").feed.path == "feed.xml"


@pytest.mark.parametrize("path", ["/", ".", "./", "/./"])
def test_a_feed_without_a_name_has_the_usual_one(folder: Path, path: str) -> None:
    assert read(folder, f"feed: {{path: {path}}}").feed.path == "feed.xml"


def test_a_feed_may_stand_in_a_hidden_folder(folder: Path) -> None:
    assert read(folder, "feed: {path: /.well-known/feed.xml}").feed.path == ".well-known/feed.xml"


@pytest.mark.parametrize("path", ["../../x", "../_config.yml", "a/../../x", "/%2e%2e/x", '"a\\0b"'])
@pytest.mark.parametrize("key", ["feed:\n  path", "atom_feed:\n  path", "paginate_path"])
def test_nothing_is_written_outside_the_output(folder: Path, key: str, path: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read(folder, f"title: a\n{key}: {path}\n")
    [problem] = raised.value.problems
    assert problem.location
    assert ("permalink", 3 if "\n" in key else 2) == (problem.code, problem.location.line)


def test_an_unknown_token_of_the_sites_permalink_is_told_with_its_line(folder: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        read(folder, "title: a\npermalink: /:tags/:title_:day_/\n")
    [problem] = raised.value.problems
    assert str(problem.location) == "_config.yml:2:12"
    assert problem.message() == 'permalink "/:tags/:title_:day_/": there is no :tags'


def test_every_token_of_a_posts_url_is_known_to_the_config() -> None:
    date = dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    tokens = PostTokens(date=date, slug="a", path="a", extension=".html", categories=())
    assert set(tokens) == PERMALINK_TOKENS


@pytest.mark.parametrize("text", ["defaults: foo", "defaults: [{scope: x, values: {a: b}}]"])
def test_what_jekyll_passes_over_in_the_defaults_is_warned_of(folder: Path, text: str) -> None:
    [problem] = problems(folder, text)
    assert (problem.severity, problem.code, problem.location and problem.location.line) == ("warning", "config", 1)


@pytest.mark.parametrize(("zone", "meant"), [("Asia", "Asia/Seoul"), ("Asia/Soeul", "Asia/Seoul")])
def test_a_time_zone_is_guessed_with_care(folder: Path, zone: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=f"did you mean {meant}"):
        read(folder, f"timezone: {zone}")


def test_commonmark_is_another_engine(folder: Path) -> None:
    assert read(folder, "markdown: CommonMark").markdown.engine == "commonmark"


@pytest.mark.parametrize("name", ["_config.yml", "CNAME"])
def test_a_pipe_is_as_good_as_no_file(folder: Path, name: str) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes on this system")
    os.mkfifo(folder / name)
    config, found = load_config(folder)
    assert (found, config.url) == ((), "")


def test_every_key_passes_on_to_the_theme(folder: Path) -> None:
    assert read(folder, "my: {own: [1, yes]}").extra == {"my": {"own": [1, True]}}


@pytest.mark.parametrize(
    "text",
    ["titel: x", "basurl: /b", "permlink: pretty", "time_zone: x", "exlude: [a]"],
)
def test_a_near_miss_is_warned_of(folder: Path, text: str) -> None:
    assert [str(problem.code) for problem in problems(folder, text)] == ["unknown-key"]


@pytest.mark.parametrize("text", ["mykey: 1", "social: x", "logo: a", "title: a\ntitel: b", "page: 3"])
def test_a_themes_key_rings_no_alarm(folder: Path, text: str) -> None:
    assert problems(folder, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "paginate: ten",
        "kramdown: foo",
        "kramdown: [a]",
        "paginate: 0",
        "paginate: [1]",
        "future: 3",
        "exclude: {a: 1}",
        "timezone: Mars/Base",
        "- a",
        "a: b: c",
        "timezone: ''  # none\nlimit_posts: -1",
        "future: maybe\npaginate: x",
    ],
)
def test_a_value_of_the_wrong_type_stops_the_build_with_its_place(folder: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(folder, text)
    assert all(problem.location and problem.location.line for problem in caught.value.problems)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "text", ["paginate: '5'", "future: 'true'", "paginate: null", "future: null", "paginate: false"]
)
def test_quoted_and_empty_values_are_read(folder: Path, text: str) -> None:
    assert problems(folder, text) == ()


def test_bytes_that_are_not_utf_8_are_refused(folder: Path) -> None:
    (folder / "_config.yml").write_bytes("title: 한글".encode("cp949"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(folder)


def test_a_folder_in_place_of_the_file_is_refused(folder: Path) -> None:
    (folder / "_config.yml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(folder)


def test_the_zone_of_a_config_is_ready_to_use(folder: Path) -> None:
    assert read(folder, "timezone: Asia/Seoul").zone.key == "Asia/Seoul"


@pytest.mark.parametrize(
    ("zone", "meant"), [("Asia/Seol", "Asia/Seoul"), ("Seoul", "Asia/Seoul"), ("???", "Asia/Seoul")]
)
def test_an_unknown_zone_has_a_suggestion(folder: Path, zone: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=meant):
        read(folder, f"timezone: '{zone}'")


@pytest.mark.parametrize(
    "written", ["feed: true", "feed: false", "feed:", "collections: [notes]", "collections: {notes: {output: false}}"]
)
def test_other_forms_of_feed_and_collections_are_no_mistake(folder: Path, written: str) -> None:
    assert problems(folder, written) == ()


@pytest.mark.parametrize("written", ["feed: 3", "collections: 3", "collections: {notes: 3}"])
def test_a_number_for_feed_or_collections_is_named_with_its_line(folder: Path, written: str) -> None:
    (problem,) = problems(folder, f"title: a\n{written}")
    assert problem.location
    assert (problem.location.line, problem.location.source) == (2, written)


def test_a_collection_that_is_not_written_may_have_any_permalink(folder: Path) -> None:
    assert problems(folder, "collections: {notes: {permalink: '/:nowhere/'}}") == ()


def test_what_is_wrong_is_told_line_by_line(folder: Path) -> None:
    (folder / "_config.yml").write_text(
        "title: 글\nfuture: vielleicht\ntimezone: Mars/Olympus\npaginate: viele\n", "utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        load_config(folder)
    lines = [problem.location.line for problem in caught.value.problems if problem.location]
    assert lines == [2, 3, 4]
