"""The terminal of a preview: a build tells what the last one had not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from studylog.cli.terminal import SHOWN, Terminal
from studylog.errors import Problem, Severity


class NewsTerminal(Terminal):
    """Prints errors always, and of warnings and notes those that are not known; the known ones are counted."""

    def __init__(self, language: str, *, quiet: bool = False, verbose: bool = False) -> None:
        super().__init__(language, quiet=quiet, verbose=verbose)
        self._known: Counter[object] = Counter()

    def remember(self, problems: Sequence[Problem]) -> None:
        """Take these, and no others, for known: those of a build whose site is shown."""
        self._known = Counter(map(_identity, problems))

    def show_problems(self, problems: Sequence[Problem], at_most: int | None = SHOWN) -> None:
        """Print what is new after a line that counts the rest."""
        news = tuple(self._find_news(problems))
        if count := len(problems) - len(news):
            self.say_error("as_before", count=count)
        super().show_problems(news, at_most)

    def _format(self, problem: Problem) -> str:
        """One line for what the browser shows with its source and remedy."""
        text = super()._format(problem)
        return text.partition("\n")[0] if problem.location and not self.verbose else text

    def _find_news(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        left = self._known.copy()
        for problem in problems:
            key = _identity(problem)
            if problem.severity == Severity.ERROR or left[key] == 0:
                yield problem
            else:
                left[key] -= 1


def _identity(problem: Problem) -> object:
    """What makes a problem the same in the next build: its line may move when text is added above it."""
    path = problem.location.path if problem.location else ""
    return problem.severity, problem.sentence, problem.values, path
