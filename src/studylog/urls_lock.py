"""`urls.lock`: what a site has published, as a text that git can keep; pure.

    # urls.lock: the URLs that this site has published. …
    /ai/운영체제/ _posts/2024-03-01-운영체제.md
    /categories/ai/ (categories: AI)

A URL stands there as people read it (NFC, without baseurl, only what would break the line is percent-encoded), then a
space and the file that it comes from; in brackets, what a list is a list of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from studylog import messages
from studylog.errors import Location, Problem

URLS_LOCK = "urls.lock"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PublishedUrl:
    """One URL that others may link to."""

    url: str
    """From the root, without baseurl, readable."""
    source: str
    """The file that it comes from, or `(categories: AI)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedUrl:
    """One line of the lock."""

    url: str
    source: str
    line: int
    is_on_disk: bool = False
    """Whether its source is a file of the site still."""

    @property
    def location(self) -> Location:
        """Where it stands."""
        return Location(path=URLS_LOCK, line=self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlsLock:
    """What `urls.lock` holds."""

    urls: tuple[LockedUrl, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Lines that say nothing."""
    text: str | None = field(default=None, repr=False)
    """As it stands on disk; None where there is no such file."""

    @property
    def exists(self) -> bool:
        """Whether the site has one."""
        return self.text is not None


def readable_url(url: str) -> str:
    """A URL as people read it: decoded, but for what would end it or change its meaning."""
    decoded = unicodedata.normalize("NFC", unquote(url))
    return _BREAKING.sub(lambda found: quote(found[0], safe=""), decoded)


_BREAKING = re.compile(r"""[\s\x00-\x1f\x7f%#?"<>\\^`{|}]""")


def format_lock(urls: Iterable[PublishedUrl], language: str) -> str:
    """The text of the lock, sorted by URL; the same URLs give the same bytes."""
    header = messages.URLS_LOCK_HEADER["ko" if language == "ko" else "en"]
    lines = [*(f"# {line}" for line in header), *(format_url(each) for each in sorted(urls))]
    return "\n".join(lines) + "\n"


def format_url(published: PublishedUrl) -> str:
    """One line: the URL, a space, its source."""
    source = unicodedata.normalize("NFC", re.sub(r"[\x00-\x1f\x7f]", "?", published.source))
    return f"{published.url} {source}"


def parse_lock(text: str) -> UrlsLock:
    """The lines of a lock; comments and empty lines say nothing, what else is no URL with its source is a problem."""
    urls: dict[str, LockedUrl] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        written = unicodedata.normalize("NFC", line.strip())
        if not written or written.startswith("#"):
            continue
        url, _, source = written.partition(" ")
        if problem := _refuse(url, source, urls, Location(path=URLS_LOCK, line=number, source=line)):
            problems.append(problem)
        else:
            urls.setdefault(url, LockedUrl(url=url, source=source.strip(), line=number))
    return UrlsLock(urls=tuple(urls.values()), problems=tuple(problems), text=text)


_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")


def _refuse(url: str, source: str, known: dict[str, LockedUrl], place: Location) -> Problem | None:
    if _CONFLICT.match(url):
        return messages.LOCK_CONFLICT.error(place)
    if not url.startswith("/") or url.startswith("//") or not source.strip():
        return messages.LOCK_LINE.error(place)
    if url in known and known[url].source != source.strip():
        return messages.LOCK_REPEAT.error(place, url=url, first=known[url].line)
    return None
