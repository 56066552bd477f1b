"""Home, taxonomies, archive: what a reader finds where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def links(html: str) -> list[str]:
    """Every address on the page, in order."""
    return re.findall(r'href="([^"]+)"', html)


def test_the_home_page_goes_over_as_many_pages_as_it_needs(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\npaginate: 2\npaginate_path: /page:num/\n")
    for day in range(1, 6):
        site.post(f"2024-01-0{day}-p{day}.md")
    site.build()
    assert "/2024/01/05/p5.html" in links(site.read("index.html"))
    assert "/2024/01/03/p3.html" in links(site.read("page2/index.html"))
    assert "/2024/01/01/p1.html" in links(site.read("page3/index.html"))
    assert "page4/index.html" not in site.files()
    assert {"/page3/", "/"} <= set(links(site.read("page2/index.html")))


def test_paginate_v2_says_how_many_and_where(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\npagination: {enabled: true, per_page: 2, permalink: '/page/:num/'}\n")
    for day in range(1, 4):
        site.post(f"2024-01-0{day}-p{day}.md")
    site.build()
    assert "/2024/01/01/p1.html" in links(site.read("page/2/index.html"))
    assert "page/3/index.html" not in site.files()


def test_a_page_may_have_a_list_of_its_own(site: SiteTest) -> None:
    """jekyll-paginate-v2's front matter, whose permalink stands below the page."""
    paging = "pagination: {enabled: true, per_page: 1, permalink: '/p:num/', tag: x, sort_reverse: true}"
    site.write("blog/index.html", f"---\nlayout: default\n{paging}\n---\n")
    site.post("2024-01-01-a.md", tags="[x]").post("2024-01-02-b.md").post("2024-01-03-c.md", tags="[x]").build()
    assert "/2024/01/03/c.html" in links(site.read("blog/index.html"))
    assert "/2024/01/01/a.html" in links(site.read("blog/p2/index.html"))
    assert "blog/p3/index.html" not in site.files()


def test_a_page_list_never_leaves_the_site(site: SiteTest) -> None:
    paging = "pagination: {enabled: true, per_page: 1, permalink: '/%2e%2e/%2e%2e/:num/'}"
    site.write("index.html", f"---\nlayout: home\n{paging}\n---\n")
    site.post("2024-01-01-a.md").post("2024-01-02-b.md").build()
    assert "page2/index.html" in site.files()


def test_an_index_with_layout_home_is_the_home_page(site: SiteTest) -> None:
    """minimal-mistakes' `index.html` holds nothing but its front matter."""
    site.write("index.html", "---\nlayout: home\nauthor_profile: true\n---\n")
    site.post("2024-01-02-a.md").build()
    assert "/2024/01/02/a.html" in links(site.read("index.html"))


def test_layouts_of_themes_show_what_they_stand_for(site: SiteTest) -> None:
    site.write("a.md", "---\nlayout: categories\npermalink: /cats/\n---\n")
    site.write("b.md", "---\nlayout: tags\npermalink: /labels/\n---\n")
    site.write("c.md", "---\nlayout: posts\npermalink: /year-archive/\n---\n")
    site.post("2024-01-02-a.md", categories="[AI]", tags="[회고]").build()
    assert "/categories/ai/" in links(site.read("cats/index.html"))
    assert "/tags/%ED%9A%8C%EA%B3%A0/" in links(site.read("labels/index.html"))
    assert "/ai/2024/01/02/a.html" in links(site.read("year-archive/index.html"))


def test_spellings_of_one_term_share_a_page(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", tags="[AI]").post("2024-01-03-b.md", tags="[ai]").build()
    page = links(site.read("tags/ai/index.html"))
    assert {"/2024/01/02/a.html", "/2024/01/03/b.html"} <= set(page)


def test_c_and_its_kin_have_pages_of_their_own(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", tags='[C, C++, "C#"]').build()
    assert len({path for path in site.files() if path.startswith("tags/c")}) == 3


def test_a_post_knows_its_neighbours(site: SiteTest) -> None:
    for day in (1, 2, 3):
        site.post(f"2024-01-0{day}-p{day}.md")
    site.build()
    middle = site.read("2024/01/02/p2.html")
    assert re.search(r'href="/2024/01/01/p1.html"[^>]*rel="prev"|rel="prev"[^>]*href="/2024/01/01/p1.html"', middle)
    assert re.search(r'href="/2024/01/03/p3.html"[^>]*rel="next"|rel="next"[^>]*href="/2024/01/03/p3.html"', middle)


def test_everything_stands_below_the_baseurl(site: SiteTest) -> None:
    """No link of the theme leaves the site's folder."""
    site.write("_config.yml", "title: T\nurl: https://me.example\nbaseurl: /log/\n")
    site.write("assets/a.png", b"\x89PNG")
    site.post("2024-01-02-a.md", "![그림](/assets/a.png)\n\n[목록](/tags/)\n", tags="[x]").build()
    for path in site.files():
        if path.endswith(".html"):
            local = re.findall(r'(?:href|src)="(/[^"]*)"', site.read(path))
            assert [link for link in local if not link.startswith("/log/")] == [], path
    post = site.read("2024/01/02/a.html")
    assert 'src="/log/assets/a.png"' in post
    assert 'href="/log/tags/"' in post
