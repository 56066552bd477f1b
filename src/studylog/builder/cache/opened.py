"""The cache of one site, all of it open."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from studylog.builder.cache.folder import open_cache
from studylog.builder.cache.fragments import FragmentStore
from studylog.builder.cache.made_pages import MadePages
from studylog.builder.cache.manifest import Manifest
from studylog.builder.cache.search_index import SearchIndex
from studylog.config import TEMPLATES_FOLDER, Config
from studylog.frozen import dataclass
from studylog.theme.environment import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """What is kept from build to build."""

    folder: Path
    manifest: Manifest
    texts: FragmentStore
    pages: MadePages
    search: SearchIndex

    def open_theme(self, config: Config) -> Theme:
        """The templates of a site, those that are known compiled."""
        return Theme(config.source / TEMPLATES_FOLDER, self.pages.compiled())


@contextlib.contextmanager
def open_whole_cache(folder: Path) -> Iterator[Cache]:
    """The cache in `folder`, for this process alone.

    Raises:
        MachineError: another build holds it, or there is nowhere to write.

    """
    with (
        open_cache(folder) as cache,
        Manifest(cache) as manifest,
        FragmentStore(cache) as texts,
        MadePages(cache) as pages,
        SearchIndex(cache) as search,
    ):
        yield Cache(folder=cache, manifest=manifest, texts=texts, pages=pages, search=search)
