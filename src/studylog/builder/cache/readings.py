"""Posts as they were read: a file that stands as it did, under the same settings, is not read again."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from studylog.builder.cache.folder import open_cache
from studylog.builder.cache.records import from_bytes, to_bytes
from studylog.builder.cache.snapshot import Snapshot
from studylog.builder.cache.stores import damage, open_store
from studylog.config import Config
from studylog.frozen import dataclass
from studylog.loader.entries import Shelf
from studylog.loader.posts import Reading, read_post
from studylog.loader.source import SourceFile
from studylog.models import Post

FILE = "readings.sqlite"
TABLES: Mapping[str, str] = {
    "readings": "path TEXT PRIMARY KEY, began INTEGER, mark TEXT, record BLOB",
    "circumstances": "record BLOB",
}
"""Table → its columns; `began` is the build that read the file, and `mark` the file's mark then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is read of a file depends on these, besides the file."""

    config: Config
    now: dt.datetime
    """A post that was due then is due at any later time."""

    def hold(self, now: Circumstances) -> bool:
        """Whether a file that is the same gives `now` what it gave under these."""
        return self.config == now.config and self.now <= now.now

    def name(self, file: SourceFile) -> str:
        """The file as snapshots name it: its path from the site's folder, as the disk spells it."""
        return file.place[len(os.fspath(self.config.source)) + len(os.sep) :]


class Readings:
    """Reads posts, those that are known from their records."""

    def __init__(
        self, circumstances: Circumstances, snapshot: Snapshot, marks: Mapping[str, str], began: int, cache: Path
    ) -> None:
        """`snapshot` and `marks` are of the sources at `began` (nanoseconds of the epoch), before any is read."""
        self._circumstances = circumstances
        self._marks = marks
        self._began = began
        self._known = _recall(circumstances, snapshot, cache)
        self._used: set[str] = set()
        self._new: dict[str, Reading] = {}

    def read(self, file: SourceFile, shelf: Shelf) -> Reading:
        """What the file gives.

        Raises:
            MachineError: where the file cannot be read.

        """
        path = self._circumstances.name(file)
        known = from_bytes(self._known.pop(path, b""))
        if isinstance(known, Reading):
            self._used.add(path)
            return known
        reading = read_post(file, shelf)
        if path in self._marks and depends_on_file(reading):
            self._new[path] = reading
        return reading

    def keep(self, cache: Path) -> None:
        """Keep what was read for the next build, and forget what is gone."""
        rows = [(path, self._began, self._marks[path], to_bytes(reading)) for path, reading in self._new.items()]
        with _opened(cache) as db, damage(), db:
            gone = {path for (path,) in db.execute("SELECT path FROM readings")} - self._used
            db.executemany("DELETE FROM readings WHERE path = ?", ((path,) for path in gone))
            db.executemany("INSERT INTO readings VALUES (?, ?, ?, ?)", rows)
            db.execute("DELETE FROM circumstances")
            db.execute("INSERT INTO circumstances VALUES (?)", (to_bytes(self._circumstances),))


def _recall(now: Circumstances, snapshot: Snapshot, folder: Path) -> dict[str, bytes]:
    """Path of each file that stands as it was read → record of its reading."""
    if not (folder / FILE).is_file():
        return {}
    with open_cache(folder) as cache, _opened(cache) as db, damage():
        if not _hold(db.execute("SELECT record FROM circumstances").fetchone(), now):
            return {}
        rows = db.execute("SELECT path, began, mark, record FROM readings")
        return {path: record for path, began, mark, record in rows if snapshot.mark(path, began) == mark}


def _hold(kept: tuple[bytes] | None, now: Circumstances) -> bool:
    before = from_bytes(kept[0]) if kept else None
    return isinstance(before, Circumstances) and before.hold(now)


def depends_on_file(reading: Reading) -> bool:
    """Whether the file's bytes tell it all: no day is waited for, and no draft has the time of its file."""
    post = reading.post
    return post is not None and not post.future and is_dated(post)


def is_dated(post: Post) -> bool:
    """Whether a post says when it was written: a draft that does not has the time of its file."""
    return not (post.draft and "date" not in post.front)


@contextlib.contextmanager
def _opened(cache: Path) -> Iterator[Any]:
    db = open_store(cache / FILE, TABLES)
    try:
        yield db
    finally:
        db.close()
