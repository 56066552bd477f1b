"""Which known word a writer meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def nearest(word: str, known: Iterable[str], *, distance: int = 1) -> str | None:
    """The known word within `distance` edits of `word` (a swap of neighbours is one edit), the closest first.

    None where there is none, or where `word` itself is known. Words under four letters are never guessed.
    """
    words: Collection[str] = known if isinstance(known, Collection) else tuple(known)
    if len(word) < 4 or word in words:
        return None
    near = [(edits, other) for other in words if (edits := edit_distance(word, other, distance)) <= distance]
    return min(near)[1] if near else None


def edit_distance(a: str, b: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; `limit` + 1 for more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return min(previous[-1], limit + 1)
