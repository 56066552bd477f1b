"""Site and plan → problems: pure."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.checks.urls import find_case_twins, find_taken_redirects
from studylog.errors import Problem
from studylog.models import Site
from studylog.plan import Plan


def check_site(site: Site, plan: Plan) -> Iterator[Problem]:
    """Everything that can be wrong with the site as a whole."""
    yield from find_case_twins(plan)
    yield from find_taken_redirects(site, plan)
