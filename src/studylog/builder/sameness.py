"""Whether two values would be printed the same, told without printing them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from studylog.builder.cache.records import values_of


def is_same(one: Any, other: Any) -> bool:
    """Whether they are equal down to the kinds of their parts and the order of their keys; in doubt they are not.

    `==` is not enough: to Python `1` is `True`, and nine o'clock in Seoul is midnight in Greenwich.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    parts, others = _parts_of(one), _parts_of(other)
    if parts is None or others is None:
        return repr(one) == repr(other) if isinstance(one, dt.datetime) else bool(one == other)
    return len(parts) == len(others) and all(map(is_same, parts, others))


def _parts_of(value: Any) -> tuple[Any, ...] | list[Any] | None:
    """What a value consists of; None where it is one by itself."""
    if isinstance(value, (tuple, list)):
        return value
    if isinstance(value, Mapping):
        return (*value.keys(), *value.values())
    kind: Any = type(value)
    take = values_of(kind)
    return take(value) if take else None
