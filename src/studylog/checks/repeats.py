"""One mistake in many texts, which an include or a copied line makes, is told once with its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from studylog import messages
from studylog.errors import Location, Problem

FEW = 3
"""Things of one kind that are told one by one."""
PLACES_TOLD = 3


def gather_repeats(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems; of more than a few that say the same, the first and one that names where the others are."""
    groups: defaultdict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.sentence, problem.values].append(problem)
    for group in groups.values():
        if len(group) <= FEW:
            yield from group
            continue
        first, *others = sorted(group, key=lambda problem: _order(problem.location))
        places = [problem.location for problem in others if problem.location]
        yield first
        yield messages.SAME_ELSEWHERE.warning(places[0], count=len(places), places=name_places(places))


def name_places(places: Sequence[Location]) -> str:
    """The first few places, one a file, and how many more files there are: `a.md:3, b.md:7 (+4)`."""
    first = {place.path: place for place in reversed(places)}
    files = sorted(first)
    told = ", ".join(f"{path}:{first[path].line}" for path in files[:PLACES_TOLD])
    return f"{told} (+{len(files) - PLACES_TOLD})" if len(files) > PLACES_TOLD else told


def _order(place: Location | None) -> tuple[str, int, int]:
    return (place.path, place.line, place.column) if place else ("", 0, 0)
