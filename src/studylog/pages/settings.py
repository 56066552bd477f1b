"""Looks a theme's settings up in front matter, `_data` and `_config.yml`, which may hold anything.

What has the wrong form counts as not being there: a page is never lost to a setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from studylog.schemes import is_safe_link
from studylog.urls import with_baseurl

Settings = Mapping[str, Any]


def text_of(values: object, *keys: str) -> str:
    """The first text, number or date under any of `keys`; yes, no and nested values are no text."""
    if not is_table(values):
        return ""
    for key in keys:
        value = values.get(key)
        if value is not None and _is_text(value):
            return str(value)
    return ""


def address_of(values: object, *keys: str) -> str:
    """The first text under any of `keys` if a link may lead there; `javascript:` counts as not being there."""
    address = text_of(values, *keys)
    return address if is_safe_link(address) else ""


def link_of(values: object, baseurl: str, *keys: str) -> str:
    """`address_of` with the baseurl in front; nothing stays nothing."""
    address = address_of(values, *keys)
    return with_baseurl(address, baseurl) if address else ""


def _is_text(value: object) -> bool:
    return (type(value) is str and value != "") or (not isinstance(value, (str, bool, list)) and not is_table(value))


def is_table(value: object) -> TypeGuard[Settings]:
    """Whether a value is a mapping; nearly all are dicts, which is quicker to see."""
    return type(value) is dict or isinstance(value, Mapping)


def table_of(values: object, *keys: str) -> Settings:
    """The first mapping under any of `keys`, else an empty one."""
    found = (values.get(key) for key in keys) if is_table(values) else ()
    return next((each for each in found if each is not None and is_table(each)), {})


def tables_of(values: object, key: str) -> Iterator[Settings]:
    """Every mapping of the list under `key`; a single mapping is a list of one."""
    found = values.get(key) if is_table(values) else None
    for each in found if isinstance(found, list) else [found]:
        if each is not None and is_table(each):
            yield each


def list_of(values: object, key: str) -> list[Any]:
    """The list under `key`, else an empty one."""
    found = values.get(key) if is_table(values) else None
    return found if isinstance(found, list) else []


def names_of(values: object, key: str, between: str = r"\s+") -> list[str]:
    """The texts under `key`: of a list each, of a text the words, parted by the pattern `between`."""
    listed = list_of(values, key) or re.split(between, text_of(values, key))
    return [name for each in listed if (name := str(each).strip())]


def count_of(values: object, key: str, default: int = 0) -> int:
    """The whole number above 0 under `key`, else the default."""
    found = values.get(key) if is_table(values) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else default


def flag_of(values: object, *keys: str) -> bool | None:
    """The first yes or no under any of `keys`, in quotes too; None where nothing is said."""
    if not is_table(values):
        return None
    for key in keys:
        value = values.get(key)
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in ("true", "false"):
            return value.lower() == "true"
    return None
