"""How a title stands on a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.cards.layout import CUT, SIZES, balance, lay_out_title

WIDTH = 1000


def measure(size: int, text: str) -> float:
    """Every letter is a square, a space half of one."""
    return size * (len(text) - text.count(" ") / 2)


def widths(lines: tuple[str, ...], size: int) -> list[float]:
    return [measure(size, line) for line in lines]


def test_a_short_title_is_large() -> None:
    block = lay_out_title("어텐션", WIDTH, measure)
    assert (block.size, block.lines) == (SIZES[0][0], ("어텐션",))


def test_lines_end_between_words_and_are_much_the_same() -> None:
    block = lay_out_title("경사 하강법을 손으로 다시 풀어 보기", WIDTH, measure)
    assert block.lines == ("경사 하강법을 손으로", "다시 풀어 보기")


def test_a_longer_title_is_smaller() -> None:
    title = "트랜스포머의 어텐션 구조와 위치 인코딩을 처음부터 끝까지 이해하기 위한 학습 기록"
    block = lay_out_title(title, WIDTH, measure)
    assert block.size < SIZES[0][0]
    assert " ".join(block.lines) == title


def test_a_word_longer_than_a_line_is_broken() -> None:
    block = lay_out_title("가" * 50, WIDTH, measure)
    assert "".join(block.lines) == "가" * 50
    assert len(block.lines) > 1


def test_a_title_without_end_is_cut() -> None:
    size, most = SIZES[-1]
    block = lay_out_title("긴 제목이 " * 50, WIDTH, measure)
    assert (block.size, len(block.lines)) == (size, most)
    assert block.lines[-1].endswith(CUT)
    assert min(widths(block.lines, size)) > WIDTH * 0.7


@pytest.mark.parametrize("title", ["", "   "])
def test_nothing_has_no_lines(title: str) -> None:
    assert lay_out_title(title, WIDTH, measure).lines == ()


@given(st.text(st.sampled_from("가나다라 ab-"), max_size=200))
def test_no_line_is_wider_than_the_card(title: str) -> None:
    block = lay_out_title(title, WIDTH, measure)
    assert max(widths(block.lines, block.size), default=0) <= WIDTH
    assert len(block.lines) <= dict(SIZES)[block.size]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30))
def test_there_are_no_more_lines_than_there_must_be(lengths: list[int]) -> None:
    title = " ".join("가" * length for length in lengths)
    greedy, room = 0, -1.0
    for length in lengths:
        greedy, room = (greedy, room - length - 0.5) if length + 0.5 <= room else (greedy + 1, 10.0 - length)
    assert len(balance(title, 10, lambda text: measure(1, text))) == greedy
