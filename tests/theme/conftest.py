"""Views as pages would hand them over, for every template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from studylog.messages import labels_for
from studylog.models import Body, Content, Heading, References, Words
from studylog.views import (
    AlternateView,
    AnalyticsView,
    AuthorView,
    FeedEntry,
    FrameView,
    HeadView,
    HeroView,
    IconView,
    ImageView,
    LinkView,
    MetaView,
    NeighbourView,
    Pager,
    PageView,
    PersonView,
    PostSummary,
    PostView,
    SidebarView,
    SitemapEntry,
    SiteView,
    TermLink,
    TermView,
    ThreadView,
    YearView,
)
from tests.serving import serving_folder

if TYPE_CHECKING:
    from tests.conftest import SiteTest

Pages = Mapping[str, Mapping[str, Any]]
"""Template → its views."""


@pytest.fixture
def address(site: SiteTest) -> Iterator[str]:
    """Where the test's site is served."""
    (site.root / "_site").mkdir(parents=True)
    with serving_folder(site.root / "_site") as served:
        yield served


def lay_out(word: str = "어텐션", *, lang: str = "ko", baseurl: str = "/blog") -> Pages:
    """Every template with views in which each text a writer chooses is `word`."""
    site, head = _site(word, lang, baseurl), _head(word, baseurl)
    base = {"site": site, "head": head, "frame": _frame(word, baseurl)}
    posts = (_summary(word, 2021, baseurl), _summary(word, 2020, baseurl))
    term = TermView(name=word, url=f"{baseurl}/tags/%ED%99%95%EB%A5%A0/", count=2, posts=posts)
    entry = _feed_entry(word)
    return {
        "post.html": {**base, "post": _post(word, posts[0], baseurl)},
        "page.html": {**base, "page": PageView(title=word, content=Markup("<p>글</p>"))},
        "home.html": {**base, "pager": _pager(posts, baseurl), "intro_html": Markup("<p>인사</p>")},
        "terms.html": {**base, "taxonomy": "tags", "terms": (term, term)},
        "search.html": {**base, "intro_html": Markup("<p>글</p>"), "categories": (term,), "tags": (term,)},
        "term.html": {**base, "taxonomy": "tags", "term": term},
        "archive.html": {**base, "years": tuple(YearView(year=post.date.year, posts=(post,)) for post in posts)},
        "404.html": base,
        "redirect.html": {"lang": "ko", "target": f"{baseurl}/x/?q={word}", "canonical": f"https://a.b/x/?q={word}"},
        "feed.xml": {
            **base,
            "feed_url": "https://a.b/feed.xml",
            "author": entry.author,
            "updated": entry.updated,
            "entries": (entry,),
        },
        "feed.json": {**base, "feed_url": "https://a.b/feed.json", "author": entry.author, "entries": (entry,)},
        "sitemap.xml": {"site": site, "entries": (SitemapEntry(url=f"https://a.b/{word}", updated="2021-01-01"),)},
        "opensearch.xml": {"site": site},
        "site.webmanifest": {"site": site, "icons": site.icons, "paper": "#fff", "display": "browser"},
        "robots.txt": {"site": site, "sitemap_url": "https://a.b/sitemap.xml"},
    }


@pytest.fixture
def pages() -> Pages:
    """Every template with plain views."""
    return lay_out()


@pytest.fixture
def make_pages() -> Callable[..., Pages]:
    """Makes views in which each text a writer chooses is a given word; also by `lang` and `baseurl`."""
    return lay_out


def _head(word: str, baseurl: str) -> HeadView:
    return HeadView(
        title=word,
        description=word,
        path=f"{baseurl}/x/",
        image=ImageView(url=word, width="1", height="2", alt=word),
        author=PersonView(name=word, twitter=word),
        alternates=(AlternateView(type="application/atom+xml", title=word, url=word),),
        locale="ko_KR",
        schema={"@type": "BlogPosting", "headline": word, "author": {"name": word}},
    )


