"""Feed, sitemap, robots, redirects: what machines read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from tests.conftest import SiteTest

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_feed_has_the_ids_that_jekyll_gave(site: SiteTest) -> None:
    """A reader who followed the old feed sees no post twice."""
    site.write("_config.yml", "title: T\nurl: https://me.example\nbaseurl: /b\n")
    site.post("2021-01-05-첫 글.md", title="'첫 글'", categories="AI").build()
    entry = ElementTree.fromstring(site.read("feed.xml")).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == "https://me.example/b/ai/2021/01/05/%EC%B2%AB%20%EA%B8%80"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://me.example/b/ai/2021/01/05/%EC%B2%AB-%EA%B8%80.html"


def test_the_feed_holds_the_newest_ten_and_no_time_of_the_build(site: SiteTest) -> None:
    for day in range(1, 13):
        site.post(f"2024-01-{day:02}-p.md")
    site.build()
    feed = ElementTree.fromstring(site.read("feed.xml"))
    assert len(feed.findall(f"{ATOM}entry")) == 10
    assert feed.findtext(f"{ATOM}updated") == "2024-01-12T00:00:00+00:00"


def test_text_stays_text_in_the_feed(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "a ]]> b & <b>c</b>\n", title="'<script>alert(1)</script> & \"x\"'").build()
    feed = ElementTree.fromstring(site.read("feed.xml"))
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == '<script>alert(1)</script> & "x"'


def test_the_sitemap_lists_posts_pages_and_lists_once(site: SiteTest) -> None:
    site.write("about.md", "---\ntitle: 소개\n---\n나\n")
    site.write("hidden.md", "---\nsitemap: false\n---\n비밀\n")
    site.post("2024-01-02-a.md", tags="[x]").build()
    tree = ElementTree.fromstring(site.read("sitemap.xml"))
    urls = [node.text or "" for node in tree.iter(f"{SITEMAP}loc")]
    assert len(urls) == len(set(urls))
    assert {"https://me.example/", "https://me.example/about.html", "https://me.example/2024/01/02/a.html"} <= set(urls)
    assert not any("hidden" in url or "404" in url for url in urls)


def test_robots_name_the_sitemap(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    assert "Sitemap: https://me.example/sitemap.xml" in site.read("robots.txt")


def test_an_old_url_leads_to_the_post(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", redirect_from="[/old/a/, /older.html]").build()
    for path in ("old/a/index.html", "older.html"):
        assert "url=/2024/01/02/a.html" in site.read(path).replace("'", "").replace('"', "")


def test_a_redirect_never_hides_a_page(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", redirect_from="/2024/01/03/b.html").post("2024-01-03-b.md")
    (problem,) = (found for found in site.problems() if found.severity == "error")
    assert problem.message() == "redirect_from /2024/01/03/b.html is the place of _posts/2024-01-03-b.md"
