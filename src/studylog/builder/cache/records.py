"""Values to bytes and back, for the cache.

A cache may come with a repository that somebody else wrote: nothing but plain data and studylog's own frozen values is
ever made of it, and no code of a record runs. (Of compiled templates it does: `theme/compiled.py`.)
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

PLAIN = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("markupsafe", "Markup"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("zoneinfo", "ZoneInfo"),
        (__name__, "restore"),
    }
)
"""Module and name of what values are made of besides our own classes."""


def to_bytes(value: object) -> bytes:
    """A value that `from_bytes` gives back."""
    content = io.BytesIO()
    Writer(content).dump(value)
    return content.getvalue()


def from_bytes(content: bytes) -> Any:
    """The value that was kept, or None where the bytes are no record of this version."""
    try:
        return Reader(io.BytesIO(content)).load()
    except Exception:
        return None


class Writer(pickle.Pickler):
    """Takes our frozen values by their fields; dataclasses' own way looks the names up every time."""

    def __init__(self, content: io.BytesIO) -> None:
        super().__init__(content, pickle.HIGHEST_PROTOCOL)

    def reducer_override(self, value: Any) -> Any:
        """Pickle's door: how a value is taken apart."""
        kind: Any = type(value)
        take = values_of(kind)
        if take is not None:
            return restore, (kind, take(value))
        if isinstance(value, Enum):  # pickle's own way asks for a function that could get at anything
            return kind, (value.value,)
        return (kind, (value.key,)) if isinstance(value, ZoneInfo) else NotImplemented


class Reader(pickle.Unpickler):
    """Makes what is listed, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Pickle's door: the class that a record asks for."""
        return _find_class(module, name)


@cache
def _find_class(module: str, name: str) -> Any:
    if (module, name) not in PLAIN and not module.startswith("studylog."):
        raise pickle.UnpicklingError(f"{module}.{name}")
    found = pickle.Unpickler(io.BytesIO()).find_class(module, name)
    if (module, name) in PLAIN or is_dataclass(found) or (isinstance(found, type) and issubclass(found, Enum)):
        return found
    raise pickle.UnpicklingError(f"{module}.{name}")


def restore(kind: type, values: tuple[object, ...]) -> object:
    """A frozen value of these fields; none of its own code runs."""
    value: object = object.__new__(kind)
    for put, each in zip(_slots_of(kind), values, strict=True):
        put(value, each)
    return value


@cache
def values_of(kind: type) -> Callable[[Any], tuple[object, ...]] | None:
    """What takes the fields' values out of a dataclass of this kind; None for every other kind."""
    if not is_dataclass(kind):
        return None
    names = _names_of(kind)
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


@cache
def _slots_of(kind: type) -> tuple[Callable[[object, object], None], ...]:
    """What puts a value into each field."""
    return tuple(getattr(kind, name).__set__ for name in _names_of(kind))


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
