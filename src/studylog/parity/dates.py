"""Dates as they stand in a text: what a theme shows of a post, and what a clock writes."""

from __future__ import annotations

import re

_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?"
)
_NAME = re.compile(rf"\b(?:{_NAMES})\b", re.IGNORECASE)


def without_numbers(text: str) -> str:
    """`text` with signs for numbers, months and days of the week: what is left when a clock goes on."""
    return re.sub(r"\d+", "0", _NAME.sub("\x01", text))


def is_date(text: str) -> bool:
    """Whether a text is a date with a year, or with it the time of day, and nothing else."""
    bare = without_numbers(_AROUND_NUMBERS.sub(" ", text.lower()))
    return re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text) is not None and not re.sub(r"[\s0tz\x01]", "", bare)


_AROUND_NUMBERS = re.compile(
    r"[월화수목금토일]요일|[년월일시분초]|오전|오후|\b(?:am|pm|utc|kst)\b|(?<=\d)(?:st|nd|rd|th)\b|[.,:/()·|+-]"
)
