"""Rendered texts by what they were made of: kept from build to build, and out of memory until a page is written.

What becomes of a text depends on its `RenderInput` and on what it asked of the link table; where both are as they were,
it is not rendered again. Texts with Liquid may read anything of the site, and are always rendered.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from studylog.builder.cache.gists import split_fragment
from studylog.builder.cache.lookups import Lookups, WatchedRenderer
from studylog.builder.cache.records import from_bytes, to_bytes
from studylog.builder.cache.stores import damage, open_store
from studylog.errors import DamagedCacheError
from studylog.frozen import dataclass
from studylog.models import Body, Content, Gist, LinkTable, References, RenderInput, Rendition, Words

FILE = "fragments.sqlite"
Kept = TypeVar("Kept")
TABLES = {"fragments": "key TEXT PRIMARY KEY, digest TEXT, lookups BLOB, gist BLOB, body BLOB, refs BLOB, words BLOB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What became of a text, as it is kept: records of its `Lookups`, `Gist`, `Body`, `References` and `Words`."""

    key: str
    """Under which it is kept."""
    lookups: bytes
    gist: bytes
    body: bytes
    digest: str
    """Of `body`."""
    references: bytes
    words: bytes
    reads_texts: bool
    """As in `Lookups`."""


def render(renderer: WatchedRenderer, text: RenderInput) -> Rendered:
    """Render a text; made where the work is done, so that processes send each other nothing but bytes."""
    fragment, lookups = renderer.render(text)
    gist, body, references, words = map(to_bytes, split_fragment(fragment, text))
    return Rendered(
        key=key_of(text, renderer.links),
        lookups=to_bytes(lookups),
        gist=gist,
        body=body,
        digest=_hash(body),
        references=references,
        words=words,
        reads_texts=lookups.reads_texts,
    )


class FragmentStore:
    """The texts of one site's last build; a store that is broken, or another version's, is empty.

    Where it proves to be damaged later, DamagedCacheError is raised.
    """

    def __init__(self, cache: Path) -> None:
        self._path = cache / FILE
        self._db = open_store(self._path, TABLES)
        self._process = os.getpid()
        self._used: set[str] = set()
        self._last: tuple[str, Body] = "", Body(html="")

    def __enter__(self) -> FragmentStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._db.close()

    def recall(
        self, inputs: Mapping[str, RenderInput], links: LinkTable, known: Mapping[str, str]
    ) -> dict[str, Rendition]:
        """Those of the texts that came out as they would now, by the same names; some keys are `known`."""
        if not self._holds_any():
            return {}
        keys = ((name, known.get(name) or key_of(text, links)) for name, text in inputs.items() if is_kept(text))
        holds = cache(partial(_hold, links=links))
        found = ((name, self._recall(name, key, holds)) for name, key in keys)
        return {name: rendition for name, rendition in found if rendition}

    def keep(self, made: Mapping[str, Rendered]) -> dict[str, Rendition]:
        """Keep what became of texts."""
        rows = ((of.key, of.digest, of.lookups, of.gist, of.body, of.references, of.words) for of in made.values())
        with damage(), self._db:
            self._db.executemany("INSERT OR REPLACE INTO fragments VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._last = "", Body(html="")  # what Liquid reads is no part of a key
        return {name: self._rendition(name, of.key, of.digest, of.gist) for name, of in made.items()}

    def use(self, rendition: Rendition) -> Rendition:
        """One that it gave for an earlier build, for this one."""
        self._used.add(rendition.content.key)
        return rendition

    def forget_unused(self) -> None:
        """Drop what this build had no use for."""
        used, self._used = self._used, set()
        with damage(), self._db:
            kept = {key for (key,) in self._db.execute("SELECT key FROM fragments")}
            self._db.executemany("DELETE FROM fragments WHERE key = ?", ((key,) for key in kept - used))

    def find(self, name: str, key: str) -> Rendition | None:
        """What is kept under `key`, if anything, of the text of this name."""
        digest, gist = self._select("digest, gist", key) or ("", b"")
        return self._rendition(name, key, digest, gist) if digest else None

    def forget(self, key: str) -> None:
        """Drop what is kept under `key`."""
        self._used.discard(key)
        with damage(), self._db:
            self._db.execute("DELETE FROM fragments WHERE key = ?", (key,))

    def body(self, key: str) -> Body:
        """The large part of a text that was recalled or kept; a template asks for it more than once."""
        if self._last[0] != key:
            self._last = key, self._read("body", key, Body)
        return self._last[1]

    def references(self, key: str) -> References:
        """Where a text leads that was recalled or kept."""
        return self._read("refs", key, References)

    def words(self, key: str) -> Words:
        """What the search finds a text by that was recalled or kept."""
        return self._read("words", key, Words)

    def _read(self, column: str, key: str, kind: type[Kept]) -> Kept:
        (content,) = self._select(column, key) or (b"",)
        return _expect(from_bytes(content), kind)

    def _select(self, columns: str, key: str) -> tuple[Any, ...] | None:
        with damage():
            query = f"SELECT {columns} FROM fragments WHERE key = ?"
            found: tuple[Any, ...] | None = self._connection().execute(query, (key,)).fetchone()
            return found

    def _connection(self) -> sqlite3.Connection:
        """A worker that was forked must not use its parent's."""
        if self._process != os.getpid():
            self._db, self._process = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True), os.getpid()
        return self._db

    def _holds_any(self) -> bool:
        with damage():
            return self._db.execute("SELECT 1 FROM fragments LIMIT 1").fetchone() is not None

    def _recall(self, name: str, key: str, holds: Callable[[bytes], bool]) -> Rendition | None:
        digest, lookups, gist = self._select("digest, lookups, gist", key) or ("", b"", b"")
        return self._rendition(name, key, digest, gist) if holds(lookups) else None

    def _rendition(self, name: str, key: str, digest: str, record: bytes) -> Rendition:
        gist = _expect(from_bytes(record), Gist)
        self._used.add(key)
        content = Content(name=name, key=key, digest=digest, shelf=self)
        return Rendition(gist=gist, content=content, stamp=_hash(record))


