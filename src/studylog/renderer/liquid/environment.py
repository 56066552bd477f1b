"""python-liquid as Jekyll has Liquid: its tags, its filters, its limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial, wraps
from inspect import Parameter, signature
from typing import Any

from liquid.context import RenderContext
from liquid.environment import Environment
from liquid.exceptions import LiquidError
from liquid.filter import with_context
from liquid.mode import Mode

from studylog import messages
from studylog.config import MarkdownConfig
from studylog.models import LiquidSite
from studylog.renderer.highlight import Highlighter
from studylog.renderer.liquid.date_filters import date_filters
from studylog.renderer.liquid.highlight_tag import HighlightTag
from studylog.renderer.liquid.library import SiteLibrary
from studylog.renderer.liquid.list_filters import LIST_FILTERS
from studylog.renderer.liquid.nodes import LaxTemplate, LoopTag, NamedValueTag, TableTag, TextTag, ValueTag
from studylog.renderer.liquid.plugin_tags import PLUGIN_NODES
from studylog.renderer.liquid.run import Run, run_of
from studylog.renderer.liquid.tags import LIBRARY_TAGS, LibraryTag
from studylog.renderer.liquid.text_filters import TEXT_FILTERS, absolute_url, relative_url
from studylog.renderer.liquid.values import LARGEST, LONGEST, TooLargeError, ruby_number, ruby_string

Markdown = Callable[[str, MarkdownConfig], str]
"""Markdown → HTML, for `markdownify` and `smartify`."""


class JekyllEnvironment(Environment):
    """Liquid's limits as Ruby has them, and templates that go on after a failure."""

    template_class = LaxTemplate
    block_nesting_limit = 100
    context_depth_limit = 200
    output_stream_limit = LARGEST


def make_environment(library: SiteLibrary, site: LiquidSite, baseurl: str, markdown: Markdown) -> Environment:
    """python-liquid with Jekyll's tags and filters and without its own that Jekyll lacks."""
    env: Environment = JekyllEnvironment(tolerance=Mode.STRICT, strict_filters=False)
    for tag in (TextTag, ValueTag, NamedValueTag, LoopTag, TableTag):
        env.add_tag(tag)
    for name, node in {**LIBRARY_TAGS, **PLUGIN_NODES}.items():
        env.tags[name] = LibraryTag(env, name, node, library)
    env.tags["highlight"] = HighlightTag(env, Highlighter())
    for name in _FOREIGN_FILTERS:
        env.filters.pop(name, None)
    for name, filter_ in {**env.filters, **_own_filters(site, baseurl, markdown)}.items():
        env.filters[name] = _guard(name, filter_, on_text=name in _TEXT_ONLY)
    return env


def _own_filters(site: LiquidSite, baseurl: str, markdown: Markdown) -> Mapping[str, Callable[..., Any]]:
    """Jekyll's filters, and those of Liquid's that Ruby sees otherwise."""

    @with_context
    def markdownify(text: object, *, context: RenderContext) -> str:
        return markdown(ruby_string(text), run_of(context).markdown)

    @with_context
    def smartify(text: object, *, context: RenderContext) -> str:
        return _without_paragraph(markdownify(text, context=context))

    return {
        **TEXT_FILTERS,
        **LIST_FILTERS,
        **date_filters(site.time),
        "relative_url": partial(relative_url, baseurl=baseurl),
        "absolute_url": partial(absolute_url, origin=str(site.config.get("url") or ""), baseurl=baseurl),
        "markdownify": markdownify,
        "smartify": smartify,
    }


_FOREIGN_FILTERS = ("safe", "escapejs", "squish", "find_index", "has", "reject", "sum")
"""What Liquid 5.4 does not have."""
_TEXT_ONLY = frozenset(
    "downcase upcase lstrip rstrip strip newline_to_br remove_first remove_last replace_first replace_last "
    "strip_newlines base64_encode base64_decode base64_url_safe_encode base64_url_safe_decode".split()
)
"""python-liquid's own filters that take whatever they get for text."""


