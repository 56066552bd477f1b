"""What counts as lost, and what does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.parity.differences import Kind, Loss, find_losses
from studylog.parity.facts import read_facts, read_fragment
from studylog.parity.targets import Origin

HERE = Origin()


def compare(old: str, new: str) -> list[Loss]:
    theirs, ours = (read_fragment(html, "/a/index.html", HERE) for html in (old, new))
    return list(find_losses(theirs, ours, lambda path: True))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<p>"말" -- it\'s …</p>', "<p>“말” – it’s ...</p>"),
        ("<p>a&nbsp;b  c\n</p>", "<p>a b c</p>"),
        ("<p>값은 $x_1$ 이다</p>", "<p>값은 <math><semantics><annotation>x_1</annotation></semantics></math> 이다</p>"),
        ("<p>$a<em>1 + b</em>2$</p>", "<p><math><semantics><annotation>a_1 + b_2</annotation></semantics></math></p>"),
        ("<p>==형광펜==은</p>", "<p><mark>형광펜</mark>은</p>"),
        ("<a href='//2020/a/'>a</a>", "<a href='/2020/a/'>a</a>"),
        ("<p>하나</p>", "<p>하나</p><p>새 글</p>"),
        ("<p>앞</p><div>뒤</div>", "<div>뒤</div><p>앞</p>"),
        ("<p><img src='/a.png'></p>", "<picture><source srcset='/a.webp'><img src='/a.png' loading='lazy'></picture>"),
        ("<pre>run </pre>", "<pre>run {{ name }}</pre>"),
        ("<p>가\u00ad나\x13</p>", "<p>가나</p>"),
        ("<p>각</p>", "<p>\u1100\u1161\u11a8</p>"),
        (r"<p>식 \eqref{eq:a_b}에서, 그림 \ref{f}</p>", "<p>식 <a href='#eq'>(1)</a>에서, 그림 2</p>"),
        ("<h2 id='\u1100\u1161'>가</h2>", "<h2 id='가'>가</h2>"),
    ],
    ids=[
        "typography",
        "spaces",
        "formula",
        "emphasis",
        "mark",
        "no-host",
        "added",
        "moved",
        "picture",
        "liquid",
        "invisible",
        "nfd",
        "reference",
        "nfd-anchor",
    ],
)
def test_what_renderers_do_differently_is_no_loss(old: str, new: str) -> None:
    assert compare(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "loss"),
    [
        ("<p>하나 둘 셋</p>", "<p>하나 셋</p>", Loss(kind=Kind.WORDS, lost="둘", after="하나")),
        ("<p>하나 둘 셋</p>", "<p>하나 넷 셋</p>", Loss(kind=Kind.WORDS, lost="둘", instead="넷", after="하나")),
        ("<p>글은 a</p>", "<p>글은요 a</p>", Loss(kind=Kind.WORDS, lost="글은", instead="글은요")),
        ("<h2>가</h2>", "<h2>나</h2>", Loss(kind=Kind.HEADING, lost="가", instead="나")),
        ("<h2>가</h2><p>x</p>", "<p>x</p>", Loss(kind=Kind.HEADING, lost="가")),
        ("<h2>가</h2>", "<h3>가</h3>", Loss(kind=Kind.HEADING, lost="h2 가", instead="h3 가")),
        ("<h2 id='a'>가</h2>", "<h2 id='b'>가</h2>", Loss(kind=Kind.ANCHOR, lost="#a", instead="#b")),
        ("<img src='/a.png'><img src='/a.png'>", "<img src='/a.png'>", Loss(kind=Kind.IMAGE, lost="/a.png")),
        ("<a href='/a.pdf'>a</a>", "<a>a</a>", Loss(kind=Kind.LINK, lost="/a.pdf")),
        ("<pre>a = 1\nb</pre>", "<pre>a = 2\nb</pre>", Loss(kind=Kind.CODE, lost="a = 1", instead="a = 2")),
        (
            "<pre>if x:\n  y</pre>",
            "<pre>if x:\n    y</pre>",
            Loss(kind=Kind.CODE, lost="  y", instead="    y", after="if x:"),
        ),
        (r"<p>\(x_1\)</p>", r"<p>\(x1\)</p>", Loss(kind=Kind.FORMULA, lost="x_1", instead="x1")),
        (
            "<p>식 \\eqref{a}에서</p>",
            "<p>식 (1)까지</p>",
            Loss(kind=Kind.WORDS, lost="\\eqref{a}에서", instead="(1)까지", after="식"),
        ),
        ("<a href='/b/#x'>b</a>", "<a href='/b/#y'>b</a>", Loss(kind=Kind.LINK, lost="/b#x")),
        (
            "<img src='/a.png' alt='앞'>",
            "<img src='/a.png' alt='뒤'>",
            Loss(kind=Kind.ALT, lost="앞", instead="뒤", after="/a.png"),
        ),
        (
            "<iframe src='https://docs.example/d/A/embed?x=1'></iframe>",
            "<iframe src='https://docs.example/d/B/embed?x=1'></iframe>",
            Loss(kind=Kind.MEDIA, lost="//docs.example/d/A/embed?x=1"),
        ),
        (
            "<iframe src='https://www.youtube.com/watch?v=a1'></iframe>",
            "<iframe src='https://www.youtube.com/watch?v=b2'></iframe>",
            Loss(kind=Kind.MEDIA, lost="youtu.be/a1"),
        ),
        ("<iframe src='//v.example/1'></iframe>", "", Loss(kind=Kind.MEDIA, lost="//v.example/1")),
    ],
)
def test_what_a_reader_would_miss_is_one_loss(old: str, new: str, loss: Loss) -> None:
    assert compare(old, new) == [loss]


def test_a_title_is_lost_when_no_title_of_the_old_page_says_it() -> None:
    old = read_facts("<title>첫 글 - 배움</title><p>a</p>", "/a", HERE)
    for title, lost in (("첫 글", []), ("첫글", []), ("둘째 글", [Kind.TITLE])):
        new = read_facts(f"<title>{title}</title><p>a</p>", "/a", HERE)
        assert [loss.kind for loss in find_losses(old, new, lambda path: True)] == lost


PAGE = "<html><head><title>글 | 배움</title></head><body>{}</body></html>"
OURS = PAGE.format(
    "<article><header><h1>글</h1></header><div class='e-content'><h2>소제목</h2><p>본문</p></div></article>"
)


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>글</h1><span>Jan 2, 2024</span><h2>소제목</h2><p>본문</p></article>",
        "<article><h1>글</h1><span>2024년 1월 2일 화요일</span><h2>소제목</h2><p>본문</p></article>",
        "<div class='container'><h1>글</h1><h2>소제목</h2><p>본문</p><p>Copyright © 2024 나</p></div>",
        "<section id='post-body'><h1>글</h1><h2>소제목</h2><p>본문</p></section>",
        "<div class='container'><h1>글</h1><h2>소제목</h2><p>본문</p></div>",
    ],
)
def test_a_theme_may_write_title_and_date_into_the_text(body: str) -> None:
    old, new = (read_facts(page, "/a/", HERE) for page in (PAGE.format(body), OURS))
    assert list(find_losses(old, new, lambda path: True)) == []


def test_many_references_in_a_row_take_no_longer() -> None:
    before = time.process_time()
    assert len(compare("<p>" + r"\ref{a}" * 200 + "끝</p>", "<p>" + "1" * 400 + "</p>")) == 1
    assert time.process_time() - before < 1


def test_a_date_that_was_written_is_no_date_of_the_theme() -> None:
    assert [loss.lost for loss in compare("<p>2024-01-02</p>", "")] == ["2024-01-02"]


def test_a_link_that_led_nowhere_is_not_missed() -> None:
    old, new = (read_fragment(html, "/a/", HERE) for html in ("<a href='/b.md'>b</a>", "<a href='/b/'>b</a>"))
    assert list(find_losses(old, new, exists=lambda path: path == "/b")) == []


words = st.lists(st.sampled_from(["가", "나", "다", "a_b", "“x”", "1"]), max_size=12)


@given(words)
def test_a_page_lacks_nothing_of_itself(text: list[str]) -> None:
    html = f"<h2>{' '.join(text)}</h2><p>{' '.join(text)}</p><pre>{' '.join(text)}</pre>"
    assert compare(html, html) == []


@given(words, st.integers(min_value=0, max_value=12))
def test_a_word_that_stands_once_is_never_lost_in_silence(text: list[str], at: int) -> None:
    old = " ".join([*text[:at], "오직", *text[at:]])
    assert [loss.lost for loss in compare(f"<p>{old}</p>", f"<p>{' '.join(text)}</p>")] == ["오직"]
