"""Texts and queries are taken apart in one way, in Python and in JavaScript."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.search import Engine
from studylog.search.lines import FIELDS
from studylog.search.postings import read_numbers, write_numbers
from studylog.search.shards import shard_of
from studylog.search.words import find_words, grams_of, index_text, label_words, list_headings
from tests.search.conftest import VECTORS


@pytest.mark.parametrize(("text", "expected"), VECTORS["words"])
def test_a_text_has_these_words(text: str, expected: list[str]) -> None:
    assert expected == sorted(find_words(text))


@pytest.mark.parametrize(("label", "expected"), VECTORS["labels"])
def test_a_label_has_its_lead_consonants_too(label: str, expected: list[str]) -> None:
    assert expected == sorted(label_words([label]))


@pytest.mark.parametrize(("word", "expected"), VECTORS["grams"])
def test_a_word_stands_in_these_lines(word: str, expected: list[str]) -> None:
    assert expected == sorted(grams_of(word))


def test_the_script_asks_for_lines_in_which_the_word_stands(engine: Engine) -> None:
    """All that a word of the vectors may be typed as, besides terms."""
    words = [word for word, _ in VECTORS["grams"] if word[0] not in "@/"]
    for word, asked in zip(words, engine.ask([["gramsOf", word] for word in words]), strict=True):
        assert asked
        assert set(asked) <= grams_of(word)


def test_the_script_takes_queries_apart_as_the_vectors_say(engine: Engine) -> None:
    answers = engine.ask([["takeApart", query] for query, _ in VECTORS["queries"]])
    assert [words for _, words in VECTORS["queries"]] == answers


def test_python_and_the_script_agree_on_numbers_shards_and_terms(engine: Engine) -> None:
    assert [numbers for _, numbers in VECTORS["numbers"]] == [read_numbers(text) for text, _ in VECTORS["numbers"]]
    assert [number for *_, number in VECTORS["shards"]] == [shard_of(*of) for *of, _ in VECTORS["shards"]]
    calls = [["readNumbers", text] for text, _ in VECTORS["numbers"]]
    calls += [["shardOf", gram, count] for gram, count, _ in VECTORS["shards"]]
    calls += [["termWord", "tag", " C++  기초 "]]
    of_python = [numbers for _, numbers in VECTORS["numbers"]] + [number for *_, number in VECTORS["shards"]]
    assert [*of_python, "/C++_기초"] == engine.ask(calls)


def test_one_typing_error_is_near_two_are_not(engine: Engine) -> None:
    calls = [["isNear", one, other] for one, other, _ in VECTORS["near"]]
    assert [expected for *_, expected in VECTORS["near"]] == engine.ask(calls)


@given(st.sets(st.integers(0, 100_000)))
def test_numbers_are_read_as_they_were_written(numbers: set[int]) -> None:
    assert sorted(numbers) == read_numbers(write_numbers(sorted(numbers)))


@given(st.text(st.sampled_from("가나딥러닝abcC+#._- 1"), max_size=30), st.data())
def test_whatever_part_of_a_word_is_typed_leads_to_the_word(text: str, data: st.DataObject) -> None:
    """The line of any gram of a part holds the words that the part may be in."""
    for word in find_words(text):
        at = data.draw(st.integers(0, len(word) - 1))
        part = word[at : data.draw(st.integers(at + 1, len(word)))]
        for run in find_words(part) & {part}:
            is_short = len(run) < (3 if run < "\x80" else 2)
            assert is_short or any(sign in word for sign in "._-") or grams_of(run) - {run[0]} <= grams_of(word) | {run}


def test_headings_are_told_from_the_text_below_them() -> None:
    text = "머리말\n딥 러닝\t본문\n둘째\t끝"
    assert list_headings(text) == ["딥 러닝", "둘째"]
    words = index_text(text)
    assert {"머리말", "본문", "딥", "러닝", "둘째", "끝"} == set(words.text.split("\n"))
    assert {"딥", "러닝", "둘째", "ㄷㄹㄴ", "ㄹㄴ", "ㄷㅉ"} == set(words.headings.split("\n"))


def test_there_are_four_fields() -> None:
    """As the weights of the script."""
    assert FIELDS == ("text", "title", "headings", "tags")
