"""The words that a text is found by, and the grams by which words are found (docs/search.md).

`templates/assets/search.js` takes queries apart in the same way; `tests/search/vectors.json` holds both together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from studylog.models import Words

LONGEST_WORD = 40
"""Characters of a word in ASCII that count: what is longer is data."""
TERM_SIGNS = {"category": "@", "tag": "/"}
"""What the word of a term begins with: no word of a text does."""
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""Lead consonants (초성) in the order of Unicode."""

_NO_LETTERS = re.compile(r"[\x00-\x7f\W\u3131-\u318e]+")
"""What stands between words that are not in ASCII: Korean, Chinese, Greek; consonants by themselves are no words."""
_CODE_LETTERS = bytes(at if chr(at).isalnum() or chr(at) in "+#._-" else 32 for at in range(128)) + b" " * 128
_PAIRS = re.compile(r"(?<![a-z0-9+#])(?=([a-z0-9+#]+[._-][a-z0-9+#]+))")
_LETTER = re.compile("[a-z]")
_SIGN = re.compile("[._-]")
_OWN_LINE = frozenset((*LEADS, *TERM_SIGNS.values()))
_NO_LEADS = re.compile("[^ㄱ-ㅎ가-힣]+")


def index_text(text: str) -> Words:
    """All words that a text is found by besides its title and tags; `text` is that of its `Body`."""
    return Words(text="\n".join(find_words(text)), headings="\n".join(label_words(list_headings(text))))


def list_headings(text: str) -> list[str]:
    """The headings in the text of a `Body`."""
    return [line.partition("\t")[0] for line in text.split("\n")[1:]]


def find_words(text: str) -> set[str]:
    """Runs of letters and digits in ASCII, with `+` and `#`, and runs of all other letters; names as code has them."""
    parts = " ".join(set(text.lower().split()))
    names = set(parts.encode("ascii", "replace").translate(_CODE_LETTERS).split())
    return set(_NO_LETTERS.sub(" ", parts).split()).union(*map(_words_of, names))


@lru_cache(1 << 16)
def _words_of(name: bytes) -> tuple[str, ...]:
    """`batch`, `size`, `t`, `batch_size` and `size_t` of `batch_size_t`: words, and two with one sign between them."""
    text = name.decode()
    words = tuple(word[:LONGEST_WORD] for word in _SIGN.split(text) if word)
    if len(words) < 2:
        return words
    pairs = (pair for pair in _PAIRS.findall(text) if len(pair) <= LONGEST_WORD and _LETTER.search(pair))
    return (*words, *pairs)


def label_words(labels: Iterable[str]) -> set[str]:
    """The words of titles, headings or tags, and their lead consonants."""
    labels = tuple(labels)
    return find_words(" ".join(labels)).union(*map(_lead_words, labels))


def _lead_words(label: str) -> Iterator[str]:
    """Every three lead consonants in a row, blanks between words left out, and the first two of each word."""
    words = [lead_consonants(word) for word in label.split()]
    for run in "".join(words).split():
        yield from map("".join, zip(run, run[1:], run[2:], strict=False))
    for word in words:
        yield from (run[:2] for run in word.split() if len(run) > 1)


@lru_cache(1 << 14)
def lead_consonants(word: str) -> str:
    """The lead consonant of each syllable; a blank for what has none."""
    return "".join(LEADS[(ord(sign) - 0xAC00) // 588] if sign >= "가" else sign for sign in _NO_LEADS.sub(" ", word))


def term_word(kind: str, name: str) -> str:
    """As what a text has a category or a tag, for readers who choose one."""
    return TERM_SIGNS[kind] + "_".join(name.split())


@lru_cache(1 << 18)
def grams_of(word: str) -> frozenset[str]:
    """In whose lines the word stands: every three letters of ASCII in a row, every two others.

    What is shorter stands in its own line; a word of two syllables in that of its first one too, so that one syllable
    is found by itself and with a particle. Lead consonants and terms stand in their own, a pair in that of its sign
    with the two letters that follow.
    """
    length = len(word)
    if word[0] in _OWN_LINE:
        return frozenset((word,))
    if found := _SIGN.search(word):
        return frozenset((word[found.start() : found.start() + 3],))
    if word < "\x80":
        return frozenset([word[at : at + 3] for at in range(length - 2)]) if length > 2 else frozenset((word,))
    if length > 2:
        return frozenset([word[at : at + 2] for at in range(length - 1)])
    return frozenset((word, word[0]))