_ARITHMETIC = frozenset("abs at_least at_most ceil divided_by floor minus modulo plus times".split())
_DIVISIONS = frozenset(("divided_by", "modulo"))
_AT_ONCE = frozenset(("size", "first", "last", "default"))
"""Filters that take as long for much as for little."""
_SLOW = frozenset(("markdownify", "smartify"))
CHARACTERS_A_STEP = 1_000
SLOW_CHARACTERS_A_STEP = 1
LARGEST_NUMBER = 10_000
"""Bits of a whole number."""


def _steps(name: str, value: object) -> int:
    """How much work a filter has, in the time that one node takes."""
    if name in _AT_ONCE:
        return 0
    if isinstance(value, (list, tuple, range)):
        return len(value) * (2 if name.endswith("_exp") else 1)
    size = len(value) if isinstance(value, str) else 0
    return size // (SLOW_CHARACTERS_A_STEP if name in _SLOW else CHARACTERS_A_STEP)


def _is_too_large(result: object) -> bool:
    if isinstance(result, int):
        return result.bit_length() > LARGEST_NUMBER
    return (
        len(result) > (LONGEST if isinstance(result, list) else LARGEST) if isinstance(result, (str, list)) else False
    )


def _without_paragraph(html: str) -> str:
    return re.sub(r"\A<p>(.*)</p>\n?\Z", r"\1", html, flags=re.DOTALL)


def _tell_failure(run: Run, name: str, filter_: Callable[..., Any], value: object, args: tuple[object, ...]) -> None:
    """Why a filter gives its value back: it was handed too few or too many arguments, or the wrong ones."""
    least, most = _count_arguments(filter_)
    if len(args) < least:
        run.here(messages.LIQUID_FILTER_NEEDS, name=name, count=str(least), sample=", ".join(["…"] * least))
    elif len(args) > most:
        run.here(messages.LIQUID_FILTER_TAKES, name=name, count=str(most))
    elif name in _DIVISIONS and args[0] == 0:
        run.here(messages.LIQUID_DIVIDED_BY_ZERO, name=name)
    elif args:
        given = ", ".join(_shorten(ruby_string(each)) for each in args)
        run.here(messages.LIQUID_FILTER_REFUSED, name=name, value=_shorten(ruby_string(value)), given=given)
    else:
        run.here(messages.LIQUID_FILTER_FAILED, name=name, value=_shorten(ruby_string(value)))


def _shorten(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) < 40 else f"{shown[:39]}…"


def _count_arguments(filter_: Callable[..., Any]) -> tuple[int, int]:
    """How many arguments a filter needs and takes, besides the value before it."""
    places = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    parameters = [each for each in signature(filter_).parameters.values() if each.kind in places][1:]
    return sum(each.default is Parameter.empty for each in parameters), len(parameters)


def _guard(name: str, filter_: Callable[..., Any], *, on_text: bool) -> Callable[..., Any]:
    """A filter that gives back its value and tells, where it cannot work on it."""
    wants = {each: getattr(filter_, f"with_{each}", False) for each in ("context", "environment")}

    @wraps(filter_)
    def guarded(value: object, *args: object, context: RenderContext, **options: object) -> object:
        if name in _ARITHMETIC:
            value, args = ruby_number(value), tuple(map(ruby_number, args))
        value = ruby_string(value) if on_text else value
        run_of(context).count(1 + _steps(name, value) + sum(_steps(name, each) for each in args))
        options |= {"context": context} if wants["context"] else {}
        options |= {"environment": context.env} if wants["environment"] else {}
        try:
            result = filter_(value, *args, **options)
        except (TooLargeError, MemoryError):
            run_of(context).refuse()
        except (LiquidError, TypeError, ValueError, ArithmeticError, AttributeError):
            _tell_failure(run_of(context), name, filter_, value, args)
            return value
        if _is_too_large(result):
            run_of(context).refuse()
        return result

    guarded.with_environment = False  # type: ignore[attr-defined]
    return with_context(guarded)
