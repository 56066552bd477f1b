"""What every page maker starts from: the site, its fragments and the views that pages share, made once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from studylog.messages import labels_for
from studylog.models import Fragment, Label, Post, Site, Taxonomy
from studylog.pages.heads import Subject, make_head
from studylog.pages.images import image_of
from studylog.pages.reading import plain_summary, reading_minutes
from studylog.plan import TemplatedPage
from studylog.urls import absolute_url, with_baseurl
from studylog.views import AuthorView, HeadView, LinkView, PostSummary, SiteView, TermLink

Fragments = Mapping[str, Fragment]
"""Source path → fragment, for every post and every Markdown page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A site ready to be laid out."""

    site: Site
    fragments: Fragments
    view: SiteView
    summaries: Mapping[str, PostSummary]
    """Source path of a post → how lists show it."""

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

    def page(self, template: str, path: str, head: HeadView, *, source: str = "", **views: Any) -> TemplatedPage:
        """A page of the site: its template always gets `site` and `head`."""
        return TemplatedPage(
            path=path, template=template, views={"site": self.view, "head": head, **views}, source=source
        )


def open_edition(site: Site, fragments: Fragments) -> Edition:
    """Make the views that all pages share."""
    summaries = {post.source: _summarise(post, fragments[post.source], site) for post in site.posts}
    return Edition(site=site, fragments=fragments, view=_view_site(site), summaries=summaries)


def _summarise(post: Post, fragment: Fragment, site: Site) -> PostSummary:
    baseurl = site.config.baseurl
    excerpt = _excerpt(post, fragment)
    return PostSummary(
        title=post.title,
        url=with_baseurl(post.url, baseurl),
        date=post.date,
        updated=post.updated,
        excerpt_html=excerpt,
        summary=post.description or plain_summary(excerpt),
        categories=_link_terms(post.categories, site.categories, baseurl),
        tags=_link_terms(post.tags, site.tags, baseurl),
        minutes=reading_minutes(fragment.text),
        image=_link_if_any(image_of(post.front), baseurl),
        draft=post.draft,
    )


def _excerpt(post: Post, fragment: Fragment) -> Markup:
    """The post's own excerpt, else its beginning; a beginning that is only a heading says nothing of the text."""
    if post.excerpt is not None:
        return Markup.escape(post.excerpt)
    if _ONLY_HEADINGS.fullmatch(fragment.excerpt):
        return Markup("<p>{}</p>").format(plain_summary(Markup.escape(fragment.text)))
    return Markup(fragment.excerpt)


_ONLY_HEADINGS = re.compile(r"(?:\s*<h([1-6])\b.*?</h\1>)+\s*", re.DOTALL)


def _link_if_any(url: str, baseurl: str) -> str:
    """Nothing stays nothing: the baseurl alone would be a link to the site."""
    return with_baseurl(url, baseurl) if url else ""


def _link_terms(labels: tuple[Label, ...], taxonomy: Taxonomy, baseurl: str) -> tuple[TermLink, ...]:
    terms = dict.fromkeys(taxonomy.by_value[label.value].url for label in labels)
    names = {taxonomy.by_value[label.value].url: label.name for label in reversed(labels)}
    return tuple(TermLink(name=names[url], url=with_baseurl(url, baseurl)) for url in terms)


def _view_site(site: Site) -> SiteView:
    config, extra = site.config, site.config.extra
    return SiteView(
        title=config.title,
        subtitle=config.subtitle,
        description=config.description,
        url=config.url,
        baseurl=config.baseurl,
        lang=config.lang,
        author=_view_author(extra, config.baseurl),
        navigation=_view_navigation(site),
        footer_links=_view_links(_table(extra, "footer").get("links"), config.baseurl),
        feed_url=with_baseurl("/" + config.feed.path, config.baseurl),
        taxonomy_urls=_taxonomy_urls(site),
        labels=labels_for(config.lang),
        extra=extra,
    )


def _view_author(extra: Mapping[str, Any], baseurl: str) -> AuthorView:
    """`author:` as minimal-mistakes has it (a mapping), a bare name, or chirpy's `social:` and `avatar:`."""
    social = _table(extra, "social")
    author = extra.get("author")
    author = author if isinstance(author, dict) else {"name": author or social.get("name")}

    def text(key: str, fallback: object = "") -> str:
        return str(author.get(key) or fallback or "")

    return AuthorView(
        name=text("name"),
        avatar=_link_if_any(text("avatar", extra.get("avatar")), baseurl),
        bio=Markup.escape(text("bio", extra.get("tagline"))),
        location=text("location"),
        email=text("email", social.get("email")),
        links=_view_links(author.get("links"), baseurl) + _social_links(author, extra),
    )


_SERVICES = {
    "github": "https://github.com/",
    "twitter": "https://twitter.com/",
    "linkedin": "https://www.linkedin.com/in/",
}
_SERVICE_NAMES = {"github": "GitHub", "twitter": "Twitter", "linkedin": "LinkedIn"}


def _social_links(author: Mapping[str, Any], extra: Mapping[str, Any]) -> tuple[LinkView, ...]:
    """Accounts named by service: minimal-mistakes' `author.github`, chirpy's `github.username`."""
    found = []
    for service, address in _SERVICES.items():
        name = author.get(service) or _table(extra, service).get("username") or extra.get(f"{service}_username")
        if isinstance(name, str) and name:
            found.append(LinkView(title=_SERVICE_NAMES[service], url=address + name.lstrip("@"), icon=service))
    return tuple(found)


def _view_links(links: object, baseurl: str) -> tuple[LinkView, ...]:
    """A theme's list of `label`/`title`, `url`, `icon`; entries without an address are left out."""
    if not isinstance(links, list):
        return ()
    return tuple(
        LinkView(
            title=str(link.get("label") or link.get("title") or link["url"]),
            url=with_baseurl(str(link["url"]), baseurl),
            icon=str(link.get("icon") or ""),
        )
        for link in links
        if isinstance(link, dict) and link.get("url")
    )


def _view_navigation(site: Site) -> tuple[LinkView, ...]:
    """`_data/navigation.yml` as minimal-mistakes has it; else the pages every site has."""
    navigation = site.data.get("navigation")
    if isinstance(navigation, dict) and (links := _view_links(navigation.get("main"), site.config.baseurl)):
        return links
    labels = labels_for(site.config.lang)
    addresses = {**_taxonomy_urls(site), "archive": with_baseurl("/archive/", site.config.baseurl)}
    lists = tuple(LinkView(title=labels[name], url=url) for name, url in addresses.items())
    about = (page for page in site.pages if page.output in ("about.html", "about/index.html"))
    return (*lists, *(LinkView(title=page.title, url=with_baseurl(page.url, site.config.baseurl)) for page in about))


def _taxonomy_urls(site: Site) -> dict[str, str]:
    places = site.config.archives
    return {name: with_baseurl(places.of(name).index, site.config.baseurl) for name in ("categories", "tags")}


def _table(extra: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = extra.get(key)
    return value if isinstance(value, dict) else {}
