"""What every page maker starts from: the site, its fragments and the views that pages share, made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from studylog.frozen import dataclass
from studylog.models import Page, Post, Rendition, Site
from studylog.pages.former import Former, name_terms
from studylog.pages.frames import Workshop, make_frame
from studylog.pages.heads import Subject, make_head
from studylog.pages.navigation import side_menus
from studylog.pages.notes import Notes
from studylog.pages.site_view import view_site
from studylog.pages.summaries import Summaries, mark_posts
from studylog.pages.surroundings import Survey, survey
from studylog.plan import CardMeans, TemplatedPage
from studylog.urls import absolute_url, with_baseurl
from studylog.views import HeadView, PostSummary, SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A site ready to be laid out."""

    site: Site
    renditions: Mapping[str, Rendition]
    """Source path → what became of the text, for every post and every page of text."""
    view: SiteView
    summaries: Mapping[str, PostSummary]
    """Source path of a post → how lists show it."""
    survey: Survey
    """Where every post stands among the others."""
    workshop: Workshop
    texts: Mapping[str, Post | Page]
    """By source path."""
    marks: Mapping[str, str]
    """Source path of a post → what differs where a list would show it otherwise."""
    means: CardMeans | None
    """With what pictures of titles are drawn; None where there are none."""

    @staticmethod
    def sum_up(site: Site, renditions: Mapping[str, Rendition], former: Former | None) -> Mapping[str, PostSummary]:
        """Source path of a post → how lists show it."""
        return Summaries(site, renditions, former)

    @staticmethod
    def mark(site: Site, renditions: Mapping[str, Rendition]) -> Mapping[str, str]:
        """Those of the posts."""
        return mark_posts(site, renditions)

    def marks_of(self, posts: Iterable[Post]) -> tuple[str, ...]:
        """Those of these posts, in their order."""
        return tuple(self.marks[post.source] for post in posts)

    @staticmethod
    def tell_keywords(site: Site, renditions: Mapping[str, Rendition]) -> Mapping[str, str]:
        """Source path of a post → what its text is about, as `find_keywords` tells it."""
        return {post.source: renditions[post.source].gist.keywords for post in site.posts}

    def list_posts(self, posts: tuple[Post, ...]) -> tuple[PostSummary, ...]:
        """The summaries of these posts, in their order."""
        return tuple(self.summaries[post.source] for post in posts)

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
    def sum_up(site: Site, renditions: Mapping[str, Rendition], former: Former | None) -> Mapping[str, PostSummary]:
        """The same blank summary of every post."""
        blank = PostSummary(title="", url="", date=dt.datetime.min.replace(tzinfo=dt.UTC))
        return dict.fromkeys((post.source for post in site.posts), blank)

    @staticmethod
    def mark(site: Site, renditions: Mapping[str, Rendition]) -> Mapping[str, str]:
        """None: nobody asks whether places are what they were."""
        return {}

    @staticmethod
    def tell_keywords(site: Site, renditions: Mapping[str, Rendition]) -> Mapping[str, str]:
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
    renditions: Mapping[str, Rendition],
    notes: Notes | None = None,
    kind: type[Edition] = Edition,
    former: Former | None = None,
    means: CardMeans | None = None,
) -> Edition:
    """Make the views that all pages share; `notes` are the settings' short Markdown texts as HTML.

    `means` draw pictures of titles, where there are to be some.
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
        survey=survey(site.posts, kind.tell_keywords(site, renditions), former.survey if former else None),
        workshop=Workshop(site=site, author=view.author, menus=side_menus(site), notes=notes),
        texts={text.source: text for text in site.texts},
        marks=kind.mark(site, renditions),
        means=means,
    )


def _state_of(text: Post | Page | None) -> str:
    if not isinstance(text, Post):
        return ""
    return "draft" if text.draft else "future" if text.future else ""
