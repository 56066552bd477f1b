"""From a post's file, date, slug and categories to its URL (Jekyll's `UrlDrop`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from studylog.urls import lower, slugify

_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG_MONTHS = "January February March April May June July August September October November December".split()
_SHORT_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_LONG_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class PostTokens(Mapping[str, str]):
    """What a permalink's tokens stand for on one post; each is worked out when it is asked for."""

    def __init__(
        self, *, date: dt.datetime, slug: str, path: str, extension: str, categories: Sequence[str], kind: str = "posts"
    ) -> None:
        self._date = date
        self._slug = slug
        self._path = path
        """Below the collection's folder, without extension."""
        self._categories = categories
        self._fixed = {"output_ext": extension, "collection": kind, "path": path}

    def __getitem__(self, token: str) -> str:
        if token in self._fixed:
            return self._fixed[token]
        if token in _DATE_TOKENS:
            return _DATE_TOKENS[token](self._date)
        return _TEXT_TOKENS[token](self)

    def __iter__(self) -> Iterator[str]:
        yield from (*self._fixed, *_DATE_TOKENS, *_TEXT_TOKENS)

    def __len__(self) -> int:
        return len(self._fixed) + len(_DATE_TOKENS) + len(_TEXT_TOKENS)

    def __contains__(self, token: object) -> bool:
        return token in self._fixed or token in _DATE_TOKENS or token in _TEXT_TOKENS

    def title(self) -> str:
        """The slug with its case and most signs."""
        return slugify(self._slug, "pretty", cased=True)

    def slug(self) -> str:
        """The slug in lower case, letters and digits only."""
        return slugify(self._slug)

    def name(self) -> str:
        """The file's whole name, slugified."""
        return slugify(self._path.rpartition("/")[2])

    def categories(self) -> str:
        """Lower case, each once."""
        return "/".join(dict.fromkeys(lower(category) for category in self._categories))

    def slugified_categories(self) -> str:
        """Slugified, each once, none empty."""
        return "/".join(slug for slug in dict.fromkeys(slugify(category) for category in self._categories) if slug)


_TEXT_TOKENS = {
    "title": PostTokens.title,
    "slug": PostTokens.slug,
    "name": PostTokens.name,
    "categories": PostTokens.categories,
    "slugified_categories": PostTokens.slugified_categories,
}
_DATE_TOKENS: dict[str, Callable[[dt.datetime], str]] = {
    "year": lambda date: f"{date.year:04d}",
    "short_year": lambda date: f"{date.year % 100:02d}",
    "month": lambda date: f"{date.month:02d}",
    "i_month": lambda date: f"{date.month}",
    "short_month": lambda date: _SHORT_MONTHS[date.month - 1],
    "long_month": lambda date: _LONG_MONTHS[date.month - 1],
    "day": lambda date: f"{date.day:02d}",
    "i_day": lambda date: f"{date.day}",
    "y_day": lambda date: f"{date.timetuple().tm_yday:03d}",
    "week": lambda date: f"{date.isocalendar().week:02d}",
    "w_year": lambda date: f"{date.isocalendar().year:04d}",
    "w_day": lambda date: f"{date.isoweekday()}",
    "short_day": lambda date: _SHORT_DAYS[date.weekday()],
    "long_day": lambda date: _LONG_DAYS[date.weekday()],
    "hour": lambda date: f"{date.hour:02d}",
    "minute": lambda date: f"{date.minute:02d}",
    "second": lambda date: f"{date.second:02d}",
}
