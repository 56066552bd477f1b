"""Lists of numbers as text that JavaScript reads quickly and gzip makes small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import sub

LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The last digit of a number, to base 64."""
BEFORE = "!#%()*+,./:<=>?@[]^{|}~&"
"""The digits before it, to base 24; each counts one more than its place, so that no number is written in two ways."""


def write_numbers(numbers: Sequence[int]) -> str:
    """Rising numbers: the first as it is, each of the others by how much it is larger than the one before."""
    if len(numbers) < 2:  # of most words
        return _write(numbers[0]) if numbers else ""
    return _write(numbers[0]) + "".join(map(_write, map(sub, numbers[1:], numbers)))


@cache
def _write(number: int) -> str:
    before, last = divmod(number, len(LAST))
    digits = LAST[last]
    while before:
        before, digit = divmod(before - 1, len(BEFORE))
        digits = BEFORE[digit] + digits
    return digits


def read_numbers(text: str) -> list[int]:
    """The numbers that were written."""
    return list(_read(text))


def _read(text: Iterable[str]) -> Iterator[int]:
    number = before = 0
    for digit in text:
        at = BEFORE.find(digit)
        if at >= 0:
            before = before * len(BEFORE) + at + 1
        else:
            number += before * len(LAST) + LAST.index(digit)
            before = 0
            yield number
