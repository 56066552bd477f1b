"""Many problems are shown so that every kind is seen and nothing is said twice."""

from __future__ import annotations

from studylog.cli.selection import choose, count_kinds, fold_repeats, tell_each
from studylog.errors import Code, Location, Problem, Sentence

LINK = Sentence(code=Code.LINK, en="a link to {target}", ko="{target} 링크")
MATH = Sentence(code=Code.MATH, en="a formula", ko="수식")


def link(target: str, line: int = 1) -> Problem:
    return LINK.warning(Location(path="a.md", line=line), target=target)


def test_no_kind_hides_another() -> None:
    links = [link(str(number), number) for number in range(1, 40)]
    formula = MATH.warning(Location(path="z.md", line=1))
    shown, left = choose(tell_each([*links, formula]), 3)
    assert [one.problem for one in shown] == [links[0], links[1], formula]
    assert count_kinds(left) == "link 37"


def test_what_fits_is_shown_in_its_order() -> None:
    problems = [link("a"), MATH.warning(Location(path="a.md", line=2)), link("b", 3)]
    shown, left = choose(tell_each(problems), 3)
    assert [one.problem for one in shown] == problems
    assert left == []


def test_the_same_in_many_places_is_one() -> None:
    problems = [*(link("a", line) for line in range(1, 6)), link("b", 9)]
    first, second = fold_repeats(problems)
    assert first.problem == problems[0]
    assert [place.line for place in first.others] == [2, 3, 4, 5]
    assert (second.problem, second.others) == (problems[5], ())


def test_the_same_in_a_few_places_is_told_each_time() -> None:
    problems = [link("a", line) for line in range(1, 4)]
    assert fold_repeats(problems) == tell_each(problems)
