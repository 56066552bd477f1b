"""What search engines and messengers read of a page, as jekyll-seo-tag would tell them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from studylog.frozen import dataclass
from studylog.models import Site
from studylog.pages.images import find_image
from studylog.pages.people import author_of, pages_of
from studylog.pages.settings import address_of, table_of, text_of
from studylog.urls import absolute_url, with_baseurl
from studylog.views import AlternateView, HeadView, ImageView, SiteView

_TERRITORIES = {"ko": "ko_KR", "en": "en_US", "ja": "ja_JP", "zh": "zh_CN"}
"""Open Graph wants a language with its country; a site that names only the language means this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a head is about."""

    url: str
    """Without baseurl."""
    title: str
    description: str = ""
    front: Mapping[str, Any] = field(default_factory=dict)
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    keywords: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    robots: str = ""
    alternates: tuple[AlternateView, ...] = ()
    card: ImageView | None = None
    """A picture that was drawn of its title."""

    @property
    def is_home_or_about(self) -> bool:
        """The pages that stand for the whole site."""
        return re.fullmatch(r"/(?:about/)?(?:index\.html?)?", self.url) is not None


def make_head(subject: Subject, site: Site, view: SiteView) -> HeadView:
    """The head of one page; addresses are absolute where the site's is known."""
    front, config = subject.front, site.config
    canonical = address_of(front, "canonical_url")
    if config.url and not canonical:
        canonical = absolute_url(re.sub(r"/index\.html$", "/", subject.url), config.url, config.baseurl)
    image, author = find_image(front, site, subject.card), author_of(front, site)
    description = subject.description or view.description
    return HeadView(
        title=subject.title,
        description=description,
        path=with_baseurl(subject.url, config.baseurl),
        canonical=canonical,
        kind="article" if subject.published else "website",
        image=image,
        card=_card(front, site, image),
        author=author,
        lang=text_of(front, "lang") or view.lang,
        locale=_locale(front, site, view),
        robots=subject.robots or text_of(front, "robots"),
        published=subject.published,
        updated=subject.updated,
        tags=subject.keywords,
        alternates=subject.alternates,
        schema={
            **_describe(subject, site),
            "headline": subject.title or view.title,
            "description": description,
            "url": canonical,
            "mainEntityOfPage": {"@type": "WebPage", "@id": canonical} if subject.published and canonical else None,
            "inLanguage": text_of(front, "lang") or view.lang,
            "image": _describe_image(image),
            "author": {"@type": author.kind, "name": author.name or view.title, "url": author.url},
            "publisher": _publisher(site, author.name or view.title),
        },
    )


def _describe(subject: Subject, site: Site) -> dict[str, Any]:
    """What `seo:` in the front matter may say otherwise (schema.org's types and keys)."""
    seo, social = table_of(subject.front, "seo"), table_of(site.config.extra, "social")
    kind, name = "BlogPosting" if subject.published else "WebPage", ""
    if subject.is_home_or_about:
        kind, name = "WebSite", social.get("name") or site.config.title
    modified = subject.updated or subject.published
    return {
        "@context": "https://schema.org",
        "@type": text_of(seo, "type") or kind,
        "name": text_of(seo, "name") or name,
        "datePublished": _iso(subject.published, site),
        "dateModified": _iso(seo.get("date_modified") or modified, site),
        "keywords": subject.keywords,
        "articleSection": subject.sections,
        "sameAs": pages_of(seo) or (pages_of(social) if subject.is_home_or_about else ()),
    }


def _describe_image(image: ImageView) -> str | dict[str, str]:
    if not (image.width or image.height or image.alt):
        return image.url
    return {
        "@type": "ImageObject",
        "url": image.url,
        "width": image.width,
        "height": image.height,
        "caption": image.alt,
    }


def _publisher(site: Site, name: str) -> dict[str, Any] | None:
    logo = address_of(site.config.extra, "logo")
    if not logo:
        return None
    url = absolute_url(logo, site.config.url, site.config.baseurl)
    return {"@type": "Organization", "name": name, "logo": {"@type": "ImageObject", "url": url}}


def _card(front: Mapping[str, Any], site: Site, image: ImageView) -> str:
    """How Twitter shows a link: large where there is a picture, unless the page or the site says otherwise."""
    if not image.url:
        return "summary"
    return (
        text_of(table_of(front, "twitter"), "card")
        or text_of(table_of(site.config.extra, "twitter"), "card")
        or "summary_large_image"
    )


def _locale(front: Mapping[str, Any], site: Site, view: SiteView) -> str:
    extra = site.config.extra
    named = (
        text_of(front, "locale"),
        text_of(extra, "locale"),
        text_of(front, "lang"),
        text_of(extra, "lang"),
        view.lang,
    )
    locale = next(filter(None, named), "").replace("-", "_")
    return _TERRITORIES.get(locale, locale)


def _iso(date: object, site: Site) -> str:
    if isinstance(date, dt.date) and not isinstance(date, dt.datetime):
        date = dt.datetime.combine(date, dt.time(), site.config.zone)
    if isinstance(date, dt.datetime):
        return date.replace(microsecond=0).isoformat()
    return str(date or "")