class PassingStore:
    """Keeps what becomes of texts as long as it is there itself: for those who write nothing to disk."""

    def __init__(self) -> None:
        self._kept: dict[str, Rendered] = {}

    def recall(
        self, inputs: Mapping[str, RenderInput], links: LinkTable, known: Mapping[str, str]
    ) -> dict[str, Rendition]:
        """Nothing."""
        return {}

    def keep(self, made: Mapping[str, Rendered]) -> dict[str, Rendition]:
        """Keep what became of texts."""
        self._kept.update(made)
        return {name: self._rendition(name, each) for name, each in made.items()}

    def use(self, rendition: Rendition) -> Rendition:
        """One that it gave."""
        return rendition

    def forget_unused(self) -> None:
        """There is nothing of earlier builds."""

    def body(self, key: str) -> Body:
        """The large part of a text that was kept."""
        return _expect(from_bytes(self._kept[key].body), Body)

    def references(self, key: str) -> References:
        """Where a text leads that was kept."""
        return _expect(from_bytes(self._kept[key].references), References)

    def words(self, key: str) -> Words:
        """What the search finds a text by that was kept."""
        return _expect(from_bytes(self._kept[key].words), Words)

    def _rendition(self, name: str, made: Rendered) -> Rendition:
        content = Content(name=name, key=name, digest=made.digest, shelf=self)
        return Rendition(gist=_expect(from_bytes(made.gist), Gist), content=content, stamp=_hash(made.gist))


Store = FragmentStore | PassingStore


def is_kept(text: RenderInput) -> bool:
    """Whether what becomes of a text depends on nothing but what is written down with it."""
    return text.page is None


def key_of(text: RenderInput, links: LinkTable) -> str:
    """Of everything a text is rendered from, besides what it asks for."""
    return _hash(to_bytes((text, links.baseurl)))


def _hold(record: bytes, links: LinkTable) -> bool:
    """Whether these are `Lookups`, with the answers that they had."""
    asked = from_bytes(record)
    return isinstance(asked, Lookups) and asked.hold(links)


def _expect(record: object, kind: type[Kept]) -> Kept:
    if not isinstance(record, kind):
        raise DamagedCacheError
    return record


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
