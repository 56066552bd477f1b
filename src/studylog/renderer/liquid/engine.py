"""Text and site → text: Liquid's whole story."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from typing import Any

from liquid.context import RenderContext
from liquid.environment import Environment
from liquid.exceptions import LiquidError
from liquid.filter import with_context
from liquid.mode import Mode
from liquid.parser import Parser
from liquid.stream import TokenStream
from liquid.template import BoundTemplate
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

from studylog import messages
from studylog.config import MarkdownConfig
from studylog.errors import Problem
from studylog.models import LinkTable, LiquidSite, RenderInput
from studylog.renderer.highlight import Highlighter
from studylog.renderer.liquid.builtin_includes import BUILTIN_INCLUDES
from studylog.renderer.liquid.date_filters import date_filters
from studylog.renderer.liquid.doubt import Names
from studylog.renderer.liquid.drops import PageSiteDrop, SiteDrop, paginator
from studylog.renderer.liquid.expressions import Mender
from studylog.renderer.liquid.list_filters import LIST_FILTERS
from studylog.renderer.liquid.nodes import LaxTemplate, TextTag, ValueTag
from studylog.renderer.liquid.protection import find_protected
from studylog.renderer.liquid.run import LARGEST, BoundExceededError, Output, Run, Source, run_of
from studylog.renderer.liquid.scanner import Piece, Scan, scan
from studylog.renderer.liquid.tags import LIBRARY_TAGS, HighlightTag, LibraryTag
from studylog.renderer.liquid.text_filters import TEXT_FILTERS, absolute_url, relative_url
from studylog.renderer.liquid.values import ruby_string
from studylog.spelling import nearest

Markdown = Callable[[str, MarkdownConfig], str]
"""Markdown → HTML, for `markdownify` and `smartify`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What Liquid made of a text."""

    body: str
    lines: tuple[int, ...]
    """For each line of `body` the line of the text it comes from, from 1."""
    problems: tuple[Problem, ...] = ()


class Engine:
    """Runs Liquid for the texts of one site."""

    def __init__(self, site: LiquidSite, links: LinkTable, markdown: Markdown) -> None:
        self.site = site
        self.drop = SiteDrop(site)
        self.library = SiteLibrary(self, links)
        self.env = make_environment(self.library, site, links.baseurl, markdown)
        self.mender = Mender(self.env)

    def render(self, text: RenderInput) -> Rendered:
        """The text as Markdown gets it; a pure function of `text`, the site and the `LinkTable`."""
        run = Run(Source(text.source, text.body, text.body_line), text.markdown)
        protected = () if text.is_html else find_protected(text.body, math=text.math.mode != "false")
        page = text.page or {}
        output = Output(run)
        try:
            template = self.parse(run.source, run, protected)
            context = template.context_class(template, globals=self._globals(page))
            context.tag_namespace["run"] = run
            template.render_with_context(context, output)
        except BoundExceededError as error:
            return _unchanged(text.body, (*run.problems, error.problem))
        except LiquidError as error:
            problem = messages.LIQUID_FAILED.warning(run.source.locate(0), tag="Liquid", detail=str(error))
            return _unchanged(text.body, (*run.problems, problem))
        return Rendered(body="".join(output.parts), lines=tuple(output.lines), problems=tuple(run.problems))

    def _globals(self, page: Mapping[str, Any]) -> dict[str, object]:
        post = self.drop.by_path.get(str(page.get("path")))
        return {
            "site": PageSiteDrop(self.drop, page),
            "page": post or page,
            "layout": {},
            "paginator": paginator(self.drop, page),
        }

    def parse(self, source: Source, run: Run, protected: tuple[tuple[int, int], ...] = ()) -> BoundTemplate:
        """A text as a template; what is odd in it goes to `run`."""
        run.sources[source.text] = source
        names = Names(source.text, is_include=source is not run.source)
        found = scan(source.text, self.mender.mend, names.doubts, protected)
        for oddity in found.oddities:
            run.problems.append(oddity.sentence.warning(source.locate(oddity.at), **dict(oddity.values)))
        self._tell_of_names(found, names, source, run)
        tokens = TokenStream(_tokens(found, source.text))
        return LaxTemplate(self.env, Parser(self.env).parse(tokens), source.path)

    def _tell_of_names(self, found: Scan, names: Names, source: Source, run: Run) -> None:
        for piece in found.pieces:
            for name in names.filters_of(piece):
                if name not in self.env.filters:
                    run.problems.append(self._unknown_filter(name, source, piece))
            if name := names.unknown_root(piece):
                shown = " ".join(piece.text.split())
                place = source.locate(piece.at)
                run.problems.append(messages.LIQUID_NOTHING.warning(place, name=name, tag=shown))

    def _unknown_filter(self, name: str, source: Source, piece: Piece) -> Problem:
        place = source.locate(piece.at)
        if meant := nearest(name, self.env.filters):
            return messages.LIQUID_FILTER_UNKNOWN_NEAR.warning(place, name=name, meant=meant)
        return messages.LIQUID_FILTER_UNKNOWN.warning(place, name=name)


def _unchanged(body: str, problems: tuple[Problem, ...]) -> Rendered:
    return Rendered(body=body, lines=tuple(range(1, body.count("\n") + 2)), problems=problems)


def _tokens(found: Scan, text: str) -> Iterator[Token]:
    """The pieces as python-liquid's parser takes them."""
    for piece in found.pieces:
        if piece.kind in ("text", "code"):
            yield Token(TOKEN_CONTENT, piece.text, piece.at, text)
            continue
        if piece.kind == "tag":
            yield Token(TOKEN_TAG, piece.name, piece.at, text)
        else:
            yield Token(TOKEN_OUTPUT, piece.text, piece.at, text)
        if piece.markup:
            yield Token(TOKEN_EXPRESSION, piece.markup, piece.at, text)


