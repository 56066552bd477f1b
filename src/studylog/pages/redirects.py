"""Old URLs that lead to posts and pages (jekyll-redirect-from's `redirect_from`)."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.pages.edition import Edition
from studylog.plan import Artifact, Redirect
from studylog.urls import output_path


def make_redirects(edition: Edition) -> Iterator[Artifact]:
    """A page at every old URL."""
    for text in edition.site.texts:
        for old in text.redirects:
            yield Redirect(
                path=output_path(old),
                target=edition.link(text.url),
                canonical=edition.absolute(text.url),
                lang=edition.view.lang,
                source=text.source,
            )
