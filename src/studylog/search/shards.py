"""The lines of the index in files small enough to be fetched as they are needed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

SIZE_OF_SHARD = 4000
"""Characters, at most, on average: 2 KB when it is sent."""
TYPED = range(4, 16)
"""How long a Latin word is that a typing error may be in."""
KNOWN_TWICE = 2
"""How many postings a word must have to be what a reader meant to type."""


def count_shards(size: int) -> int:
    """For lines of so many characters in all; a power of two, which seldom changes."""
    return 1 << max(0, (size - 1) // SIZE_OF_SHARD).bit_length()


def shard_of(gram: str, count: int) -> int:
    """In which of `count` shards the line of the gram stands."""
    return zlib.crc32(gram.encode()) % count


def part_lines(lines: Mapping[str, str]) -> dict[int, str]:
    """Every shard with its lines in order, the empty ones too; `lines` by gram."""
    count = count_shards(sum(len(gram) + len(line) + 2 for gram, line in lines.items()))
    parts: dict[int, list[str]] = {number: [] for number in range(count)}
    for gram in sorted(lines):
        parts[shard_of(gram, count)].append(f"{gram}\t{lines[gram]}\n")
    return {number: "".join(part) for number, part in parts.items()}


def read_shard(shard: str) -> dict[str, str]:
    """Its lines by gram."""
    return dict(line.split("\t", 1) for line in shard.split("\n")[:-1])


def write_shard(lines: Mapping[str, str]) -> str:
    """As `part_lines` would; lines without anything are left out."""
    return "".join(f"{gram}\t{lines[gram]}\n" for gram in sorted(lines) if lines[gram])


def typed_length(word: str) -> int:
    """How long the word is, if it may be what was meant by one with a typing error; else 0."""
    return len(word) if len(word) in TYPED and word.isascii() and word.isalpha() else 0


def vocabulary_lines(words: Iterable[tuple[int, str]]) -> dict[str, str]:
    """`~` and a length → the words of this length, in the order in which they come."""
    by_length: dict[str, list[str]] = {}
    for length, word in words:
        by_length.setdefault(f"~{length}", []).append(word)
    return {name: " ".join(found) for name, found in by_length.items()}
