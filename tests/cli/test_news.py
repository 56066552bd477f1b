"""A preview tells at every save what is new, so that it does not drown in what is known."""

from __future__ import annotations

import pytest

from studylog import messages
from studylog.cli.news import NewsTerminal
from studylog.errors import Location, Problem


def missing(name: str, line: int = 1) -> Problem:
    """A warning."""
    return messages.LIQUID_INCLUDE_MISSING.warning(Location(path="a.md", line=line), path=name)


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of the terminal that name a place or count."""
    return [line for line in capsys.readouterr().err.splitlines() if line.startswith(("a.md", "as before"))]


def test_what_is_known_is_counted_and_what_is_new_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = NewsTerminal("en")
    terminal.show_problems([missing("one"), missing("two")])
    assert len(told(capsys)) == 2
    terminal.remember([missing("one"), missing("two")])
    terminal.show_problems([missing("one", line=3), missing("two"), missing("two"), missing("three")])
    counted, again, new = told(capsys)
    assert counted == "as before, not shown again: 2"
    assert ("two" in again, "three" in new) == (True, True)


def test_an_error_is_shown_as_long_as_it_stands_and_last(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = NewsTerminal("en")
    error = messages.FRONT_MATTER_NOT_MAPPING.error(Location(path="a.md", line=1))
    terminal.remember([error])
    terminal.show_problems([error, missing("one")])
    assert ["warning" in line for line in told(capsys)] == [True, False]


def test_what_was_mended_is_new_when_it_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = NewsTerminal("en")
    terminal.remember([missing("one")])
    terminal.remember([])
    terminal.show_problems([missing("one")])
    assert len(told(capsys)) == 1


def test_a_quiet_preview_counts_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = NewsTerminal("en", quiet=True)
    terminal.remember([missing("one")])
    terminal.show_problems([missing("one")])
    assert capsys.readouterr().err == ""
