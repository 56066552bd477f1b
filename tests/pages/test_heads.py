"""What search engines and messengers read: element by element what jekyll-seo-tag would have written."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POST = "2024/01/02/a.html"


def metas(html: str) -> dict[str, str]:
    """Name or property → content."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    return {name: unescape(content) for name, content in found}


def schema(html: str) -> dict[str, Any]:
    """The page's JSON-LD."""
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data: dict[str, Any] = json.loads(script)
    return data


def title(html: str) -> str:
    """What stands on the browser's tab."""
    found = re.search("<title>(.*?)</title>", html)
    return unescape(found[1]) if found else ""


def configure(site: SiteTest, text: str = "") -> SiteTest:
    """A `_config.yml` with these lines besides the usual ones."""
    return site.write("_config.yml", f"title: 기록\nurl: https://me.example\nbaseurl: /b\nlang: ko-KR\n{text}")


def test_a_title_is_followed_by_the_sites(site: SiteTest) -> None:
    configure(site, "tagline: 매일\n").post("2024-01-02-a.md", title="글").build()
    assert title(site.read(POST)) == "글 | 기록"
    assert title(site.read("index.html")) == "기록 | 매일"


def test_a_separator_of_minimal_mistakes_is_kept(site: SiteTest) -> None:
    configure(site, "title_separator: '-'\n").post("2024-01-02-a.md", title="글").build()
    assert title(site.read(POST)) == "글 - 기록"
    assert title(site.read("index.html")) == "기록"


def test_a_post_may_name_its_true_address(site: SiteTest) -> None:
    configure(site).post("2024-01-02-a.md", canonical_url="https://else.example/x").build()
    page = site.read(POST)
    assert '<link rel="canonical" href="https://else.example/x">' in page
    assert metas(page)["og:url"] == "https://else.example/x"
    assert schema(page)["mainEntityOfPage"] == {"@type": "WebPage", "@id": "https://else.example/x"}


def test_an_index_is_known_by_its_folder(site: SiteTest) -> None:
    configure(site).write("a/index.html", "---\npermalink: /a/index.html\n---\n글\n").build()
    assert '<link rel="canonical" href="https://me.example/b/a/">' in site.read("a/index.html")


def test_a_language_becomes_a_locale(site: SiteTest) -> None:
    configure(site).post("2024-01-02-a.md").post("2024-01-03-b.md", lang="en").write(
        "c.md", "---\nlocale: ja\n---\nx\n"
    )
    site.build()
    pages = (POST, "2024/01/03/b.html", "c.html")
    assert [metas(site.read(page))["og:locale"] for page in pages] == ["ko_KR", "en_US", "ja_JP"]


def test_a_picture_tells_its_size_and_what_it_shows(site: SiteTest) -> None:
    configure(site).write("i.png", b"x")
    site.post("2024-01-02-a.md", image="{path: /i.png, width: 10, height: 20, alt: 그림}").build()
    found = metas(site.read(POST))
    assert found["og:image"] == "https://me.example/b/i.png"
    assert [found[f"og:image:{key}"] for key in ("width", "height", "alt")] == ["10", "20", "그림"]
    assert found["twitter:card"] == "summary_large_image"
    assert schema(site.read(POST))["image"]["url"] == "https://me.example/b/i.png"


def test_minimal_mistakes_pictures_count_and_the_sites_stands_in(site: SiteTest) -> None:
    configure(site, "og_image: /site.png\ntwitter: {card: summary}\n")
    site.post("2024-01-02-a.md", header="{overlay_image: 'https://cdn.example/o.png', teaser: /t.png}")
    site.post("2024-01-03-b.md").build()
    assert metas(site.read(POST))["og:image"] == "https://cdn.example/o.png"
    assert metas(site.read("2024/01/03/b.html"))["og:image"] == "https://me.example/b/site.png"
    assert metas(site.read(POST))["twitter:card"] == "summary"


