"""Posts that are about the same."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from studylog.models import Label, Post
from studylog.pages.related import MOST, Relations, relate_posts

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


def relate(posts: list[Post], words: dict[int, str] | None = None, former: Relations | None = None) -> Relations:
    """These posts; `words` are those of texts, by the number of their day."""
    keywords = {each.source: (words or {}).get(int(each.title), "") for each in posts}
    return relate_posts(posts, keywords, [frozenset((each.source,)) for each in posts], former)


def all_titles(posts: list[Post], relations: Relations) -> list[list[str]]:
    by_source = {each.source: each.title for each in posts}
    return [[by_source[source] for source in relations.related_to(at)] for at in range(len(posts))]


def titles(of: Post, posts: list[Post], words: dict[int, str] | None = None) -> list[str]:
    return all_titles(posts, relate(posts, words))[posts.index(of)]


def test_who_shares_most_stands_first() -> None:
    posts = [post(9, "a", "b"), post(5, "a"), post(4, "a", "b"), post(3, "c"), post(2, categories=("x",))]
    assert titles(posts[0], posts) == ["4", "5"]


def test_among_equals_the_nearest_in_time_stands_first() -> None:
    posts = [post(number, "a") for number in (9, 8, 5, 3, 2, 1)]
    assert titles(posts[2], posts) == ["3", "2", "8", "1"]


def test_a_new_post_leaves_old_ones_alone() -> None:
    """Only posts near it under one of its terms look at it."""
    posts = [post(number, "a") for number in range(40, 0, -1)]
    before = all_titles(posts, relate(posts))
    after = all_titles([post(41, "a"), *posts], relate([post(41, "a"), *posts]))[1:]
    assert [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] in ([0, 1], [0, 1, 2])


def test_words_tell_what_posts_without_tags_have_in_common() -> None:
    posts = [post(number) for number in range(9, 0, -1)]
    words = {9: "경사 하강 학습", 7: "도커 이미", 4: "하강 경사 학습 이미", 2: "경사 도커", 1: "도커 이미 하강"}
    assert titles(posts[0], posts, words) == ["4"]


def test_one_word_in_common_is_not_enough() -> None:
    posts = [post(number) for number in range(9, 0, -1)]
    assert titles(posts[0], posts, {9: "경사", 4: "경사"}) == []


def test_one_tag_in_common_is_enough() -> None:
    posts = [post(9, "a"), *(post(number) for number in range(8, 1, -1)), post(1, "A")]
    assert titles(posts[0], posts) == ["1"]


def test_what_half_of_all_texts_say_tells_nothing() -> None:
    posts = [post(number) for number in range(9, 0, -1)]
    often = dict.fromkeys(range(1, 10), "오늘 배운 것을 적음")
    assert titles(posts[0], posts, often) == []


def test_rare_words_weigh_more() -> None:
    posts = [post(number) for number in range(40, 0, -1)]
    words = dict.fromkeys(range(12, 30), "가나 다라 마바") | {40: "가나 다라 마바 사아 자차 카타", 3: "사아 자차 카타"}
    assert titles(posts[0], posts, words)[0] == "3"


def test_an_edit_leaves_posts_alone_that_share_nothing_with_it() -> None:
    """However often a word is said, its weight changes only where that number doubles."""
    posts = [post(number) for number in range(60, 0, -1)]
    words = {number: " ".join(f"{letter}{number % 12}" for letter in "abcdef") for number in range(1, 61)}
    edited = words | {30: "전혀 다른 글"}
    before, after = relate(posts, words), relate(posts, edited)
    changed = [at for at in range(60) if before.found[at] != after.found[at]]
    assert [posts[at].title for at in changed] == ["54", "42", "30", "18", "6"]


def test_who_is_left_out_leaves_room_for_another() -> None:
    posts = [post(number, "a") for number in range(8, 0, -1)]
    but = frozenset((posts[0].source, posts[1].source, posts[2].source, "_posts/none.md"))
    relations = relate_posts(posts, {each.source: "" for each in posts}, [but, *([None] * 7)])
    assert all_titles(posts, relations) == [["5", "4", "3", "2"], *([[]] * 7)]


WORDS = st.lists(st.sampled_from("가나 나다 다라 라마 gpu cpu ^gpu ^cpu".split()), max_size=6, unique=True)


Texts = list[tuple[list[str], set[str]]]
TEXTS: st.SearchStrategy[Texts] = st.lists(st.tuples(WORDS, st.sets(st.sampled_from("abc"))), min_size=1, max_size=30)


def blog(texts: Texts) -> tuple[list[Post], dict[int, str]]:
    posts = [post(number, *sorted(tags)) for number, (_, tags) in enumerate(texts)][::-1]
    return posts, {number: " ".join(words) for number, (words, _) in enumerate(texts)}


@given(TEXTS)
def test_the_order_of_reading_makes_no_difference(texts: Texts) -> None:
    """Of posts, of words, of tags; while no tag is so frequent that only posts near in time are looked at."""
    posts, words = blog(texts)
    turned = [post(int(each.title), *(tag.name for tag in reversed(each.tags))) for each in reversed(posts)]
    turned_words = {number: " ".join(reversed(said.split())) for number, said in words.items()}
    if all(sum(tag in tags for _, tags in texts) <= max(2, len(texts) // 2) for tag in "abc"):
        before = all_titles(posts, relate(posts, words))
        assert before == all_titles(turned, relate(turned, turned_words))[::-1]


@given(TEXTS, TEXTS)
def test_what_is_taken_over_is_what_would_be_found(before: Texts, after: Texts) -> None:
    """Whatever was edited; where posts came or went, nothing is taken over."""
    for edited in (after, (after + before)[: len(before)], before[:3] + after[3:4] + before[4:]):
        former, (posts, words) = relate(*blog(before)), blog(edited)
        assert relate(posts, words, former) == relate(posts, words)


def test_many_posts_under_one_tag_take_linear_time() -> None:
    posts = [post(number, "a", "b", categories=("x",)) for number in range(4000, 0, -1)]
    started = time.process_time()
    relations = relate(posts)
    assert {MOST} == set(map(len, relations.found))
    assert time.process_time() - started < 5


def test_after_an_edit_posts_that_share_nothing_with_it_are_not_looked_at_again() -> None:
    """What was found for them is the very same object."""
    posts = [post(number) for number in range(600, 0, -1)]
    words = {number: " ".join(f"{letter}{number % 120}" for letter in "abcdef") for number in range(1, 601)}
    former = relate(posts, words)
    now = relate(posts, words | {300: "전혀 다른 글"}, former)
    again = [each.title for each, one, other in zip(posts, former.found, now.found, strict=True) if one is not other]
    assert again == ["540", "420", "300", "180", "60"]


GRADIENT = "오늘 읽은 것.\n\n## 경사 하강법과 학습률\n\n글\n"
OTHER = "오늘 읽은 것.\n"
DEADLOCK = "오늘 읽은 것.\n\n## 교착 상태와 세마포어\n\n글\n"
POST_A = "2024/01/01/a.html"


@pytest.fixture
def log(site: SiteTest) -> SiteTest:
    """Eight posts without tags; the second, the fifth and the last are about the same as the first."""
    for day, body in enumerate((GRADIENT, GRADIENT, OTHER, DEADLOCK, GRADIENT, DEADLOCK, DEADLOCK, GRADIENT)):
        site.post(f"2024-01-0{day + 1}-{'abcdefgh'[day]}.md", body, title="abcdefgh"[day], related="true")
    return site


def related_on(site: SiteTest, path: str) -> list[str]:
    found = html.document_fromstring(site.read(path)).find_class("related")
    return [link.get("href") for section in found for link in section.iter("a")]


def test_a_post_leads_to_those_about_the_same(log: SiteTest) -> None:
    log.build()
    assert related_on(log, POST_A) == ["/2024/01/05/e.html", "/2024/01/08/h.html"]
    assert related_on(log, "2024/01/06/f.html") == ["/2024/01/04/d.html"]


def test_the_series_of_a_post_is_not_named_twice(log: SiteTest) -> None:
    """Nor are the previous and the next post, to which its page leads anyway."""
    for day, name in ((1, "a"), (5, "e")):
        log.post(f"2024-01-0{day}-{name}.md", GRADIENT, title=name, related="true", series="하나")
    log.build()
    assert related_on(log, POST_A) == ["/2024/01/08/h.html"]


def test_a_post_says_whether_it_leads_to_them(log: SiteTest) -> None:
    log.post("2024-01-01-a.md", GRADIENT, title="a", related="false").post("2024-01-05-e.md", GRADIENT, title="e")
    log.build()
    assert [related_on(log, POST_A), related_on(log, "2024/01/05/e.html")] == [[], []]
    assert related_on(log, "2024/01/02/b.html") == ["/2024/01/05/e.html", "/2024/01/08/h.html"]


def test_other_words_lead_elsewhere(log: SiteTest) -> None:
    log.build()
    log.post("2024-01-05-e.md", DEADLOCK, title="e", related="true").build()
    assert related_on(log, POST_A) == ["/2024/01/08/h.html"]
    assert related_on(log, "2024/01/05/e.html") == ["/2024/01/07/g.html"]


def test_a_post_that_leads_away_is_related_to_none(log: SiteTest) -> None:
    log.post("2024-01-05-e.md", GRADIENT, title="e", redirect_to="/2024/01/01/a.html").build()
    assert related_on(log, POST_A) == ["/2024/01/08/h.html"]
