"""The page that readers search on, and what it shows of each text; the index itself is made of the texts' grams."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from studylog.models import Page, Post
from studylog.pages.edition import Edition
from studylog.pages.home import intro_of
from studylog.pages.searchable import SEARCH_URL, count_parts, describe, has_search, number_searched, text_path
from studylog.plan import Artifact, Outline, TemplatedPage
from studylog.urls import output_path
from studylog.views import FoundText


def make_search(edition: Edition) -> Iterator[Artifact]:
    """The search's page, unless the owner has one, and a file for each text that it finds."""
    if not has_search(edition.site.config):
        return
    if all(page.layout != "search" for page in edition.site.pages):
        yield search_at(edition, SEARCH_URL, output_path(SEARCH_URL))
    for text, number in number_searched(edition.site):
        yield from _outline_text(edition, text, number)


def search_at(edition: Edition, url: str, path: str, page: Page | None = None) -> TemplatedPage:
    """The search's page at `url`; `page` is the owner's file that asked for it."""
    title = (page.title if page else "") or edition.view.labels["search"]
    return edition.page(
        "search.html",
        path,
        edition.head(url, title, front=page.front if page else {}, robots="" if page else "noindex"),
        source=page.source if page else "",
        intro_html=intro_of(edition, page),
        categories=_names(edition, "categories"),
        tags=_names(edition, "tags"),
    )


def _names(edition: Edition, taxonomy: str) -> tuple[str, ...]:
    """Of the terms that readers may choose from."""
    terms = edition.site.categories.terms if taxonomy == "categories" else edition.site.tags.terms
    return tuple(term.name for term in terms)


def _outline_text(edition: Edition, text: Post | Page, number: int) -> Iterator[Outline]:
    """A file for each part of a text."""
    parts = count_parts(edition.renditions[text.source].gist)
    for part in range(parts):
        yield Outline(
            path=text_path(number, part),
            template="search.js",
            list_parts=partial(_list_parts, edition, text, number, parts),
            lay_out=partial(_lay_out, edition, text, number, part, parts),
        )


def _list_parts(edition: Edition, text: Post | Page, number: int, parts: int) -> tuple[str, ...]:
    """All that a part of a text is made of, besides the number of the part, which its path has."""
    searched = describe(text, number, edition.site)
    digest, terms = edition.renditions[text.source].content.digest, (*searched.categories, "", *searched.tags)
    return digest, str(parts), text.url, str(text.date), searched.title, *terms


def _lay_out(edition: Edition, text: Post | Page, number: int, part: int, parts: int) -> TemplatedPage:
    searched = describe(text, number, edition.site)
    found = FoundText(
        number=number,
        part=part,
        parts=parts,
        title=searched.title,
        url=edition.link(text.url),
        date=f"{text.date:%Y-%m-%d}" if text.date else "",
        categories=searched.categories,
        tags=searched.tags,
        content=edition.renditions[text.source].content,
    )
    return TemplatedPage(path=text_path(number, part), template="search.js", views={"found": found})
