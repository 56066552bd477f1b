"""What stands around a text: the switches of minimal-mistakes and chirpy, as a reader notices them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POST = "2024/01/02/a.html"
HEADINGS = "## 하나\n\n글\n\n## 둘\n\n글\n"


def page(site: SiteTest, path: str = POST) -> html.HtmlElement:
    """A page of the site."""
    return html.document_fromstring(site.read(path))


def only(site: SiteTest, name: str, path: str = POST) -> html.HtmlElement | None:
    """The one element of a class, or nothing."""
    found = page(site, path).find_class(name)
    return found[0] if found else None


def write(site: SiteTest, **front: str) -> SiteTest:
    return site.post("2024-01-02-a.md", HEADINGS, **front)


# --- contents ---


@pytest.mark.parametrize(
    ("config", "front", "shown"),
    [
        ("", {}, True),
        ("", {"toc": "false"}, False),
        ("toc: false\n", {}, False),
        ("toc: false\n", {"toc": "true"}, True),
        ("toc: {selectors: h2}\n", {}, True),
        ("", {"aside": "{toc: false}"}, False),
        ("defaults: [{scope: {path: ''}, values: {toc: false}}]\n", {}, False),
    ],
)
def test_contents_are_shown_unless_someone_says_no(
    site: SiteTest, config: str, front: dict[str, str], shown: bool
) -> None:
    site.write("_config.yml", f"title: T\n{config}")
    write(site, **front).build()
    assert shown == (only(site, "toc") is not None)


def test_contents_may_have_a_title_and_stand_still(site: SiteTest) -> None:
    write(site, toc_label="이 글에서", toc_sticky="false").build()
    toc = only(site, "toc")
    assert toc is not None
    assert (toc.findtext(".//summary"), toc.get("class")) == ("이 글에서", "toc still")


# --- dates, reading time, breadcrumb ---


def test_date_and_reading_time_can_be_hidden(site: SiteTest) -> None:
    write(site, show_date="false", read_time="false").build()
    assert (only(site, "dt-published"), only(site, "minutes")) == (None, None)
    assert (only(site, "dt-published", "index.html"), only(site, "minutes", "index.html")) == (None, None)


def test_slow_readers_need_longer(site: SiteTest) -> None:
    """`words_per_minute` holds for syllables too: who reads words slower reads all slower."""
    site.write("_config.yml", "title: T\nlang: ko\n")
    site.post("2024-01-02-a.md", "word " * 1100 + "가" * 1000).build()
    assert "7분" in site.read(POST)
    site.write("_config.yml", "title: T\nlang: ko\nwords_per_minute: 110\n").build()
    assert "14분" in site.read(POST)


def test_a_pace_that_is_no_number_is_told(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nwords_per_minute: fast\n")
    (problem,) = write(site).problems()
    assert (problem.severity, problem.message()[:41]) == ("warning", "words_per_minute: expected a whole number")


def test_breadcrumbs_can_be_left_out(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nbreadcrumbs: false\n")
    write(site, categories="수학").build()
    assert only(site, "breadcrumb", "수학/" + POST) is None


# --- pictures at the head ---


def test_chirpys_image_stands_above_the_text(site: SiteTest) -> None:
    site.write("assets/p/a.png", b"x")
    image = '{path: a.png, alt: 그림, lqip: "data:image/webp;base64,AAA="}'
    write(site, media_subpath="/assets/p", image=image, layout="post").build()
    found = only(site, "hero")
    assert found is not None
    (picture,) = found.iter("img")
    assert (picture.get("src"), picture.get("alt")) == ("/assets/p/a.png", "그림")
    assert "data:image/webp;base64,AAA=" in picture.get("style")
    assert '<meta property="og:image" content="https://me.example/assets/p/a.png">' in site.read(POST)


def test_minimal_mistakes_keeps_image_for_messengers(site: SiteTest) -> None:
    write(site, layout="single", image="/a.png").build()
    assert only(site, "hero") is None


def test_a_title_may_stand_on_a_picture(site: SiteTest) -> None:
    header = (
        "{overlay_image: /a.png, overlay_filter: 0.5, overlay_color: '#333', caption: '[출처](https://x.y)',"
        " actions: [{label: 코드, url: /code/}]}"
    )
    write(site, header=header, excerpt="한 줄 소개").build()
    found = only(site, "overlay")
    assert found is not None
    assert found.findtext(".//h1") == "2024-01-02-a.md"
    assert [picture.get("src") for picture in found.iter("img")] == ["/a.png"]
    assert "rgba(0, 0, 0, 0.5)" in site.read(POST)
    assert {"코드": "/code/", "출처": "https://x.y"}.items() <= {
        link.text: link.get("href") for link in found.iter("a")
    }.items()
    assert found.find_class("lead")[0].text == "한 줄 소개"


def test_a_colour_cannot_smuggle_anything_in(site: SiteTest) -> None:
    header = "{overlay_color: 'red;background:url(https://evil.example/x)', overlay_filter: '\"><script>'}"
    write(site, header=header).build()
    assert "evil.example" not in site.read(POST)
    assert 'style="background' not in site.read(POST)


def test_pictures_are_taken_from_the_folder_that_a_text_names(site: SiteTest) -> None:
    for path in ("img/post/a.png", "img/b.png"):
        site.write(path, b"x")
    body = "![가](a.png) ![나](/a.png) ![다](/img/b.png) ![라](https://x.y/c.png) [글](a.png)\n"
    site.post("2024-01-02-a.md", body, img_path="/img/post/").build()
    sources = [picture.get("src") for picture in page(site).find_class("e-content")[0].iter("img")]
    assert sources == ["/img/post/a.png", "/img/post/a.png", "/img/b.png", "https://x.y/c.png"]


def test_a_picture_missing_from_that_folder_is_told(site: SiteTest) -> None:
    site.write("img/post/a.png", b"x")
    site.post("2024-01-02-a.md", "![가](b.png)\n", media_subpath="/img/post")
    assert "/img/post/b.png" in " ".join(problem.message() for problem in site.problems())


# --- what follows a text ---


def test_a_text_is_passed_on_by_plain_links(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://me.example\nbaseurl: /b\n")
    site.post("2024-01-02-a.md", title="가 & 나", share="true").build()
    found = only(site, "share")
    assert found is not None
    addresses = [link.get("href") for link in found.iter("a")]
    assert "https%3A%2F%2Fme.example%2Fb%2F2024%2F01%2F02%2Fa.html" in addresses[0]
    assert "text=%EA%B0%80%20%26%20%EB%82%98" in addresses[0]
    assert len(addresses) == 3


def test_chirpys_platforms_are_for_every_post(site: SiteTest) -> None:
    link = "https://t.me/share/url?url=URL&text=TITLE"
    site.write("_data/share.yml", f"platforms: [{{type: Telegram, icon: fab fa-telegram, link: '{link}'}}]\n")
    site.post("2024-01-02-a.md").post("2024-01-03-b.md", share="false").build()
    found = only(site, "share")
    assert found is not None
    assert [link.get("title") for link in found.iter("a")] == ["Telegram"]
    assert only(site, "share", "2024/01/03/b.html") is None


def test_without_an_address_nothing_can_be_passed_on(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\n")
    write(site, share="true").build()
    assert only(site, "share") is None


@pytest.mark.parametrize(
    ("config", "front", "shown"),
    [
        ("", {"license": "CC-BY-NC-4.0"}, "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("license: CC BY-SA 4.0\n", {"license": "true"}, "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("license: CC0-1.0\n", {"license": "true"}, "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("license: CC-BY-4.0\n", {}, ""),
        ("", {"license": "Beerware"}, ""),
    ],
)
def test_a_licence_is_known_by_its_name(site: SiteTest, config: str, front: dict[str, str], shown: str) -> None:
    site.write("_config.yml", f"title: T\n{config}")
    write(site, **front).build()
    found = only(site, "license")
    assert shown == ("" if found is None else next(found.iter("a")).get("href"))


# --- the page as a whole ---


def test_a_wide_page_says_so(site: SiteTest) -> None:
    write(site, classes="wide").post("2024-01-03-b.md").build()
    assert "wide" in page(site).find("body").get("class").split()
    assert "wide" not in page(site, "2024/01/03/b.html").find("body").get("class").split()


def test_a_splash_has_no_panel(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nauthor: {name: 김하늘}\n")
    site.write("start.md", "---\nlayout: splash\ntitle: 처음\nauthor_profile: true\n---\n글\n")
    site.post("2024-01-02-a.md").build()
    assert only(site, "author", "start.html") is None
    assert "wide" in page(site, "start.html").find("body").get("class").split()


def test_features_stand_in_a_row(site: SiteTest) -> None:
    row = "[{title: 하나, excerpt: '**글**', url: /a/, btn_label: 보기, btn_class: btn--primary}, {title: 둘}]"
    site.write("start.md", f"---\nlayout: splash\ntitle: 처음\nfeature_row: {row}\n---\n{{% include feature_row %}}\n")
    site.post("2024-01-02-a.md").build()
    features = page(site, "start.html").find_class("feature")
    assert [feature.findtext("h2") for feature in features] == ["하나", "둘"]
    assert next(features[0].iter("a")).get("class") == "btn btn--primary"


def test_entries_stand_side_by_side_where_a_page_asks(site: SiteTest) -> None:
    site.write("index.html", "---\nlayout: home\nentries_layout: grid\n---\n").post("2024-01-02-a.md").build()
    assert only(site, "grid", "index.html") is not None


def test_pinned_posts_stand_first(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nlang: ko\npaginate: 2\n")
    site.post("2024-01-01-old.md", pin="true")
    for day in (2, 3, 4):
        site.post(f"2024-01-0{day}-p.md")
    site.build()
    titles = [entry.findtext(".//a") for entry in page(site, "index.html").find_class("entry")]
    assert titles == ["2024-01-01-old.md", "2024-01-04-p.md"]
    assert "고정한 글" in site.read("index.html")
    assert "고정한 글" not in site.read("page2/index.html")


def test_hidden_posts_have_a_page_but_no_place_on_the_home_page(site: SiteTest) -> None:
    write(site, hidden="true").post("2024-01-03-b.md").build()
    assert f"/{POST}" not in re.findall(r'href="([^"]+)"', site.read("index.html"))
    assert POST in site.files()


# --- the site's own settings ---


def test_one_kind_of_colours_leaves_no_choice(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\ntheme_mode: dark\n")
    write(site).build()
    assert page(site).get("data-theme") == "dark"
    assert only(site, "color-theme") is None


def test_a_dark_skin_is_where_readers_begin(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nminimal_mistakes_skin: dark\n")
    write(site).build()
    assert page(site).get("data-theme") == "dark"
    assert only(site, "color-theme") is not None


def test_an_unknown_mode_is_told(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\ntheme_mode: dusk\n")
    (problem,) = write(site).problems()
    assert (problem.severity, problem.location.line if problem.location else 0) == ("warning", 2)


def test_a_logo_may_stand_alone(site: SiteTest) -> None:
    site.write("_config.yml", 'title: T\nlogo: /l.png\nmasthead_title: " "\n')
    write(site).build()
    found = only(site, "site-title")
    assert found is not None
    assert (
        found.text_content().strip(),
        found.get("aria-label"),
        [image.get("src") for image in found.iter("img")],
    ) == ("", "T", ["/l.png"])


def test_the_foot_says_whose_rights_they_are(site: SiteTest) -> None:
    links = "footer: {links: [{label: GitHub, icon: fab fa-github, url: 'https://github.com/me'}, {label: 빈칸}]}\n"
    site.write("_config.yml", f"title: T\ncopyright: © 김하늘\ncopyright_url: /rights/\n{links}")
    write(site).build()
    found = only(site, "foot")
    assert found is not None
    assert {"© 김하늘": "/rights/", "GitHub": "https://github.com/me"}.items() <= {
        link.text_content().strip(): link.get("href") for link in found.iter("a")
    }.items()


@pytest.mark.parametrize("value", ["5", "true", "[1, {a: b}]", "{a: [1]}", "''", "null", "2024-01-01"])
def test_a_setting_of_any_shape_breaks_nothing(site: SiteTest, value: str) -> None:
    """Every key that a page's layout depends on, with a value it cannot use."""
    keys = """toc toc_label toc_sticky show_date read_time share related license classes sidebar header image cover
        author_profile author authors comments media_subpath entries_layout breadcrumbs pin hidden excerpt""".split()
    site.post("2024-01-02-a.md", **dict.fromkeys(keys, value))
    assert [problem.message() for problem in site.problems() if problem.severity == "error"] == []
    config = """author owner social avatar logo masthead_title copyright license footer legal menu header_pages twitter
        facebook webmaster_verifications minimal_mistakes_skin teaser search breadcrumbs repository""".split()
    site.write("_config.yml", "title: T\n" + "".join(f"{key}: {value}\n" for key in config)).build()
