"""Feed, sitemap, robots, redirects: what machines read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from tests.conftest import SiteTest

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
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


def feed(site: SiteTest, path: str) -> ElementTree.Element:
    """One feed of the built site."""
    return ElementTree.fromstring(site.read(path))


def entries(site: SiteTest, path: str) -> list[str | None]:
    """The titles in one feed, in order."""
    return [entry.findtext(f"{ATOM}title") for entry in feed(site, path).iter(f"{ATOM}entry")]


def test_an_author_is_looked_up_among_the_sites_authors(site: SiteTest) -> None:
    site.write("_data/authors.yml", "kim: {name: 김하늘, email: k@k.example, uri: https://k.example}\n")
    site.post("2024-01-02-a.md", author="kim").post("2024-01-03-b.md", authors="[kim, lee]").build()
    for entry in feed(site, "feed.xml").iter(f"{ATOM}entry"):
        author = entry.find(f"{ATOM}author")
        assert author is not None
        assert [node.text for node in author] == ["김하늘", "k@k.example", "https://k.example"]


def test_a_post_may_send_out_its_excerpt_only(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", feed="{excerpt_only: true}").post("2024-01-03-b.md").build()
    has_text = [entry.find(f"{ATOM}content") is not None for entry in feed(site, "feed.xml").iter(f"{ATOM}entry")]
    assert has_text == [True, False]


def test_a_posts_picture_has_its_whole_address(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://me.example\nbaseurl: /b\n")
    site.write("a b.png", b"\x89PNG").post("2024-01-02-a.md", image="'/a b.png'").build()
    thumbnail = feed(site, "feed.xml").find(f".//{MEDIA}thumbnail")
    assert thumbnail is not None
    assert thumbnail.get("url") == "https://me.example/b/a%20b.png"
    assert '<meta property="og:image" content="https://me.example/b/a%20b.png">' in site.read("2024/01/02/a.html")


def test_every_feed_keeps_to_the_specification(site: SiteTest) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what must be there once, what may, and what must be an address."""
    feeds = "feed: {categories: [AI], tags: true, collections: [notes]}\ncollections: {notes: {output: true}}\n"
    site.write("_config.yml", f"title: T\nurl: https://me.example\nbaseurl: /b\n{feeds}")
    site.write("_notes/n.md", "---\ntitle: n\n---\n글\n").post("2024-01-03-b.md", "", title="'<b>'", author="kim")
    site.post("2024-01-02-a.md", "글 [a](/b/)\n", categories="AI", tags="[x]", lang="en", image="/a.png").build()
    for path in ("feed.xml", "feed/AI.xml", "feed/by_tag/x.xml", "feed/notes.xml"):
        whole = feed(site, path)
        for part in (whole, *whole.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(part.findall(f"{ATOM}{name}")) == 1
            assert (part.findtext(f"{ATOM}id") or "").startswith("https://me.example/b/")
            authors = [author.findtext(f"{ATOM}name") for author in part.findall(f"{ATOM}author")]
            assert authors
            assert all(authors)
            links = [(link.get("rel"), link.get("type"), link.get("href")) for link in part.findall(f"{ATOM}link")]
            assert len({(rel, kind) for rel, kind, _ in links}) == len(links)
            assert all((href or "").startswith("https://me.example/b/") for _, _, href in links)
        ids = [entry.findtext(f"{ATOM}id") for entry in whole.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)) >= 1


def test_categories_and_tags_have_feeds_where_asked_for(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nfeed:\n  categories: [머신 러닝, none]\n  tags: true\n")
    site.post("2024-01-02-a.md", title="가", categories="[머신 러닝]", tags="[x_1, '가']").post(
        "2024-01-03-b.md"
    ).build()
    assert entries(site, "feed/머신 러닝.xml") == ["가"]
    assert feed(site, "feed/머신 러닝.xml").findtext(f"{ATOM}title") == "T | 머신 러닝"
    assert entries(site, "feed/none.xml") == []
    assert {path for path in site.files() if path.startswith("feed/by_tag/")} == {"feed/by_tag/x_1.xml"}


def test_only_some_tags_may_have_feeds(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nfeed:\n  tags: {only: [a, b], except: [b], path: /rss/}\n")
    site.post("2024-01-02-a.md", tags="[a, b, c]").build()
    assert {path for path in site.files() if path.endswith("rss/a.xml")} == {"rss/a.xml"}
    assert not {"rss/b.xml", "rss/c.xml"} & site.files()


def test_a_collection_has_a_feed_where_asked_for(site: SiteTest) -> None:
    """A document's id is its URL without extension, as Jekyll has it."""
    site.write("_config.yml", "title: T\ncollections: {notes: {output: true}}\nfeed: {collections: [notes]}\n")
    site.write("_notes/a.md", "---\ndate: 2024-01-02\n---\n가\n").write("_notes/b.md", "---\n---\n나\n")
    site.write("_notes/c.md", "---\ndate: 2024-01-03\n---\n다\n").build()
    assert entries(site, "feed/notes.xml") == ["C", "A", "B"]
    assert feed(site, "feed/notes.xml").findtext(f"{ATOM}title") == "T | Notes"
    assert feed(site, "feed/notes.xml").findtext(f"{ATOM}entry/{ATOM}id") == "/notes/c"


def test_no_feed_leaves_the_site(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nfeed: {categories: ['../../x']}\n").post("2024-01-02-a.md")
    (problem,) = (found for found in site.problems() if found.severity == "error")
    assert "../../x" in problem.message()


def test_the_sitemap_lists_posts_pages_and_lists_once(site: SiteTest) -> None:
    site.write("about.md", "---\ntitle: 소개\n---\n나\n")
    site.write("hidden.md", "---\nsitemap: false\n---\n비밀\n")
    site.post("2024-01-02-a.md", tags="[x]").build()
    tree = ElementTree.fromstring(site.read("sitemap.xml"))
    urls = [node.text or "" for node in tree.iter(f"{SITEMAP}loc")]
    assert len(urls) == len(set(urls))
    assert {"https://me.example/", "https://me.example/about.html", "https://me.example/2024/01/02/a.html"} <= set(urls)
    assert not any("hidden" in url or "404" in url for url in urls)


def test_the_sitemap_tells_what_changed_when(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://me.example\ncollections: {notes: {output: true}}\n")
    site.write("a.md", "---\nlast_modified_at: 2024-02-03\ndate: 2024-01-01\n---\nx\n").write("b.md", "---\n---\nx\n")
    site.write("_notes/n.md", "---\ndate: 2024-01-05\n---\nx\n").write("글 1.pdf", b"%PDF").write("c.html", "<html>")
    site.write("t.txt", "x").build()
    rows = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in ElementTree.fromstring(site.read("sitemap.xml"))
    }
    assert rows["https://me.example/a.html"] == "2024-02-03T00:00:00+00:00"
    assert rows["https://me.example/notes/n.html"] == "2024-01-05T00:00:00+00:00"
    assert [rows[f"https://me.example/{path}"] for path in ("b.html", "c.html", "%EA%B8%80%201.pdf")] == [None] * 3
    assert "https://me.example/t.txt" not in rows


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
