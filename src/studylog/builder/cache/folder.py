"""Where a build keeps what the next one can use: `.studylog-cache/` in the site's folder.

It may be deleted at any time. Where the site's folder cannot be written to, the user's own cache folder serves.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from studylog import messages
from studylog.builder.cache.lock import hold_lock
from studylog.config import CACHE_FOLDER
from studylog.errors import Location, MachineError


@contextlib.contextmanager
def open_cache(folder: Path) -> Iterator[Path]:
    """The cache in `folder`, made where there is none, for this process alone.

    Raises:
        MachineError: another build holds it, or there is nowhere to write.

    """
    try:
        _make(folder)
    except OSError as error:
        raise MachineError(messages.CACHE_UNWRITABLE.error(Location(path=CACHE_FOLDER), reason=error)) from None
    with hold_lock(folder):
        yield folder


def cache_folder(source: Path) -> Path:
    """Where the cache of the site in `source` is, or will be."""
    own = source / CACHE_FOLDER
    if os.access(own if own.exists() else source, os.W_OK):
        return own
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    above = Path(home) if home else _home_cache()
    return above / "studylog" / hashlib.blake2b(os.fsencode(source), digest_size=8).hexdigest()


def _home_cache() -> Path:
    try:
        return Path.home() / ".cache"
    except RuntimeError:  # a process without a home
        return Path(tempfile.gettempdir())


def preview_folder(source: Path) -> Path:
    """Where the cache of its preview is, which is another site: builds and a preview do not know of each other."""
    return cache_folder(source) / "preview"


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")


def forget_stores(folder: Path) -> None:
    """Remove what the cache in `folder` keeps of posts, texts and pages; what is known of output folders stays."""
    for name in ("readings.sqlite", "fragments.sqlite", "pages.sqlite", "search.sqlite"):
        (folder / name).unlink(missing_ok=True)
