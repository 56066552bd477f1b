"""Pages that lead to others (jekyll-redirect-from's `redirect_from` and `redirect_to`)."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.models import Page, Post
from studylog.pages.edition import Edition
from studylog.plan import Artifact, Redirect
from studylog.urls import output_path


def make_redirects(edition: Edition) -> Iterator[Artifact]:
    """A page at every old URL."""
    for text in edition.site.texts:
        for old in text.redirects:
            yield _lead(edition, output_path(old), text.redirect_to or text.url, text)


def lead_away(edition: Edition, text: Post | Page) -> Redirect:
    """What stands in the place of a text that has a `redirect_to`."""
    return _lead(edition, text.output, text.redirect_to, text)


def _lead(edition: Edition, path: str, target: str, text: Post | Page) -> Redirect:
    return Redirect(
        path=path,
        target=edition.link(target),
        canonical=edition.absolute(target),
        lang=edition.view.lang,
        source=text.source,
    )
