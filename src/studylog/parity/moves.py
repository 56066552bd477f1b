"""Where a URL of the old site went on the new one, as far as that is beyond doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from studylog.frozen import dataclass
from studylog.models import Page, Post
from studylog.parity.differences import fold
from studylog.parity.targets import read_path, tidy


class Evidence(StrEnum):
    """How a text was known again, the surest first."""

    SOURCE = "source"
    TITLE = "title"
    DATED_SLUG = "date and slug"
    SLUG_AND_TEXT = "slug and text"
    SLUG = "slug"


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """An old page that the new site does not have."""

    path: str
    """Decoded, below the site's baseurl."""
    source: str = ""
    """The file that it was made from, where that is known."""
    title: str = ""
    text: str = ""
    """What it says, as far as it is known."""
    is_list: bool = False
    """Whether it only lists posts: no post has become of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A text that stands elsewhere now."""

    source: str
    url: str
    evidence: Evidence

    @property
    def is_sure(self) -> bool:
        """Whether it is the same text: a name alone may have been given twice."""
        return self.evidence != Evidence.SLUG


def find_moves(
    gone: Sequence[GonePage],
    texts: Sequence[Post | Page],
    standing: Iterable[str],
    said: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Move]:
    """Path of a gone page → where its text is now; what fits two texts, or two pages, is left out.

    `standing` are the old site's paths that are still there: a text that stood at one of them already has not moved.
    `said` is what the texts say, by their sources.
    """
    stayed = {tidy(path) for path in standing}
    moved = [text for text in texts if tidy(read_path(text.url)) not in stayed]
    found: dict[str, Move] = {}
    for evidence, key_of_page, key_of_text in _CLUES:
        known = _group(texts if evidence == Evidence.SOURCE else moved, key_of_text)
        for page in gone:
            match = known.get(key_of_page(page), ())
            if page.path in found or len(match) != 1:
                continue
            if worth := _weigh(evidence, page, match[0], said):
                found[page.path] = Move(source=match[0].source, url=match[0].url, evidence=worth)
    return _without_rivals(found)


def _weigh(clue: Evidence, page: GonePage, text: Post | Page, said: Mapping[str, str]) -> Evidence | None:
    """What a clue is worth; None where the page is known to be something else."""
    if clue == Evidence.SOURCE:
        return clue
    if page.is_list and isinstance(text, Post):
        return None
    if clue != Evidence.SLUG or not (page.title or page.text):
        return clue
    return Evidence.SLUG_AND_TEXT if _say_the_same(page.text, said.get(text.source, "")) else None


def _say_the_same(old: str, new: str) -> bool:
    """Whether most words of the one are words of the other, and the other way round."""
    theirs, ours = ({key for word in text.split() if (key := fold(word))} for text in (old, new))
    return bool(theirs and ours) and 2 * len(theirs & ours) > max(len(theirs), len(ours))


def _group(texts: Sequence[Post | Page], key_of: Callable[[Post | Page], str]) -> Mapping[str, Sequence[Post | Page]]:
    groups: defaultdict[str, list[Post | Page]] = defaultdict(list)
    for text in texts:
        if key := key_of(text):
            groups[key].append(text)
    return groups


def _without_rivals(found: Mapping[str, Move]) -> dict[str, Move]:
    """Two pages that seem to have become one text: at least one of them has not. A surer clue has no weaker rival."""
    ranks = list(Evidence)
    claims: defaultdict[str, list[int]] = defaultdict(list)
    for move in found.values():
        claims[move.source].append(ranks.index(move.evidence))
    best = {source: min(its) for source, its in claims.items()}
    unrivalled = {source for source, its in claims.items() if its.count(best[source]) == 1}
    return {
        path: move
        for path, move in found.items()
        if move.evidence == Evidence.SOURCE
        or (move.source in unrivalled and ranks.index(move.evidence) == best[move.source])
    }


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
