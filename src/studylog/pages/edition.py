"""What every page maker starts from: the site, its fragments and the views that pages share, made once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from studylog.config import Config
from studylog.frozen import dataclass
from studylog.models import Gist, Label, Page, Post, Rendition, Site, Taxonomy
from studylog.pages.former import Former, name_terms
from studylog.pages.frames import Workshop, make_frame
from studylog.pages.heads import Subject, make_head
from studylog.pages.images import image_of, link_if_any
from studylog.pages.navigation import side_menus
from studylog.pages.notes import Notes
from studylog.pages.reading import plain_summary, reading_minutes, without_tags
from studylog.pages.settings import flag_of, text_of
from studylog.pages.site_view import view_site
from studylog.plan import TemplatedPage
from studylog.urls import absolute_url, with_baseurl
from studylog.views import HeadView, PostSummary, SiteView, TermLink

Renditions = Mapping[str, Rendition]
"""Source path → what became of the text, for every post and every page of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A site ready to be laid out."""

    site: Site
    renditions: Renditions
    view: SiteView
    summaries: Mapping[str, PostSummary]
    """Source path of a post → how lists show it."""
    workshop: Workshop
    texts: Mapping[str, Post | Page]
    """By source path."""
    former: Former | None
    """What may be taken over of the last edition, whose pages have the same frame around them."""

    @staticmethod
    def sum_up(site: Site, renditions: Renditions, former: Former | None) -> Mapping[str, PostSummary]:
        """Source path of a post → how lists show it."""
        return {
            post.source: former.summaries[post.source]
            if former and former.knows(post, renditions[post.source])
            else _summarise(post, renditions[post.source].gist, site)
            for post in site.posts
        }

    def list_posts(self, posts: tuple[Post, ...]) -> tuple[PostSummary, ...]:
        """The summaries of these posts, in their order."""
        return tuple(self.summaries[post.source] for post in posts)

    def keywords(self) -> Mapping[str, str]:
        """Source path of a post → what its text is about, as `find_keywords` tells it."""
        return {post.source: self.renditions[post.source].gist.keywords for post in self.site.posts}

    def link(self, url: str) -> str:
        """`url` with the baseurl in front."""
        return with_baseurl(url, self.site.config.baseurl)

    def absolute(self, url: str) -> str:
        """`url` with origin and baseurl in front; without an origin, with the baseurl only."""
        return absolute_url(url, self.site.config.url, self.site.config.baseurl)

    def head(self, url: str, title: str, **more: Any) -> HeadView:
        """The head of the page at `url`; `more` is what else a `Subject` may have."""
        return make_head(Subject(url=url, title=title, **more), self.site, self.view)

    def page(
        self,
        template: str,
        path: str,
        head: HeadView,
        *,
        source: str = "",
        features: tuple[str, ...] | None = None,
        **views: Any,
    ) -> TemplatedPage:
        """A page of the site: its template always gets `site`, `head` and `frame`.

        `source` is the file that this is the page of: what its front matter says of the layout is in `frame`.
        `features` are those of what the page shows, if that is not the whole text of its source.
        """
        frame = make_frame(self.texts.get(source), self.workshop)
        if features is None and (rendition := self.renditions.get(source)):
            features = rendition.gist.features
        frame = replace(frame, features=features or ())
        if source and self.site.config.preview:
            head = replace(head, source=source, state=_state_of(self.texts.get(source)))
        shared = {"site": self.view, "head": head, "frame": frame}
        return TemplatedPage(path=path, template=template, views={**shared, **views}, source=source)


class Sketch(Edition):
    """An edition of places only: its pages have neither head nor frame."""

    __slots__ = ()

    @staticmethod
    def sum_up(site: Site, renditions: Renditions, former: Former | None) -> Mapping[str, PostSummary]:
        """The same blank summary of every post."""
        blank = PostSummary(title="", url="", date=dt.datetime.min.replace(tzinfo=dt.UTC))
        return dict.fromkeys((post.source for post in site.posts), blank)

    def keywords(self) -> Mapping[str, str]:
        """Nothing: nobody asks what is related to what."""
        return {}

    def link(self, url: str) -> str:
        """A link that nobody follows."""
        return url

    def absolute(self, url: str) -> str:
        """A link that nobody follows."""
        return url

    def head(self, url: str, title: str, **more: Any) -> HeadView:
        """A head that nobody reads."""
        return HeadView(title=title, path=url)

    def page(
        self,
        template: str,
        path: str,
        head: HeadView,
        *,
        source: str = "",
        features: tuple[str, ...] | None = None,
        **views: Any,
    ) -> TemplatedPage:
        """A page with nothing but its own views."""
        return TemplatedPage(path=path, template=template, views=views, source=source)


def open_edition(
    site: Site,
    renditions: Renditions,
    notes: Notes | None = None,
    kind: type[Edition] = Edition,
    former: Former | None = None,
) -> Edition:
    """Make the views that all pages share; `notes` are the settings' short Markdown texts as HTML.

    `former` is the last edition, of a site with the same settings, pages and data.
    """
    notes = notes or {}
    view = view_site(site, notes)
    if former and (view, name_terms(site)) == (former.view, former.terms):
        view = former.view
    else:
        former = None
    return kind(
        site=site,
        renditions=renditions,
        view=view,
        summaries=kind.sum_up(site, renditions, former),
        workshop=Workshop(site=site, author=view.author, menus=side_menus(site), notes=notes),
        texts={text.source: text for text in site.texts},
        former=former,
    )


def _state_of(text: Post | Page | None) -> str:
    if not isinstance(text, Post):
        return ""
    return "draft" if text.draft else "future" if text.future else ""


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
