"""`urls.lock` as a text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from studylog.urls import output_path, sanitize_url
from studylog.urls_lock import PublishedUrl, format_lock, parse_lock, readable_url

WRITTEN = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(st.lists(st.builds(PublishedUrl, url=WRITTEN.map(lambda text: f"/{readable_url(text)}"), source=WRITTEN)))
def test_what_is_written_is_read_again(urls: list[PublishedUrl]) -> None:
    """Whatever a post's title is made of, its URL stands on one line."""
    by_url = {each.url: each for each in urls if each.source.strip() and not each.url.startswith("//")}
    lock = parse_lock(format_lock(by_url.values(), "ko"))
    assert lock.problems == ()
    assert [each.url for each in lock.urls] == sorted(by_url)


@given(WRITTEN)
def test_a_readable_url_leads_to_the_same_file(text: str) -> None:
    url = sanitize_url(text.replace("%", "%25").replace("\\", ""))
    try:
        expected = output_path(url)
    except ValueError:
        return
    assert output_path(readable_url(url)) == expected


@given(st.text())
def test_any_text_is_read_and_every_line_is_a_url_a_comment_or_a_problem(text: str) -> None:
    lock = parse_lock(text)
    assert all(each.url.startswith("/") and each.source for each in lock.urls)
    assert all(problem.location and problem.location.line for problem in lock.problems)


def test_the_same_urls_give_the_same_text_in_whatever_order_and_form() -> None:
    one = PublishedUrl(url=readable_url("/a/"), source="_posts/가.md")
    two = PublishedUrl(url=readable_url(unicodedata.normalize("NFD", "/한글/")), source="b.md")
    text = format_lock([two, one], "en")
    assert text == format_lock([one, two], "en") == unicodedata.normalize("NFC", text)
    assert text.splitlines()[2:] == ["/a/ _posts/가.md", "/한글/ b.md"]


def test_what_is_special_in_a_url_stays_encoded() -> None:
    assert readable_url("/C%23/100%25%20%ED%95%9C/c++/") == "/C%23/100%25%20한/c++/"


def test_a_lock_is_read_with_any_line_ends_and_in_any_order() -> None:
    lock = parse_lock("# mine\r\n\r\n/b/  b c.md \r\n/a/ a.md\r\n/a/ a.md\r\n")
    assert [(each.url, each.source, each.line) for each in lock.urls] == [("/b/", "b c.md", 3), ("/a/", "a.md", 4)]
    assert lock.problems == ()


def test_a_line_that_says_nothing_is_named() -> None:
    text = (
        "/a/\nhttps://me.example/ x.md\n//host/ x.md\n<<<<<<< HEAD\n/a/ a.md\n=======\n/a/ b.md\n>>>>>>> theirs\n\x00\n"
    )
    problems = parse_lock(text).problems
    assert [problem.location.line for problem in problems if problem.location] == [1, 2, 3, 4, 6, 7, 8, 9]
    assert "first on line 5" in problems[5].message()