# --- the environment ---


class JekyllEnvironment(Environment):
    """Liquid's limits as Ruby has them, and templates that go on after a failure."""

    template_class = LaxTemplate
    block_nesting_limit = 100
    context_depth_limit = 200
    output_stream_limit = LARGEST


def make_environment(library: SiteLibrary, site: LiquidSite, baseurl: str, markdown: Markdown) -> Environment:
    """python-liquid with Jekyll's tags and filters and without its own that Jekyll lacks."""
    env: Environment = JekyllEnvironment(tolerance=Mode.STRICT, strict_filters=False)
    for tag in (TextTag, ValueTag):
        env.add_tag(tag)
    for name, node in LIBRARY_TAGS.items():
        env.tags[name] = LibraryTag(env, name, node, library)
    env.tags["highlight"] = HighlightTag(env, library)

    @with_context
    def markdownify(text: object, *, context: RenderContext) -> str:
        return markdown(ruby_string(text), run_of(context).markdown)

    @with_context
    def smartify(text: object, *, context: RenderContext) -> str:
        return _without_paragraph(markdownify(text, context=context))

    own: dict[str, Callable[..., Any]] = {
        **TEXT_FILTERS,
        **LIST_FILTERS,
        **date_filters(site.time),
        "relative_url": partial(relative_url, baseurl=baseurl),
        "absolute_url": partial(absolute_url, origin=str(site.config.get("url") or ""), baseurl=baseurl),
        "markdownify": markdownify,
        "smartify": smartify,
    }
    for name in _FOREIGN_FILTERS:
        env.filters.pop(name, None)
    for name, filter_ in {**env.filters, **own}.items():
        env.filters[name] = _guard(name, filter_, on_text=name in _TEXT_ONLY)
    return env


_FOREIGN_FILTERS = ("safe", "escapejs", "squish", "find_index", "has", "reject", "sum")
"""What Liquid 5.4 does not have."""
_TEXT_ONLY = frozenset(
    "downcase upcase lstrip rstrip strip newline_to_br remove_first remove_last replace_first replace_last "
    "strip_newlines base64_encode base64_decode base64_url_safe_encode base64_url_safe_decode".split()
)
"""python-liquid's own filters that take whatever they get for text."""


_ARITHMETIC = frozenset("abs at_least at_most ceil divided_by floor minus modulo plus times".split())
"""For these Ruby takes a boolean for zero."""
ITEMS_A_STEP = 10
"""Items of a list that a filter looks at in the time of one round of a loop."""


def _without_paragraph(html: str) -> str:
    return re.sub(r"\A<p>(.*)</p>\n?\Z", r"\1", html, flags=re.DOTALL)


