"""Where a URL of the old site went on the new one, as far as that is beyond doubt."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studylog.models import Page, Post
from studylog.parity.differences import fold
from studylog.parity.targets import read_path, tidy


class Evidence(StrEnum):
    """How a text was known again, the surest first."""

    SOURCE = "source"
    TITLE = "title"
    DATED_SLUG = "date and slug"
    SLUG = "slug"


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """An old page that the new site does not have."""

    path: str
    """Decoded, below the site's baseurl."""
    source: str = ""
    """The file that it was made from, where that is known."""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A text that stands elsewhere now."""

    source: str
    url: str
    evidence: Evidence


def find_moves(gone: Sequence[GonePage], texts: Sequence[Post | Page], standing: Iterable[str]) -> dict[str, Move]:
    """Path of a gone page → where its text is now; what fits two texts, or two pages, is left out.

    `standing` are the old site's paths that are still there: a text that stood at one of them already has not moved.
    """
    stayed = {tidy(path) for path in standing}
    moved = [text for text in texts if tidy(read_path(text.url)) not in stayed]
    found: dict[str, Move] = {}
    for evidence, key_of_page, key_of_text in _CLUES:
        known = _group(texts if evidence == Evidence.SOURCE else moved, key_of_text)
        for page in gone:
            match = known.get(key_of_page(page), ())
            if page.path not in found and len(match) == 1:
                found[page.path] = Move(source=match[0].source, url=match[0].url, evidence=evidence)
    return _without_rivals(found)


def _group(texts: Sequence[Post | Page], key_of: Callable[[Post | Page], str]) -> Mapping[str, Sequence[Post | Page]]:
    groups: defaultdict[str, list[Post | Page]] = defaultdict(list)
    for text in texts:
        if key := key_of(text):
            groups[key].append(text)
    return groups


def _without_rivals(found: Mapping[str, Move]) -> dict[str, Move]:
    """Two pages that seem to have become one text: at least one of them has not."""
    claims = Counter(move.source for move in found.values())
    return {path: move for path, move in found.items() if move.evidence == Evidence.SOURCE or claims[move.source] == 1}


def _tight_title(title: str) -> str:
    return "".join(fold(title).split()).casefold()


def _slug_of_path(path: str) -> str:
    return tidy(path).rpartition("/")[2].casefold()


def _date_of_path(path: str) -> str:
    found = re.search(r"(?<!\d)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)", path)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def _dated_slug_of_path(path: str) -> str:
    date, slug = _date_of_path(path), re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-", "", _slug_of_path(path))
    return f"{date} {slug}" if date and slug else ""


def _slug_of_text(text: Post | Page) -> str:
    return (text.slug if isinstance(text, Post) else _slug_of_path(text.url)).casefold()


def _dated_slug_of_text(text: Post | Page) -> str:
    return f"{text.date:%Y-%m-%d} {_slug_of_text(text)}" if isinstance(text, Post) else ""


_CLUES: tuple[tuple[Evidence, Callable[[GonePage], str], Callable[[Post | Page], str]], ...] = (
    (Evidence.SOURCE, lambda page: page.source, lambda text: text.source),
    (Evidence.TITLE, lambda page: _tight_title(page.title), lambda text: _tight_title(text.title)),
    (Evidence.DATED_SLUG, lambda page: _dated_slug_of_path(page.path), _dated_slug_of_text),
    (Evidence.SLUG, lambda page: _slug_of_path(page.path), _slug_of_text),
)
