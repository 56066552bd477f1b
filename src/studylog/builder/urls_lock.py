"""The one file that studylog writes beside a blog's own: `urls.lock`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from studylog import messages
from studylog.builder.replacement import replace_file
from studylog.errors import Location, MachineError
from studylog.frozen import dataclass
from studylog.urls_lock import URLS_LOCK, PublishedUrl, UrlsLock, format_lock


@dataclass(frozen=True, slots=True, kw_only=True)
class LockChange:
    """What writing the lock changed, as URLs."""

    kept: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def write_urls_lock(source: Path, old: UrlsLock, urls: Iterable[PublishedUrl], language: str) -> LockChange:
    """Write the lock of the site in the folder `source`, whole or not at all; the same bytes are left alone.

    Raises:
        MachineError: where it cannot be written.

    """
    urls = tuple(urls)
    text = format_lock(urls, language)
    if text != old.text:
        _write(source, text)
    before, now = {each.url for each in old.urls}, {each.url for each in urls}
    return LockChange(
        kept=tuple(sorted(before & now)), added=tuple(sorted(now - before)), dropped=tuple(sorted(before - now))
    )


def _write(source: Path, text: str) -> None:
    try:
        replace_file(source / URLS_LOCK, text.encode())
    except OSError as error:
        location = Location(path=URLS_LOCK)
        raise MachineError(messages.OUTPUT_UNWRITABLE.error(location, reason=error.strerror)) from None
