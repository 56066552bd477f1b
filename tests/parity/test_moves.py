"""Where an old URL went, and when nobody can say."""

from __future__ import annotations

import datetime as dt

from studylog.models import Post
from studylog.parity.moves import Evidence, GonePage, find_moves


def make_post(slug: str, title: str = "", date: str = "2024-01-02") -> Post:
    return Post(
        source=f"_posts/{date}-{slug}.md",
        url=f"/new/{slug}/",
        output=f"new/{slug}/index.html",
        title=title or slug,
        date=dt.datetime.fromisoformat(f"{date}T00:00:00+00:00"),
        slug=slug,
        body="",
    )


def test_the_same_source_is_beyond_doubt() -> None:
    gone = [GonePage(path="/a.html", source="_posts/2024-01-02-x.md", title="y")]
    moves = find_moves(gone, [make_post("x"), make_post("y")], ())
    assert (moves["/a.html"].url, moves["/a.html"].evidence) == ("/new/x/", Evidence.SOURCE)


def test_a_title_that_one_text_has_is_enough() -> None:
    posts = [make_post("x", "그래프 “탐색”"), make_post("y")]
    (move,) = find_moves([GonePage(path="/p/1.html", title='그래프 "탐색"')], posts, ()).values()
    assert (move.url, move.evidence) == ("/new/x/", Evidence.TITLE)


def test_date_and_slug_part_posts_of_one_title() -> None:
    posts = [make_post("log", "회고", "2024-01-02"), make_post("log", "회고", "2024-01-03")]
    moves = find_moves([GonePage(path="/2024/01/03/log.html", title="회고")], posts, ())
    assert (moves["/2024/01/03/log.html"].source, moves["/2024/01/03/log.html"].evidence) == (
        "_posts/2024-01-03-log.md",
        Evidence.DATED_SLUG,
    )


def test_a_slug_alone_is_a_guess() -> None:
    (move,) = find_moves([GonePage(path="/cs/x/")], [make_post("x"), make_post("y")], ()).values()
    assert (move.evidence, move.is_sure) == (Evidence.SLUG, False)


def test_a_slug_is_enough_where_the_text_agrees() -> None:
    post = make_post("x", "새 제목")
    old = GonePage(path="/cs/x/", title="옛 제목", text="그래프를 넓게 훑는다")
    same, other = (
        find_moves([old], [post], (), {post.source: text}) for text in ("그래프를 넓게 훑는다 끝", "딴 이야기")
    )
    assert ([(move.evidence, move.is_sure) for move in same.values()], other) == ([(Evidence.SLUG_AND_TEXT, True)], {})


def test_a_list_has_become_no_post() -> None:
    post = make_post("react", "react")
    assert find_moves([GonePage(path="/tag/react/", title="react", is_list=True)], [post], ()) == {}
    assert find_moves([GonePage(path="/topics/react/", title="Tag: react")], [post], ()) == {}


def test_a_surer_clue_has_no_weaker_rival() -> None:
    gone = [GonePage(path="/blog/linux/", title="리눅스"), GonePage(path="/os/linux/")]
    moves = find_moves(gone, [make_post("linux", "리눅스")], ())
    assert {path: move.evidence for path, move in moves.items()} == {"/blog/linux/": Evidence.TITLE}


def test_what_fits_two_is_left_to_the_writer() -> None:
    same = [make_post("x", "회고", "2024-01-02"), make_post("x", "회고", "2024-01-03")]
    assert find_moves([GonePage(path="/x/", title="회고")], same, ()) == {}
    both = [GonePage(path="/a/x/"), GonePage(path="/b/x/")]
    assert find_moves(both, [make_post("x")], ()) == {}


def test_a_text_that_stayed_where_it_was_has_not_moved() -> None:
    """A page of the tag `x` is not the post `x`."""
    assert find_moves([GonePage(path="/tags/x/")], [make_post("x")], ["/new/x/index.html"]) == {}
