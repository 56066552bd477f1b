"""What browsers read besides pages: how the site is searched (OpenSearch), what stands for it (web manifest)."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.config import ASSETS_FOLDER
from studylog.pages.edition import Edition
from studylog.pages.favicons import MANIFEST_FILE, find_manifest
from studylog.pages.look import PAPER
from studylog.pages.settings import flag_of, table_of
from studylog.plan import Artifact, TemplatedPage
from studylog.views import IconView

SEARCH_FILE = "opensearch.xml"


def make_browser_files(edition: Edition) -> Iterator[Artifact]:
    """The site's own files at these paths win, as everywhere; a manifest of its own may have another name."""
    if edition.view.search_description_url:
        yield TemplatedPage(path=SEARCH_FILE, template=SEARCH_FILE, views={"site": edition.view})
    if not find_manifest(edition.site):
        yield TemplatedPage(path=MANIFEST_FILE, template=MANIFEST_FILE, views=_describe(edition))


def _describe(edition: Edition) -> dict[str, object]:
    """Chirpy's `pwa.enabled` lets telephones open the site as if it were a program; else it stays a bookmark."""
    is_program = flag_of(table_of(edition.site.config.extra, "pwa"), "enabled") is True
    return {
        "site": edition.view,
        "icons": tuple(icon for icon in edition.view.icons if icon.sizes and icon.type) or _large_icons(edition),
        "paper": PAPER[edition.view.color_theme == "dark"],
        "display": "standalone" if is_program else "browser",
    }


def _large_icons(edition: Edition) -> tuple[IconView, ...]:
    """The theme's, where the owner has none whose size is known."""
    folder = edition.link(f"/{ASSETS_FOLDER}")
    return tuple(
        IconView(url=f"{folder}/icon-{side}.png", type="image/png", sizes=f"{side}x{side}") for side in (192, 512)
    )
