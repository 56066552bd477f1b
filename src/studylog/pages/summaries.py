"""How lists show each post, and what tells that it would be shown otherwise."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from studylog.config import Config
from studylog.models import Gist, Label, Post, Rendition, Site
from studylog.pages.former import Former
from studylog.pages.images import image_of, link_if_any
from studylog.pages.reading import plain_summary, reading_minutes, shorten, without_tags
from studylog.pages.settings import flag_of, text_of
from studylog.urls import with_baseurl
from studylog.views import PostSummary, TermLink


class Summaries(Mapping[str, PostSummary]):
    """Those of all posts, by source; one is made when it is first asked for, and is the same on all pages."""

    def __init__(self, site: Site, renditions: Mapping[str, Rendition], former: Former | None) -> None:
        self._site = site
        self._posts = {post.source: post for post in site.posts}
        self._renditions = renditions
        self._former = former
        self._leads = lead_terms(site)
        self.made: dict[str, PostSummary] = {}
        """Those that were asked for."""

    def __getitem__(self, source: str) -> PostSummary:
        if source not in self.made:
            self.made[source] = self._find(self._posts[source], self._renditions[source])
        return self.made[source]

    def __iter__(self) -> Iterator[str]:
        return iter(self._posts)

    def __len__(self) -> int:
        return len(self._posts)

    def _find(self, post: Post, rendition: Rendition) -> PostSummary:
        if self._former and self._former.knows(post, rendition) and post.source in self._former.summaries:
            return self._former.summaries[post.source]
        return _summarise(post, rendition.gist, self._site, self._leads)


Leads = tuple[Mapping[str, str], Mapping[str, str]]
"""How posts name a category, and a tag (`Label.value`) → where that leads."""


def lead_terms(site: Site) -> Leads:
    """Where the categories and tags of all posts lead."""
    baseurl = site.config.baseurl
    places = {term.url: with_baseurl(term.url, baseurl) for each in (site.categories, site.tags) for term in each.terms}
    categories, tags = (
        {value: places[term.url] for value, term in each.by_value.items()} for each in (site.categories, site.tags)
    )
    return categories, tags


def mark_posts(site: Site, renditions: Mapping[str, Rendition]) -> dict[str, str]:
    """Source of each post → what differs where something else is known of it than its text.

    That comes from settings, from where it lies, its front matter as written and its dates, from what the renderer
    says of its text, and from where its terms lead.
    """
    categories, tags = lead_terms(site)
    marks = {}
    for post in site.posts:
        leads = [categories[label.value] for label in post.categories], [tags[label.value] for label in post.tags]
        dates = f"{post.date} {post.updated} {post.future}"
        told = f"{post.source}\n{dates}\n{renditions[post.source].stamp}\n{leads}\n{site.blocks[post.source]}"
        marks[post.source] = hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
    return marks


def _summarise(post: Post, gist: Gist, site: Site, leads: Leads) -> PostSummary:
    baseurl, (categories, tags) = site.config.baseurl, leads
    excerpt, summary, minutes = sum_up(post, gist, site.config)
    return PostSummary(
        title=post.title,
        url=with_baseurl(post.url, baseurl),
        date=post.date,
        updated=post.updated,
        excerpt_html=excerpt,
        summary=summary,
        categories=_link_terms(post.categories, categories),
        tags=_link_terms(post.tags, tags),
        minutes=minutes,
        image=link_if_any(image_of(post.front) or text_of(site.config.extra, "teaser"), baseurl),
        draft=post.draft,
        future=post.future,
        shows_date=flag_of(post.front, "show_date") is not False,
        pinned=flag_of(post.front, "pin") is True,
    )


def sum_up(post: Post, gist: Gist, config: Config) -> tuple[Markup, str, int]:
    """What lists say of a post's text: its beginning as HTML and as plain text, and the minutes that it takes."""
    excerpt, summary = _excerpt(post, gist)
    return excerpt, without_tags(post.description) or summary, _minutes(post, gist, config.words_per_minute)


def _minutes(post: Post, gist: Gist, words_per_minute: int) -> int:
    """How long the post takes; 0, which no page shows, where `read_time: false`."""
    return (
        0
        if flag_of(post.front, "read_time") is False
        else reading_minutes(gist.syllables, gist.words, words_per_minute)
    )


def _excerpt(post: Post, gist: Gist) -> tuple[Markup, str]:
    """The post's own excerpt, else its beginning, as HTML and as plain text.

    A beginning that is only a heading says nothing of the text.
    """
    if post.excerpt is not None:
        own = Markup.escape(without_tags(post.excerpt))
        return own, plain_summary(own)
    if _ONLY_HEADINGS.fullmatch(gist.excerpt):
        return Markup(f"<p>{escape(gist.opening)}</p>"), shorten(gist.opening)
    return Markup(gist.excerpt), gist.summary


_ONLY_HEADINGS = re.compile(r"(?:\s*<h([1-6])\b.*?</h\1>)+\s*", re.DOTALL)


def _link_terms(labels: tuple[Label, ...], leads: Mapping[str, str]) -> tuple[TermLink, ...]:
    """Each term once, under the name that the post gives it first."""
    names: dict[str, str] = {}
    for label in labels:
        names.setdefault(leads[label.value], label.name)
    return tuple(TermLink(name=name, url=url) for url, name in names.items())