def test_accounts_and_codes_are_told(site: SiteTest) -> None:
    configure(
        site,
        """
twitter: {username: "@acc"}
facebook: {app_id: 12, publisher: https://fb.example/p}
author: {name: 나, twitter: me}
webmaster_verifications: {google: g, bing: b, alexa: a, facebook: f}
naver_site_verification: n
""",
    ).post("2024-01-02-a.md").build()
    expected = {
        "twitter:site": "@acc",
        "twitter:creator": "@me",
        "fb:app_id": "12",
        "article:publisher": "https://fb.example/p",
        "google-site-verification": "g",
        "msvalidate.01": "b",
        "alexaVerifyID": "a",
        "facebook-domain-verification": "f",
        "naver-site-verification": "n",
        "author": "나",
    }
    assert expected.items() <= metas(site.read(POST)).items()


def test_a_site_with_a_logo_has_a_publisher(site: SiteTest) -> None:
    configure(site, "logo: /l.png\nauthor: kim\n").write("l.png", b"x")
    site.write("_data/authors.yml", "kim: {name: 모임, type: Organization, url: https://k.example}\n")
    site.post("2024-01-02-a.md").build()
    data = schema(site.read(POST))
    assert data["author"] == {"@type": "Organization", "name": "모임", "url": "https://k.example"}
    assert data["publisher"]["logo"]["url"] == "https://me.example/b/l.png"


def test_home_and_about_stand_for_the_site(site: SiteTest) -> None:
    configure(site, "social: {name: 우리, links: [https://a.example]}\n")
    site.write("about.md", "---\ntitle: 소개\npermalink: /about/\n---\n나\n").build()
    for path in ("index.html", "about/index.html"):
        data = schema(site.read(path))
        assert (data["@type"], data["name"], data["sameAs"]) == ("WebSite", "우리", ["https://a.example"])


def test_pages_and_posts_differ_in_type(site: SiteTest) -> None:
    configure(site).write("c.md", "---\ntitle: C\n---\nx\n").write("d.md", "---\ntitle: D\ndate: 2024-01-02\n---\nx\n")
    site.post("2024-01-02-a.md").build()
    assert [schema(site.read(page))["@type"] for page in ("c.html", "d.html", POST)] == [
        "WebPage",
        "BlogPosting",
        "BlogPosting",
    ]
    assert metas(site.read("c.html"))["og:type"] == "website"


def test_a_document_of_a_collection_is_described_by_its_beginning(site: SiteTest) -> None:
    configure(site, "collections: {notes: {output: true}}\n")
    site.write("_notes/n.md", "---\ndate: 2024-01-02\n---\n첫 *단락*.\n\n둘째.\n").build()
    found = metas(site.read("notes/n.html"))
    assert found["description"] == "첫 단락."
    assert found["article:published_time"] == "2024-01-02T00:00:00+00:00"


def test_a_post_may_say_what_it_is(site: SiteTest) -> None:
    configure(site)
    seo = "{type: TechArticle, name: 이름, links: [https://c.example], date_modified: 2024-02-03}"
    site.post("2024-01-02-a.md", seo=seo, last_modified_at="2024-01-05").build()
    data = schema(site.read(POST))
    assert (data["@type"], data["name"], data["sameAs"]) == ("TechArticle", "이름", ["https://c.example"])
    assert data["dateModified"].startswith("2024-02-03")


def test_pages_of_a_list_name_their_neighbours(site: SiteTest) -> None:
    configure(site, "paginate: 1\n")
    for day in (1, 2, 3):
        site.post(f"2024-01-0{day}-p.md")
    site.build()
    page = site.read("page2/index.html")
    assert '<link rel="prev" href="https://me.example/b/">' in page
    assert '<link rel="next" href="https://me.example/b/page3/">' in page


def test_a_description_loses_its_tags_and_nothing_else(site: SiteTest) -> None:
    configure(site)
    site.post("2024-01-02-a.md", description="'<b>굵게</b> List<int><br>와 a < b'", title="글").build()
    assert metas(site.read(POST))["description"] == "굵게 List<int> 와 a < b"


def test_an_excerpt_loses_its_tags_in_lists(site: SiteTest) -> None:
    configure(site).post("2024-01-02-a.md", excerpt="'요약 <small>작게</small><br />둘'", title="글").build()
    assert '<p class="p-summary">요약 작게 둘</p>' in site.read("index.html")
