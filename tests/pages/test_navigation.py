"""Menus, as each theme lets a blog write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def menu(site: SiteTest, path: str = "index.html", within: str = "menu") -> list[tuple[str, str]]:
    """Title and address of every link of a menu."""
    (found,) = html.document_fromstring(site.read(path)).find_class(within)
    return [(link.text_content().strip(), link.get("href")) for link in found.iter("a")]


def test_minimal_mistakes_keeps_it_in_data(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nbaseurl: /b\n")
    entries = (
        "main:\n  - {title: 분류, url: /categories/}\n  - {title: 논문, url: 'https://arxiv.org'}\n  - {title: 빈칸}\n"
    )
    site.write("_data/navigation.yml", entries).post("2024-01-02-a.md").build()
    assert menu(site) == [("분류", "/b/categories/"), ("논문", "https://arxiv.org")]


def test_chirpys_tabs_stand_in_their_order(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nlang: ko\ncollections: {tabs: {output: true}}\n")
    for order, name in ((2, "tags"), (1, "categories")):
        site.write(
            f"_tabs/{name}.md", f"---\nlayout: {name}\nicon: fas fa-tags\norder: {order}\npermalink: /{name}/\n---\n"
        )
    site.write("_tabs/about.md", "---\ntitle: 소개\nicon: fas fa-info-circle\norder: 3\n---\n글\n")
    site.post("2024-01-02-a.md").build()
    assert [title for title, _ in menu(site)] == ["홈", "카테고리", "태그", "소개"]


def test_hydejacks_menu_folds(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nmenu: [{title: 공부, url: /s/, submenu: [{title: 논문, url: /p/}]}]\n")
    site.post("2024-01-02-a.md").build()
    assert menu(site) == [("공부", "/s/"), ("논문", "/p/")]
    assert "<summary>공부</summary>" in site.read("index.html")


def test_texts_titles_follow_the_language(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nlang: ko\n")
    site.write("_data/navigation.yml", "header:\n  - {titles: {en: Support, ko: 후원하기}, url: 2019/a.html}\n")
    site.post("2024-01-02-a.md").build()
    assert menu(site) == [("후원하기", "/2019/a.html")]


def test_minimas_pages_are_named_by_path(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nheader_pages: [about.md, nowhere.md]\n")
    site.write("about.md", "---\ntitle: 소개\n---\n글\n").post("2024-01-02-a.md").build()
    assert menu(site) == [("소개", "/about.html")]


def test_texts_that_belong_together_share_a_menu(site: SiteTest) -> None:
    nested = "docs:\n  - title: 선형대수\n    children:\n      - {title: 벡터, url: /2024/01/02/a.html}\n"
    site.write("_data/navigation.yml", nested).post("2024-01-02-a.md", sidebar="{nav: docs, title: 차례}").build()
    assert menu(site, "2024/01/02/a.html", "side") == [("벡터", "/2024/01/02/a.html")]
    assert 'aria-current="page">벡터' in site.read("2024/01/02/a.html")


def test_a_sidebar_may_hold_words_and_a_picture(site: SiteTest) -> None:
    box = "[{title: 역할, image: /r.png, image_alt: 그림, text: '**연구**'}]"
    site.post("2024-01-02-a.md", sidebar=box).build()
    page = html.document_fromstring(site.read("2024/01/02/a.html"))
    assert " ".join(page.find_class("side")[0].text_content().split()) == "역할 연구"


def test_a_menu_of_any_shape_breaks_nothing(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", sidebar="{nav: [1]}").post("2024-01-03-b.md", sidebar="5")
    for data in ("main: 5\n", "- 1\n- {title: x}\n", "main: [{title: [a], url: {b: c}}, null]\n", "x\n"):
        site.write("_data/navigation.yml", data).build()
        assert menu(site)
