"""Targets on the page: baseurl once, paths beside the source, and no scheme that runs code."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from studylog.config import MarkdownConfig, MathConfig
from studylog.errors import Code
from studylog.models import Fragment, LinkTable, Reference, RenderInput
from studylog.renderer.converter import Converter

TABLE = LinkTable(
    baseurl="/blog",
    published=frozenset(
        "index.html|assets/a.png|assets/사진 1.png|about/index.html|ai/rnn.html|ai/cnn/index.html|posts/img/b.png"
        "|blog/index.html".split("|")
    ),
    sources={"posts/cnn.md": "/ai/cnn/", "posts/2021-01-01-rnn.md": "/ai/rnn.html", "about.md": "/about/"},
)


def render(body: str, table: LinkTable = TABLE) -> Fragment:
    text = RenderInput(source="posts/cnn.md", body=body, markdown=MarkdownConfig(), math=MathConfig())
    return Converter(table).render(text)


def target_of(markdown: str, table: LinkTable = TABLE) -> str:
    element = lxml_html.fromstring(render(markdown, table).html)
    return str(element.xpath("//@href | //@src | //@poster | //@srcset")[0])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/assets/a.png", "/blog/assets/a.png"),
        ("/about/", "/blog/about/"),
        ("/about", "/blog/about"),
        ("/ai/rnn", "/blog/ai/rnn"),
        ("/", "/blog/"),
        ("/about/?a=1#b", "/blog/about/?a=1#b"),
        ("/assets/사진%201.png", "/blog/assets/사진%201.png"),
        ("/blog/assets/a.png", "/blog/assets/a.png"),
        ("/blog/", "/blog/blog/"),
        ("/elsewhere/x.html", "/elsewhere/x.html"),
        ("//cdn.kr/a.png", "//cdn.kr/a.png"),
        ("https://a.kr/assets/a.png", "https://a.kr/assets/a.png"),
        ("#here", "#here"),
        ("?q=1", "?q=1"),
    ],
)
def test_baseurl_is_put_once_and_only_on_what_is_published(written: str, expected: str) -> None:
    assert expected == target_of(f"[글]({written})")


def test_without_baseurl_everything_stays_as_written() -> None:
    assert target_of("[글](/assets/a.png)", LinkTable(published=frozenset(("assets/a.png",)))) == "/assets/a.png"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-01-01-rnn.md", "/blog/ai/rnn.html"),
        ("./2021-01-01-rnn.md#절", "/blog/ai/rnn.html#절"),
        ("../about.md", "/blog/about/"),
        ("img/b.png", "/blog/posts/img/b.png"),
        ("../assets/사진 1.png", "/blog/assets/%EC%82%AC%EC%A7%84%201.png"),
        ("../rnn.html", "../rnn.html"),
        ("../../assets/a.png", "../../assets/a.png"),
        ("missing.png", "missing.png"),
    ],
)
def test_a_path_beside_the_source_leads_to_its_page(written: str, expected: str) -> None:
    assert expected == target_of(f"[글]({written})")


def test_names_in_other_unicode_forms_are_found() -> None:
    decomposed = "/assets/\u1109\u1161\u110c\u1175\u11ab 1.png"
    assert f"/blog{decomposed}" == target_of(f"[글](<{decomposed}>)")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/about/">글</a>', "/blog/about/"),
        ('<img src="/assets/a.png">', "/blog/assets/a.png"),
        ('<div>\n<img src="/assets/a.png">\n</div>', "/blog/assets/a.png"),
        ('<video poster="/assets/a.png"></video>', "/blog/assets/a.png"),
        ('<img srcset="/assets/a.png 2x, /b.png 3x">', "/blog/assets/a.png 2x, /b.png 3x"),
        ("[글][r]\n\n[r]: /about/", "/blog/about/"),
    ],
)
def test_raw_html_and_references_are_resolved_too(markup: str, expected: str) -> None:
    assert expected == target_of(markup)


UNSAFE = [
    *("javascript:alert(1)", "JaVaScRiPt:x", "java&#115;cript:x", "java&#10;script:x", "&#x6A;avascript:x"),
    *("javascript&colon;x", "\x01javascript:x", "vbscript:x", "data:text/html,x", "data:image/svg+xml,x", "blob:x"),
    *("feed:javascript:x", "view-source:javascript:x", "file:///etc/passwd", "jar:x", "java\u200bscript:x"),
]


@pytest.mark.parametrize("target", UNSAFE)
@pytest.mark.parametrize(
    "form", ["[글]({})", "[글](<{}>)", "![글]({})", "[글][r]\n\n[r]: {}", '[글](u){{: href="{}"}}']
)
def test_a_link_that_could_run_code_is_only_text(form: str, target: str) -> None:
    fragment = render(form.format(target))
    element = lxml_html.fromstring(fragment.html)
    assert not element.xpath("//@href | //@src") or form.startswith("[글](u)")
    assert "글" in element.text_content()
    assert not any("script" in value.lower() for value in element.xpath("//@href | //@src"))


def test_what_is_refused_is_said_with_its_place() -> None:
    (problem,) = render("글\n\n앞 [눌러](javascript:x) 뒤").problems
    assert problem.code is Code.LINK
    assert str(problem.location) == "posts/cnn.md:3:8"


@pytest.mark.parametrize(
    "target", ["mailto:me@a.kr", "tel:+82-2-123", "ftp://a.kr", "HTTPS://a.kr", "a:b/../c".replace(":", "%3A")]
)
def test_ordinary_schemes_stay(target: str) -> None:
    assert target == target_of(f"[글]({target})")


def test_a_raster_image_may_stand_in_the_text() -> None:
    assert target_of("![점](data:image/png;base64,AAAA)") == "data:image/png;base64,AAAA"


def test_links_and_images_are_told_with_their_lines() -> None:
    fragment = render('글\n[가](b&c)\n\n- ![나](d.png)\n\n<div>\n<a href="/e">마</a>\n</div>\n')
    assert (Reference(target="b&c", line=2), Reference(target="/e", line=7)) == fragment.links
    assert (Reference(target="d.png", line=4),) == fragment.images


def test_images_load_late_unless_their_writer_says_otherwise() -> None:
    html = render('![a](a.png) ![b](b.png){: loading="eager"} <img src="c.png" decoding="sync">').html
    assert (html.count('loading="lazy"'), html.count('decoding="async"')) == (2, 2)


def test_chirpys_short_names_for_the_size_of_an_image_are_htmls() -> None:
    element = lxml_html.fromstring(render('![a](a.png){: w="300" h="200" } ![b](b.png){: w="9" width="5" }').html)
    images = [dict(image.attrib) for image in element.iter("img")]
    assert [(image.get("width"), image.get("height")) for image in images] == [("300", "200"), ("5", None)]
    assert not {"w", "h"} & {name for image in images for name in image}
