"""Paths that clash."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from studylog import messages
from studylog.errors import Location, Problem
from studylog.models import Site
from studylog.plan import Plan, Redirect
from studylog.urls import output_path


def find_case_twins(plan: Plan) -> Iterator[Problem]:
    """Files that differ only by case or form: one would vanish on macOS and Windows."""
    seen: dict[str, str] = {}
    for artifact in plan.artifacts:
        folded = unicodedata.normalize("NFC", artifact.path).casefold()
        first = seen.setdefault(folded, artifact.path)
        if first != artifact.path:
            yield messages.CASE_TWINS.warning(Location(path=_source_of(artifact)), path=artifact.path, other=first)


def find_taken_redirects(site: Site, plan: Plan) -> Iterator[Problem]:
    """An old URL that is a real page, or that leads to itself."""
    taken = {artifact.path: artifact for artifact in plan.artifacts}
    for text in site.texts:
        for old in text.redirects:
            holder = taken.get(output_path(old))
            if not isinstance(holder, Redirect) or holder.source != text.source:
                place = site.redirect_places.get((text.source, old)) or Location(path=text.source)
                other = _source_of(holder) if holder else old
                yield messages.REDIRECT_TAKEN.error(place, old=old, other=other)


def _source_of(artifact: object) -> str:
    return str(getattr(artifact, "source", "") or getattr(artifact, "path", ""))
