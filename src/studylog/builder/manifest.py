"""What the last build wrote, kept in `.studylog-cache/`; may be deleted at any time.

One small sqlite file. A file of another version, or a broken one, counts as none.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from studylog import messages
from studylog.errors import Location, MachineError

VERSION = 1


class Manifest:
    """Output folder → the files that studylog wrote into it, with their digests."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._db: sqlite3.Connection | None = None

    def __enter__(self) -> Manifest:
        try:
            self._db = self._open()
        except OSError as error:
            location = Location(path=self._cache.name)
            raise MachineError(messages.CACHE_UNWRITABLE.error(location, reason=error.strerror)) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._db:
            self._db.close()

    def owned_files(self, destination: Path) -> dict[str, str]:
        """Path below `destination` → digest of what was written there."""
        rows = self._connection.execute("SELECT path, digest FROM outputs WHERE destination = ?", (str(destination),))
        return dict(rows)

    def record_files(self, destination: Path, files: Mapping[str, str]) -> None:
        """Remember that `destination` now holds exactly these files of ours."""
        with self._connection as db:
            db.execute("DELETE FROM outputs WHERE destination = ?", (str(destination),))
            rows = ((str(destination), path, digest) for path, digest in files.items())
            db.executemany("INSERT INTO outputs VALUES (?, ?, ?)", rows)

    @property
    def _connection(self) -> sqlite3.Connection:
        assert self._db is not None, "a manifest is used inside `with`"
        return self._db

    def _open(self) -> sqlite3.Connection:
        self._cache.mkdir(exist_ok=True)
        ignore = self._cache / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8")
        path = self._cache / "manifest.sqlite"
        try:
            return _connect(path)
        except sqlite3.DatabaseError:
            path.unlink()
            return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            with db:
                db.execute("DROP TABLE IF EXISTS outputs")
                db.execute(
                    "CREATE TABLE outputs (destination TEXT, path TEXT, digest TEXT, PRIMARY KEY (destination, path))"
                )
                db.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.DatabaseError:
        with contextlib.suppress(sqlite3.Error):
            db.close()
        raise
    return db
