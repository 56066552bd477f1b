"""Abbreviations: `*[HTML]: Hyper Text Markup` (kramdown, "Abbreviations"), put on every such word of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.renderer.kramdown.attributes import AttributeList, apply_attributes
from studylog.renderer.kramdown.block_state import WHITE, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.document import Abbreviation, Document, document

_DEFINITION = re.compile(r" {0,3}\*\[(.+?)\]:(.*)\n")


def abbreviations(md: MarkdownIt) -> None:
    """The definitions leave nothing where they stand; words are found when the text is parsed."""
    rule_adder(md).add("abbreviation", parse_abbreviation, "*")
    md.core.ruler.push("abbreviations", put_abbreviations)


def parse_abbreviation(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Note the definition; an attribute list around it goes to every `<abbr>`."""
    found = _DEFINITION.match(state.src, state.bMarks[line])
    if not found:
        return False
    state.line = line + 1
    block = state.add("definition", len(state.tokens))
    block.attributes = block.attributes or AttributeList()
    word = " ".join(found[1].split())
    state.document.abbreviations[word] = Abbreviation(title=found[2].strip(WHITE), attributes=block.attributes)
    return True


def put_abbreviations(state: StateCore) -> None:
    """Cut the defined words out of the text, except where it is raw HTML or code."""
    text = document(state.env)
    if not text.abbreviations:
        return
    words = "|".join(_word_pattern(word) for word in sorted(text.abbreviations, key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{words})(?![A-Za-z0-9_])")
    for token in state.tokens:
        if token.type == "inline" and token.children:
            line = token.map[0] if token.map else 0
            token.children = [part for child in token.children for part in _cut(child, pattern, text, line)]


def _word_pattern(word: str) -> str:
    return r"\s+".join(re.escape(part) for part in word.split())


def _cut(token: Token, pattern: re.Pattern[str], text: Document, line: int) -> Iterator[Token]:
    if token.type != "text" or not pattern.search(token.content):
        yield token
        return
    at = 0
    for found in pattern.finditer(token.content):
        if not text.may_expand(len(_meaning(found[0], text).title), line):
            break
        yield _text(token.content[at : found.start()], token.level)
        yield from _abbreviation(found[0], text, token.level)
        at = found.end()
    yield _text(token.content[at:], token.level)


def _meaning(word: str, text: Document) -> Abbreviation:
    return text.abbreviations[" ".join(word.split())]


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)


def _abbreviation(word: str, text: Document, level: int) -> Iterator[Token]:
    meaning = _meaning(word, text)
    opening = Token("abbr_open", "abbr", 1, level=level)
    apply_attributes(opening, meaning.attributes, text.attribute_lists)
    if meaning.title:
        opening.attrSet("title", meaning.title)
    yield opening
    yield _text(word, level + 1)
    yield Token("abbr_close", "abbr", -1, level=level)
