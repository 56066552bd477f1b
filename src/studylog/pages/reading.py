"""How long a text takes, and what it says in a line."""

from __future__ import annotations

import re

from markupsafe import Markup

SYLLABLES_A_MINUTE = 500
"""Hangul syllables, kana and Han characters that an adult reads in a minute; a syllable is no word."""
WORDS_A_MINUTE = 220
"""Words in Latin and other spaced scripts."""


def measure(text: str) -> tuple[int, int]:
    """How many syllables (Hangul, kana, Han characters) and how many words of other scripts plain text has."""
    parts = _SYLLABLES.split(text)  # in half the time that it takes to put a blank for each run
    rest = " ".join(parts)
    return len(text) - len(rest) + len(parts) - 1, len(rest.split())


def reading_minutes(syllables: int, words: int, words_per_minute: int = 0) -> int:
    """Minutes a reader needs, at least 1; one who reads words slower reads syllables slower too."""
    pace = WORDS_A_MINUTE / (words_per_minute or WORDS_A_MINUTE)
    return max(1, round(pace * (syllables / SYLLABLES_A_MINUTE + words / WORDS_A_MINUTE)))


def plain_summary(html: str, limit: int = 200) -> str:
    """HTML as one line of plain text of at most `limit` characters, cut between words.

    Formulas are said as TeX; footnotes are left out with their marks: they are said beside the text.
    """
    return shorten(Markup(_FORMULA.sub(_write_tex, _FOOTNOTES.sub("", html))).striptags(), limit)


def _write_tex(formula: re.Match[str]) -> str:
    found = _TEX.search(formula[0])
    return found[1] if found else " "


def shorten(text: str, limit: int = 200) -> str:
    """Plain text as one line of at most `limit` characters, cut between words."""
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit:  # more blanks than words, or a short text
        line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rpartition(" ")[0] or line[:limit]
    return cut + "…"


def without_tags(text: str) -> str:
    """A line that its writer gave for plain text, without the HTML tags in it; `List<int>` is none."""
    return _TAG.sub("", _BREAK.sub(" ", text)).strip()


_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|code|del|div|em|i|img|ins|kbd|li|mark|ol|p|q|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SYLLABLES = re.compile("[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff]+")
_FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
_TEX = re.compile(r'<annotation encoding="application/x-tex">(.*?)</annotation>', re.DOTALL)
_FOOTNOTES = re.compile(r'<sup\b[^>]*\bid="fnref.*?</sup>|<div class="footnotes".*', re.DOTALL)
