"""The bundled templates: safe, well formed, and with the landmarks a reader and a feed reader look for."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from markupsafe import Markup

from studylog.theme.environment import Theme
from studylog.theme.sheets import squeeze_sheet
from studylog.theme.sources import bundled_templates
from studylog.views import FrameView, HeadView, PageView

Pages = Mapping[str, Mapping[str, Any]]
MakePages = Callable[..., Pages]

HOSTILE = "<script>alert(1)</script>\"'>]]>&\b\x0c\ud800"
SURFACES = (
    "post.html",
    "page.html",
    "home.html",
    "terms.html",
    "term.html",
    "search.html",
    "archive.html",
    "404.html",
)
"""Templates that make a page for people."""
TEMPLATES = (*SURFACES, "redirect.html", "feed.xml", "opensearch.xml", "sitemap.xml", "robots.txt")
THEME = Theme()
ATOM = "{http://www.w3.org/2005/Atom}"


def parse(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def render(name: str, pages: Pages) -> str:
    return THEME.render(name, pages[name])


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_hostile_title_stays_text(name: str, make_pages: MakePages) -> None:
    """Whatever stands in a title, no template lets it become markup."""
    text = render(name, make_pages(HOSTILE))
    assert "<script>alert" not in text
    assert "]]>" not in text
    text.encode()


@pytest.mark.parametrize("name", SURFACES)
def test_a_hostile_title_leaves_no_attribute_behind(name: str, make_pages: MakePages) -> None:
    plain, hostile = (parse(render(name, make_pages(word))) for word in ("word", HOSTILE))
    shape = [
        [(element.tag, sorted(element.keys())) for element in page.iter(etree.Element)] for page in (plain, hostile)
    ]
    assert shape[0] == shape[1]


@pytest.mark.parametrize("name", ["feed.xml", "opensearch.xml", "sitemap.xml"])
@pytest.mark.parametrize("word", ["plain", HOSTILE, "\x00\x1b\ufffe 글자"])
def test_xml_is_well_formed_whatever_a_post_holds(name: str, word: str, make_pages: MakePages) -> None:
    """Control characters, lone surrogates and `]]>` included."""
    text = render(name, make_pages(word))
    assert text.startswith("<?xml")
    etree.fromstring(text.encode())


@pytest.mark.parametrize("word", ["plain", HOSTILE, "\x00\x1b\ufffe 글자"])
def test_json_is_json_whatever_a_post_holds(word: str, make_pages: MakePages) -> None:
    feed = json.loads(render("feed.json", make_pages(word)))
    (item,) = feed["items"]
    manifest = json.loads(render("site.webmanifest", make_pages(word)))
    fit = json.loads(json.dumps(word).replace("\\ud800", "").replace("\\ufffe", ""))
    assert feed["title"] == item["title"] == manifest["name"] == fit


def test_the_feed_carries_html_as_text(pages: Pages) -> None:
    feed = etree.fromstring(render("feed.xml", pages).encode())
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}content") == "<p>어텐션</p>"
    assert entry.findtext(f"{ATOM}published") == "2021-11-10T22:30:00+09:00"


def test_a_feed_escapes_content_that_is_already_safe(pages: Pages) -> None:
    views = dict(pages["feed.xml"])
    entry = views["entries"][0]
    safe = replace(entry, content=Markup("<p>a</p>"))
    feed = etree.fromstring(THEME.render("feed.xml", views | {"entries": (safe,)}).encode())
    assert [element.text for element in feed.iter(f"{ATOM}content")] == ["<p>a</p>"]


def test_a_feed_without_posts_has_a_date(pages: Pages) -> None:
    text = THEME.render("feed.xml", {**pages["feed.xml"], "updated": None, "entries": ()})
    assert etree.fromstring(text.encode()).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("name", ["post.html", "page.html"])
def test_the_text_stands_alone_in_one_e_content(name: str, pages: Pages) -> None:
    found = parse(render(name, pages)).find_class("e-content")
    assert len(found) == 1
    inside = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in found[0])
    view = pages[name]["post" if name == "post.html" else "page"]
    assert inside == view.content_html


def test_a_post_is_an_h_entry(pages: Pages) -> None:
    page = parse(render("post.html", pages))
    (entry,) = page.find_class("h-entry")
    assert entry.find_class("p-name")[0].text == "어텐션"
    assert entry.find_class("dt-published")[0].get("datetime") == "2021-11-10T22:30:00+09:00"
    assert {link.text for link in entry.find_class("p-category")} == {"어텐션"}


@pytest.mark.parametrize(
    ("lang", "shown"), [("ko", "2021년 11월 10일"), ("en", "10 November 2021"), ("fr", "10 November 2021")]
)
def test_dates_follow_the_site_and_not_the_machine(lang: str, shown: str, make_pages: MakePages) -> None:
    assert parse(render("post.html", make_pages(lang=lang))).find_class("dt-published")[0].text == shown


@pytest.mark.parametrize("name", SURFACES)
def test_every_page_has_its_landmarks(name: str, pages: Pages) -> None:
    page = parse(render(name, pages))
    counts = [len(page.findall(f".//{tag}")) for tag in ("main", "h1", "title")]
    assert counts == [1, 1, 1]
    assert page.get("lang") == "ko"
    assert page.find_class("skip")[0].get("href") == "#" + page.find(".//main").get("id")
    assert all(nav.get("aria-label") for nav in page.iter("nav"))


@pytest.mark.parametrize("name", SURFACES)
def test_ids_are_used_once(name: str, make_pages: MakePages) -> None:
    pages = dict(make_pages())
    pages["terms.html"] = {**pages["terms.html"], "terms": pages["terms.html"]["terms"][:1]}
    ids = [element.get("id") for element in parse(render(name, pages)).iter() if element.get("id")]
    assert sorted(set(ids)) == sorted(ids)


def test_assets_of_the_404_page_are_found_at_any_depth(pages: Pages) -> None:
    page = parse(render("404.html", pages))
    assert [link.get("href") for link in page.iter("link") if link.get("rel") == "stylesheet"] == [
        "/blog/assets/studylog/style.css",
        "/blog/assets/studylog/lists.css",
        "/blog/assets/studylog/classes.css",  # for the picture above its title
    ]


def test_a_redirect_leads_on_and_names_the_new_address() -> None:
    text = THEME.render("redirect.html", {"target": "/new/", "canonical": "https://a.b/new/", "lang": "ko"})
    assert 'content="0; url=/new/"' in text
    assert 'rel="canonical" href="https://a.b/new/"' in text
    assert "noindex" in text


def test_contents_nest_as_headings_do(pages: Pages) -> None:
    (toc,) = parse(render("post.html", pages)).find_class("toc")
    assert [link.get("href") for link in toc.iter("a")] == ["#a", "#b"]
    assert len(toc.findall(".//ul//ul")) == 1


def test_a_post_can_do_without_its_contents(pages: Pages) -> None:
    assert not parse(THEME.render("post.html", {**pages["post.html"], "frame": FrameView()})).find_class("toc")


def test_empty_lists_say_so(pages: Pages) -> None:
    theme = Theme()
    assert "아직 글이 없습니다" in theme.render("archive.html", {**pages["archive.html"], "years": ()})
    assert "아직 아무것도 없습니다" in theme.render("terms.html", {**pages["terms.html"], "terms": ()})


def test_structured_data_is_json_without_markup(make_pages: MakePages) -> None:
    page = parse(render("post.html", make_pages("</script><b>")))
    (script,) = page.xpath('//script[@type="application/ld+json"]')
    assert json.loads(script.text)["headline"] == "</script><b>"


def test_the_title_is_not_said_twice(pages: Pages) -> None:
    """On the home page the page's title is the site's."""
    assert parse(render("home.html", pages)).findtext(".//title") == "어텐션"
    other = {
        **pages["page.html"],
        "head": HeadView(title="소개", path="/a/"),
        "page": PageView(title="소개", content=Markup()),
    }
    assert parse(THEME.render("page.html", other)).findtext(".//title") == "소개 | 어텐션"


@pytest.mark.parametrize("file", sorted(bundled_templates().rglob("*.html")), ids=lambda file: file.name)
def test_every_template_begins_with_what_it_gets(file: Path) -> None:
    opening = file.read_text("utf-8").split("#}")[0]
    assert opening.startswith("{#")
    assert re.search(r"Views:|Imported:", opening)


def test_the_theme_is_light() -> None:
    """What a post with formulas, code and call-outs loads as hosts send it: 10 KiB of style, 4 of scripts at most."""
    sizes = {asset.name: len(gzip.compress(sent(asset.path))) for asset in THEME.assets()}
    assert sizes["style.css"] + sizes["code.css"] + sizes["math.css"] + sizes["classes.css"] <= 10_240
    assert sizes["theme.js"] + sizes["blocks.js"] <= 4_096
    assert max(sizes["comments.js"], sizes["lost.js"], sizes["lists.css"]) <= 2_560


def sent(file: Path) -> bytes:
    """A file of the theme as it is published."""
    return squeeze_sheet(file.read_text("utf-8")).encode() if file.suffix == ".css" else file.read_bytes()


def test_a_text_in_another_language_says_so(pages: Pages) -> None:
    """The menus keep the site's language."""
    page = parse(THEME.render("post.html", {**pages["post.html"], "head": HeadView(title="A", path="/a/", lang='e"n')}))
    assert page.get("lang") == "ko"
    assert page.find_class("e-content")[0].get("lang") == 'e"n'


def test_one_post_is_counted_in_the_singular(make_pages: MakePages) -> None:
    """The archive's years hold one post each; the term holds two."""
    pages = make_pages(lang="en")
    assert "1 post<" in render("archive.html", pages)
    assert "2 posts<" in render("term.html", pages)