def _guard(name: str, filter_: Callable[..., Any], *, on_text: bool) -> Callable[..., Any]:
    """A filter that gives back its value and tells, where it cannot work on it."""
    wants = {each: getattr(filter_, f"with_{each}", False) for each in ("context", "environment")}

    @wraps(filter_)
    def guarded(value: object, *args: object, context: RenderContext, **options: object) -> object:
        value = ruby_string(value) if on_text else 0 if isinstance(value, bool) and name in _ARITHMETIC else value
        if isinstance(value, list):
            run_of(context).count(len(value) // ITEMS_A_STEP)
        options |= {"context": context} if wants["context"] else {}
        options |= {"environment": context.env} if wants["environment"] else {}
        try:
            result = filter_(value, *args, **options)
        except (LiquidError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            run_of(context).here(messages.LIQUID_FILTER_FAILED, name=name, detail=str(error))
            return value
        if isinstance(result, (str, list)) and len(result) > LARGEST:
            run_of(context).refuse()
        return result

    guarded.with_environment = False  # type: ignore[attr-defined]
    return with_context(guarded)


# --- what tags look up ---


class SiteLibrary:
    """The site's files, posts and URLs, by the names that tags use."""

    def __init__(self, engine: Engine, links: LinkTable) -> None:
        self.engine = engine
        self.links = links
        self.highlighter = Highlighter()

    def template(self, path: str, run: Run) -> BoundTemplate | None:
        """The file at `path` (from the site's folder), or studylog's own include of that name."""
        text = self.engine.site.includes.get(path)
        if text is None:
            text = BUILTIN_INCLUDES.get(path.removeprefix(f"{self.engine.site.includes_folder}/"))
        return None if text is None else self.engine.parse(Source(path, text), run)

    def include_path(self, name: str) -> str:
        """The path of the include that is called `name`."""
        return f"{self.engine.site.includes_folder}/{name}"

    def include_names(self) -> list[str]:
        """Names of all includes, the site's first."""
        folder = f"{self.engine.site.includes_folder}/"
        own = [path.removeprefix(folder) for path in self.engine.site.includes if path.startswith(folder)]
        return [*own, *BUILTIN_INCLUDES]

    @cached_property
    def _posts(self) -> Mapping[str, str]:
        """`sub/2021-01-06-b` → URL; by name, then by day and slug."""
        posts = self.engine.drop.posts
        by_day = {f"{post['date']:%Y-%m-%d}-{post['slug']}": post["url"] for post in posts}
        return by_day | {post_name(post["path"]): post["url"] for post in posts}

    def post_url(self, name: str) -> str | None:
        """The URL of the post that `post_url` calls `name`: its file's name, or its day and slug."""
        name = name.strip().lstrip("/")
        url = self._posts.get(name) or self._posts.get(_padded(posixpath.basename(name)))
        return None if url is None else relative_url(url, self.links.baseurl)

    def post_names(self) -> list[str]:
        """What `post_url` may call posts."""
        return [post_name(post["path"]) for post in self.engine.drop.posts]

    def link(self, path: str) -> str | None:
        """The URL of a post, a page or a copied file by its path."""
        url = self.links.sources.get(path)
        if url is None and path.lstrip("/") in self.links.published:
            url = "/" + path.lstrip("/")
        return None if url is None else relative_url(url, self.links.baseurl)

    def link_names(self) -> list[str]:
        """What `link` may name."""
        return [*self.links.sources, *sorted(self.links.published)]

    def highlight(self, code: str, language: str, *, line_numbers: bool) -> str:
        """Code as HTML, with Rouge's table of line numbers where it is asked for."""
        if not line_numbers:
            return self.highlighter.highlight(code, language).html
        html = self.highlighter.highlight(code + "\n", language).html
        numbers = "".join(f"{number}\n" for number in range(1, code.count("\n") + 2))
        return (
            f'<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">{numbers}</pre></td>'
            f'<td class="code"><pre>{html}</pre></td></tr></tbody></table>'
        )


def post_name(path: str) -> str:
    """A post's file as `post_url` calls it: without `_posts/` and extension, folders kept."""
    return re.sub(r"(?:^|(?<=/))_posts/", "", posixpath.splitext(path)[0])


def _padded(name: str) -> str:
    """`2021-1-7-c` with the digits that a date has."""
    found = re.fullmatch(r"(\d+)-(\d{1,2})-(\d{1,2})-(.*)", name, re.DOTALL)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}-{found[4]}" if found else name