def _frame(word: str, baseurl: str) -> FrameView:
    below = LinkView(title=word, url=f"{baseurl}/z/")
    link = LinkView(title=word, url=f"{baseurl}/{word}", icon="github", children=(below,))
    box = SidebarView(title=word, image=word, alt=word, text_html=Markup.escape(word), links=(link, link))
    return FrameView(
        author=_author(word, link),
        sidebar=(box,),
        hero=HeroView(
            image=word,
            alt=word,
            placeholder=word,
            is_overlay=True,
            lead=word,
            caption_html=Markup.escape(word),
            actions=(link,),
        ),
        shows_toc=True,
        toc_label=word,
        share=(link,),
        license=link,
        thread=ThreadView(provider="giscus", script=word, attributes={"term": word}, url=word),
    )


def _author(word: str, link: LinkView) -> AuthorView:
    return AuthorView(name=word, avatar=word, bio=Markup.escape(word), location=word, email=word, links=(link, link))


def _site(word: str, lang: str, baseurl: str) -> SiteView:
    link = LinkView(title=word, url=f"{baseurl}/{word}", icon="github")
    return SiteView(
        title=word,
        subtitle=word,
        description=word,
        url="https://a.b",
        baseurl=baseurl,
        lang=lang,
        masthead_title=word,
        logo=word,
        author=_author(word, link),
        navigation=(link, LinkView(title=word, url="", icon="folder", children=(link,))),
        copyright=link,
        verifications=(MetaView(name="naver-site-verification", content=word),),
        twitter=word,
        facebook=(MetaView(name="fb:app_id", content=word),),
        analytics=(AnalyticsView(service="goatcounter", id="me"),),
        footer_links=(link,),
        feed_url=f"{baseurl}/feed.xml",
        json_feed_url=f"{baseurl}/feed.json",
        search_url=f"{baseurl}/search/",
        search_description_url=f"{baseurl}/opensearch.xml",
        icons=(IconView(url=word, type="image/png", sizes="32x32"),),
        manifest_url=f"{baseurl}/site.webmanifest",
        taxonomy_urls={"categories": f"{baseurl}/categories/", "tags": f"{baseurl}/tags/"},
        labels=labels_for(lang),
    )


def _summary(word: str, year: int, baseurl: str) -> PostSummary:
    term = TermLink(name=word, url=f"{baseurl}/tags/%ED%99%95%EB%A5%A0/")
    date = dt.datetime(year, 11, 10, 22, 30, tzinfo=ZoneInfo("Asia/Seoul"))
    return PostSummary(
        title=word,
        url=f"{baseurl}/x/",
        date=date,
        updated=date,
        summary=word,
        categories=(term,),
        tags=(term,),
        minutes=3,
        image=word,
        draft=True,
    )


def _post(word: str, summary: PostSummary, baseurl: str) -> PostView:
    neighbour = NeighbourView(title=word, url=f"{baseurl}/y/")
    return PostView(
        summary=summary,
        content=Content(name="a.md", key="a", digest="a", shelf=_OneText()),
        previous=neighbour,
        next=neighbour,
        related=(NeighbourView(title=word, url=f"{baseurl}/z/", date=summary.date),),
        breadcrumb=(LinkView(title=word, url=f"{baseurl}/"),),
    )


class _OneText:
    """A shelf with one text on it."""

    def body(self, key: str) -> Body:
        child = Heading(level=3, id="b", html="<code>둘</code>")
        toc = (Heading(level=2, id="a", html="하나", children=(child,)),)
        return Body(html='<h2 id="a">하나</h2>', toc=toc)

    def references(self, key: str) -> References:
        return References()

    def words(self, key: str) -> Words:
        return Words()


def _pager(posts: tuple[PostSummary, ...], baseurl: str) -> Pager:
    links = (
        LinkView(title="1", url=f"{baseurl}/"),
        LinkView(title="…", url=""),
        LinkView(title="9", url="/blog/page9/"),
    )
    return Pager(number=1, total=9, posts=posts, older="/blog/page2/", links=links)


def _feed_entry(word: str) -> FeedEntry:
    date = dt.datetime(2021, 11, 10, 22, 30, tzinfo=ZoneInfo("Asia/Seoul"))
    return FeedEntry(
        title=word,
        url=f"https://a.b/{word}",
        id=word,
        published=date,
        updated=date,
        content=f"<p>{word}</p>",
        summary=word,
        author=PersonView(name=word, email=word, url=word),
        image=word,
        lang=word,
        categories=(word,),
    )
