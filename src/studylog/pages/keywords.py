"""What a text is about, in few words: from where its writer says so, not from all that it goes on to say.

The words come from the Markdown as written, title first, then headings, code within the text, and the opening. There
are never more than `MOST`, so that one more sentence far below changes none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import add

from studylog.pages.empty_words import EMPTY_WORDS

MOST = 40
MOST_OF_TITLE = 16
OF_TITLE = "^"
"""Stands before the words of the title, which are there twice: as words, and as words of a title."""
READ = 20_000
"""Characters of a text that are looked at."""
READ_OF_PART = 600
"""Characters of all its headings, and of all its code, that are."""
OPENING = 300
LONGEST_CODE = 40

_FENCES = re.compile(r"\n(?:```|~~~|\{%-? *(?:end)?highlight\b)")
_OPENING_LINES = re.compile(r"^ *[^\s#!<{|$>=-].*", re.MULTILINE)
"""No headings, pictures, tags, attribute lists, tables or formulas."""
_NO_PROSE = re.compile(r"\]\([^)\s]*|https?://\S+|<[^<>]*>")
_WORDS = re.compile("[가-힣]{2,}|[一-鿿]{2,}|[ァ-ヿ]{2,}|[^\\W\\d_가-힣぀-ヿ一-鿿](?:[^\\W_가-힣぀-ヿ一-鿿]+[+#]*|[+#]+)")
"""Hiragana mostly joins other words; words of scripts with blanks have two letters, or one and signs: `go`, `c++`."""
_ENDINGS = frozenset("가게겠고과기는니다도될된들로를만며면서습었에였와으은을의이입자지하한할함합해했")
"""Syllables that end Korean words of any meaning: particles, and what verbs end with."""


def find_keywords(title: str, body: str) -> str:
    """Words and pairs of syllables that tell what a text is about, parted by line ends; `body` is its Markdown."""
    titled = tuple(islice(dict.fromkeys(_words_of(title)), MOST_OF_TITLE))
    found = dict.fromkeys(titled)
    for part in _telling_parts(body[:READ]):
        found.update(dict.fromkeys(_words_of(_NO_PROSE.sub(" ", part))))
        if len(found) >= MOST:
            break
    return "\n".join((*islice(found, MOST), *(OF_TITLE + word for word in titled)))


def _telling_parts(body: str) -> Iterator[str]:
    """Headings, code and opening; found by `split`, since expressions take thrice the time."""
    prose = "\n".join(_FENCES.split(f"\n{body}")[::2])
    yield " ".join([part.partition("\n")[0] for part in prose.split("\n#")[1:]])[:READ_OF_PART]
    yield " ".join([part for part in prose.split("`")[1::2] if len(part) <= LONGEST_CODE])[:READ_OF_PART]
    yield _open(prose)


def _open(prose: str) -> str:
    """The first lines of prose."""
    lines = ""
    for line in _OPENING_LINES.finditer(prose):
        lines += line[0] + " "
        if len(lines) > OPENING:
            break
    return lines[:OPENING]


def _words_of(text: str) -> Iterator[str]:
    """Words of scripts that part them with blanks, and every two letters in a row of Korean and Chinese ones.

    Korean words stand together or not as one likes, with particles behind them.
    """
    for word in _WORDS.findall(text.lower()):
        if word >= "一":
            yield from _pairs_of(word)
        elif word not in EMPTY_WORDS:
            yield word


def _pairs_of(word: str) -> Iterator[str]:
    while len(word) > 2 and word[-1] in _ENDINGS:
        word = word[:-1]
    return (pair for pair in map(add, word, word[1:]) if pair not in EMPTY_WORDS)
