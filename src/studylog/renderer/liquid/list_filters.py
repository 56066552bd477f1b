"""Filters over lists: Liquid's own where Ruby differs from Python, and Jekyll's (jekyllrb.com/docs/liquid/filters)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cmp_to_key
from typing import Any

from liquid.builtin.expressions import BooleanExpression, FilteredExpression, tokenize
from liquid.context import RenderContext
from liquid.filter import with_context
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, Token

from studylog.renderer.liquid.expressions import Mender
from studylog.renderer.liquid.values import (
    LARGEST,
    TooLargeError,
    inspect,
    is_list,
    is_nil,
    items_of,
    measure,
    number_of,
    property_of,
    ruby_string,
)


def join(items: object, separator: object = " ") -> str:
    """All items as one text."""
    found, between = items_of(items), ruby_string(separator)
    if measure(found) + len(between) * len(found) > LARGEST:
        raise TooLargeError
    return between.join(map(ruby_string, found))


def map_property(items: object, name: object) -> list[Any]:
    """Of each item what is called `name`."""
    return [property_of(item, name) for item in items_of(items)]


def concat(items: object, more: object) -> list[Any]:
    """Both lists; nothing stands for an empty one."""
    return [*items_of(items), *items_of(more)]


def reverse(items: object) -> list[Any]:
    """From behind."""
    return items_of(items)[::-1]


def uniq(items: object, name: object = None) -> list[Any]:
    """Each once."""
    found: dict[str, Any] = {}
    for item in items_of(items):
        found.setdefault(inspect(item if is_nil(name) else property_of(item, name)), item)
    return list(found.values())


def compact(items: object, name: object = None) -> list[Any]:
    """Without nils, or without items that lack a property."""
    return [item for item in items_of(items) if not is_nil(item if is_nil(name) else property_of(item, name))]


def sort(items: object, name: object = None, nils: object = "first") -> Any:
    """In ascending order, of a property where one is named; items without it come first (or `last`)."""
    if is_nil(items):
        return None
    if isinstance(items, Mapping):
        items = [[key, value] for key, value in items.items()]
    entries: list[Any] = list(items) if is_list(items) else [items]  # type: ignore[call-overload]
    if is_nil(name):
        return sorted(entries, key=cmp_to_key(_compare))
    lacking = -1 if ruby_string(nils) != "last" else 1

    def compare(a: Any, b: Any) -> int:
        one, other = property_of(a, name), property_of(b, name)
        if is_nil(one) or is_nil(other):
            return lacking * (is_nil(one) - is_nil(other))
        return _compare(one, other)

    return sorted(entries, key=cmp_to_key(compare))


def _compare(a: Any, b: Any) -> int:
    if is_list(a) and is_list(b):
        return next((order for x, y in zip(a, b, strict=False) if (order := _compare(x, y))), len(a) - len(b))
    first, second = number_of(a), number_of(b)
    if first is not None and second is not None and not (isinstance(a, str) and isinstance(b, str)):
        return int(first > second) - int(first < second)
    try:
        return int(a > b) - int(a < b)
    except TypeError:
        one, other = ruby_string(a), ruby_string(b)
        return int(one > other) - int(one < other)


def sort_natural(items: object, name: object = None) -> list[Any]:
    """In ascending order without regard to case."""
    return sorted(
        items_of(items), key=lambda item: ruby_string(item if is_nil(name) else property_of(item, name)).lower()
    )


def _members(items: object) -> list[Any]:
    """What `where`, `find` and `group_by` look at: a mapping's values."""
    return list(items.values()) if isinstance(items, Mapping) else items_of(items)


def _matches(item: Any, name: object, wanted: object) -> bool:
    found = property_of(item, name)
    if is_nil(wanted):
        return is_nil(found)
    if is_list(found):
        return ruby_string(wanted) in map(ruby_string, found)
    return not is_nil(found) and ruby_string(found) == ruby_string(wanted)


def where(items: object, name: object, wanted: object = None) -> Any:
    """Items whose property is `wanted`, or a list that has it; what is no list stays as it is."""
    if not is_list(items) and not isinstance(items, Mapping):
        return items
    return [item for item in _members(items) if _matches(item, name, wanted)]


