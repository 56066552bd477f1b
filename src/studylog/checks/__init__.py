"""Site, fragments and plan → problems: pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studylog.checks.addresses import Addresses
from studylog.checks.links import check_links
from studylog.checks.urls import find_case_twins, find_taken_redirects
from studylog.errors import Problem
from studylog.models import Rendition, Site
from studylog.plan import Plan


def check_site(site: Site, renditions: Mapping[str, Rendition], plan: Plan) -> Iterator[Problem]:
    """Everything that can be wrong with the site as a whole; `renditions` are its texts, by source path."""
    yield from find_case_twins(plan)
    yield from find_taken_redirects(site, plan)
    yield from check_links(site, renditions, Addresses(site, plan))
