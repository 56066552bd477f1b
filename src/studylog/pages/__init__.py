"""Site and fragments → artifacts: pure.

`PAGES` is the whole site in order; a maker takes an `Edition` and gives the artifacts it is responsible for. What
the site's owner wrote comes first and wins over anything generated at the same path.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from studylog.models import Body, Content, Gist, References, Rendition, Site, Words
from studylog.pages.archives import make_archive, make_date_archives
from studylog.pages.assets import copy_assets
from studylog.pages.browser_files import make_browser_files
from studylog.pages.cards import make_cards
from studylog.pages.code_style import make_code_style
from studylog.pages.copies import make_copies
from studylog.pages.edition import Edition, Sketch, open_edition
from studylog.pages.feeds import make_feed
from studylog.pages.home import make_home
from studylog.pages.own_pages import make_own_pages
from studylog.pages.posts import make_posts
from studylog.pages.redirects import make_redirects
from studylog.pages.search import make_search
from studylog.pages.service_files import make_service_files
from studylog.pages.sitemap import make_sitemap
from studylog.pages.taxonomies import make_taxonomies
from studylog.plan import Artifact, Plan
from studylog.urls import folders_above

PageMaker = Callable[[Edition], Iterable[Artifact]]

PAGES: tuple[PageMaker, ...] = (
    make_posts,
    make_own_pages,
    copy_assets,
    make_redirects,
    make_home,
    make_taxonomies,
    make_archive,
    make_date_archives,
    make_search,
    make_feed,
    make_sitemap,
    make_service_files,
    make_browser_files,
    make_copies,
    make_cards,
    make_code_style,
)


def list_paths(site: Site) -> frozenset[str]:
    """Output paths of everything the site will hold, known before any text is rendered."""
    return frozenset(artifact.path for artifact in plan_unrendered(site).artifacts)


def plan_unrendered(site: Site) -> Plan:
    """The site with its texts left blank: for those who ask for places only."""
    return plan_site(open_edition(site, defaultdict(_blank), kind=Sketch))


class _Nothing:
    """A shelf of blank texts."""

    def body(self, key: str) -> Body:
        return Body(html="")

    def references(self, key: str) -> References:
        return References()

    def words(self, key: str) -> Words:
        return Words()


def _blank() -> Rendition:
    return Rendition(gist=Gist(), content=Content(name="", key="", digest="", shelf=_Nothing()))


def plan_site(edition: Edition) -> Plan:
    """Every artifact of the site, one a path, besides files that others add."""
    claims = Claims()
    claims.take(make_pages(edition))
    return claims.plan()


def make_pages(edition: Edition) -> Iterator[Artifact]:
    """What every maker gives, in order."""
    return chain.from_iterable(maker(edition) for maker in PAGES)


class Claims:
    """Who is written where, while a plan is made.

    The first to claim a path has it: what the owner wrote stands before what studylog generates. A file leaves no room
    for a folder of its name, nor a folder for such a file.
    """

    def __init__(self) -> None:
        self._claimed: dict[str, Artifact] = {}
        self._folders: set[str] = set()

    def take(self, artifacts: Iterable[Artifact]) -> None:
        """Those whose places are free."""
        claimed, folders = self._claimed, self._folders
        for artifact in artifacts:
            path = artifact.path
            above = () if path.rpartition("/")[0] in folders else folders_above(path)
            if path not in claimed and path not in folders and claimed.keys().isdisjoint(above):
                claimed[path] = artifact
                folders.update(above)

    def plan(self) -> Plan:
        """What was taken so far."""
        return Plan(artifacts=tuple(self._claimed[path] for path in sorted(self._claimed)))
