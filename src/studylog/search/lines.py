"""Lines of the index: a gram, and the words that hold it, each with the texts that hold the word, field by field.

A gram that very many words hold has texts only: what is typed is mostly longer, and found by its other grams.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from studylog.frozen import dataclass
from studylog.search.postings import read_numbers, write_numbers
from studylog.search.words import grams_of

FIELDS = ("text", "title", "headings", "tags")
"""In the order in which postings have them."""
MOST_WORDS = 128
"""Words beyond which a line has texts only."""

Postings = Mapping[str, Sequence[int]]
"""Word → numbers of the texts that hold it in one field, rising."""
Numbers = list[set[int]]
"""The same for one word in every field."""


class TooFewWordsError(Exception):
    """A line that had texts only shall have words again, which takes the whole index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedText:
    """A text as the index has it; the words of a field are parted by line ends."""

    number: int
    text: str
    title: str
    headings: str
    tags: str

    def words(self) -> list[set[str]]:
        """Field by field."""
        return [set(getattr(self, each).split("\n")) - {""} for each in FIELDS]


@dataclass(frozen=True, slots=True)
class Change:
    """Something comes into a field of a text, or is no longer there."""

    field: int
    number: int
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """What changes in the line of a gram."""

    words: Mapping[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    texts: list[Change] = field(default_factory=list)
    """Texts that hold any word of the line, or none any more."""


def build_lines(texts: Iterable[IndexedText]) -> tuple[dict[str, str], dict[str, int]]:
    """Gram → the rest of its line, and word → how many postings it has; `texts` come in order of their numbers."""
    fields: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in FIELDS)
    for each in texts:
        number = each.number
        for words, postings in zip((each.text, each.title, each.headings, each.tags), fields, strict=True):
            for word in words.split("\n") if words else ():
                postings[word].append(number)
    body, *others = fields
    entries = {word: f"{word} {write_numbers(numbers)}" for word, numbers in body.items()}
    for word in set().union(*others):
        entries[word] = f"{word} {_write([postings.get(word, ()) for postings in fields])}"
    by_gram: dict[str, list[str]] = defaultdict(list)
    for word in sorted(entries):
        for gram in grams_of(word):
            by_gram[gram].append(word)
    lines = {
        gram: "\t".join([entries[word] for word in words]) if len(words) <= MOST_WORDS else _sum_up(words, fields)
        for gram, words in by_gram.items()
    }
    return lines, _count_postings(fields)


def _count_postings(fields: Iterable[Postings]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for postings in fields:
        for word, numbers in postings.items():
            counts[word] = counts.get(word, 0) + len(numbers)
    return counts


def _sum_up(words: Collection[str], fields: Iterable[Postings]) -> str:
    numbers = [sorted(set().union(*(postings.get(word, ()) for word in words))) for postings in fields]
    return f" {_write(numbers)}\t{len(words)}"


def _write(fields: Iterable[Sequence[int]]) -> str:
    return ";".join(map(write_numbers, fields)).rstrip(";")


def _read(written: str) -> Numbers:
    fields = [set(read_numbers(numbers)) for numbers in written.split(";")]
    return fields + [set() for _ in FIELDS[len(fields) :]]


def compare(before: IndexedText | None, now: IndexedText | None) -> Iterator[tuple[str, str, Change]]:
    """Gram, word and what changes for them; no word where it changes for all words of the gram together."""
    old, new = _words_of(before), _words_of(now)
    is_moved = before and now and before.number != now.number
    for at in range(len(FIELDS)):
        gone, come = (old[at], new[at]) if is_moved else (old[at] - new[at], new[at] - old[at])
        for text, words, others, is_new in ((before, gone, new[at], False), (now, come, old[at], True)):
            if text and words:
                change = Change(at, text.number, is_new)
                yield from ((gram, word, change) for word in words for gram in grams_of(word))
                kept = set() if is_moved else _all_grams(others)
                yield from ((gram, "", change) for gram in _all_grams(words) - kept)


def _words_of(text: IndexedText | None) -> list[set[str]]:
    return text.words() if text else [set() for _ in FIELDS]


def _all_grams(words: Collection[str]) -> set[str]:
    return set().union(*map(grams_of, words))


def change_line(line: str, change: LineChange, more_words: int) -> str:
    """The line with this change, which brings it so many `more_words`; empty where nothing is left.

    Raises:
        TooFewWordsError: as it says.

    """
    if line.startswith(" "):
        return _change_sum(line, change.texts, more_words)
    entries = dict(entry.split(" ") for entry in line.split("\t")) if line else {}
    numbers = {word: _read(written) for word, written in entries.items()}
    for word, changes in change.words.items():
        _apply(numbers.setdefault(word, _read("")), changes)
    left = {word: fields for word, fields in sorted(numbers.items()) if any(fields)}
    if len(left) <= MOST_WORDS:
        return "\t".join(f"{word} {_write(map(sorted, fields))}" for word, fields in left.items())
    return _sum_up(left, [{word: sorted(fields[at]) for word, fields in left.items()} for at in range(len(FIELDS))])


def _change_sum(line: str, changes: Iterable[Change], more_words: int) -> str:
    written, count = line.strip(" ").split("\t")
    if int(count) + more_words <= MOST_WORDS:
        raise TooFewWordsError
    fields = _read(written)
    _apply(fields, changes)
    return f" {_write(map(sorted, fields))}\t{int(count) + more_words}"


def _apply(fields: Numbers, changes: Iterable[Change]) -> None:
    for change in sorted(changes, key=lambda change: change.is_new):  # a number that one text leaves another may take
        (set.add if change.is_new else set.discard)(fields[change.field], change.number)
