"""The search index of the last build: changed where few texts have, so that one edit touches few of its files."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from studylog.builder.cache.stores import damage, open_store
from studylog.frozen import dataclass
from studylog.models import Content
from studylog.search.lines import FIELDS, IndexedText, LineChange, TooFewWordsError, build_lines, change_line, compare
from studylog.search.shards import (
    KNOWN_TWICE,
    count_shards,
    part_lines,
    read_shard,
    shard_of,
    typed_length,
    vocabulary_lines,
    write_shard,
)
from studylog.search.words import grams_of

FILE = "search.sqlite"
_COLUMNS = ("number", *FIELDS)
TABLES: Mapping[str, str] = {
    "texts": f"name TEXT PRIMARY KEY, labels TEXT, content TEXT, {', '.join(_COLUMNS)}",
    "shards": "number INTEGER PRIMARY KEY, size INTEGER, content TEXT",  # sizes are summed up without the rest
    "words": "word TEXT PRIMARY KEY, length INTEGER, postings INTEGER",
    "states": "state TEXT",
}
"""Table → its columns."""
FEW = 8
"""One text in so many may change before the whole index is made anew."""

Pair = tuple[IndexedText | None, IndexedText | None]
"""A text before and now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A text as it comes to the index."""

    labels: str
    """Digest of its number, title and terms; hexadecimal, as is the next."""
    content: str
    """Digest of its content."""
    take: Callable[[], IndexedText]
    """Takes everything out of it."""


class SearchIndex:
    """A store of it; where it proves to be damaged, DamagedCacheError is raised."""

    def __init__(self, cache: Path) -> None:
        self._db = open_store(cache / FILE, TABLES)

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._db.close()

    @property
    def state(self) -> str:
        """Another one after every change."""
        found = self._rows("SELECT state FROM states")
        return found[0][0] if found else ""

    def shards(self, numbers: Iterable[int]) -> dict[int, str]:
        """Those of these numbers."""
        query = "SELECT content FROM shards WHERE number = ?"
        return {number: self._rows(query, number)[0][0] for number in numbers}

    def count(self) -> int:
        """How many shards there are; asked of the last one, since counting would read them all."""
        return int(self._rows("SELECT COALESCE(MAX(number) + 1, 0) FROM shards")[0][0])

    def update(self, texts: Mapping[str, Entry]) -> None:
        """Bring the index to exactly these texts, by name."""
        before = {name: digests for name, *digests in self._rows("SELECT name, labels, content FROM texts")}
        changed = [name for name, entry in texts.items() if before.get(name) != [entry.labels, entry.content]]
        gone = before.keys() - texts.keys()
        if not changed and not gone and self.count():
            return
        is_few = len(changed) + len(gone) <= len(before) // FEW
        with damage(), self._db:
            former = {name: self._find(name) for name in (*changed, *gone)} if is_few else {}
            self._put(((name, texts[name].labels, texts[name].content, texts[name].take()) for name in changed), gone)
            if not is_few or self._change([(text, self._find(name)) for name, text in former.items()]) is None:
                self._build()

    def change(self, content: Content) -> set[int] | None:
        """Numbers of the shards that are others now that a text says this; None where that takes the whole index."""
        former = self._find(content.name)
        if former is None:
            return set()
        ((labels,),) = self._rows("SELECT labels FROM texts WHERE name = ?", content.name)
        text = replace(former, text=content.words.text, headings=content.words.headings)
        with damage(), self._db:
            self._put([(content.name, labels, content.digest, text)], ())
            changed = self._change([(former, text)])
            if changed is None:
                self._build()
            return changed

    def _find(self, name: str) -> IndexedText | None:
        rows = self._rows(f"SELECT {', '.join(_COLUMNS)} FROM texts WHERE name = ?", name)
        return _text_of(rows[0]) if rows else None

    def _put(self, texts: Iterable[tuple[str, str, str, IndexedText]], gone: Iterable[str]) -> None:
        rows = ((*names, *(getattr(text, column) for column in _COLUMNS)) for *names, text in texts)
        self._db.executemany("DELETE FROM texts WHERE name = ?", ((name,) for name in gone))
        self._db.executemany(f"INSERT OR REPLACE INTO texts VALUES (?, ?, ?{', ?' * len(_COLUMNS)})", rows)
        self._db.execute("DELETE FROM states")
        self._db.execute("INSERT INTO states VALUES (?)", (os.urandom(8).hex(),))

    def _build(self) -> None:
        """Make the whole index of all texts."""
        rows = self._db.execute(f"SELECT {', '.join(_COLUMNS)} FROM texts ORDER BY number")
        lines, postings = build_lines(map(_text_of, rows))
        self._db.execute("DELETE FROM words")
        words = ((word, typed_length(word), count) for word, count in postings.items())
        self._db.executemany("INSERT INTO words VALUES (?, ?, ?)", words)
        self._db.execute("DELETE FROM shards")
        shards = part_lines({**lines, **vocabulary_lines(self._meant_words())})
        sized = ((number, len(content), content) for number, content in shards.items())
        self._db.executemany("INSERT INTO shards VALUES (?, ?, ?)", sized)

    def _change(self, pairs: Iterable[Pair]) -> set[int] | None:
        """Change the lines of texts that were something else before; numbers of the shards in which they are.

        None where the whole index must be made instead.
        """
        changes: dict[str, LineChange] = defaultdict(LineChange)
        postings: Counter[str] = Counter()
        for before, now in pairs:
            for gram, word, change in compare(before, now):
                (changes[gram].words[word] if word else changes[gram].texts).append(change)
            for text, one in ((before, -1), (now, 1)):
                for word in (word for words in text.words() for word in words) if text else ():
                    postings[word] += one
        more_words, lengths = self._count_words({word: more for word, more in postings.items() if more})
        vocabulary = {f"~{length}": "" for length in lengths}
        vocabulary |= vocabulary_lines(self._meant_words(lengths)) if lengths else {}
        try:
            return self._change_shards(changes, more_words, vocabulary)
        except TooFewWordsError:
            return None

    def _change_shards(
        self, changes: Mapping[str, LineChange], more_words: Mapping[str, int], vocabulary: Mapping[str, str]
    ) -> set[int] | None:
        count = self.count()
        by_shard: dict[int, list[str]] = defaultdict(list)
        for gram in (*changes, *vocabulary):
            by_shard[shard_of(gram, count)].append(gram)
        for number, content in self.shards(by_shard).items():
            lines = read_shard(content)
            for gram in by_shard[number]:
                line, more = lines.get(gram, ""), more_words.get(gram, 0)
                lines[gram] = vocabulary[gram] if gram in vocabulary else change_line(line, changes[gram], more)
            now = write_shard(lines)
            self._db.execute("UPDATE shards SET size = ?, content = ? WHERE number = ?", (len(now), now, number))
        size = self._rows("SELECT TOTAL(size) FROM shards")[0][0]
        return set(by_shard) if count_shards(int(size)) == count else None

    def _count_words(self, more: Mapping[str, int]) -> tuple[Counter[str], set[int]]:
        """Take note of more or fewer postings; how many more words each gram has, and whose lengths have others."""
        words: Counter[str] = Counter()
        lengths = set()
        for word, count in more.items():
            rows = self._rows("SELECT postings FROM words WHERE word = ?", word)
            before = rows[0][0] if rows else 0
            now = before + count
            if now:
                self._db.execute("INSERT OR REPLACE INTO words VALUES (?, ?, ?)", (word, typed_length(word), now))
            else:
                self._db.execute("DELETE FROM words WHERE word = ?", (word,))
            if bool(before) != bool(now):
                words.update(dict.fromkeys(grams_of(word), 1 if now else -1))
            if (before >= KNOWN_TWICE) != (now >= KNOWN_TWICE) and typed_length(word):
                lengths.add(len(word))
        return words, lengths

    def _meant_words(self, lengths: Iterable[int] = ()) -> Iterator[tuple[int, str]]:
        """Words that may be meant where others were typed: all of them, or those of some lengths."""
        among = f"length IN ({', '.join(map(str, lengths))})" if lengths else "length > 0"
        query = f"SELECT length, word FROM words WHERE {among} AND postings >= ? ORDER BY word"
        yield from self._db.execute(query, (KNOWN_TWICE,))

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        with damage():
            return self._db.execute(query, values).fetchall()


def _text_of(row: tuple[Any, ...]) -> IndexedText:
    return IndexedText(**dict(zip(_COLUMNS, row, strict=True)))
