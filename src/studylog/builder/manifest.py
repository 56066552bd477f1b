"""What the last build wrote, kept in `.studylog-cache/`; may be deleted at any time.

One small sqlite file. A file of another version, or a broken one, counts as none; one that another process holds, or
that may not be written, is an error.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from studylog import messages
from studylog.errors import Location, MachineError

VERSION = 2


class Manifest:
    """Output folder → the files that studylog wrote into it."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._db: sqlite3.Connection | None = None

    def __enter__(self) -> Manifest:
        with self._machine_errors():
            self._db = self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._db:
            self._db.close()

    def owned_files(self, destination: Path) -> frozenset[str]:
        """Paths below `destination` of what was written there."""
        with self._machine_errors():
            rows = self._connection.execute("SELECT path FROM outputs WHERE destination = ?", (str(destination),))
            return frozenset(path for (path,) in rows)

    def record_files(self, destination: Path, paths: Iterable[str]) -> None:
        """Remember that `destination` now holds exactly these files of ours.

        Raises:
            MachineError: the cache cannot be written.

        """
        with self._machine_errors(), self._connection as db:
            db.execute("DELETE FROM outputs WHERE destination = ?", (str(destination),))
            db.executemany("INSERT INTO outputs VALUES (?, ?)", ((str(destination), path) for path in paths))

    def is_empty(self) -> bool:
        """Whether no output folder is known."""
        with self._machine_errors():
            return self._connection.execute("SELECT 1 FROM outputs LIMIT 1").fetchone() is None

    @property
    def _connection(self) -> sqlite3.Connection:
        assert self._db is not None, "a manifest is used inside `with`"
        return self._db

    @contextlib.contextmanager
    def _machine_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            location = Location(path=self._cache.name)
            raise MachineError(messages.CACHE_UNWRITABLE.error(location, reason=error)) from None

    def _open(self) -> sqlite3.Connection:
        self._cache.mkdir(exist_ok=True)
        ignore = self._cache / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8")
        path = self._cache / "manifest.sqlite"
        try:
            return _connect(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # no database, or a damaged one
            path.unlink()
            return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            _create(db)
        db.execute("SELECT * FROM outputs").fetchall()  # a damaged page shows here
    except sqlite3.DatabaseError:
        with contextlib.suppress(sqlite3.Error):
            db.close()
        raise
    return db


def _create(db: sqlite3.Connection) -> None:
    with db:
        db.execute("DROP TABLE IF EXISTS outputs")
        db.execute("CREATE TABLE outputs (destination TEXT, path TEXT, PRIMARY KEY (destination, path))")
        db.execute(f"PRAGMA user_version = {VERSION}")
