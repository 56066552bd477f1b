"""Latin letters for others, for ids of headers (kramdown's option `transliterated_header_ids`).

Hangul is written syllable by syllable, as the tables that kramdown takes from stringex have it; of Latin letters the
marks are left out. Other scripts stay as they are, where kramdown has a table for each.
"""

from __future__ import annotations

import unicodedata

_INITIALS = "g gg n d dd r m b bb s ss  j jj c k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u weo we wi yu eu yi i".split(" ")
_FINALS = " g gg gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j c k t p h".split(" ")
_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_LETTERS = str.maketrans(
    {"đ": "d", "Đ": "D", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe"}
    | {"Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "ı": "i", "—": "---", "–": "-"}
)


def transliterate(text: str) -> str:
    """`text` with Latin letters in the place of Hangul, and without marks on letters."""
    if text.isascii():
        return text
    latin = "".join(map(_write_syllable, unicodedata.normalize("NFC", text))).translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(char))


def _write_syllable(char: str) -> str:
    if not _FIRST_SYLLABLE <= char <= _LAST_SYLLABLE:
        return char
    number, final = divmod(ord(char) - ord(_FIRST_SYLLABLE), len(_FINALS))
    initial, vowel = divmod(number, len(_VOWELS))
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]
