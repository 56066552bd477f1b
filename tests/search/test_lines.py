"""The index that was changed is the index made anew."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studylog.builder.cache import search_index
from studylog.builder.cache.search_index import Entry, SearchIndex
from studylog.search import lines, shards
from studylog.search.lines import IndexedText, TooFewWordsError, build_lines, change_line

WORDS = st.lists(
    st.sampled_from("가나 가나다 나다 다라마바 torch pytorch tor np.array size_t os ㄷㄹㄴ".split()), max_size=5
)
FIELD = WORDS.map(lambda words: "\n".join(dict.fromkeys(words)))
TEXTS = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 50), FIELD, FIELD, FIELD, FIELD))
Blog = dict[str, tuple[int, str, str, str, str]]


def text_of(number: int, text: str = "", title: str = "", headings: str = "", tags: str = "") -> IndexedText:
    return IndexedText(number=number, text=text, title=title, headings=headings, tags=tags)


def update(index: SearchIndex, blog: Blog) -> dict[int, str]:
    """Names part texts of the same wish, as the numbers of a site's texts do."""
    texts = {name: text_of(100 * at + values[0], *values[1:]) for at, (name, values) in enumerate(sorted(blog.items()))}
    index.update(
        {name: Entry(labels="", content=repr(text), take=partial(replace, text)) for name, text in texts.items()}
    )
    return index.shards(range(index.count()))


@given(st.lists(TEXTS, min_size=2, max_size=5), st.integers(1, 4), st.integers(20, 300))
@settings(deadline=None, max_examples=60)
def test_changing_the_index_gives_what_making_it_anew_gives(
    tmp_path_factory: pytest.TempPathFactory, blogs: list[Blog], most: int, size: int
) -> None:
    folder = tmp_path_factory.mktemp("index")
    with (
        mock.patch.object(lines, "MOST_WORDS", most),
        mock.patch.object(shards, "SIZE_OF_SHARD", size),
        mock.patch.object(search_index, "FEW", 0.01),  # any change is small
        SearchIndex(folder) as index,
    ):
        for number, blog in enumerate(blogs):
            changed = update(index, blog)
            (folder / str(number)).mkdir()
            with SearchIndex(folder / str(number)) as clean:
                assert update(clean, blog) == changed


def test_an_index_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    with SearchIndex(tmp_path) as index:
        update(index, {"a": (1, "가나", "", "", "")})
        state = index.state
        update(index, {"a": (1, "가나", "", "", "")})
        assert state == index.state
        update(index, {"a": (1, "가나\n다라", "", "", "")})
        assert state != index.state


def test_a_line_tells_where_each_word_stands() -> None:
    found, postings = build_lines([text_of(3, "torch\n토치", title="토치"), text_of(70, "pytorch\ntorch")])
    assert found["tor"] == "pytorch !G\ttorch D!D"
    assert found["토치"] == "토치 D;D"
    assert postings == {"torch": 2, "pytorch": 1, "토치": 2}


def test_a_line_of_too_many_words_says_which_texts_hold_any() -> None:
    with mock.patch.object(lines, "MOST_WORDS", 1):
        found, _ = build_lines([text_of(3, "torch"), text_of(4, "pytorch")])
    assert found["tor"] == " DB\t2"


def test_a_line_that_shall_have_words_again_takes_the_whole_index() -> None:
    with mock.patch.object(lines, "MOST_WORDS", 2), pytest.raises(TooFewWordsError):
        change_line(" DB\t3", lines.LineChange(), -1)
