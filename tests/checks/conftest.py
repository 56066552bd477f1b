"""What a writer is told of links and images."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studylog.errors import Code, Severity
from tests.conftest import SiteTest

Told = Callable[[], list[tuple[str, str, str]]]


@pytest.fixture
def told(site: SiteTest) -> Told:
    """Every warning of the site: place, message, hint."""

    def read() -> list[tuple[str, str, str]]:
        warnings = [problem for problem in site.problems() if problem.severity != Severity.NOTE]
        assert {problem.code for problem in warnings} <= {Code.LINK, Code.MISSING_FILE}
        return [(str(problem.location), problem.message(), problem.hint()) for problem in warnings]

    return read
