"""The list of all categories, that of all tags, and a page a term, where the configuration has them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from studylog.models import Page, Taxonomy, Term
from studylog.pages.category_tree import view_tree
from studylog.pages.edition import Edition
from studylog.pages.feeds import list_feeds
from studylog.pages.home import intro_of
from studylog.plan import Artifact, Outline, TemplatedPage
from studylog.urls import output_path
from studylog.views import TermView


def make_taxonomies(edition: Edition) -> Iterator[Artifact]:
    """Both indexes and every term's page, also where there is no term yet."""
    for taxonomy in (edition.site.categories, edition.site.tags):
        url = edition.site.config.archives.of(taxonomy.name).index
        yield terms_at(edition, taxonomy, url, output_path(url))
        for term in taxonomy.terms:
            yield Outline(
                path=output_path(term.url),
                template="term.html",
                listed=f"{taxonomy.name}: {term.name}",
                list_parts=partial(edition.marks_of, term.posts),
                lay_out=partial(_lay_out, edition, taxonomy, term),
            )


def _lay_out(edition: Edition, taxonomy: Taxonomy, term: Term) -> TemplatedPage:
    view = _view_term(edition, term, with_posts=True)
    head = edition.head(term.url, term.name, alternates=list_feeds(edition, taxonomy, term))
    return edition.page("term.html", output_path(term.url), head, taxonomy=taxonomy.name, term=view)


def terms_at(edition: Edition, taxonomy: Taxonomy, url: str, path: str, page: Page | None = None) -> TemplatedPage:
    """The index of one taxonomy; that of `page`, the owner's file that asked for it, lists each term's posts.

    minimal-mistakes' pages do; chirpy's tabs show names and numbers.
    """
    title = (page.title if page else "") or edition.view.labels[taxonomy.name]
    terms = view_terms(edition, taxonomy, with_posts=page is not None and page.collection != "tabs")
    source = page.source if page else ""
    head = edition.head(url, title)
    intro = intro_of(edition, page)
    tree = view_tree(edition) if taxonomy.name == "categories" else ()
    views: dict[str, Any] = {"taxonomy": taxonomy.name, "terms": terms, "tree": tree, "intro_html": intro}
    return edition.page("terms.html", path, head, source=source, **views)


def view_terms(edition: Edition, taxonomy: Taxonomy, *, with_posts: bool = False) -> tuple[TermView, ...]:
    """All terms in their order, with their numbers; their posts where asked for."""
    return tuple(_view_term(edition, term, with_posts=with_posts) for term in taxonomy.terms)


def _view_term(edition: Edition, term: Term, *, with_posts: bool = False) -> TermView:
    posts = edition.list_posts(term.posts) if with_posts else ()
    return TermView(name=term.name, url=edition.link(term.url), count=len(term.posts), posts=posts)
