"""Why a page was made anew: what it is made of, held against what it was made of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from studylog.builder.cache.ingredients import Ingredients, Kitchen, read_views
from studylog.builder.cache.made_pages import MadePages
from studylog.builder.outdated import Made
from studylog.builder.output.publish import Published
from studylog.builder.report import Reason, Reasons

NEW = Reason(phrase="because_new")
BY_HAND = Reason(phrase="because_by_hand")
OTHER_BYTES = Reason(phrase="because_other_bytes")
"""Of a file that no template makes."""

Parts = Mapping[str, str]
"""A template and all that it refers to, as messages call them → digest."""


def explain_all(
    results: Iterable[Made], published: Published, ours: Container[str], made: MadePages, kitchen: Kitchen
) -> Reasons:
    """Path → why, for what was made anew; `made` has the pages as they were, `ours` are the files that were there."""
    reasons: dict[str, tuple[Reason, ...]] = {}
    for each in results:
        if each.ingredients:
            before = made.ingredients(each.path)
            then = made.template_parts(before.template) if before else {}
            parts = then, kitchen.template_parts(each.ingredients.template)
            reasons[each.path] = explain_page(before, each.ingredients, parts)
        elif each.path in published.written:
            is_page = each.page is not None
            reasons[each.path] = (BY_HAND,) if is_page else (OTHER_BYTES,) if each.path in ours else (NEW,)
    return reasons


def explain_page(before: Ingredients | None, now: Ingredients, parts: tuple[Parts, Parts]) -> tuple[Reason, ...]:
    """Everything that makes a page another one than before; `parts` are its templates, before and now."""
    return (NEW,) if before is None else tuple(_compare(before, now, parts)) or (BY_HAND,)


def _compare(before: Ingredients, now: Ingredients, parts: tuple[Parts, Parts]) -> Iterator[Reason]:
    if before.engine != now.engine:
        yield Reason(phrase="because_engine")
    if before.template != now.template:
        then, since = parts
        yield Reason(phrase="because_template", names=_names(then.items() ^ since.items()))
    if before.site != now.site:
        yield Reason(phrase="because_settings")
    if before.contents != now.contents:
        yield Reason(phrase="because_text", names=_names(set(before.contents) ^ set(now.contents)))
    if before.views != now.views:
        yield Reason(phrase="because_shown", names=tuple(_differences(read_views(before), read_views(now))))


def _names(changed: Any) -> tuple[str, ...]:
    return tuple(sorted({name for name, _ in changed}))


def _differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """The views that differ, and which of their fields: `post.next`."""
    for name in sorted(before.keys() | now.keys()):
        then, since = before.get(name), now.get(name)
        if then != since:
            inner = list(_fields_that_differ(then, since))
            yield from (f"{name}.{field}" for field in inner) if inner else (name,)


def _fields_that_differ(before: object, now: object) -> Iterator[str]:
    if type(before) is type(now) and is_dataclass(before):
        yield from (each.name for each in fields(before) if getattr(before, each.name) != getattr(now, each.name))
