"""What the search shows of a text, as the script that hands it over (docs/search.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from studylog.models import Heading
from studylog.views import FoundText


def call_with(found: FoundText) -> Markup:
    """The call: title and terms of the text, and its words by section."""
    before, *parts = found.content.text.split("\n")
    sections = [[place, *part.split("\t", 1)] for place, part in zip(_ids_of(found.content.toc), parts, strict=False)]
    shown = [found.title, found.url, found.date, found.categories, found.tags, [["", "", before], *sections]]
    return Markup(f"studylogSearch.read({found.number},{json.dumps(shown, ensure_ascii=False)});")


def _ids_of(headings: tuple[Heading, ...]) -> Iterator[str]:
    for heading in headings:
        yield heading.id
        yield from _ids_of(heading.children)
