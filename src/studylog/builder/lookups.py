"""What a text asked of the site while it was rendered, so that its fragment holds for as long as the answers do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from studylog.models import Fragment, LinkTable, LiquidSite, RenderInput
from studylog.renderer.texts import TextRenderer

Lookups = Mapping[tuple[str, str], str | bool | None]
"""What was asked (`published` and a path, `source` and a path) → the answer."""


def answer(links: LinkTable, question: tuple[str, str]) -> str | bool | None:
    """What a link table says."""
    kind, path = question
    return path in links.published if kind == "published" else links.sources.get(path)


class WatchedRenderer:
    """A `TextRenderer` that tells with each fragment what it was made of, besides the text."""

    def __init__(self, links: LinkTable, site: LiquidSite) -> None:
        self._asked: dict[tuple[str, str], str | bool | None] = {}
        watched = LinkTable(
            baseurl=links.baseurl,
            published=_WatchedPaths(links.published, self._asked),
            sources=_WatchedSources(links.sources, self._asked),
        )
        self._renderer = TextRenderer(watched, site)

    def render(self, text: RenderInput) -> tuple[Fragment, Lookups]:
        """The fragment of one text, and what it asked."""
        self._asked.clear()
        fragment = self._renderer.render(text)
        return fragment, dict(self._asked)


class _WatchedPaths(Set[str]):
    def __init__(self, paths: Set[str], asked: dict[tuple[str, str], str | bool | None]) -> None:
        self._paths = paths
        self._asked = asked

    def __contains__(self, path: object) -> bool:
        found = path in self._paths
        self._asked["published", str(path)] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class _WatchedSources(Mapping[str, str]):
    def __init__(self, sources: Mapping[str, str], asked: dict[tuple[str, str], str | bool | None]) -> None:
        self._sources = sources
        self._asked = asked

    def __getitem__(self, path: str) -> str:
        self._asked["source", path] = self._sources.get(path)
        return self._sources[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
