"""The front matter is split off without losing a character, and every complaint has a place."""

from __future__ import annotations

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.errors import ContentError
from studylog.loader.files import decode
from studylog.loader.frontmatter import JekyllHandler, read_front_matter

# A text; its title, its body, the line of the file on which the body begins.
TEXTS = [
    ("---\ntitle: T\n---\nbody\n", "T", "body\n", 4),
    ("---\ntitle: T\n---\n\n\n    code\n", "T", "    code\n", 6),
    ("---  \ntitle: T\n--- \t\nbody", "T", "body", 4),
    ("---\ntitle: T\n...\nbody", "T", "body", 4),
    ("---\ntitle: T\n---", "T", "", 3),
    ("---\ntitle: T\n---\n  \n \t ", "T", "", 5),
    ("---\n---\nbody", "", "body", 3),
    ("---\n# only a comment\n---\nbody", "", "body", 4),
    ("---\ntitle: T\n---\nbody\n---\nmore", "T", "body\n---\nmore", 4),
    ("body only\n", "", "body only\n", 1),
    ("---- \nbody", "", "---- \nbody", 1),
    ("---x\nbody", "", "---x\nbody", 1),
    ("--- # c\nbody", "", "--- # c\nbody", 1),
    ("\n---\nbody", "", "\n---\nbody", 1),
    ("{% assign a = 1 %}\n", "", "{% assign a = 1 %}\n", 1),
    ("{: .a}\ntext", "", "{: .a}\ntext", 1),
    ("+++\njust plus signs", "", "+++\njust plus signs", 1),
    ("", "", "", 1),
]


@pytest.mark.parametrize(("text", "title", "body", "line"), TEXTS)
def test_a_text_is_split_at_its_second_line_of_dashes(text: str, title: str, body: str, line: int) -> None:
    front = read_front_matter(text, "a.md")
    assert (title, body, line) == (front.text("title"), front.body, front.body_line)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(ends: str, mark: str) -> None:
    written = mark + "---\ntitle: T\n---\nfirst\n\nsecond\n".replace("\n", ends)
    front = read_front_matter(decode(written.encode(), "a.md"), "a.md")
    assert (front.text("title"), front.body) == ("T", "first\n\nsecond\n")


def test_mixed_line_ends_count_as_lines() -> None:
    assert decode(b"a\r\nb\rc\nd", "a.md") == "a\nb\nc\nd"


@given(st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_the_body_keeps_every_character(body: str) -> None:
    """Only blank lines right after the block are dropped."""
    front = read_front_matter(f"---\ntitle: T\n---\n{body}", "a.md")
    assert body.endswith(front.body)
    assert not body[: len(body) - len(front.body)].strip(" \t\f\v\n")
    assert front.body_line == 4 + body[: len(body) - len(front.body)].count("\n")


@given(st.text())
def test_every_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        problems = read_front_matter(f"---\n{text}\n---\n", "a.md").problems
    except ContentError as error:
        problems = error.problems
    assert all(problem.location and problem.location.line for problem in problems)


def test_values_keep_their_places_and_their_spelling() -> None:
    front = read_front_matter("---\ntitle: T\ntags: [a, 1.10]\n---\n", "a.md")
    version = front.fields["tags"].value[1]
    assert (str(front.locate(version.mark)), version.written, version.value) == ("a.md:3:11", "1.10", 1.1)
    assert front.at("tags").source == "tags: [a, 1.10]"


def test_python_frontmatter_reads_with_our_handler() -> None:
    post = frontmatter.loads("---\ntitle: T\n---\nbody", handler=JekyllHandler())
    assert (post["title"].value, post.content) == ("T", "body")  # type: ignore[attr-defined]


def test_python_frontmatter_is_told_of_a_missing_end() -> None:
    handler = JekyllHandler()
    assert not handler.detect("---\ntitle: T\n")
    with pytest.raises(ValueError, match="no closed front matter"):
        handler.split("---\ntitle: T\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: T\ntags:\n- a\n\n본문\n", 6),
        ("---\ntitle: T\n", 3),
        ("---\ntitle: T\n# 제목\ntext", 4),
        ("---\ntitle: a:b\n본문:\n", 4),
    ],
)
def test_an_unclosed_block_says_where_its_end_should_be(text: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        read_front_matter(text, "a.md")
    assert f"expected before line {line}" in caught.value.problems[0].message()


@pytest.mark.parametrize(
    "key",
    """title categories category tags tag use_math math mathjax toc_sticky header teaser image pin comments
    author_profile sidebar redirect_from last_modified_at media_subpath nav_order key cover sharing readtime""".split(),
)
def test_a_key_that_some_theme_reads_rings_no_alarm(key: str) -> None:
    assert read_front_matter(f"---\n{key}: x\n---\n", "a.md").problems == ()
