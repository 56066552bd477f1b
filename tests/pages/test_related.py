"""Posts that belong together."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

from lxml import html

from studylog.models import Label, Post
from studylog.pages.related import MOST, index_terms, related_posts

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def post(number: int, *tags: str, categories: tuple[str, ...] = ()) -> Post:
    """The post of a day."""
    date = dt.datetime(2020, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=number)
    return Post(
        source=f"_posts/{number}.md",
        url=f"/{number}/",
        output=f"{number}/index.html",
        title=str(number),
        date=date,
        slug=str(number),
        tags=tuple(Label(name=tag, value=tag) for tag in tags),
        categories=tuple(Label(name=name, value=name) for name in categories),
        body="",
    )


def titles(of: Post, posts: list[Post]) -> list[str]:
    return [other.title for other in related_posts(of, index_terms(posts))]


def test_who_shares_most_stands_first() -> None:
    posts = [post(9, "a", "b"), post(5, "a"), post(4, "a", "b"), post(3, "c"), post(2, categories=("x",))]
    assert titles(posts[0], posts) == ["4", "5"]


def test_among_equals_the_nearest_in_time_stands_first() -> None:
    posts = [post(number, "a") for number in (9, 8, 5, 3, 2, 1)]
    assert titles(posts[2], posts) == ["3", "2", "8", "1"]


def test_a_new_post_leaves_old_ones_alone() -> None:
    """Only posts near it under one of its terms look at it."""
    posts = [post(number, "a") for number in range(40, 0, -1)]
    before = [titles(each, posts) for each in posts]
    after = [titles(each, [post(41, "a"), *posts]) for each in posts]
    assert [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] in ([0, 1], [0, 1, 2])


def test_many_posts_under_one_tag_take_linear_time() -> None:
    posts = [post(number, "a", "b", categories=("x",)) for number in range(4000, 0, -1)]
    started = time.perf_counter()
    index = index_terms(posts)
    assert {MOST} == {len(related_posts(each, index)) for each in posts}
    assert time.perf_counter() - started < 5


def test_a_post_leads_to_them_where_it_is_asked_to(site: SiteTest) -> None:
    site.post("2024-01-01-a.md", tags="[x]", title="하나", related="true")
    site.post("2024-01-02-b.md", tags="[X]", title="둘").post("2024-01-03-c.md", title="셋", related="true").build()
    (found,) = html.document_fromstring(site.read("2024/01/01/a.html")).find_class("related")
    assert [(link.text, link.get("href")) for link in found.iter("a")] == [("둘", "/2024/01/02/b.html")]
    for path in ("2024/01/02/b.html", "2024/01/03/c.html"):
        assert html.document_fromstring(site.read(path)).find_class("related") == []
