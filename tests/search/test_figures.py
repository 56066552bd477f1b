"""What is found is what the texts hold: counted over many queries on a small blog."""

from __future__ import annotations

import random
import re
import shutil
import statistics
from pathlib import Path

import pytest

from bench.corpus import as_jekyll_writes_it, make_post
from bench.search import Engine, Texts, choose_queries, choose_titles, find_hits, read_texts, score, tell
from tests.conftest import SiteTest

POSTS = Path(__file__).parents[2] / "posts"
BY_HAND = ["확률적", "경사", "베이즈", "스레드는", "역전파", "컨테이너", "GPU", "gradient 학습률", "병합 rebase"]


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The posts of the project itself, and some that were thrown together."""
    site = SiteTest(tmp_path_factory.mktemp("figures"))
    site.write("_config.yml", "title: 배움 기록\nlang: ko\n")
    shutil.copytree(POSTS, site.root / "_posts")
    for number in range(40):
        post = make_post(number)
        site.write(f"_posts/{post.name}", as_jekyll_writes_it(post).replace(post.title, f"{post.title} {number}호"))
    site.build()
    return site.root / "_site"


@pytest.fixture(scope="module")
def texts(blog: Path, engine: Engine) -> Texts:
    """What the search can show."""
    return read_texts(blog, engine)


def test_every_text_that_holds_the_words_is_found_and_no_other(blog: Path, texts: Texts, engine: Engine) -> None:
    seen = {number: tell(text) for number, text in texts.items()}
    queries = sorted({*choose_queries(seen, random.Random(8)), *BY_HAND})
    scores = score(queries, seen, blog, engine)
    assert len(queries) >= 60
    assert statistics.mean(each.recall for each in scores) >= 0.99
    assert statistics.mean(each.precision for each in scores) >= 0.99


def test_two_words_of_a_title_bring_its_text_among_the_first_three(blog: Path, texts: Texts, engine: Engine) -> None:
    queries = list(choose_titles(texts, random.Random(8)))
    hits = find_hits(queries, blog, engine)
    assert len(hits) >= 40
    assert sum(hits) >= 0.95 * len(hits)


def test_a_query_takes_few_bytes(blog: Path, engine: Engine) -> None:
    sizes = [answer["bytes"] for answer in engine.ask([["show", query] for query in BY_HAND], blog)]
    assert max(sizes) <= 25_000
    assert statistics.median(sizes) <= 15_000


def test_lead_consonants_find_titles_headings_and_tags(blog: Path, texts: Texts, engine: Engine) -> None:
    (answer,) = engine.ask([["show", "ㅂㅇㅈ"]], blog)
    assert answer["numbers"]
    leads = re.compile(r"[바-빟]\s*[아-잏]\s*[자-짛]")
    for number in answer["numbers"]:
        title, categories, tags, sections = texts[number]
        assert any(map(leads.search, (title, *categories, *tags, *(heading for _, heading, _ in sections))))


def test_a_typing_error_finds_what_was_meant(blog: Path, engine: Engine) -> None:
    wrong, right = engine.ask([["show", "gradeint"], ["show", "gradient"]], blog)
    assert wrong["words"] == [["gradient"]]
    assert right["numbers"] == wrong["numbers"]


def test_titles_count_more_than_text(blog: Path, texts: Texts, engine: Engine) -> None:
    (answer,) = engine.ask([["show", "스레드"]], blog)
    titled = [("스레드" in texts[number][0]) for number in answer["numbers"]]
    assert sorted(titled, reverse=True) == titled
    assert titled[0]


def test_a_result_leads_to_the_section_that_holds_the_words(blog: Path, engine: Engine) -> None:
    (answer,) = engine.ask([["show", "attention softmax"]], blog)
    shown = answer["shown"][0]
    assert shown["place"]
    assert "softmax" in shown["excerpt"].lower() or "softmax" in shown["heading"].lower()


def test_a_category_or_tag_narrows_what_is_found(blog: Path, texts: Texts, engine: Engine) -> None:
    chosen = next(iter(texts.values()))[2][0]
    (answer,) = engine.ask([["show", "", [f"/{'_'.join(chosen.split())}"]]], blog)
    assert {number for number, text in texts.items() if chosen in text[2]} == set(answer["numbers"])
    assert sorted(answer["numbers"], reverse=True) == answer["numbers"]
