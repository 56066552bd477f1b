"""What is shown of many problems: each mistake once, and every kind of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from studylog.errors import Location, Problem
from studylog.frozen import dataclass

FEW = 3
"""So many files may say the same one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A problem, and the other places where the very same is wrong."""

    problem: Problem
    others: tuple[Location, ...] = ()


def tell_each(problems: Iterable[Problem]) -> tuple[Told, ...]:
    """The problems, one by one."""
    return tuple(Told(problem=problem) for problem in problems)


def fold_repeats(problems: Iterable[Problem]) -> tuple[Told, ...]:
    """The problems in their order; what more than a few places have in common stands where the first of them is."""
    groups: defaultdict[tuple[object, ...], list[Problem]] = defaultdict(list)
    known = tuple(problems)
    for problem in known:
        groups[_saying(problem)].append(problem)
    return tuple(told for problem in known for told in _fold(problem, groups[_saying(problem)]))


def _saying(problem: Problem) -> tuple[object, ...]:
    return problem.severity, problem.sentence, problem.values


def _fold(problem: Problem, group: Sequence[Problem]) -> Iterator[Told]:
    if len(group) <= FEW:
        yield Told(problem=problem)
    elif problem is group[0]:
        yield Told(problem=problem, others=tuple(other.location for other in group[1:] if other.location))


def choose(told: Sequence[Told], at_most: int) -> tuple[list[Told], list[Told]]:
    """What is shown, and what is left: one of every kind, then a second of every kind, until there are enough."""
    turns: Counter[str] = Counter()
    ranked = []
    for index, one in enumerate(told):
        ranked.append((turns[one.problem.code], index))
        turns[one.problem.code] += 1
    shown = {index for _, index in sorted(ranked)[:at_most]}
    return (
        [one for index, one in enumerate(told) if index in shown],
        [one for index, one in enumerate(told) if index not in shown],
    )


def count_kinds(told: Iterable[Told]) -> str:
    """How many of each kind, most first: `link 40, math 3`."""
    return ", ".join(f"{code} {count}" for code, count in Counter(one.problem.code for one in told).most_common())
