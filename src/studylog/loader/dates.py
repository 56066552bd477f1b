"""Dates: the one in a file's name, and whatever Ruby's `Time.parse` reads in a `date:` key.

A full timestamp without zone and quotes is UTC (YAML says so); every other form without a readable zone is
local to the site. A day that does not exist is an error in `date:`, but rolls over in a file's name, as in
Jekyll: `2021-02-30-x.md` is of March 2nd.
"""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from studylog import messages
from studylog.errors import Sentence
from studylog.frozen import dataclass
from studylog.marked_yaml import Node


class DateError(ValueError):
    """A date that cannot be read; `sentence` says why, filled with `written`."""

    def __init__(self, sentence: Sentence, written: str) -> None:
        super().__init__(written)
        self.sentence = sentence
        self.written = written


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """A post's file name in its three parts."""

    date: str
    """`2021-1-5` as written, or empty."""
    slug: str
    extension: str
    """With its dot, as written."""


_DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.*)(\.[^.]+)", re.ASCII | re.DOTALL)
_UNDATED = re.compile(r"(.*)(\.[^.]+)", re.DOTALL)


def split_file_name(name: str) -> FileName:
    """A file name's date, slug (dots at its end dropped) and extension (Jekyll's `DATE_FILENAME_MATCHER`)."""
    if found := _DATED.fullmatch(name):
        return FileName(date=found[1], slug=found[2].rstrip("."), extension=found[3])
    if found := _UNDATED.fullmatch(name):
        return FileName(date="", slug=found[1].rstrip("."), extension=found[2])
    return FileName(date="", slug=name, extension="")


def read_file_date(written: str, zone: ZoneInfo) -> dt.datetime:
    """Midnight of a file name's date; days 29 to 31 of a shorter month run into the next.

    Raises:
        DateError: for month 0 or 13, day 0 or 32.

    """
    month, day = (int(part) for part in written.split("-")[1:])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise DateError(messages.FILE_DATE_IMPOSSIBLE, written)
    try:
        date = dt.date(_full_year(written), month, 1) + dt.timedelta(days=day - 1)
    except (ValueError, OverflowError):
        raise DateError(messages.FILE_DATE_IMPOSSIBLE, written) from None
    return dt.datetime.combine(date, dt.time(), zone)


def _full_year(date: str) -> int:
    """Two digits are of 1969 to 2068."""
    digits = re.split("[-/.]", date)[0]
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


def read_date(node: Node, zone: ZoneInfo) -> dt.datetime:
    """A `date:` value as an aware time in `zone`.

    Raises:
        DateError: where the value is no date, or names a day or an hour that does not exist.

    """
    value = node.value[0] if isinstance(node.value, list) and len(node.value) == 1 else node
    value, written = value.value, value.written
    try:
        if isinstance(value, dt.datetime):
            return value.astimezone(zone)
        if isinstance(value, dt.date):
            return dt.datetime(value.year, value.month, value.day, tzinfo=zone)
        if value is None or isinstance(value, (bool, list, dict)):
            raise DateError(messages.DATE_UNREADABLE, written)
        return _parse(written, zone)
    except OverflowError:
        raise DateError(messages.DATE_UNREADABLE, written) from None


# --- Time.parse, as far as dates of posts go ---

_DAY = re.compile(r"(?<!\d)(\d{2}|\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)

_TIME = re.compile(
    r"(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.,]\d*)?)?(?:\s*([ap])\.?m\b\.?)?(?P<zone>\s*[-+]\d[\d:]*|\s*[a-z]+)?"
    r"|(\d{1,2})\s*([ap])\.?m\b",
    re.IGNORECASE,
)
_LONE_HOUR = re.compile(r"\s*(\d{1,2})\s*")

_ZONES = {"Z": 0, "UTC": 0, "UT": 0, "GMT": 0} | {
    f"{letter}{kind}T": offset + (kind == "D")
    for letter, offset in {"E": -5, "C": -6, "M": -7, "P": -8}.items()
    for kind in "SD"
}
_MILITARY = {letter: i for i, letter in enumerate("ABCDEFGHIKLM", 1)} | {
    letter: -i for i, letter in enumerate("NOPQRSTUVWXY", 1)
}


def _parse(text: str, zone: ZoneInfo) -> dt.datetime:
    (year, month, day), rest, clock = _find_day(text)
    try:
        date = dt.datetime(year, month, day, tzinfo=zone)
    except ValueError:
        raise DateError(messages.DATE_NO_SUCH_DAY, text) from None
    hour, minute, second, offset = clock or _find_time(rest)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise DateError(messages.DATE_NO_SUCH_TIME, text)
    moment = date.replace(tzinfo=None) + dt.timedelta(hours=hour, minutes=minute, seconds=second)
    if offset is None:
        return moment.replace(tzinfo=zone)
    return moment.replace(tzinfo=dt.timezone(offset)).astimezone(zone)


_Clock = tuple[int, int, int, dt.timedelta | None]


def _find_day(text: str) -> tuple[tuple[int, int, int], str, _Clock | None]:
    """Year, month and day, the text without them, and the time of a form like 20220622222900."""
    if found := _DAY.search(text):
        day = (_full_year(found[0]), int(found[3]), int(found[4]))
        return day, text[: found.start()] + " " + text[found.end() :], None
    if found := _COMPACT.search(text):
        clock = (int(found[4]), int(found[5]), int(found[6] or 0), None) if found[4] else None
        return (int(found[1]), int(found[2]), int(found[3])), text[found.end() :], clock
    if found := _MONTH_FIRST.search(text):
        month, day_number = found[1], found[2]
    elif found := _DAY_FIRST.search(text):
        day_number, month = found[1], found[2]
    else:
        raise DateError(messages.DATE_UNREADABLE, text)
    number = _MONTHS.index(month.lower()) + 1
    return (int(found[3]), number, int(day_number)), text[: found.start()] + " " + text[found.end() :], None


def _find_time(text: str) -> _Clock:
    if found := _TIME.search(text):
        if found[6]:
            return _twelve_hours(int(found[6]), found[7]), 0, 0, None
        hour = _twelve_hours(int(found[1]), found[4])
        return hour, int(found[2]), int(found[3] or 0), _offset((found["zone"] or "").strip())
    if found := _LONE_HOUR.fullmatch(text):
        return int(found[1]), 0, 0, None
    return 0, 0, 0, None


def _twelve_hours(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _offset(zone: str) -> dt.timedelta | None:
    """The offset that a zone names; None for one that Ruby ignores (`KST`, `Asia/Seoul`)."""
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "")
        hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
        return None if offset >= dt.timedelta(days=1) else -offset if zone[0] == "-" else offset
    name = zone.upper()
    hour = _ZONES.get(name, _MILITARY.get(name))
    return None if hour is None else dt.timedelta(hours=hour)
