"""Scalars as SafeYAML, Jekyll's reader, has them, not as PyYAML's resolver.

`yes` is true, `010` is eight, `2022-06-22 22:29:00` is UTC.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any


def resolve_scalar(text: str) -> Any:
    """What SafeYAML makes of an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if not text[:1] or text[0] not in "0123456789+-.":
        return text
    for pattern, make in _FORMS:
        if pattern.fullmatch(text):
            try:
                value = make(text)
                str(value)  # too many digits to be written, as 0x and 5,000 more
            except (ValueError, OverflowError):  # 2024-02-30, 5,000 digits
                return text
            return value
    return text


def _spellings(*words: str) -> list[str]:
    return [form for word in words for form in (word, word.capitalize(), word.upper())]


_WORDS: dict[str, Any] = {
    "": None,
    "~": None,
    **dict.fromkeys(_spellings("null")),
    **dict.fromkeys(_spellings("true", "yes", "on"), True),
    **dict.fromkeys(_spellings("false", "no", "off"), False),
}


def _time(text: str) -> dt.datetime:
    found = _TIME.fullmatch(text)
    assert found is not None
    year, month, day, hour, minute, second = (int(part) for part in found.group(1, 2, 3, 4, 5, 6))
    zone = dt.UTC
    if found[8]:
        offset = dt.timedelta(hours=int(found[9]), minutes=int(found[10] or 0))
        zone = dt.timezone(-offset if found[8] == "-" else offset)
    whole_day = dt.timedelta(days=1) if hour == 24 and not (minute or second) else dt.timedelta()
    return dt.datetime(year, month, day, 0 if whole_day else hour, minute, second, tzinfo=zone) + whole_day


def _number(text: str) -> float:
    return float(text.replace("_", "").replace(",", ""))


_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?\s*(?:(Z)|([-+])(\d{1,2})(?::?(\d\d))?)?"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"[-+]?(0|[1-9][0-9_,]*)"), lambda text: int(text.replace("_", "").replace(",", ""))),
    (re.compile(r"0[0-7]+"), lambda text: int(text, 8)),
    (re.compile(r"0[xX][0-9a-fA-F]+"), lambda text: int(text, 16)),
    (re.compile(r"0[bB][01_]+"), lambda text: int(text.replace("_", ""), 2)),
    (
        re.compile(r"[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\.\d+(?:[eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+"),
        _number,
    ),
    (re.compile(r"\d{4}-\d\d-\d\d"), dt.date.fromisoformat),
    (_TIME, _time),
)


def ruby_text(value: object) -> str:
    """A scalar as Ruby's `to_s` writes it: `1.5`, `true`, `2021-01-01`, empty for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S %z")
    return str(value)
