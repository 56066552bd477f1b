"""The walk over text: what it remembers must not change what it reads."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from studylog.config import KramdownConfig
from studylog.renderer.kramdown import load_preset
from studylog.renderer.kramdown.attributes import AttributeList
from studylog.renderer.kramdown.document import Document, LinkDefinition
from studylog.renderer.kramdown.span_state import SpanState

PIECES = (
    *("*", "**", "_", "__", "a", " ", "가", "[", "]", "](u)", "![", "<b>", "</b>", "<u>", "</u>", "`", "~~", "(", ")"),
    *('"', "'", "[a]", "$", "$$", "\\", '[a](u "t")', "{: .x}", "--", "&amp;", "<!--", "-->", "\n"),
)


class Forgetful(dict[Any, Any]):
    """A memory that keeps nothing."""

    def setdefault(self, key: Hashable, default: Any = None) -> Any:
        return default

    def update(self, *args: Any, **more: Any) -> None:
        pass

    def __setitem__(self, key: Hashable, value: Any) -> None:
        pass


@pytest.fixture(scope="module")
def md() -> MarkdownIt:
    return load_preset(MarkdownIt("zero"), KramdownConfig())


def read(md: MarkdownIt, text: str, *, remember: bool = True) -> str:
    document = Document(dollar_math=True, links={"a": LinkDefinition(url="u")})
    env = {"kramdown": document}
    tokens: list[Token] = []
    state = SpanState(text, md, env, tokens)
    if not remember:
        state.dead_ends, state.brackets, state.parentheses = Forgetful(), Forgetful(), Forgetful()
    md.inline.tokenize(state)
    return str(md.renderer.render(tokens, md.options, env))


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=400, deadline=None)
def test_remembering_dead_ends_changes_nothing(md: MarkdownIt, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert read(md, text, remember=False) == read(md, text)


@given(pieces=st.lists(st.sampled_from((*PIECES, "바늘")), max_size=20))
@settings(max_examples=400, deadline=None)
def test_no_word_is_lost(md: MarkdownIt, pieces: list[str]) -> None:
    """Each needle reaches the page, be it as text, in an attribute or in a formula."""
    assert pieces.count("바늘") == count_needles(md, "".join(pieces))


def count_needles(md: MarkdownIt, text: str) -> int:
    env = {"kramdown": Document(dollar_math=True)}
    tokens: list[Token] = []
    md.inline.parse(text, md, env, tokens)
    return sum(token.content.count("바늘") for token in tokens) + sum(
        str(value).count("바늘") for token in tokens if token.type != "image" for value in token.attrs.values()
    )


NEVER_CLOSING = (
    *("**a ", "*a ", "_a ", "[a", "![a", "[a](b ", "[a](b", '[a](b "c ', "[a](<b", "[a][b", "` ", "$$a ", "$a "),
    *('"a ', "'a ", "<a ", '<a x="', "<b>", "<u>", "</b", "<!-- ", "<https:", "a@", "&a", "~~a ", "*a*{: .b"),
    *("*a **b ", "*a [b **c ", "*<b>", "[<b>", "[*a ", "*[a](b) ", "**a <b>*c</b> ", "\\begin{align} ", "{::x "),
)


@pytest.mark.parametrize("piece", NEVER_CLOSING)
def test_text_that_opens_much_and_closes_nothing_is_read_to_its_end(md: MarkdownIt, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert "바늘" in read(md, text + " 바늘")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("![", "](u)"), ("<b>", "</b>"), ("*<b>", "</b>*")])
def test_deep_nesting_is_reported_and_loses_nothing(md: MarkdownIt, opening: str, closing: str) -> None:
    text = opening * 500 + "바늘" + closing * 500
    assert "바늘" in read(md, text)


def test_too_deep_elements_are_an_error(md: MarkdownIt) -> None:
    document = Document()
    md.inline.parse("<b>" * 60 + "바늘" + "</b>" * 60, md, {"kramdown": document}, [])
    assert [finding.severity for finding in document.findings] == ["error"]


def test_a_long_definition_used_too_often_is_an_error_and_the_text_stays(md: MarkdownIt) -> None:
    document = Document(links={"a": LinkDefinition(url="u" * 50_000)})
    env = {"kramdown": document}
    tokens: list[Token] = []
    md.inline.parse("[a]" * 1_000, md, env, tokens)
    assert [finding.severity for finding in document.findings] == ["error"]
    assert len(str(md.renderer.render(tokens, md.options, env))) < 5_000_000


def test_a_named_list_of_attributes_used_too_often_is_an_error(md: MarkdownIt) -> None:
    document = Document(attribute_lists={"a": AttributeList(attrs={"title": "t" * 50_000})})
    tokens: list[Token] = []
    md.inline.parse("*x*{: a}" * 1_000, md, {"kramdown": document}, tokens)
    assert [finding.severity for finding in document.findings] == ["error"]
