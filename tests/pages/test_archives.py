"""Terms and dates have their pages where jekyll-archives and minimal-mistakes put them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from studylog.errors import ConfigError

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def links(html: str) -> list[str]:
    """Every address on the page, in order."""
    return re.findall(r'href="([^"]+)"', html)


def configure(site: SiteTest, *lines: str) -> SiteTest:
    """A `_config.yml` of these lines."""
    return site.write("_config.yml", "\n".join(["title: T", "url: https://me.example", *lines, ""]))


def test_term_pages_stand_where_jekyll_archives_puts_them(site: SiteTest) -> None:
    configure(site, "jekyll-archives:", "  enabled: [categories, tags]", "  permalinks: {tag: /t/:name/}")
    site.post("2024-01-02-a.md", categories="[Deep Learning]", tags="['Node.js']").build()
    assert {"category/deep-learning/index.html", "t/node-js/index.html"} <= site.files()
    assert {"/category/deep-learning/", "/t/node-js/"} <= set(links(site.read("deep learning/2024/01/02/a.html")))
    assert "https://me.example/t/node-js/" in site.read("sitemap.xml")


def test_names_that_share_a_slug_in_jekyll_keep_pages_of_their_own(site: SiteTest) -> None:
    """Jekyll writes C, C++ and C# over each other."""
    configure(site, "jekyll-archives: {enabled: all}")
    site.post("2024-01-02-a.md", tags="[C, C++, 'C#', '!', a..b]").build()
    assert {
        "tag/a-b/index.html",
        "tag/c/index.html",
        "tag/c++/index.html",
        "tag/c#/index.html",
        "tag/21/index.html",
    } <= site.files()


def test_a_slug_mode_is_honoured(site: SiteTest) -> None:
    configure(site, "jekyll-archives: {enabled: [tags], slug_mode: pretty, permalinks: {tag: '/:type/:name.html'}}")
    site.post("2024-01-02-a.md", tags="[Node.js]").build()
    assert "tag/node.js.html" in site.files()


def test_what_is_not_enabled_stays_where_it_is(site: SiteTest) -> None:
    configure(site, "jekyll-archives: {enabled: [tags]}")
    site.post("2024-01-02-a.md", categories="[ai]", tags="[x]").build()
    assert {"categories/ai/index.html", "tag/x/index.html", "tags/index.html"} <= site.files()
    assert "2024/index.html" not in site.files()


def test_years_months_and_days_list_their_posts(site: SiteTest) -> None:
    configure(site, "lang: ko", "permalink: /:title/", "jekyll-archives: {enabled: [year, month, day]}")
    site.post("2023-12-31-a.md").post("2024-01-02-b.md").post("2024-01-03-c.md").build()
    assert {"/b/", "/c/"} == set(links(site.read("2024/index.html"))) & {"/a/", "/b/", "/c/"}
    assert {"/a/"} == set(links(site.read("2023/12/index.html"))) & {"/a/", "/b/", "/c/"}
    assert "<h1>2024년 01월 03일</h1>" in site.read("2024/01/03/index.html")
    assert "https://me.example/2024/01/03/" in site.read("sitemap.xml")


def test_a_permalink_that_leaves_the_site_is_refused(site: SiteTest) -> None:
    configure(site, "jekyll-archives:", "  enabled: all", "  permalinks: {tag: '/%2e%2e/:name/'}")
    with pytest.raises(ConfigError) as raised:
        site.build()
    (problem,) = raised.value.problems
    assert problem.location is not None
    assert problem.location.line == 5


def test_minimal_mistakes_terms_are_anchors_on_one_page(site: SiteTest) -> None:
    configure(site, "category_archive: {type: liquid, path: /topics/}", "tag_archive: {type: liquid, path: /labels/}")
    site.post("2024-01-02-a.md", categories="[Deep Learning]", tags="[Node.js]").build()
    assert 'id="deep-learning"' in site.read("topics/index.html")
    assert 'id="node-js"' in site.read("labels/index.html")
    assert "/topics/" in links(site.read("index.html"))
    assert "topics/deep-learning/index.html" in site.files()
    assert "categories/index.html" not in site.files()


def test_an_owners_page_at_the_place_of_the_list_wins(site: SiteTest) -> None:
    configure(site, "tag_archive: {type: liquid, path: /labels/}")
    site.write("labels.md", "---\npermalink: /labels/\nlayout: page\n---\n나의 목록\n").post("2024-01-02-a.md").build()
    assert "나의 목록" in site.read("labels/index.html")
