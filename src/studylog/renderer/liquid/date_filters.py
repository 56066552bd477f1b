"""Dates in Liquid: Ruby's `strftime` and Jekyll's date filters, in the site's time zone, never the machine's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from studylog.renderer.liquid.values import is_nil, number_of, ruby_string

_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # a locale's own names would differ from machine to machine
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DIRECTIVE = re.compile(r"%([-0^#_:]*)(\d*)([A-Za-z%+])")
_NUMBERS: Mapping[str, tuple[Callable[[dt.datetime], int], int, str]] = {
    "Y": (lambda at: at.year, 0, "0"),
    "C": (lambda at: at.year // 100, 2, "0"),
    "y": (lambda at: at.year % 100, 2, "0"),
    "m": (lambda at: at.month, 2, "0"),
    "d": (lambda at: at.day, 2, "0"),
    "e": (lambda at: at.day, 2, " "),
    "j": (lambda at: at.timetuple().tm_yday, 3, "0"),
    "H": (lambda at: at.hour, 2, "0"),
    "k": (lambda at: at.hour, 2, " "),
    "I": (lambda at: at.hour % 12 or 12, 2, "0"),
    "l": (lambda at: at.hour % 12 or 12, 2, " "),
    "M": (lambda at: at.minute, 2, "0"),
    "S": (lambda at: at.second, 2, "0"),
    "L": (lambda at: at.microsecond // 1000, 3, "0"),
    "N": (lambda at: at.microsecond * 1000, 9, "0"),
    "u": (lambda at: at.isoweekday(), 1, "0"),
    "w": (lambda at: at.isoweekday() % 7, 1, "0"),
    "G": (lambda at: at.isocalendar()[0], 4, "0"),
    "g": (lambda at: at.isocalendar()[0] % 100, 2, "0"),
    "V": (lambda at: at.isocalendar()[1], 2, "0"),
    "U": (lambda at: (at.timetuple().tm_yday + 6 - at.isoweekday() % 7) // 7, 2, "0"),
    "W": (lambda at: (at.timetuple().tm_yday + 6 - at.weekday()) // 7, 2, "0"),
    "s": (lambda at: int(at.timestamp()), 1, "0"),
}
"""Letter → value, digits, what they are filled up with."""
_WORDS: Mapping[str, Callable[[dt.datetime], str]] = {
    "A": lambda at: _DAYS[at.weekday()],
    "a": lambda at: _DAYS[at.weekday()][:3],
    "B": lambda at: _MONTHS[at.month - 1],
    "b": lambda at: _MONTHS[at.month - 1][:3],
    "h": lambda at: _MONTHS[at.month - 1][:3],
    "p": lambda at: "AM" if at.hour < 12 else "PM",
    "P": lambda at: "am" if at.hour < 12 else "pm",
    "Z": lambda at: at.tzname() or "",
    "%": lambda at: "%",
    "n": lambda at: "\n",
    "t": lambda at: "\t",
}
_COMPOUNDS: Mapping[str, str] = {
    "F": "%Y-%m-%d",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "c": "%a %b %e %H:%M:%S %Y",
    "v": "%e-%^b-%Y",
    "+": "%a %b %e %H:%M:%S %Z %Y",
}


def strftime(at: dt.datetime, pattern: str) -> str:
    """`at` by Ruby's directives, flags and widths (`%-d`, `%^b`, `%3N`); unknown ones stay."""
    return _DIRECTIVE.sub(lambda found: _fill(at, found), pattern)


def _fill(at: dt.datetime, found: re.Match[str]) -> str:
    flags, width, letter = found.groups()
    if letter in _NUMBERS:
        make, digits, filler = _NUMBERS[letter]
        if letter in "LN" and width:
            return f"{at.microsecond:06d}000"[: int(width)]
        filler = " " if "_" in flags else "0" if "0" in flags else filler
        digits = 0 if "-" in flags else int(width or digits)
        return str(make(at)).rjust(min(digits, 100), filler)
    if letter in _COMPOUNDS:
        return strftime(at, _COMPOUNDS[letter])
    if letter == "z":
        return _offset(at, colon=":" in flags)
    if letter not in _WORDS:
        return found[0]
    word = _WORDS[letter](at)
    word = word.upper() if "^" in flags else word.swapcase() if "#" in flags else word
    return word.rjust(min(int(width or 0), 100))


def _offset(at: dt.datetime, *, colon: bool) -> str:
    minutes = int((at.utcoffset() or dt.timedelta()).total_seconds()) // 60
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{sign}{minutes // 60:02d}{':' if colon else ''}{minutes % 60:02d}"


class UnreadableDateError(ValueError):
    """A value that is no date."""


def read_time(value: object, now: dt.datetime) -> dt.datetime:
    """A date as an aware time; what has no zone of its own is local to that of `now`.

    Raises:
        UnreadableDateError: where it is none.

    """
    zone = now.tzinfo
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=zone)
    if value in ("now", "today"):
        return now
    number = number_of(value)
    if number is not None and (isinstance(value, (int, float)) or str(value).isdecimal()):
        return _from_seconds(number, zone)
    return _parse(ruby_string(value), now)


def _from_seconds(number: float, zone: dt.tzinfo | None) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(number, zone)
    except (OverflowError, OSError, ValueError):
        raise UnreadableDateError(str(number)) from None


def _parse(text: str, now: dt.datetime) -> dt.datetime:
    from dateutil import parser  # late: only a date in quotes needs it

    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        parsed: dt.datetime = parser.parse(text, default=midnight)
    except (parser.ParserError, OverflowError, ValueError):
        raise UnreadableDateError(text) from None
    return parsed


def format_date(value: object, pattern: object, *, now: dt.datetime) -> Any:
    """Liquid's `date`: what is no date, and a date without a pattern, stays as it is."""
    if is_nil(value) or not ruby_string(pattern):
        return value
    try:
        return strftime(read_time(value, now), ruby_string(pattern))
    except UnreadableDateError:
        return value


def date_in(
    value: object, style: object = None, region: object = None, *, month: str, pattern: str = "", now: dt.datetime
) -> Any:
    """Jekyll's `date_to_…`: `pattern`, else day, `month` and year, `ordinal` and the `US` way where asked for."""
    if is_nil(value) or value == "":
        return value
    at = read_time(value, now).astimezone(now.tzinfo)
    if pattern:
        return strftime(at, pattern)
    if style != "ordinal":
        return strftime(at, f"%d {month} %Y")
    day = f"{at.day}{_ordinal(at.day)}"
    return strftime(at, f"{month} {day}, %Y" if region == "US" else f"{day} {month} %Y")


def _ordinal(day: int) -> str:
    return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def date_filters(now: dt.datetime) -> Mapping[str, Callable[..., Any]]:
    """By name; `now` is the site's time."""
    return {
        "date": partial(format_date, now=now),
        "date_to_string": partial(date_in, month="%b", now=now),
        "date_to_long_string": partial(date_in, month="%B", now=now),
        "date_to_xmlschema": partial(date_in, month="", pattern="%Y-%m-%dT%H:%M:%S%:z", now=now),
        "date_to_rfc822": partial(date_in, month="", pattern="%a, %d %b %Y %H:%M:%S %z", now=now),
    }
