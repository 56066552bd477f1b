"""What templates may do to a value: dates in words, absolute addresses, JSON in a script."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from studylog.theme.found_texts import call_with
from studylog.views import LinkView

_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # strftime would follow the machine's locale


def long_date(date: dt.date, lang: str = "en") -> str:
    """A day as a reader writes it: `2021년 11월 10일`, `10 November 2021`."""
    if lang == "ko":
        return f"{date.year}년 {date.month}월 {date.day}일"
    return f"{date.day} {_ENGLISH_MONTHS[date.month - 1]} {date.year}"


def short_date(date: dt.date, lang: str = "en") -> str:
    """A day within its year: `11월 10일`, `10 Nov`."""
    if lang == "ko":
        return f"{date.month}월 {date.day}일"
    return f"{date.day} {_ENGLISH_MONTHS[date.month - 1][:3]}"


def month_name(date: dt.date, lang: str = "en") -> str:
    """A day's month: `11월`, `November`."""
    return f"{date.month}월" if lang == "ko" else _ENGLISH_MONTHS[date.month - 1]


def iso_date(date: dt.date) -> str:
    """ISO 8601, for `datetime` attributes, feeds and JSON: `2021-11-10T22:30:00+09:00`."""
    return date.isoformat(timespec="seconds") if isinstance(date, dt.datetime) else date.isoformat()


_HAS_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def absolute_url(url: str, origin: str) -> str:
    """`url` with the site's origin in front, unless it has a host of its own."""
    return url if _HAS_HOST.match(url) else origin + url


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_UNFIT_FOR_SCRIPT = re.compile("[<>&\u2028\u2029]")


def script_json(value: Any) -> Markup:
    """JSON that can stand inside `<script>`: no `<`, `>`, `&` or line separator; empty values are left out."""
    text = _JSON.encode(_without_empty(value))
    return Markup(_UNFIT_FOR_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def json_text(value: Any) -> Markup:
    """JSON as a file of its own holds it; empty values are left out."""
    return Markup(_JSON.encode(_without_empty(value)))


_LEADING_TAG = re.compile(r"""<[a-z][^<>]*\s(?:href|src|poster)="[/#][^<>]*>""")
_ADDRESS = re.compile(r"""(\s(?:href|src|poster)=")([/#])(?!/)""")


def from_anywhere(html: str, url: str, origin: str) -> str:
    """The HTML of the page at `url` for readers who are elsewhere: its links and pictures with their whole address."""
    before = {"/": origin, "#": url}

    def complete(tag: re.Match[str]) -> str:
        return _ADDRESS.sub(lambda found: f"{found[1]}{before[found[2]]}{found[2]}", tag[0])

    return _LEADING_TAG.sub(complete, html)


def _without_empty(value: Any) -> Any:
    if isinstance(value, str):  # first: most are
        return value
    if isinstance(value, Mapping):
        return {key: kept for key, item in value.items() if _counts(kept := _without_empty(item))}
    if isinstance(value, (list, tuple)):
        return [_without_empty(item) for item in value]
    return value


def _counts(value: Any) -> bool:
    return bool(value) or isinstance(value, (int, float))


def anchor(url: str) -> str:
    """The last part of a URL, decoded, as an id: `/categories/%EB%94%A5/` gives `딥`."""
    return urllib.parse.unquote(url.rstrip("/").rpartition("/")[2])


def if_within(url: str, links: Iterable[LinkView]) -> str | None:
    """`url` where one of a menu's links leads there, at any depth; else nothing."""
    return url if any(link.url == url or if_within(url, link.children) for link in links) else None


def cloud_size(count: int, largest: int) -> int:
    """How large a term of `count` posts stands in a cloud whose largest has `largest`: 1 to 5, by logarithm."""
    return 1 + round(4 * math.log(count) / math.log(largest)) if count > 1 and largest > 1 else 1


FILTERS: Mapping[str, Callable[..., Any]] = {
    "long_date": long_date,
    "short_date": short_date,
    "month_name": month_name,
    "iso_date": iso_date,
    "absolute": absolute_url,
    "json": script_json,
    "json_text": json_text,
    "from_anywhere": from_anywhere,
    "anchor": anchor,
    "if_within": if_within,
    "cloud_size": cloud_size,
    "call_with": call_with,
}
"""By the names that templates use."""
