"""Feeds, at the places and with the ids that jekyll-feed gives, so that readers see no post twice.

All are Atom; the one of all posts is there as JSON too (jsonfeed.org).
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from studylog.models import Content, Page, Post, Site, Taxonomy, Term
from studylog.pages.edition import Edition
from studylog.pages.images import image_of
from studylog.pages.people import author_of
from studylog.pages.reading import plain_summary, without_tags
from studylog.pages.settings import flag_of, names_of, table_of, text_of
from studylog.plan import Artifact, TemplatedPage
from studylog.urls import clean_output
from studylog.views import AlternateView, FeedEntry

OLDEST = dt.datetime.min.replace(tzinfo=dt.UTC)


def make_feed(edition: Edition) -> Iterator[Artifact]:
    """The feed of all posts, then those of categories, tags and collections that `feed:` asks for."""
    site, title = edition.site, edition.view.title
    yield _make(edition, site.config.feed.path, title, site.posts)
    if site.config.feed.json_path:
        yield _make(edition, site.config.feed.json_path, title, site.posts, template="feed.json")
    for name in site.config.feed.categories:
        yield _make(edition, _category_path(name), f"{title} | {name.capitalize()}", _posts_of(site.categories, name))
    for term in site.tags.terms:
        if _has_tag_feed(term, site):
            yield _make(edition, _tag_path(term, site), title, term.posts)
    for collection in site.config.feed.collections:
        of_all = f"{title} | {collection.name.capitalize()}"
        documents = _documents(site, collection.name)
        yield _make(edition, collection.path, of_all, documents)
        for name in collection.categories:
            path = f"feed/{collection.name}/{name}.xml"
            chosen = [document for document in documents if name in _categories_of(document)]
            yield _make(edition, path, f"{of_all} | {name.capitalize()}", chosen)


def list_feeds(edition: Edition, taxonomy: Taxonomy, term: Term) -> tuple[AlternateView, ...]:
    """The feed of one term, for the head of its page; nothing where it has none."""
    site = edition.site
    if taxonomy.name == "tags":
        path = _tag_path(term, site) if _has_tag_feed(term, site) else ""
    else:
        names = (name for name in site.config.feed.categories if taxonomy.by_value.get(name) is term)
        path = next(map(_category_path, names), "")
    title = f"{edition.view.title} | {term.name}"
    url = edition.link("/" + quote(path))
    return (AlternateView(type="application/atom+xml", title=title, url=url),) if path else ()


def _category_path(name: str) -> str:
    return f"feed/{name}.xml"


def _tag_path(term: Term, site: Site) -> str:
    return f"{site.config.feed.tags.folder}{term.name}.xml" if site.config.feed.tags else ""


def _has_tag_feed(term: Term, site: Site) -> bool:
    """jekyll-feed makes them for tags of plain letters, digits and underscores only."""
    feeds = site.config.feed.tags
    if not feeds or (feeds.only and term.name not in feeds.only):
        return False
    return term.name not in feeds.but and re.fullmatch("[A-Za-z0-9_]+", term.name) is not None


def _posts_of(taxonomy: Taxonomy, name: str) -> tuple[Post, ...]:
    term = taxonomy.by_value.get(name)
    return term.posts if term else ()


def _documents(site: Site, collection: str) -> list[Page]:
    """The newest first; those without a date at the end."""
    documents = [page for page in site.pages if page.collection == collection]
    return sorted(documents, key=lambda page: (page.date or OLDEST, page.source), reverse=True)


def _make(
    edition: Edition, path: str, title: str, texts: Iterable[Post | Page], template: str = "feed.xml"
) -> TemplatedPage:
    """The newest of `texts`; `updated` is that of the newest change, never the time of the build."""
    newest = list(texts)[: edition.site.config.feed.posts_limit]
    entries = tuple(_make_entry(edition, text) for text in newest)
    url = "/" + quote(path)
    return TemplatedPage(
        path=clean_output(path),
        template=template,
        views={
            "site": edition.view,
            "head": edition.head(url, title),
            "feed_url": edition.absolute(url),
            "author": author_of({}, edition.site),
            "updated": max((entry.updated for entry in entries if entry.updated), default=None),
            "entries": entries,
        },
    )


def _make_entry(edition: Edition, text: Post | Page) -> FeedEntry:
    rendition = edition.renditions.get(text.source)
    content = rendition.content if rendition else text.body
    image, lang = image_of(text.front), text_of(text.front, "lang")
    return FeedEntry(
        title=text.title,
        url=edition.absolute(text.url),
        id=edition.absolute(_entry_path(text)),
        published=text.date,
        updated=text.updated or text.date,
        content="" if _is_cut(edition, text) else content,
        summary=_summary(edition, text, content),
        author=author_of(text.front, edition.site),
        categories=_categories(edition, text),
        image=edition.absolute(image) if image else "",
        lang=lang if lang != edition.view.lang else "",
    )


def _is_cut(edition: Edition, text: Post | Page) -> bool:
    """Whether only the excerpt goes out: what the text says itself, else what the site says."""
    choice = flag_of(table_of(text.front, "feed"), "excerpt_only")
    return edition.site.config.feed.excerpt_only if choice is None else choice


def _summary(edition: Edition, text: Post | Page, content: Content | str) -> str:
    if isinstance(text, Post):
        return edition.summaries[text.source].summary
    return without_tags(text.description) or plain_summary(content if isinstance(content, str) else content.html)


def _categories(edition: Edition, text: Post | Page) -> tuple[str, ...]:
    if isinstance(text, Page):
        return (*_categories_of(text), *names_of(text.front, "tags"))
    summary = edition.summaries[text.source]
    return tuple(dict.fromkeys(term.name for term in (*summary.categories, *summary.tags)))


def _categories_of(document: Page) -> tuple[str, ...]:
    """Jekyll has those of `categories` and the one of `category` together."""
    single = text_of(document.front, "category")
    return tuple(dict.fromkeys((*names_of(document.front, "categories"), *([single] if single else ()))))


def _entry_path(text: Post | Page) -> str:
    """Jekyll's `id`: the folder of the URL and the slug as written; a document's URL without its extension."""
    if isinstance(text, Page):
        return re.sub(r"/?(?:\.html)?$", "", text.url)
    return posixpath.join(posixpath.dirname(text.url.rstrip("/")), quote(text.slug))
