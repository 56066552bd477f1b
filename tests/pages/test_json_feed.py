"""The feed of all posts as JSON, as jsonfeed.org/version/1.1 has it."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tests.conftest import SiteTest

ADDRESSES = ("home_page_url", "feed_url", "icon", "favicon", "url", "image")
DATES = ("date_published", "date_modified")
OF_A_FEED = {"version", "title", "home_page_url", "feed_url", "description", "icon", "favicon", "authors", "language"}
OF_AN_ITEM = {"id", "url", "title", "content_html", "content_text", "summary", "image", *DATES, "authors", "tags"}


def read_feed(site: SiteTest, path: str = "feed.json") -> dict[str, Any]:
    """A feed of the built site that keeps to the specification."""
    feed: dict[str, Any] = json.loads(site.read(path))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed.keys() <= OF_A_FEED | {"items"}
    assert {"title", "items"} <= feed.keys()
    for part in (feed, *feed["items"]):
        check_values(part)
    for item in feed["items"]:
        assert item.keys() <= OF_AN_ITEM | {"language"}
        assert "id" in item
        assert ("content_html" in item) != ("content_text" in item)
    return feed


def check_values(part: dict[str, Any]) -> None:
    """Addresses are whole, dates those of RFC 3339, texts are no empty ones, each author has a name."""
    assert [key for key in ADDRESSES if key in part and not urlsplit(part[key]).netloc] == []
    assert all(dt.datetime.fromisoformat(part[key]).tzinfo for key in DATES if key in part)
    assert [key for key, value in part.items() if isinstance(value, str) and not value] == []
    assert all(author.keys() <= {"name", "url", "avatar"} and author["name"] for author in part["authors"])
    assert all(isinstance(tag, str) for tag in part.get("tags", ()))


def test_a_post_is_an_item_with_all_of_its_text(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://me.example\nbaseurl: /b\nlang: ko\nauthor: {name: 김하늘}\n")
    site.write("assets/a.png", "png").post(
        "2024-01-02-a.md",
        "첫 문단 <b>굵게</b>\n\n[b](/b/c/) ![그림](/assets/a.png)\n",
        title="'\"가\" & <나>'",
        tags="[수학]",
        categories="AI",
        image="/assets/a.png",
        last_modified_at="2024-02-01",
    ).build()
    feed = read_feed(site)
    assert (feed["title"], feed["language"], feed["home_page_url"]) == ("T", "ko", "https://me.example/b/")
    assert feed["feed_url"] == "https://me.example/b/feed.json"
    (item,) = feed["items"]
    assert item["title"] == '"가" & <나>'
    assert item["url"] == "https://me.example/b/ai/2024/01/02/a.html"
    assert item["id"] == "https://me.example/b/ai/2024/01/02/a"
    assert item["image"] == "https://me.example/b/assets/a.png"
    assert item["tags"] == ["AI", "수학"]
    assert item["authors"] == [{"name": "김하늘"}]
    assert item["date_published"] == "2024-01-02T00:00:00+00:00"
    assert item["date_modified"] == "2024-02-01T00:00:00+00:00"
    assert "<p>첫 문단 <b>굵게</b></p>" in item["content_html"]
    assert 'src="https://me.example/b/assets/a.png"' in item["content_html"]
    assert item["summary"] == "첫 문단 굵게"


def test_a_post_that_sends_out_its_excerpt_only_says_it_as_text(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "처음\n\n나머지\n", feed="{excerpt_only: true}").build()
    (item,) = read_feed(site)["items"]
    assert item["content_text"] == "처음"


def test_it_holds_the_posts_that_the_atom_feed_holds(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nfeed: {posts_limit: 2}\n")
    for day in range(1, 5):
        site.post(f"2024-01-0{day}-p.md", title=f"p{day}")
    site.build()
    assert [item["title"] for item in json.loads(site.read("feed.json"))["items"]] == ["p4", "p3"]


def test_a_site_without_posts_has_a_feed_without_items(site: SiteTest) -> None:
    site.build()
    assert read_feed(site)["items"] == []


def test_every_page_leads_to_both_feeds(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nbaseurl: /b\n").post("2024-01-02-a.md").build()
    for path in ("index.html", "2024/01/02/a.html"):
        assert '<link rel="alternate" type="application/atom+xml" title="T" href="/b/feed.xml">' in site.read(path)
        assert '<link rel="alternate" type="application/feed+json" title="T" href="/b/feed.json">' in site.read(path)


def test_it_may_stand_elsewhere_or_not_be_there(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\njson_feed: {path: /feeds/all.json}\n").post("2024-01-02-a.md").build()
    assert "feed.json" not in site.files()
    assert 'href="/feeds/all.json"' in site.read("index.html")
    site.write("_config.yml", "title: T\njson_feed: false\n").build()
    assert not any(path.endswith(".json") for path in site.files())
    assert "feed+json" not in site.read("index.html")


def test_a_file_of_the_blog_stands_where_it_stood(site: SiteTest) -> None:
    site.write("feed.json", "mine").post("2024-01-02-a.md").build()
    assert site.read("feed.json") == "mine"


def test_the_page_of_a_term_leads_to_its_feed(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nbaseurl: /b\nfeed: {categories: [머신 러닝], tags: {only: [x_1]}}\n")
    site.post("2024-01-02-a.md", categories="[머신 러닝, 둘]", tags="[x_1, y]").build()
    title = '<link rel="alternate" type="application/atom+xml" title="T | '
    assert f'{title}머신 러닝" href="/b/feed/%EB%A8%B8%EC%8B%A0%20%EB%9F%AC%EB%8B%9D.xml">' in site.read(
        "categories/머신-러닝/index.html"
    )
    assert f'{title}x_1" href="/b/feed/by_tag/x_1.xml">' in site.read("tags/x_1/index.html")
    for path in ("categories/둘/index.html", "tags/y/index.html"):
        assert title not in site.read(path)
