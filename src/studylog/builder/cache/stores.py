"""Sqlite files that may be lost at any time: what they hold is made anew."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from studylog import messages
from studylog.builder.cache.engine import engine_digest
from studylog.config import CACHE_FOLDER
from studylog.errors import DamagedCacheError, Location, MachineError


def open_store(path: Path, tables: Mapping[str, str]) -> sqlite3.Connection:
    """The store at `path` with these tables (name → columns), emptied where another version of studylog filled it."""
    try:
        return _connect(path, tables)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # no database, or a damaged one
        path.unlink(missing_ok=True)
        return _connect(path, tables)


@contextlib.contextmanager
def damage() -> Iterator[None]:
    """What a store is used in; raises DamagedCacheError where it proves to be damaged."""
    try:
        yield
    except sqlite3.OperationalError:  # the disk, not the file
        raise
    except sqlite3.DatabaseError:
        raise DamagedCacheError from None


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """What all work with stores is done in; raises MachineError where the disk, full or another's, refuses them."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise MachineError(messages.CACHE_UNWRITABLE.error(Location(path=CACHE_FOLDER), reason=error)) from None


def _connect(path: Path, tables: Mapping[str, str]) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made anew; a kill spoils nothing
        with db:
            _prepare(db, tables)
    except sqlite3.DatabaseError:
        with contextlib.suppress(sqlite3.Error):
            db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, tables: Mapping[str, str]) -> None:
    engine = engine_digest()
    db.execute("CREATE TABLE IF NOT EXISTS versions (engine TEXT)")
    if db.execute("SELECT engine FROM versions").fetchall() != [(engine,)]:
        for table in tables:
            db.execute(f"DROP TABLE IF EXISTS {table}")
        db.execute("DELETE FROM versions")
        db.execute("INSERT INTO versions VALUES (?)", (engine,))
    for table, columns in tables.items():
        db.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns})")
