"""The panel beside a text: who wrote it, as minimal-mistakes, chirpy and hydejack are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POST = "2024/01/02/a.html"
AUTHOR = """title: T
author:
  name: 김하늘
  avatar: assets/me.png
  bio: "**논문**을 [읽습니다](https://arxiv.org)<br>매일"
  location: 서울
  email: me@x.example
  links:
    - {label: GitHub, icon: fab fa-fw fa-github, url: "https://github.com/me"}
    - {label: 주소 없음, icon: fab fa-twitter}
    - {label: Email, icon: fas fa-envelope, url: "mailto:me@x.example"}
"""


def panel(site: SiteTest, path: str = POST) -> html.HtmlElement | None:
    """The author's panel on a page."""
    found = html.document_fromstring(site.read(path)).find_class("author")
    return found[0] if found else None


def words(site: SiteTest, path: str = POST) -> str:
    """What the panel says, squeezed; nothing without one."""
    found = panel(site, path)
    return "" if found is None else " ".join(found.text_content().split())


def links(site: SiteTest, path: str = POST) -> list[str]:
    """Where the panel leads."""
    found = panel(site, path)
    return [] if found is None else [link.get("href") for link in found.iter("a")]


def test_the_author_stands_beside_every_text(site: SiteTest) -> None:
    site.write("_config.yml", AUTHOR + "baseurl: /b\n").post("2024-01-02-a.md").build()
    assert words(site) == "김하늘 논문을 읽습니다매일 서울 me@x.example GitHub"
    found = panel(site)
    assert found is not None
    assert [image.get("src") for image in found.iter("img")] == ["/b/assets/me.png"]
    assert [word.text for word in found.iter("strong")] == ["논문"]
    assert links(site) == ["/b/", "https://arxiv.org", "mailto:me@x.example", "https://github.com/me"]


def test_a_text_can_do_without_its_author(site: SiteTest) -> None:
    site.write("_config.yml", AUTHOR).post("2024-01-02-a.md", author_profile="false").build()
    assert panel(site) is None


def test_defaults_hide_the_author_too(site: SiteTest) -> None:
    values = "defaults:\n  - scope: {path: '', type: posts}\n    values: {author_profile: false}\n"
    site.write("_config.yml", AUTHOR + values).post("2024-01-02-a.md")
    site.post("2024-01-03-b.md", author_profile="true").build()
    assert panel(site) is None
    assert panel(site, "2024/01/03/b.html") is not None


def test_a_post_may_be_someone_elses(site: SiteTest) -> None:
    site.write("_config.yml", AUTHOR)
    site.write("_data/authors.yml", "lee: {name: 이바다, bio: 바다 사람, github: sea}\n")
    site.post("2024-01-02-a.md", author="lee").post("2024-01-03-b.md", author="누군가").build()
    assert words(site) == "이바다 바다 사람 GitHub"
    assert links(site)[1:] == ["https://github.com/sea"]
    assert words(site, "2024/01/03/b.html").startswith("김하늘")


def test_chirpy_lists_contacts_apart(site: SiteTest) -> None:
    site.write(
        "_config.yml",
        """\
        title: T
        tagline: 매일 조금씩
        avatar: /assets/me.png
        github: {username: me}
        twitter: {username: placeholder}
        social:
          name: 김하늘
          email: me@x.example
          links: ["https://github.com/me", "https://www.linkedin.com/in/me"]
        """,
    )
    contacts = "- {type: github, icon: fab fa-github}\n- {type: email, icon: fas fa-envelope}\n- {type: rss}\n"
    site.write("_data/contact.yml", contacts + "- {type: mastodon, icon: fab fa-mastodon, url: 'https://m.x/@me'}\n")
    site.post("2024-01-02-a.md").build()
    assert words(site) == "김하늘 매일 조금씩 me@x.example GitHub RSS Mastodon LinkedIn"


