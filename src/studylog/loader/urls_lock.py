"""`urls.lock` from disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studylog import messages
from studylog.errors import Location, MachineError
from studylog.urls_lock import URLS_LOCK, UrlsLock, parse_lock


def read_urls_lock(source: Path) -> UrlsLock:
    """The lock of the site in the folder `source`; an empty one where it has none.

    Raises:
        MachineError: where it cannot be read.

    """
    path, place = source / URLS_LOCK, Location(path=URLS_LOCK)
    if not path.is_file():
        return UrlsLock(problems=(messages.LOCK_NOT_FILE.error(place),) if path.exists() else ())
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return UrlsLock(problems=(messages.LOCK_NOT_FILE.error(place),), text="")
    except OSError as error:
        raise MachineError(messages.UNREADABLE.error(place, reason=error.strerror)) from None
    lock = parse_lock(text)
    urls = (replace(each, is_on_disk=_is_file(source / each.source)) for each in lock.urls)
    return replace(lock, urls=tuple(urls))


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no disk takes is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
