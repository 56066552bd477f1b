"""All that is wrong with a site, kept apart by whom it concerns: a text that changes takes only its own along."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from studylog.checks.links import Findings
from studylog.errors import Problem, sort_problems
from studylog.frozen import dataclass
from studylog.models import Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class Troubles:
    """What loading, rendering and checking found."""

    of_site: tuple[Problem, ...]
    """What no text is to blame for alone."""
    of_texts: Mapping[str, tuple[Problem, ...]]
    """Name of a text → what is wrong with it by itself."""
    findings: Findings
    """What is wrong with links."""

    def tell(self) -> tuple[Problem, ...]:
        """Everything, in order."""
        return sort_problems((*self.of_site, *chain.from_iterable(self.of_texts.values()), *self.findings.tell()))


def list_remarks(renditions: Mapping[str, Rendition]) -> Mapping[str, tuple[Problem, ...]]:
    """Name of a text → what was found while it was rendered; those without fault are left out."""
    found = {name: (*made.gist.problems, *made.gist.remarks) for name, made in renditions.items()}
    return {name: problems for name, problems in found.items() if problems}
