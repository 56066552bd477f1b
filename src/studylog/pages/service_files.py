"""What a host and a crawler look for: 404, robots.txt, .nojekyll."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.config import NO_JEKYLL, NO_JEKYLL_CONTENT
from studylog.pages.edition import Edition
from studylog.plan import Artifact, DataFile, TemplatedPage


def make_service_files(edition: Edition) -> Iterator[Artifact]:
    """The site's own files at these paths win, as everywhere."""
    title = edition.view.labels["not_found"]
    yield edition.page("404.html", "404.html", edition.head("/404.html", title, robots="noindex"))
    yield TemplatedPage(
        path="robots.txt",
        template="robots.txt",
        views={"site": edition.view, "sitemap_url": edition.absolute("/sitemap.xml")},
    )
    yield DataFile(path=NO_JEKYLL, content=NO_JEKYLL_CONTENT)
