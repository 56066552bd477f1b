"""Site, renditions and plan → problems: pure."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.checks.urls import find_case_twins, find_taken_redirects
from studylog.errors import Problem
from studylog.models import Site
from studylog.plan import Plan


def check_places(site: Site, plan: Plan) -> Iterator[Problem]:
    """What is wrong with where things stand, whatever they say."""
    yield from find_case_twins(plan)
    yield from find_taken_redirects(site, plan)
