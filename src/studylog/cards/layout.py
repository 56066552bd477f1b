"""How a title stands on a card: broken between words only, as large as it fits, in lines of much the same length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from studylog.frozen import dataclass

Measure = Callable[[int, str], float]
"""How wide, in a size, a text is."""
SIZES = ((78, 2), (66, 3), (54, 4))
"""Size of letters, and how many lines of it there is room for."""
CUT = "…"
TRIES = 10
"""Each halves what is not yet known of the best width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """A title as it stands."""

    size: int
    lines: tuple[str, ...]


def lay_out_title(title: str, width: float, measure: Measure) -> TitleBlock:
    """The title in the largest size in which it fits; what fits in none is cut."""
    for size, most in SIZES:
        lines = balance(title, width, partial(measure, size))
        if len(lines) <= most and not any(_is_broken(line, title) for line in lines):
            return TitleBlock(size=size, lines=tuple(lines))
    return TitleBlock(size=size, lines=tuple(_cut(title, most, width, partial(measure, size))))


def balance(title: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of a title, no wider than they must be to be so few."""
    words, space = _take_apart(title, width, measure), measure(" ")
    lines = _fill(words, width, space)
    least, most = 0.0, width
    for _ in range(TRIES):
        middle = (least + most) / 2
        tried = _fill(words, middle, space)
        if len(tried) == len(lines):
            lines, most = tried, middle
        else:
            least = middle
    return lines


def _take_apart(title: str, width: float, measure: Callable[[str], float]) -> list[tuple[str, float]]:
    """The words and their widths."""
    return [(part, measure(part)) for word in title.split() for part in _break_word(word, width, measure)]


def _fill(words: Sequence[tuple[str, float]], width: float, space: float) -> list[str]:
    lines: list[list[str]] = []
    room = -1.0
    for word, wide in words:
        if lines and wide + space <= room:
            lines[-1].append(word)
            room -= wide + space
        else:
            lines.append([word])
            room = width - wide
    return [" ".join(line) for line in lines]


def _break_word(word: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The word, in parts where it is longer than a line."""
    part = ""
    for letter in word if measure(word) > width else (word,):
        if part and measure(part + letter) > width:
            yield part
            part = ""
        part += letter
    yield part


def _is_broken(line: str, title: str) -> bool:
    """Whether a line ends within a word."""
    words = title.split()
    return any(part not in words for part in line.split())


def _cut(title: str, most: int, width: float, measure: Callable[[str], float]) -> list[str]:
    """As many lines as there is room for; what is missing at the end is shown to be missing."""
    lines = _fill(_take_apart(title, width, measure), width, measure(" "))
    if len(lines) <= most:
        return balance(title, width, measure)
    last = lines[most - 1]
    while last and measure(last + CUT) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + CUT]