def test_hydejack_keeps_the_owners_picture_in_data(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nauthor: {name: 김하늘, email: me@x.example}\n")
    who = "a1: {name: 하늘, email: me@x.example, about: 안녕하세요, picture: {path: /me.jpg}, social: {github: me}}\n"
    site.write("_data/authors.yml", who).post("2024-01-02-a.md").build()
    assert words(site) == "김하늘 안녕하세요 me@x.example GitHub"


def test_an_author_of_any_shape_breaks_nothing(site: SiteTest) -> None:
    for author in ("[1, 2]", "true", "3", "{name: [x], links: 5, bio: {a: b}, avatar: true}", "''"):
        site.write("_config.yml", f"title: T\nauthor: {author}\n").post("2024-01-02-a.md", author=author).build()
        assert "<h1" in site.read(POST)


def test_icons_are_drawn_by_the_names_of_font_awesome(site: SiteTest) -> None:
    """A service without a drawing gets a chain link; no font is loaded."""
    site.write("_config.yml", AUTHOR).post("2024-01-02-a.md").build()
    found = panel(site)
    assert found is not None
    assert len(list(found.iter("svg"))) == 3
    assert "font-awesome" not in site.read(POST).lower()


UNSAFE = "java\\tscript:alert(1)"


def test_a_setting_leads_only_where_a_link_may(site: SiteTest) -> None:
    """A guest's `author` reaches every page that names them."""
    pictures = 'logo: "javascript:a"\nog_image: "javascript:b"\n'
    links = f'footer: {{links: [{{label: F, url: "{UNSAFE}"}}]}}\nsocial: {{name: S, links: ["javascript:c"]}}\n'
    more = 'copyright: C\ncopyright_url: "javascript:d"\ngithub_username: "javascript:e"\n'
    site.write("_config.yml", "title: T\nurl: https://x.example\n" + pictures + links + more)
    site.write("_data/navigation.yml", 'main: [{title: M, url: "data:text/html,x"}]\n')
    site.write("_data/share.yml", 'platforms: [{type: X, link: "javascript:URL"}]\n')
    site.write("_data/contact.yml", '- {type: github, url: "vbscript:x"}\n')
    author = (
        f'{{name: G, home: "{UNSAFE}", uri: "{UNSAFE}", avatar: "{UNSAFE}", links: [{{label: L, url: "{UNSAFE}"}}]}}'
    )
    header = '{overlay_color: "#fff", actions: [{label: A, url: "javascript:g"}], cta_url: "javascript:h"}'
    front = {"author": author, "header": header, "image": '"javascript:i"', "canonical_url": '"javascript:j"'}
    site.post("2024-01-02-a.md", seo='{links: ["javascript:k"]}', share="true", **front).build()
    for path in (POST, "index.html", "feed.xml"):
        written = site.read(path).lower()
        assert all(scheme not in written for scheme in ("javascript:", "vbscript:", "data:text", "script:alert"))


def test_an_authors_website_is_a_whole_address(site: SiteTest) -> None:
    """A bare host is one; a path of this site has no host to be called by."""
    for uri, label, address in (
        ("kim.example.com", "kim.example.com", "https://kim.example.com"),
        ("/about/", "웹사이트", "/b/about/"),
        ("https://github.com/kim", "GitHub", "https://github.com/kim"),
    ):
        site.write("_config.yml", f"title: T\nlang: ko\nbaseurl: /b\nauthor: {{name: N, uri: {uri}}}\n")
        site.post("2024-01-02-a.md").build()
        found = panel(site)
        assert found is not None
        assert [(link.text_content().strip(), link.get("href")) for link in found.iter("a")][1:] == [(label, address)]


def test_addresses_that_lead_nowhere_are_no_links(site: SiteTest) -> None:
    own = '{name: N, mastodon: "@k@mas.to", links: [{label: 집, url: kim.dev}, {label: 글, url: a.html}]}'
    site.write("_config.yml", f'title: T\nbaseurl: /b\nauthor: {own}\nsocial: {{links: ["http://", "//"]}}\n')
    site.post("2024-01-02-a.md").build()
    assert links(site)[1:] == ["https://kim.dev", "/b/a.html", "https://mas.to/@k"]


def test_an_account_stands_once_under_whichever_address_it_is_told(site: SiteTest) -> None:
    """Chirpy's settings name a service as a contact and its page among the links of the site's owner."""
    site.write(
        "_data/contact.yml", "- {type: twitter, icon: fab fa-x-twitter}\n- {type: github, icon: fab fa-github}\n"
    )
    pages = "[https://twitter.com/me, https://www.github.com/me/, https://e.kr]"
    config = f"title: T\ntwitter: {{username: me}}\ngithub: {{username: me}}\nsocial: {{name: 나, links: {pages}}}\n"
    site.write("_config.yml", config).post("2024-01-02-a.md").build()
    assert links(site)[1:] == ["https://x.com/me", "https://github.com/me", "https://e.kr"]
