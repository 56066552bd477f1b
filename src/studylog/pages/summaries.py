"""How lists show each post, and what tells that it would be shown otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from studylog.config import Config
from studylog.models import Gist, Label, Post, Rendition, Site, Taxonomy
from studylog.pages.former import Former
from studylog.pages.images import image_of, link_if_any
from studylog.pages.reading import plain_summary, reading_minutes, without_tags
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
        return _summarise(post, rendition.gist, self._site)


def mark_posts(site: Site, renditions: Mapping[str, Rendition], stamps: Mapping[str, str]) -> dict[str, str]:
    """Source of each post → what differs where its own page or a list would show it otherwise.

    That is its file (`stamps`), when git saw it change, what became of its text, and where its terms lead.
    """
    categories, tags = (
        {value: term.url for value, term in each.by_value.items()} for each in (site.categories, site.tags)
    )
    marks = {}
    for post in site.posts:
        rendition = renditions[post.source]
        leads = [categories[label.value] for label in post.categories], [tags[label.value] for label in post.tags]
        marks[post.source] = (
            f"{stamps[post.source]} {post.updated} {rendition.stamp} {rendition.content.digest} {leads}"
        )
    return marks


def _summarise(post: Post, gist: Gist, site: Site) -> PostSummary:
    baseurl = site.config.baseurl
    excerpt, summary, minutes = sum_up(post, gist, site.config)
    return PostSummary(
        title=post.title,
        url=with_baseurl(post.url, baseurl),
        date=post.date,
        updated=post.updated,
        excerpt_html=excerpt,
        summary=summary,
        categories=_link_terms(post.categories, site.categories, baseurl),
        tags=_link_terms(post.tags, site.tags, baseurl),
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
        opening = Markup("<p>{}</p>").format(gist.opening)
        return opening, plain_summary(opening)
    return Markup(gist.excerpt), gist.summary


_ONLY_HEADINGS = re.compile(r"(?:\s*<h([1-6])\b.*?</h\1>)+\s*", re.DOTALL)


def _link_terms(labels: tuple[Label, ...], taxonomy: Taxonomy, baseurl: str) -> tuple[TermLink, ...]:
    terms = dict.fromkeys(taxonomy.by_value[label.value].url for label in labels)
    names = {taxonomy.by_value[label.value].url: label.name for label in reversed(labels)}
    return tuple(TermLink(name=names[url], url=with_baseurl(url, baseurl)) for url in terms)
