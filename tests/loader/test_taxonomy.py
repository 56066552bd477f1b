"""Spellings of one term come together; every term has a URL of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studylog.errors import Code
from studylog.loader.taxonomy import term_slug
from studylog.models import Site

LoadSite = Callable[..., Site]


def tagged(*tags: str) -> dict[str, str]:
    """Posts a, b, c … of one day after the other."""
    return {
        f"_posts/2021-01-{day:02}-{chr(96 + day)}.md": f"---\ntags: {tag}\n---\nx" for day, tag in enumerate(tags, 1)
    }


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("딥러닝", "딥러닝"),
        ("Deep Learning", "deep-learning"),
        ("C", "c"),
        ("C++", "c++"),
        ("C#", "c#"),
        (".NET", "net"),
        ("Node.js", "node.js"),
        ("3.1", "3.1"),
        ("a/b", "a-b"),
        ("../..", "2e-2e-2f-2e-2e"),
        ("😀", "😀"),
        ("!!!", "21-21-21"),
        ("가", "가"),
        ("snake_case", "snake_case"),
        ("R&D", "r-d"),
        ("가" * 100, "가" * 66),
    ],
)
def test_a_terms_slug_is_a_folder_name(value: str, slug: str) -> None:
    assert slug == term_slug(value)


def test_terms_of_one_slug_are_told_apart_in_order_of_use(load: LoadSite) -> None:
    terms = load(tagged("[a/b]", "[a-b]", "['C#', C++, C]")).tags.terms
    assert {term.name: term.slug for term in terms} == {
        "a/b": "a-b",
        "a-b": "a-b-2",
        "C": "c",
        "C#": "c#",
        "C++": "c++",
    }
    assert next(term.url for term in terms if term.name == "C#") == "/tags/c%23/"


def test_spellings_that_differ_by_case_are_one_term_with_one_warning(load: LoadSite) -> None:
    site = load(tagged("[AI]", "[ai]", "[AI]", "[Ai]"))
    term = site.tags.terms[0]
    assert (term.name, term.slug, [post.slug for post in term.posts]) == ("AI", "ai", ["d", "c", "b", "a"])
    assert {"AI": term, "ai": term, "Ai": term} == site.tags.by_value
    assert [problem.code for problem in site.problems] == [Code.TERM_CASE]


def test_among_equals_the_first_spelling_is_shown(load: LoadSite) -> None:
    assert load(tagged("[ai]", "[AI]")).tags.terms[0].name == "ai"


def test_a_version_is_shown_as_written_and_found_by_its_value(load: LoadSite) -> None:
    site = load(tagged("[no, 1.10]"))
    assert [(term.name, term.url) for term in site.tags.terms] == [("1.10", "/tags/1.1/"), ("no", "/tags/false/")]
    assert {"1.1", "false"} == set(site.tags.by_value)


def test_unicode_forms_of_a_term_are_one(load: LoadSite) -> None:
    site = load(
        {"\u1112\u1161\u11ab/_posts/2021-01-01-a.md": "a", "_posts/2021-01-02-b.md": "---\ncategory: 한\n---\nb"}
    )
    assert [(term.name, len(term.posts)) for term in site.categories.terms] == [("한", 2)]


def test_a_post_stands_once_under_a_term(load: LoadSite) -> None:
    assert len(load(tagged("[a, A, a]")).tags.terms[0].posts) == 1


def test_terms_are_in_dictionary_order(load: LoadSite) -> None:
    assert [term.name for term in load(tagged("[나, Beta, 가, alpha]")).tags.terms] == ["alpha", "Beta", "가", "나"]


def test_the_warning_names_the_line_of_the_other_spelling(load: LoadSite) -> None:
    files = {
        "_posts/2021-01-01-a.md": "---\ntags: [x, AI]\n---\nx",
        "_posts/2021-01-02-b.md": "---\ntitle: b\ntags:\n- AI\n- ai\n- Ai\n---\nx",
        "_posts/2021-01-03-c.md": "---\ntags: x ai\n---\nx",
    }
    (problem,) = load(files).problems
    assert str(problem.location) == "_posts/2021-01-03-c.md:2:7"
    assert problem.location
    assert problem.location.source == "tags: x ai"


def test_a_spelling_that_comes_from_defaults_has_no_line(load: LoadSite) -> None:
    config = "defaults: [{scope: {path: _posts/2021-01-03-c.md}, values: {tags: [ai]}}]"
    files = tagged("[AI]", "[AI]") | {"_posts/2021-01-03-c.md": "c"}
    (problem,) = load(files, config=config).problems
    assert str(problem.location) == "_posts/2021-01-03-c.md"
