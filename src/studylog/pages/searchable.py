"""What the search knows of texts besides their words: which it finds, by which number, title and terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from zlib import crc32

from studylog.config import SEARCH_FOLDER, Config
from studylog.frozen import dataclass
from studylog.models import Gist, Label, Page, Post, Site, Taxonomy
from studylog.pages.settings import flag_of, table_of

SEARCH_URL = "/search/"
FIRST_DAY = dt.date(1990, 1, 1).toordinal()
UNDATED = 1024
"""Numbers below it are for texts without a date."""
LONGEST_PART = 6000
"""Letters in a file, about."""
LETTERS_A_WORD = 5
MOST_PARTS = 20
LAYOUTS = frozenset(("page", "post", "single", "default", "article", "note"))
"""Of the owner's pages that are texts to be read, not lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """A text that the search finds."""

    number: int
    """Larger for newer texts."""
    title: str
    categories: tuple[str, ...] = ()
    """Names of the terms, as their pages have them."""
    tags: tuple[str, ...] = ()


def has_search(config: Config) -> bool:
    """Whether the site has one: `search: false`, or minimal-mistakes' `search: {provider: false}`, says no."""
    extra = config.extra
    return flag_of(extra, "search") is not False and flag_of(table_of(extra, "search"), "provider") is not False


def list_searched(site: Site) -> dict[str, Searched]:
    """Every text that the search finds, by its source."""
    return {text.source: describe(text, number, site) for text, number in number_searched(site)}


def number_searched(site: Site) -> Iterator[tuple[Post | Page, int]]:
    """Every text that the search finds, with its number."""
    if has_search(site.config):
        texts = [text for text in site.texts if _is_searched(text)]
        numbers = number_texts(texts)
        yield from ((text, numbers[text.source]) for text in texts)


def count_parts(gist: Gist) -> int:
    """In how many files the search has a text: a reader who is shown a few lines of it should not wait for a book."""
    return min(MOST_PARTS, 1 + (gist.syllables + LETTERS_A_WORD * gist.words) // LONGEST_PART)


def text_path(number: int, part: int) -> str:
    """Output path of a part of what the search shows of a text."""
    return f"{SEARCH_FOLDER}/t/{number}{f'-{part}' if part else ''}.js"


def number_texts(texts: Iterable[Post | Page]) -> dict[str, int]:
    """Source → number: two for each day since 1990, so that a new text leaves the numbers of others as they are."""
    numbers: dict[str, int] = {}
    last = -1
    for wanted, _, source in sorted((_wanted_number(text), str(text.date or ""), text.source) for text in texts):
        numbers[source] = last = max(wanted, last + 1)
    return numbers


def _wanted_number(text: Post | Page) -> int:
    if text.date is None:
        return crc32(text.source.encode()) % UNDATED
    return UNDATED + 2 * max(0, text.date.toordinal() - FIRST_DAY)


def _is_searched(text: Post | Page) -> bool:
    """What is there to be read, unless it says `search: false`."""
    return text.front.get("search") is not False and is_read(text)


def is_read(text: Post | Page) -> bool:
    """Whether it is there to be read: posts, documents of collections, pages of text; none that lead elsewhere."""
    if text.redirect_to:
        return False
    if isinstance(text, Post):
        return True
    is_text = text.markdown and text.output.endswith(".html") and bool(text.title)
    return is_text and (text.layout in LAYOUTS or text.collection not in ("", "tabs"))


def describe(text: Post | Page, number: int, site: Site) -> Searched:
    """What the search knows of a text."""
    if isinstance(text, Page):
        return Searched(number=number, title=text.title)
    return Searched(
        number=number,
        title=text.title,
        categories=tuple(_names(text.categories, site.categories)),
        tags=tuple(_names(text.tags, site.tags)),
    )


def _names(labels: Iterable[Label], taxonomy: Taxonomy) -> Iterator[str]:
    yield from dict.fromkeys(taxonomy.by_value[label.value].name for label in labels)
