"""How Ruby prints, compares and reads what Liquid handles."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from liquid.undefined import Undefined

LARGEST = 20_000_000
"""Characters that may come out, or stand in one variable."""
LONGEST = 2_000_000
"""Items of a list."""


WEIGHT = 4
"""Characters that anything but a text counts for."""


class TooLargeError(Exception):
    """A value is, or would become, larger than a page can be."""


def measure(value: object, limit: int = LARGEST) -> int:
    """About how many characters a value takes when it is printed; what it holds several times counts each time.

    Raises:
        TooLargeError: beyond `limit`.

    """
    size, todo = 0, [value]
    while todo:
        each = todo.pop()
        size += len(each) if isinstance(each, str) else WEIGHT
        if isinstance(each, Mapping):
            todo += [part for pair in plain_items(each) for part in pair]
        elif isinstance(each, (list, tuple)):
            todo += each
        if size + len(todo) > limit:
            raise TooLargeError
    return size


def is_nil(value: object) -> bool:
    """Whether Ruby would have nil here."""
    return value is None or isinstance(value, Undefined)


def is_list(value: object) -> bool:
    """Whether Ruby would have an array or a range here."""
    return isinstance(value, (list, tuple, range))


def ruby_string(value: object) -> str:
    """`to_s`: what `{{ value }}` prints."""
    if isinstance(value, str):
        return value
    if is_nil(value):
        return ""
    if isinstance(value, (list, tuple, Mapping)):
        measure(value)
    return next((write(value) for kind, write in _WRITERS if isinstance(value, kind)), str(value))


def _write_float(value: float) -> str:
    text = repr(value)
    return re.sub(r"\A(-?\d+)e", r"\1.0e", text)


def inspect(value: object) -> str:
    """`inspect`: `{"k"=>"v"}`, `["a", nil]`."""
    if is_nil(value):
        return "nil"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{inspect(key)}=>{inspect(item)}" for key, item in plain_items(value)) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(inspect, value)) + "]"
    return ruby_string(value)


def plain_items(value: Mapping[Any, Any]) -> Iterable[tuple[Any, Any]]:
    """A mapping's items; of a post not its neighbours, which would never end."""
    return ((key, item) for key, item in value.items() if key not in ("next", "previous") or isinstance(value, dict))


def to_json(value: object) -> str:
    """JSON as Ruby writes it: no blanks, no escapes for letters."""
    measure(value)
    return json.dumps(_jsonable(value), ensure_ascii=False, separators=(",", ":"))


def _jsonable(value: object) -> object:
    if is_nil(value):
        return None
    if isinstance(value, Mapping):
        return {ruby_string(key): _jsonable(item) for key, item in plain_items(value)}
    if isinstance(value, (list, tuple, range)):
        return [_jsonable(item) for item in value]
    return value if isinstance(value, (str, bool, int, float)) else ruby_string(value)


def items_of(value: object) -> list[Any]:
    """What a filter for arrays gets: nil is no item, a mapping its values where `values` is asked for."""
    if is_nil(value):
        return []
    if not is_list(value):
        return [value]
    assert isinstance(value, Sequence)
    if len(value) > LONGEST:
        raise TooLargeError
    if not any(map(is_list, value)):
        return list(value)
    measure(value, LONGEST * WEIGHT)
    return [item for each in value for item in (items_of(each) if is_list(each) else [each])]


def property_of(item: object, path: object) -> Any:
    """`item.a.b` for `a.b`; nil where there is no such thing."""
    names = ruby_string(path)
    if isinstance(item, Mapping) and names in item:
        return item[names]
    value: Any = item
    for name in names.split("."):
        try:
            value = value[name] if isinstance(value, Mapping) else value[int(name)]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return value


_WRITERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (bool, lambda value: "true" if value else "false"),
    (float, _write_float),
    (range, lambda value: f"{value.start}..{value.stop - 1}"),
    ((list, tuple), lambda value: "".join(map(ruby_string, value))),
    (dt.datetime, lambda value: f"{value:%Y-%m-%d %H:%M:%S %z}".rstrip()),
    (Mapping, inspect),
)


def number_of(value: object) -> float | None:
    """A number, digits in text too."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    try:
        return float(value) if isinstance(value, str) else None
    except ValueError:
        return None


def ruby_number(value: object) -> object:
    """What arithmetic takes: of a text the number that it begins with, of a boolean zero; the rest as it is."""
    if isinstance(value, bool):
        return 0
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"\s*-?\d+\.\d+\s*", value, re.ASCII):
        return float(value)
    found = re.match(r"\s*(-?\d{1,100})", value, re.ASCII)
    return int(found[1]) if found else 0
