"""Site, fragments and plan → problems: pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studylog.checks.addresses import Addresses
from studylog.checks.alternatives import find_silent_images
from studylog.checks.classes import find_mistyped_classes
from studylog.checks.links import check_links
from studylog.checks.urls import find_case_twins, find_taken_redirects
from studylog.errors import Problem
from studylog.models import Fragment, Site
from studylog.plan import Plan


def check_site(site: Site, fragments: Mapping[str, Fragment], plan: Plan) -> Iterator[Problem]:
    """Everything that can be wrong with the site as a whole; `fragments` are its texts, by source path."""
    yield from find_case_twins(plan)
    yield from find_taken_redirects(site, plan)
    yield from check_links(site, fragments, Addresses(site, plan))
    for text in site.texts:
        if fragment := fragments.get(text.source):
            yield from find_silent_images(text, fragment)
            yield from find_mistyped_classes(text, fragment)
