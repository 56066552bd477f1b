"""What a text asked of the site while it was rendered, so that what came of it holds for as long as the answers do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from studylog.frozen import dataclass
from studylog.models import Fragment, LinkTable, LiquidSite, RenderInput

if TYPE_CHECKING:
    from studylog.renderer.texts import TextRenderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """Every question of a text to a link table, with its answer."""

    published: frozenset[str]
    """Paths that the site has."""
    missing: frozenset[str]
    """Paths that it lacks."""
    sources: Mapping[str, str | None]
    """Source path → URL."""
    reads_texts: bool
    """Whether Liquid read what other texts say, and not only what they are called."""

    def hold(self, links: LinkTable) -> bool:
        """Whether this link table gives the same answers."""
        return (
            self.published <= links.published
            and self.missing.isdisjoint(links.published)
            and all(links.sources.get(path) == url for path, url in self.sources.items())
        )


class Reader:
    """Remembers whether Liquid has read a text."""

    def __init__(self) -> None:
        self.has_read = False


class WatchedRenderer:
    """A `TextRenderer` that tells with each fragment what it was made of, besides the text."""

    def __init__(self, links: LinkTable, site: LiquidSite, reader: Reader | None = None) -> None:
        """`reader` is told when Liquid reads what the texts of `site` say."""
        self.links = links
        self._reader = reader or Reader()
        self._paths = _WatchedPaths(links.published)
        self._sources = _WatchedSources(links.sources)
        watched = LinkTable(baseurl=links.baseurl, published=self._paths, sources=self._sources)
        self._renderer = _load_renderer()(watched, site)

    def render(self, text: RenderInput) -> tuple[Fragment, Lookups]:
        """The fragment of one text, and what it asked."""
        self._paths.asked, self._sources.asked, self._reader.has_read = {}, {}, False
        fragment = self._renderer.render(text)
        paths = self._paths.asked
        lookups = Lookups(
            published=frozenset(path for path, found in paths.items() if found),
            missing=frozenset(path for path, found in paths.items() if not found),
            sources=self._sources.asked,
            reads_texts=self._reader.has_read,
        )
        return fragment, lookups


def _load_renderer() -> type[TextRenderer]:
    """The renderer is half of studylog; a build that renders nothing needs none of it."""
    from studylog.renderer.texts import TextRenderer

    return TextRenderer


class _WatchedPaths(Set[str]):
    def __init__(self, paths: Set[str]) -> None:
        self._paths = paths
        self.asked: dict[str, bool] = {}

    def __contains__(self, path: object) -> bool:
        found = path in self._paths
        self.asked[str(path)] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class _WatchedSources(Mapping[str, str]):
    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self.asked: dict[str, str | None] = {}

    def __getitem__(self, path: str) -> str:
        self.asked[path] = self._sources.get(path)
        return self._sources[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
