"""What the last build wrote, kept in `.studylog-cache/`; may be deleted at any time.

One small sqlite file. A file of another version, or a broken one, counts as none; one that another process holds, or
that may not be written, is an error.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from studylog import messages
from studylog.errors import Location, MachineError
from studylog.frozen import dataclass

VERSION = 6


class Stamp(NamedTuple):
    """By what a file is known again without being read; a tuple, since every build compares one for each file."""

    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file of the site as it was written."""

    digest: str
    """BLAKE2b of its bytes, hexadecimal."""
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a build is about to do to an output folder: written down before, so that the next one can end it."""

    written: Mapping[str, Output]
    removed: frozenset[str]
    twin: int | None = None
    """Inode of the tree that takes the folder's place; None where files are moved one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinState:
    """The second tree of an output folder."""

    inode: int
    lag: frozenset[str] = field(default_factory=frozenset)
    """Paths in which it may differ from the one that is seen."""


class Manifest:
    """Output folder → the files that studylog wrote into it."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
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

    def outputs(self, destination: Path) -> dict[str, Output]:
        """What was written to `destination`, by path below it."""
        query = "SELECT path, digest, size, mtime, inode FROM outputs WHERE destination = ?"
        return {path: _output(row) for path, *row in self._rows(query, str(destination))}

    def change(self, destination: Path) -> Change | None:
        """The change that a build began and did not end, if any."""
        begun = self._rows("SELECT twin FROM changes WHERE destination = ?", str(destination))
        if not begun:
            return None
        query = "SELECT path, digest, size, mtime, inode FROM changed WHERE destination = ?"
        rows = self._rows(query, str(destination))
        return Change(
            written={path: _output(row) for path, *row in rows if row[0]},
            removed=frozenset(path for path, digest, *_ in rows if not digest),
            twin=begun[0][0],
        )

    def twin(self, destination: Path) -> TwinState | None:
        """The second tree of `destination`, where there is one that is whole."""
        found = self._rows("SELECT inode FROM twins WHERE destination = ?", str(destination))
        if not found:
            return None
        lag = self._rows("SELECT path FROM lag WHERE destination = ?", str(destination))
        return TwinState(inode=found[0][0], lag=frozenset(path for (path,) in lag))

    def begin(self, destination: Path, change: Change) -> None:
        """Write down what is about to happen to `destination`.

        Raises:
            MachineError: the cache cannot be written.

        """
        key = str(destination)
        with self._writing() as db:
            _forget(db, key, "changes", "changed")
            db.execute("INSERT INTO changes VALUES (?, ?)", (key, change.twin))
            db.executemany("INSERT INTO changed VALUES (?, ?, ?, ?, ?, ?)", _rows_of(key, change.written))
            removed = ((key, path, "", 0, 0, 0) for path in change.removed)
            db.executemany("INSERT INTO changed VALUES (?, ?, ?, ?, ?, ?)", removed)

    def settle(self, destination: Path, change: Change, twin: TwinState | None = None) -> None:
        """Write down that it has happened, and what the second tree is now.

        Raises:
            MachineError: the cache cannot be written.

        """
        key = str(destination)
        with self._writing() as db:
            _forget(db, key, "changes", "changed", "twins", "lag")
            db.executemany(
                "DELETE FROM outputs WHERE destination = ? AND path = ?", ((key, path) for path in change.removed)
            )
            db.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?)", _rows_of(key, change.written))
            if twin:
                db.execute("INSERT INTO twins VALUES (?, ?)", (key, twin.inode))
                db.executemany("INSERT INTO lag VALUES (?, ?)", ((key, path) for path in twin.lag))

    def abandon(self, destination: Path) -> None:
        """Forget a change that was begun and the second tree, which may be half changed."""
        with self._writing() as db:
            _forget(db, str(destination), "changes", "changed", "twins", "lag")

    def forget(self, destination: Path) -> None:
        """Forget everything about `destination`."""
        with self._writing() as db:
            _forget(db, str(destination), *FOLDER_TABLES)

    def record(self, name: str) -> bytes | None:
        """What was kept under `name`."""
        found = self._rows("SELECT content FROM records WHERE name = ?", name)
        return found[0][0] if found else None

    def keep(self, name: str, content: bytes) -> None:
        """Keep `content` under `name`, in place of what was.

        Raises:
            MachineError: the cache cannot be written.

        """
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO records VALUES (?, ?)", (name, content))

    def knows(self, destination: Path) -> bool:
        """Whether anything was written to `destination`."""
        return bool(self._rows("SELECT 1 FROM outputs WHERE destination = ? LIMIT 1", str(destination)))

    def is_empty(self) -> bool:
        """Whether no output folder is known."""
        return not self._rows("SELECT 1 FROM outputs LIMIT 1")

    def _rows(self, query: str, *values: str) -> list[Any]:
        with self._machine_errors():
            return self._connection.execute(query, values).fetchall()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._machine_errors(), self._connection as db:
            yield db

    @property
    def _connection(self) -> sqlite3.Connection:
        assert self._db is not None, "a manifest is used inside `with`"
        return self._db

    @contextlib.contextmanager
    def _machine_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            location = Location(path=self.cache.name)
            raise MachineError(messages.CACHE_UNWRITABLE.error(location, reason=error)) from None

    def _open(self) -> sqlite3.Connection:
        path = self.cache / "manifest.sqlite"
        try:
            return _connect(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # no database, or a damaged one
            path.unlink()
            return _connect(path)


_FILES = "destination TEXT, path TEXT, digest TEXT, size INTEGER, mtime INTEGER, inode INTEGER"
TABLES: Mapping[str, str] = {
    "outputs": f"{_FILES}, PRIMARY KEY (destination, path)",
    "changed": f"{_FILES}, PRIMARY KEY (destination, path)",
    "changes": "destination TEXT PRIMARY KEY, twin INTEGER",
    "twins": "destination TEXT PRIMARY KEY, inode INTEGER",
    "lag": "destination TEXT, path TEXT, PRIMARY KEY (destination, path)",
    "records": "name TEXT PRIMARY KEY, content BLOB",
}
"""Table → its columns."""
FOLDER_TABLES = ("outputs", "changed", "changes", "twins", "lag")
"""Those that speak of an output folder."""


def _output(row: Iterable[Any]) -> Output:
    digest, size, mtime, inode = row
    return Output(digest=digest, stamp=Stamp(size=size, mtime_ns=mtime, inode=inode))


def _rows_of(key: str, outputs: Mapping[str, Output]) -> Iterator[tuple[str | int, ...]]:
    for path, output in outputs.items():
        stamp = output.stamp
        yield key, path, output.digest, stamp.size, stamp.mtime_ns, stamp.inode


def _forget(db: sqlite3.Connection, key: str, *tables: str) -> None:
    for table in tables:
        db.execute(f"DELETE FROM {table} WHERE destination = ?", (key,))


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made anew; a kill spoils nothing
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            _create(db)
        (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
    except sqlite3.DatabaseError:
        with contextlib.suppress(sqlite3.Error):
            db.close()
        raise
    return db


def _create(db: sqlite3.Connection) -> None:
    with db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f"DROP TABLE {table}")
        for table, columns in TABLES.items():
            db.execute(f"CREATE TABLE {table} ({columns})")
        db.execute(f"PRAGMA user_version = {VERSION}")
