"""What the search shows of a text, as the script that hands it over (docs/search.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from studylog.models import Heading
from studylog.views import FoundText

Section = list[str]
"""Id and heading, both empty at first, and words."""


def call_with(found: FoundText) -> Markup:
    """The call for one part: title and terms of the text, and its words by section; for later parts, these alone."""
    before, *others = found.content.text.split("\n")
    places = _ids_of(found.content.toc)
    sections = [["", "", before], *([at, *other.split("\t", 1)] for at, other in zip(places, others, strict=False))]
    shown: list[Any] = cut_sections(sections, found.parts)[found.part]
    if not found.part:
        shown = [found.title, found.url, found.date, found.categories, found.tags, shown, found.parts]
    name = f"{found.number}-{found.part}" if found.part else found.number
    return Markup(f'studylogSearch.read("{name}",{json.dumps(shown, ensure_ascii=False)});')


def cut_sections(sections: list[Section], parts: int) -> list[list[Section]]:
    """So many lists of them with about as many words each; where one ends in a section, the next goes on with it."""
    size = -(-sum(len(words) for *_, words in sections) // parts)
    cuts: list[list[Section]] = [[] for _ in range(parts)]
    at, room = 0, size
    for place, heading, text in sections:
        words = text
        while len(words) > room and at < parts - 1:
            end = max(0, words.rfind(" ", 0, room + 1))
            cuts[at].append([place, heading, words[:end]])
            words, at, room = words[end:], at + 1, size
        cuts[at].append([place, heading, words])
        room -= len(words)
    return cuts


def _ids_of(headings: tuple[Heading, ...]) -> Iterator[str]:
    for heading in headings:
        yield heading.id
        yield from _ids_of(heading.children)
