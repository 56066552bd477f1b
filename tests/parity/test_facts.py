"""What a page says, whoever dressed it."""

from __future__ import annotations

import time

import pytest

from studylog.parity.facts import Facts, HeadingFact, read_facts, read_forwarding, read_fragment, read_listed
from studylog.parity.targets import Origin

HERE = Origin(url="https://me.github.io", baseurl="/log")


def read(html: str, path: str = "/ai/x/index.html") -> Facts:
    return read_fragment(html, path, HERE)


def read_page(body: str, head: str = "<title>글 | 배움</title>") -> Facts:
    return read_facts(f"<html><head>{head}</head><body>{body}</body></html>", "/x/index.html", HERE)


TEXT = "<p>본문의 낱말</p><pre>code</pre><p>둘째 문단</p>"


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>menu</nav><article class='h-entry'><h1>글</h1><div class='e-content'>{TEXT}</div>tags</article>",
        f"<main><article><section class='page__content' itemprop='text'>"
        f"<aside class='sidebar__right'><nav class='toc'>목차</nav></aside>{TEXT}</section></article></main>",
        f"<header>menu</header><article class='post'><header>날짜</header>{TEXT}<footer>tags</footer></article>",
        f"<article><h1>글</h1><div class='content'>{TEXT}</div><div class='post-tail-wrapper'>tags</div></article>",
        f"<div id='sidebar'>menu</div><div role='main'>{TEXT}</div><footer>©</footer>",
        f"<div class='nav'><a href='/'>home</a></div><div class='wrap'>{TEXT}</div><div>©</div>",
    ],
    ids=["microformats", "minimal-mistakes", "article", "chirpy", "role", "nothing"],
)
def test_the_text_is_found_in_pages_of_many_themes(body: str) -> None:
    facts = read_page(body)
    assert facts.text.split() == ["본문의", "낱말", "둘째", "문단"]
    assert facts.code == ("code",)


def test_words_are_those_that_a_reader_sees() -> None:
    facts = read("<p>한<b>글</b>은 쉽다<br>참<script>hidden()</script></p><ul><li>하나</li><li>둘</ul>")
    assert facts.text.split() == ["한글은", "쉽다", "참", "하나", "둘"]


@pytest.mark.parametrize(
    "formula",
    [
        r"\(a_1 + b\)",
        r"\[a_1 + b\]",
        '<script type="math/tex">a_1 + b</script>',
        '<script type="math/tex; mode=display">% <![CDATA[\na_1 + b %]]></script>',
        "<math><semantics><mrow><mi>a</mi></mrow>"
        '<annotation encoding="application/x-tex">a_1 + b</annotation></semantics></math>',
    ],
)
def test_a_formula_is_the_same_however_it_is_carried(formula: str) -> None:
    facts = read(f"<p>식 {formula} 끝</p>")
    assert facts.formulas == ("a_1+b",)
    assert facts.text.split() == ["식", "a_1", "+", "b", "끝"]


def test_code_is_its_lines_whatever_colours_them() -> None:
    plain = read("<pre><code>def f():\n\n    return 1\n</code></pre>")
    coloured = read(
        '<div class="language-python highlighter-rouge"><div class="code-header"><button>copy</button></div>'
        '<div class="highlight"><table><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n3</pre></td>'
        '<td><pre><span class="k">def</span> <span class="nf">f</span>():\n\n    <span>return</span> 1\n</pre></td>'
        "</tr></table></div></div>"
    )
    assert plain.code == coloured.code == ("def f():", "    return 1")
    assert coloured.text.split() == []


def test_headings_keep_level_words_and_name() -> None:
    facts = read('<h2 id="a">하나 <code>x</code><a class="anchor" href="#a">#</a></h2><h3>둘</h3>')
    assert facts.headings == (HeadingFact(level=2, text="하나 x", id="a"), HeadingFact(level=3, text="둘"))


def test_footnotes_are_words_and_their_marks_are_not() -> None:
    facts = read(
        '<p>글<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup></p>'
        '<ol><li id="fn:1"><p>주석 <a href="#fnref:1" class="reversefootnote">↩</a></p></li></ol>'
    )
    assert facts.text.split() == ["글", "주석"]


@pytest.mark.parametrize(
    "written",
    [
        "/log/assets/그림.png",
        "/log/assets/%EA%B7%B8%EB%A6%BC.png",
        "https://me.github.io/log/assets/그림.png?v=2",
        "http://localhost:4000/log/assets/그림.png",
        "../../assets/그림.png",
    ],
)
def test_an_image_is_the_same_however_it_is_named(written: str) -> None:
    assert read(f'<img src="{written}">').images == ("/assets/그림.png",)


def test_links_lead_to_pages_not_to_spellings() -> None:
    facts = read(
        '<a href="/log/b.html">1</a><a href="../b/#x">2</a><a href="#here">3</a><a href="HTTP://A.example/">4</a>'
    )
    assert facts.links == ("/b", "/ai/b#x", "//a.example")


