"""The search index of a site, as files of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from studylog.builder.cache.search_index import Entry, SearchIndex
from studylog.builder.reprint import TooMuchChangedError
from studylog.config import SEARCH_FOLDER
from studylog.models import Rendition, Site
from studylog.pages.searchable import Searched, has_search, list_searched
from studylog.plan import DataFile, Plan
from studylog.search.lines import IndexedText
from studylog.search.words import label_words, term_word

_SHARDS = f"{SEARCH_FOLDER}/g/"


def index_site(site: Site, renditions: Mapping[str, Rendition], index: SearchIndex) -> Iterator[DataFile]:
    """The files of the index, brought to what the texts of the site say now."""
    index.update({name: _entry(searched, renditions[name]) for name, searched in list_searched(site).items()})
    if has_search(site.config):
        count = index.count()
        yield _file("index", f"studylogSearch.open({count});\n")
        yield from shard_files(index.shards(range(count)))


def is_whole(plan: Plan, site: Site, index: SearchIndex) -> bool:
    """Whether all of the index is planned, if there is one: nothing of the owner's stands in its place."""
    planned = sum(isinstance(file, DataFile) and file.path.startswith(_SHARDS) for file in plan.artifacts)
    return planned == (index.count() if has_search(site.config) else 0)


def shard_files(shards: Mapping[int, str]) -> Iterator[DataFile]:
    """Shards as scripts, which a page that was opened as a file may fetch too."""
    for number, content in shards.items():
        text = content.replace("\\", "\\\\").replace("`", "\\`").replace("$", "\\$")
        yield _file(f"g/{number:x}", f"studylogSearch.take({number},`\n{text}`);\n")


def index_again(renditions: Iterable[Rendition], index: SearchIndex) -> tuple[DataFile, ...]:
    """The files of the index that change with the words of these texts.

    Raises:
        TooMuchChangedError: it is all of them.

    """
    numbers: set[int] = set()
    for rendition in renditions:
        changed = index.change(rendition.content)
        if changed is None:
            raise TooMuchChangedError
        numbers |= changed
    return tuple(shard_files(index.shards(sorted(numbers))))


def _entry(searched: Searched, rendition: Rendition) -> Entry:
    labels = hashlib.blake2b(repr(searched).encode(), digest_size=16).hexdigest()
    return Entry(labels=labels, content=rendition.content.digest, take=partial(_index_text, searched, rendition))


def _index_text(searched: Searched, rendition: Rendition) -> IndexedText:
    words = rendition.content.words
    terms = {term_word("category", name) for name in searched.categories}
    terms |= {term_word("tag", name) for name in searched.tags}
    return IndexedText(
        number=searched.number,
        text=words.text,
        title="\n".join(label_words([searched.title])),
        headings=words.headings,
        tags="\n".join(terms | label_words((*searched.categories, *searched.tags))),
    )


def _file(name: str, text: str) -> DataFile:
    return DataFile(path=f"{SEARCH_FOLDER}/{name}.js", content=text.encode())
