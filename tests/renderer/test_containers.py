"""What a container holds is read in short where it is a mere paragraph: the same as all rules would make of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from studylog.config import MarkdownConfig
from studylog.renderer.converter import make_parser
from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.containers import parse_blocks
from studylog.renderer.kramdown.document import Document

PARSER = make_parser(MarkdownConfig())
LINES = """글 / *글*, 그리고 `코드` / # 머리 / --- / === / - 가 / 1. 나 / * * * / : 뜻 / > 인용 / ``` / ~~~
$$x$$ / \\$$x$$ / ^ / {: .c} / {:n: .c} / <div> / </div> / <b>글</b> / <!-- 말 --> / [가]: b / [가][]
*[글]: c / a|b / |a|b| / |-|- / |a / _글_ / = / \\ / $a / \\begin{align} / \\end{align}$ / - / 1.
\u3000글 / \f / {::comment} / {:/} / #글 / :글 / -글 / 1글"""
LINE = st.tuples(
    st.sampled_from(["", "", "", " ", "  ", "    ", "\t"]),
    st.sampled_from(["", *LINES.replace("\n", " / ").split(" / ")]),
    st.sampled_from(["", "", "  "]),
).map("".join)


def read_shortly(text: str) -> list[Mapping[str, Any]]:
    env = {"kramdown": Document(dollar_math=True)}
    around = BlockState("\n", PARSER, env, [], depth=-1)
    parse_blocks(around, text, 0)
    return [token.as_dict() for token in around.tokens]


def read_by_all_rules(text: str) -> list[Mapping[str, Any]]:
    state = BlockState(text, PARSER, {"kramdown": Document(dollar_math=True)}, [])
    PARSER.block.tokenize(state, 0, state.lineMax)
    return [token.as_dict() for token in state.tokens]


@given(st.lists(LINE, min_size=1, max_size=6))
@example(["|a"])
@example(["글", ""])
@example(["글  ", "= 글", "", ": 뜻"])
def test_lines_give_the_same_blocks_in_a_container(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    assert read_shortly(text) == read_by_all_rules(text)
