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
