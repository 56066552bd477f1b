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
def open_cache(source: Path) -> Iterator[Path]:
    """The cache of the site in `source`, for this process alone.

    Raises:
        MachineError: another build holds it, or there is nowhere to write.

    """
    try:
        folder = _make(cache_folder(source))
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


def _make(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    return folder


def forget_stores(source: Path) -> None:
    """Remove what is kept of texts and pages of the site in `source`; what is known of output folders stays."""
    for name in ("fragments.sqlite", "pages.sqlite"):
        (cache_folder(source.resolve()) / name).unlink(missing_ok=True)
