"""Texts as lists show them: posts as they are summed up for every list, documents of collections likewise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from markupsafe import Markup

from studylog.models import Page, Post
from studylog.pages.edition import Edition
from studylog.pages.images import image_of
from studylog.pages.reading import reading_minutes
from studylog.views import PostSummary

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def list_texts(edition: Edition, texts: Iterable[Post | Page]) -> tuple[PostSummary, ...]:
    """The summaries of posts and documents, in their order."""
    return tuple(
        edition.summaries[text.source] if isinstance(text, Post) else _summarise(edition, text) for text in texts
    )


def _summarise(edition: Edition, page: Page) -> PostSummary:
    """A document; one without a date has the site's own, as Liquid's `site.time`."""
    rendition, image = edition.renditions.get(page.source), image_of(page.front)
    gist = rendition.gist if rendition else None
    return PostSummary(
        title=page.title,
        url=edition.link(page.url),
        date=page.date or max((post.date for post in edition.site.posts), default=EPOCH),
        updated=page.updated,
        excerpt_html=Markup(gist.excerpt if gist else ""),
        summary=page.description or (gist.summary if gist else ""),
        minutes=reading_minutes(gist.syllables, gist.words) if gist else 0,
        image=edition.link(image) if image else "",
    )
