"""Korean particles that follow the sound of what stands before them: `글이`, `주소가`, `README(이)가` where unknown.

A sentence marks one as `{name:이|가}`: first the form after a final consonant (받침), then the form after a vowel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_FINALS_OF_DIGITS = dict(zip("0123456789", "ㅇㄹ ㅁ  ㄱㄹㄹ ", strict=True))
"""영, 일, 이, 삼 …; in tens, hundreds and so on the last `0` is read 십, 백, 천, 만: a final consonant too."""
_FINALS_OF_LETTER_NAMES = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
_FINALS_OF_WORDS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ"} | dict.fromkeys("adfijoqrsuvwxyz", " ")
"""Of words by their last letter; `b`, `c`, `e`, `g`, `h`, `k`, `p` and `t` are read either way (`set`, `list`)."""
_SPELT_ENDINGS = frozenset("html json yaml toml".split())
"""File name endings of four letters that are read like those of two and three, or end in the same sound."""


class Spoken(str):
    """A value of a Korean sentence; `{name:이|가}` is the particle that follows it."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return super().__format__(spec)
        after_consonant, _, after_vowel = spec.partition("|")
        return choose_particle(self, after_consonant, after_vowel)


def speak(values: Mapping[str, str]) -> dict[str, Any]:
    """Values that know which particle follows them."""
    return {name: Spoken(value) for name, value in values.items()}


def choose_particle(text: str, after_consonant: str, after_vowel: str) -> str:
    """The form that follows `text`, both (`이(가)`, `(으)로`) where its last sound is not known."""
    final = _final_of(text)
    if not final:
        return _both(after_consonant, after_vowel)
    if final == "ㄹ" and after_consonant == "으로":
        return after_vowel
    return after_vowel if final == " " else after_consonant


def _both(after_consonant: str, after_vowel: str) -> str:
    if after_consonant.endswith(after_vowel):
        return f"({after_consonant.removesuffix(after_vowel)}){after_vowel}"
    return f"{after_consonant}({after_vowel})"


def _final_of(text: str) -> str:
    """The final consonant of the last sound; a space for a vowel, nothing where that is not known."""
    found = re.search(r"([^\W_])[\W_]*$", text)
    last = found[1] if found else ""
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return "ㄹ" if final == 8 else "ㄱ" if final else " "
    if last.isascii() and last.isdigit():
        return _FINALS_OF_DIGITS[last]
    return _final_of_latin(re.search(r"\.?[A-Za-z]+(?=[^A-Za-z]*$)", text[: found.end(1)] if found else ""))


def _final_of_latin(found: re.Match[str] | None) -> str:
    """Of abbreviations and file name endings by the last letter's name (`API`, `ptr`), of words by their sound."""
    if not found:
        return ""
    word = found[0]
    name, last = word.lstrip("."), word[-1].lower()
    is_ending = word.startswith(".") and (len(name) < 4 or name in _SPELT_ENDINGS)
    if is_ending or name.isupper() or not re.search("[aeiouy]", name.lower()):
        return _FINALS_OF_LETTER_NAMES.get(last, " ")
    return "ㅇ" if name.endswith("ng") else _FINALS_OF_WORDS.get(last, "")
