"""What a build changed becomes what a browser can do something with."""

from __future__ import annotations

import pytest

from studylog.server.news import MOST_NAMED, News, join_news, sort_news


class TestKinds:
    """Which file is what."""

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("index.html", {"/"}),
            ("a/b/index.html", {"/a/b/"}),
            ("about.html", {"/about.html", "/about"}),
            ("운영 체제/index.html", {"/%EC%9A%B4%EC%98%81%20%EC%B2%B4%EC%A0%9C/"}),
            ("100%/index.html", {"/100%25/"}),
            ("myindex.html", {"/myindex.html", "/myindex"}),
        ],
    )
    def test_a_page_is_named_as_a_browser_names_it(self, path: str, expected: set[str]) -> None:
        assert sort_news([path]).pages == frozenset(expected)

    def test_styles_images_and_the_rest_are_told_apart(self) -> None:
        news = sort_news(["css/a.css", "img/b.PNG", "c.svg", "a.js", "feed.xml", "search.json"], baseurl="/log")
        assert news == News(
            styles=frozenset({"/log/css/a.css"}),
            images=frozenset({"/log/img/b.PNG", "/log/c.svg"}),
            others=frozenset({"/log/a.js"}),
        )

    def test_a_page_that_is_gone_has_changed(self) -> None:
        assert sort_news([], ["a/index.html"]) == News(pages=frozenset({"/a/"}))

    def test_a_style_that_is_gone_cannot_be_loaded_again(self) -> None:
        assert sort_news([], ["css/a.css", "feed.xml"]) == News(others=frozenset({"/css/a.css"}))

    def test_of_many_pages_none_is_named(self) -> None:
        few = [f"p{number}/index.html" for number in range(MOST_NAMED)]
        assert len(sort_news(few).pages or ()) == MOST_NAMED
        assert sort_news([*few, "one/index.html"]).pages is None

    def test_addresses_of_posts_get_the_baseurl(self) -> None:
        news = sort_news([], moved={"/a/": "/b/"}, edited={"/b/": 3}, baseurl="/log")
        assert news == News(moved={"/log/a/": "/log/b/"}, edited={"/log/b/": 3})


class TestJoining:
    """Two builds in one."""

    def test_everything_of_both_is_in_it(self) -> None:
        one = News(pages=frozenset({"/a/"}), edited={"/a/": 3, "/b/": 4})
        two = News(pages=frozenset({"/c/"}), others=frozenset({"/a.js"}), edited={"/a/": 9})
        assert join_news(one, two) == News(
            pages=frozenset({"/a/", "/c/"}), others=frozenset({"/a.js"}), edited={"/a/": 9, "/b/": 4}
        )

    def test_a_post_that_moved_twice_is_followed_to_the_end(self) -> None:
        joined = join_news(News(moved={"/a/": "/b/"}), News(moved={"/b/": "/c/"}))
        assert joined.moved["/a/"] == joined.moved["/b/"] == "/c/"

    def test_where_any_page_may_have_changed_any_may(self) -> None:
        assert join_news(News(pages=None), News(pages=frozenset({"/a/"}))).pages is None