def find(items: object, name: object, wanted: object = None) -> Any:
    """The first such item."""
    found = where(items, name, wanted)
    return next(iter(found), None) if isinstance(found, list) else found


def group_by(items: object, name: object) -> list[dict[str, Any]]:
    """`{name, items, size}` for each value of a property as text, in order of appearance."""

    def key(item: Any) -> str:
        found = property_of(item, name)
        return inspect(found) if is_list(found) else ruby_string(found)

    return _group(_members(items), key)


def _group(items: list[Any], key: Callable[[Any], Any]) -> list[dict[str, Any]]:
    groups: dict[str, tuple[Any, list[Any]]] = {}
    for item in items:
        value = key(item)
        groups.setdefault(inspect(value), (value, []))[1].append(item)
    return [{"name": value, "items": members, "size": len(members)} for value, members in groups.values()]


@with_context
def where_exp(items: object, variable: object, condition: object, *, context: RenderContext) -> list[Any]:
    """Items for which a condition holds."""
    markup = Mender(context.env).mend("if", ruby_string(condition)) or "false"
    expression = BooleanExpression.parse(context.env, _tokens(markup))
    return [item for item in _members(items) if _evaluate(expression, variable, item, context)]


@with_context
def find_exp(items: object, variable: object, condition: object, *, context: RenderContext) -> Any:
    """The first such item."""
    return next(iter(where_exp(items, variable, condition, context=context)), None)


@with_context
def group_by_exp(items: object, variable: object, value: object, *, context: RenderContext) -> list[dict[str, Any]]:
    """As `group_by`, for the value of an expression."""
    markup = Mender(context.env).mend("", ruby_string(value)) or "nil"
    expression = FilteredExpression.parse(context.env, _tokens(markup))
    return _group(_members(items), lambda item: _evaluate(expression, variable, item, context))


def _tokens(markup: str) -> TokenStream:
    return TokenStream(tokenize(markup, Token(TOKEN_EXPRESSION, markup, 0, markup)))


def _evaluate(expression: Any, variable: object, item: Any, context: RenderContext) -> Any:
    with context.extend({ruby_string(variable): item}):
        return expression.evaluate(context)


def _entries(items: object) -> list[Any]:
    """What stands in a list, lists within it as they are: Liquid's own filters flatten, Jekyll's do not."""
    return list(items) if isinstance(items, (list, tuple)) else items_of(items)


def push(items: object, item: object) -> list[Any]:
    """With one more at the end."""
    return [*_entries(items), item]


def pop(items: object, count: object = 1) -> list[Any]:
    """Without the last."""
    return _entries(items)[: -int(number_of(count) or 0) or None]


def unshift(items: object, item: object) -> list[Any]:
    """With one more in front."""
    return [item, *_entries(items)]


def shift(items: object, count: object = 1) -> list[Any]:
    """Without the first."""
    return _entries(items)[int(number_of(count) or 0) :]


def first(items: object) -> Any:
    """The first item; of a mapping its key and value."""
    if isinstance(items, Mapping):
        return next(([key, value] for key, value in items.items()), None)
    return items[0] if is_list(items) and items else None  # type: ignore[index]


def last(items: object) -> Any:
    """The last item."""
    return items[-1] if is_list(items) and items else None  # type: ignore[index]


def sample(items: object, count: object = None) -> Any:
    """Any item, or so many: always the first, so that every build is the same."""
    return first(items) if is_nil(count) else items_of(items)[: int(number_of(count) or 0)]


LIST_FILTERS: Mapping[str, Callable[..., Any]] = {
    "join": join,
    "map": map_property,
    "concat": concat,
    "reverse": reverse,
    "uniq": uniq,
    "compact": compact,
    "sort": sort,
    "sort_natural": sort_natural,
    "where": where,
    "find": find,
    "group_by": group_by,
    "where_exp": where_exp,
    "find_exp": find_exp,
    "group_by_exp": group_by_exp,
    "push": push,
    "pop": pop,
    "unshift": unshift,
    "shift": shift,
    "first": first,
    "last": last,
    "sample": sample,
}
"""By name."""
