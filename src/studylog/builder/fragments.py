"""Fragments of earlier builds, by what they were made of.

A text's fragment depends on its `RenderInput` and on what it asked of the link table; where both are as they were, it
is not rendered again. Texts with Liquid may read anything of the site, and are always rendered.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType

from studylog.builder.engine import engine_digest
from studylog.builder.lookups import Lookups, answer
from studylog.builder.records import from_bytes, to_bytes
from studylog.models import Fragment, LinkTable, RenderInput

FILE = "fragments.sqlite"


class FragmentStore:
    """The fragments of one site's last build; a store that is broken, or another version's, is empty."""

    def __init__(self, cache: Path) -> None:
        self._db = _open(cache / FILE)
        self._used: set[str] = set()

    def __enter__(self) -> FragmentStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._db.close()

    def recall(self, inputs: Mapping[str, RenderInput], links: LinkTable) -> dict[str, Fragment]:
        """Those of the texts whose fragment still holds, by the same keys."""
        found = {}
        for name, text in inputs.items():
            fragment = self._fragment(text, links) if is_kept(text) else None
            if fragment is not None:
                found[name] = fragment
        return found

    def keep(self, made: Iterable[tuple[RenderInput, Fragment, Lookups]], links: LinkTable) -> None:
        """Keep fragments for the next build."""
        rows = [
            (key_of(text, links), to_bytes((dict(asked), fragment))) for text, fragment, asked in made if is_kept(text)
        ]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO fragments VALUES (?, ?)", rows)
        self._used.update(key for key, _ in rows)

    def forget_unused(self) -> None:
        """Drop what this build had no use for."""
        with self._db:
            kept = {key for (key,) in self._db.execute("SELECT key FROM fragments")}
            self._db.executemany("DELETE FROM fragments WHERE key = ?", ((key,) for key in kept - self._used))

    def _fragment(self, text: RenderInput, links: LinkTable) -> Fragment | None:
        key = key_of(text, links)
        row = self._db.execute("SELECT content FROM fragments WHERE key = ?", (key,)).fetchone()
        record = from_bytes(row[0]) if row else None
        if record is None:
            return None
        asked, fragment = record
        assert isinstance(fragment, Fragment)
        if any(answer(links, question) != said for question, said in asked.items()):
            return None
        self._used.add(key)
        return fragment


def is_kept(text: RenderInput) -> bool:
    """Whether a text's fragment depends on nothing but what is written down with it."""
    return text.page is None


def key_of(text: RenderInput, links: LinkTable) -> str:
    """Of everything a text is rendered from, besides what it asks for."""
    return hashlib.blake2b(to_bytes((text, links.baseurl)), digest_size=16).hexdigest()


def _open(path: Path) -> sqlite3.Connection:
    try:
        return _connect(path)
    except sqlite3.DatabaseError:  # no database, or a damaged one
        path.unlink(missing_ok=True)
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    """The store, emptied where another version of studylog filled it."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made anew; a kill spoils nothing
    engine = engine_digest()
    with db:
        db.execute("CREATE TABLE IF NOT EXISTS versions (engine TEXT)")
        if db.execute("SELECT engine FROM versions").fetchall() != [(engine,)]:
            db.execute("DROP TABLE IF EXISTS fragments")
            db.execute("DELETE FROM versions")
            db.execute("INSERT INTO versions VALUES (?)", (engine,))
        db.execute("CREATE TABLE IF NOT EXISTS fragments (key TEXT PRIMARY KEY, content BLOB)")
    return db
