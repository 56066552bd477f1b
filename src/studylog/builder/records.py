"""Values to bytes and back, for the cache.

A cache may come with a repository that somebody else wrote: nothing but plain data and studylog's own frozen values is
ever made of it, and no code runs.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from studylog.errors import Code, ExitCode, Severity

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
    }
)
"""Module and name of what values are made of besides our own classes."""


def to_bytes(value: object) -> bytes:
    """A value that `from_bytes` gives back."""
    content = io.BytesIO()
    writer = pickle.Pickler(content, pickle.HIGHEST_PROTOCOL)
    writer.dispatch_table = {**dict.fromkeys((Code, ExitCode, Severity), _by_value), ZoneInfo: _by_key}
    writer.dump(value)
    return content.getvalue()


def _by_value(member: Enum) -> tuple[type[Enum], tuple[object]]:
    """Pickle's own way asks for a function that could get at anything."""
    return type(member), (member.value,)


def _by_key(zone: ZoneInfo) -> tuple[type[ZoneInfo], tuple[str]]:
    return ZoneInfo, (zone.key,)


def from_bytes(content: bytes) -> Any:
    """The value that was kept, or None where the bytes are no record of this version."""
    try:
        return _Reader(io.BytesIO(content)).load()
    except Exception:
        return None


class _Reader(pickle.Unpickler):
    """Makes what is listed, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Pickle's door: the class that a record asks for."""
        if (module, name) not in PLAIN and not module.startswith("studylog."):
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if (module, name) in PLAIN or is_dataclass(found) or (isinstance(found, type) and issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
