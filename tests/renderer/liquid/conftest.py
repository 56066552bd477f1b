"""A small site for Liquid to look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from studylog.config import KramdownConfig, MarkdownConfig, MathConfig
from studylog.models import LinkTable, LiquidSite, RenderInput
from studylog.renderer.liquid.engine import Engine, Rendered
from studylog.renderer.texts import TextRenderer

SEOUL = dt.timezone(dt.timedelta(hours=9), "KST")
PAGE: Mapping[str, Any] = {
    "title": "T",
    "f": "a.html",
    "html": "<p>글 <b>x</b> &amp; y</p>",
    "list": ["b", "a", "C", "가"],
    "map": {"k": "v"},
    "objs": [{"n": "a", "v": 1, "t": ["x"]}, {"n": "b", "v": 2}, {"n": "c", "v": 1, "t": ["x", "y"]}],
    "date": dt.datetime(2021, 2, 3, 4, 5, 6, tzinfo=SEOUL),
    "day": dt.date(2021, 5, 6),
    "utc": dt.datetime(2021, 5, 6, 7, 8, 9, tzinfo=dt.UTC),
    "str": "2021-05-06",
    "path": "about.md",
}
INCLUDES: Mapping[str, str] = {
    "a.html": "[{{ include.x }}|{{ include.y }}|{{ page.title }}]",
    "n.html": "N{% include a.html x=include.q %}",
    "set.html": "{% assign z = 'set' %}",
    "nl.html": "l\n",
    "sub/b.md": "*b*",
    "fm.html": "---\nt: 1\n---\nb",
    "ping.html": "{% include pong.html %}",
    "pong.html": "{% include ping.html %}",
    "한글.html": "가",
}


def make_post(name: str, url: str, **front: Any) -> Mapping[str, Any]:
    """A post as Liquid sees it."""
    stem = name.rpartition("/")[2].removesuffix(".md")
    year, month, day, slug = stem.split("-", 3)
    date = dt.datetime(int(year), int(month), int(day), tzinfo=SEOUL)
    shared = {"title": slug, "date": date, "slug": slug, "categories": [], "tags": [], "content": "", "excerpt": ""}
    return {**shared, **front, "path": name, "url": url, "id": url.removesuffix(".html")}


POSTS = (
    make_post("_posts/2021-01-09-뒤.md", "/p/%EB%92%A4.html", tags=["b"], categories=["AI"]),
    make_post("_posts/sub/2021-1-7-c.md", "/p/c.html", tags=["a", "b"], categories=["AI", "수학"]),
    make_post("AI/_posts/2021-01-06-d.md", "/p/d.html", tags=["a"]),
    make_post("_posts/2021-01-05-Hello World.md", "/p/Hello-World.html"),
)

Render = Callable[..., Rendered]


@pytest.fixture
def site() -> LiquidSite:
    return make_site()


def make_site(**config: Any) -> LiquidSite:
    """A site with four posts."""
    return LiquidSite(
        config={"title": "기록", "url": "https://u.kr", "baseurl": "/b", "menu": [{"name": "글"}], **config},
        time=dt.datetime(2021, 1, 9, 12, 0, tzinfo=SEOUL),
        posts=POSTS,
        pages=({"title": "소개", "url": "/about/", "path": "about.md"},),
        data={"authors": {"kim": {"name": "김"}}},
        includes={f"_includes/{name}": text for name, text in INCLUDES.items()} | {"rel.html": "rel"},
    )


LINKS = LinkTable(
    baseurl="/b",
    published=frozenset(("assets/a b.png", "about/index.html")),
    sources={"about.md": "/about/", **{post["path"]: post["url"] for post in POSTS}},
)


@pytest.fixture
def render() -> Render:
    """Runs Liquid over a text that is no Markdown, or over Markdown with `markdown=True`."""

    def run(text: str, *, markdown: bool = False, page: Mapping[str, Any] = PAGE, **config: Any) -> Rendered:
        site = make_site(**config)
        renderer = TextRenderer(LinkTable(baseurl=site.config["baseurl"], **_links()), site)
        engine: Engine = renderer._engine
        return engine.render(make_input(text, page, is_html=not markdown))

    return run


def _links() -> dict[str, Any]:
    return {"published": LINKS.published, "sources": LINKS.sources}


def make_input(text: str, page: Mapping[str, Any] | None = PAGE, *, is_html: bool = False) -> RenderInput:
    """A text as the renderer gets it."""
    return RenderInput(
        source="about.md",
        body=text,
        body_line=4,
        markdown=MarkdownConfig(kramdown=KramdownConfig()),
        math=MathConfig(),
        page=page,
        is_html=is_html,
    )
