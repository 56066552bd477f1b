"""`defaults` reach the files in their scope; the more specific set wins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studylog.config import Defaults
from studylog.loader.defaults import as_node, in_scope, merge, outranks
from studylog.models import Site

LoadSite = Callable[..., Site]
POST = "_posts/AI/2021-01-05-x.md"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "_posts",
        "_posts/AI",
        "_posts/AI/",
        "_posts/A",
        POST,
        "_posts/*",
        "_posts/**",
        "**/AI",
        "**/*.md",
        "*",
        "_posts/*/2021*",
        "_posts/[A-B]*",
        "{_posts,_drafts}/*",
    ],
)
def test_a_scope_is_a_prefix_or_a_glob_whose_hits_are(path: str) -> None:
    assert in_scope(Defaults(path=path, values={}), POST, "posts")


@pytest.mark.parametrize("path", ["/_posts/AI", "_posts/ai", "posts", "AI", "/_posts/*", "*.md"])
def test_a_scope_of_another_path_does_not_apply(path: str) -> None:
    assert not in_scope(Defaults(path=path, values={}), POST, "posts")


@pytest.mark.parametrize(("kind", "expected"), [("", True), ("posts", True), ("post", True), ("drafts", False)])
def test_a_scope_may_be_for_one_type(kind: str, expected: bool) -> None:
    assert expected == in_scope(Defaults(type=kind, values={}), POST, "posts")


def test_the_longer_path_wins_then_the_one_with_a_type_then_the_later() -> None:
    short, long = Defaults(path="_p", values={}), Defaults(path="_posts", values={})
    typed = Defaults(path="_p", type="posts", values={})
    assert [outranks(long, short), outranks(short, long)] == [True, False]
    assert [outranks(typed, short), outranks(short, typed)] == [True, False]
    assert outranks(short, short)


def test_mappings_merge_deeply_and_null_keeps_the_default() -> None:
    base = as_node({"header": {"teaser": "a", "alt": "b"}, "toc": True, "tags": ["x"]}).value
    over = as_node({"header": {"teaser": "c"}, "toc": None, "tags": []}).value
    merged = {key: node.plain() for key, node in merge(base, over).items()}
    assert merged == {"header": {"teaser": "c", "alt": "b"}, "toc": True, "tags": []}


def test_a_post_gets_what_its_scope_says(load: LoadSite) -> None:
    config = """
defaults:
- scope: {path: _posts/AI}
  values: {layout: wide}
- scope: {path: "", type: posts}
  values: {layout: single, permalink: "/p/:title/", author: me}
- values: {toc: true}
"""
    post = load({POST: "---\nauthor: null\n---\nx"}, config=config).posts[0]
    assert (post.layout, post.url) == ("wide", "/p/x/")
    assert {key: post.front[key] for key in ("author", "toc")} == {"author": "me", "toc": True}


def test_a_page_is_no_post(load: LoadSite) -> None:
    config = "defaults: [{scope: {type: posts}, values: {layout: a}}, {scope: {type: pages}, values: {layout: b}}]"
    assert load({"about.md": "---\n---\nx"}, config=config).pages[0].layout == "b"