@pytest.mark.parametrize(
    ("addresses", "media"),
    [
        (
            (
                "https://www.youtube.com/embed/a-b?rel=0",
                "https://www.youtube-nocookie.com/embed/a-b",
                "//youtube.com/watch?t=1&v=a-b",
                "https://youtu.be/a-b",
            ),
            "youtu.be/a-b",
        ),
        (("https://player.vimeo.com/video/12?h=a", "https://vimeo.com/12"), "vimeo.com/12"),
        (("https://www.youtube.com/embed/videoseries?list=PL1",), "youtube.com/playlist?list=PL1"),
        (("https://player.bilibili.com/player.html?bvid=B1",), "//player.bilibili.com/player.html?bvid=B1"),
    ],
)
def test_a_video_is_known_by_its_name(addresses: tuple[str, ...], media: str) -> None:
    for address in addresses:
        assert read(f'<iframe src="{address}"></iframe>').media == (media,)


MARKED = (
    "<article><div class='related'><div class='post-content'>{0}{0}</div></div>"
    "<div class='post-content'>{1}</div></article>"
)


@pytest.mark.parametrize(
    "body",
    [
        MARKED.format("<p>다른 글의 긴 발췌</p>", TEXT),
        f"<div class='entry'>{TEXT}</div><div class='post-footer'><p>{'이 블로그를 구독하세요 ' * 9}</p></div>",
        f"<div id='post-body'>{TEXT}</div><div><p>{'긴 곁말 ' * 20}</p></div>",
        f"<div class='article-entry'>{TEXT}</div><p>{'긴 곁말 ' * 20}</p>",
        f"<body class='toc'><div class='post-content'>{TEXT}</div></body>",
    ],
    ids=["related", "footer", "id", "hexo", "body"],
)
def test_what_stands_beside_the_text_is_not_taken_for_it(body: str) -> None:
    assert read_page(body).text.split() == ["본문의", "낱말", "둘째", "문단"]


@pytest.mark.parametrize(
    "written",
    [
        '<div class="toc">목록</div>',
        '<p class="related">목록</p>',
        "<noscript>목록</noscript>",
        "<button>목록</button>",
        "<svg><text>목록</text></svg>",
        '<ul class="toc"><li><a href="/a/">목록</a></li></ul>',
    ],
)
def test_what_a_writer_wrote_is_no_dressing(written: str) -> None:
    assert read_page(f"<div class='e-content'>{written}</div>").text.split() == ["목록"]


@pytest.mark.parametrize(
    "added",
    [
        '<ul class="section-nav"><li><a href="#a">소제목</a></li></ul>',
        '<button class="btn-copy">복사</button>',
        '<noscript><img src="/a.png"></noscript>',
        "<noscript><pre>gist</pre></noscript>",
        '<span class="katex-html" aria-hidden="true">x</span>',
    ],
)
def test_what_programs_add_to_a_text_is_not_written(added: str) -> None:
    facts = read_page(f"<div class='e-content'>{added}</div>")
    assert (facts.text.split(), facts.images, facts.code) == ([], (), ())


@pytest.mark.parametrize(
    "html", ["<math " * 40_000, "<math >" * 20_000, r"\(a " * 40_000, r"\[a \(" * 40_000, r"\(a\) " * 20_000]
)
def test_what_is_opened_and_never_closed_takes_no_longer(html: str) -> None:
    before = time.process_time()
    read(html)
    assert time.process_time() - before < 2


def test_a_page_is_called_what_any_of_its_heads_say() -> None:
    assert read_page("<p>x</p>").titles == ("글 | 배움", "글", "배움")
    assert read_page("<h1>큰 글</h1>", '<title>글</title><meta property="og:title" content="글!">').titles[:2] == (
        "글!",
        "큰 글",
    )
    assert read("<h1>본문의 제목</h1>").titles == ()


def test_a_list_is_what_it_links_to() -> None:
    posts = '<a href="/log/a/">a</a><a href="/log/a/">…</a><a href="/log/b">b</a>'
    html = f'<nav><a href="/log/menu/">m</a></nav><main>{posts}</main>'
    assert read_listed(html, "/index.html", HERE) == ("/a", "/b")


def test_a_page_that_forwards_says_where() -> None:
    html = '<!DOCTYPE html><meta http-equiv="refresh" content="0; url=https://me.github.io/log/new/">'
    assert read_forwarding(html, "/old/index.html", HERE) == "/new"
    assert read_forwarding("<p>http-equiv</p>", "/old/index.html", HERE) == ""


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    assert read("<p>a<p>b<div></p>c</div></section><b>d" + "<i>" * 5000 + "e").text.split() == ["a", "b", "c", "de"]
