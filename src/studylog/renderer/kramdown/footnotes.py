"""Footnotes: `[^name]` in the text, `[^name]: text` anywhere (kramdown, "Footnotes").

They are numbered as they are first used and listed at the end, or where a list with `{:footnotes}` stands; a note
that nothing uses is left out. A note may be used again: every use is linked to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog import messages
from studylog.errors import Sentence
from studylog.frozen import dataclass
from studylog.renderer.kramdown.attributes import NAME, AttributeList
from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.code_blocks import CODE_LINES, remove_indent
from studylog.renderer.kramdown.containers import parse_blocks
from studylog.renderer.kramdown.document import Document, Finding, Footnote, document
from studylog.renderer.kramdown.footnote_list import list_tokens, render_backlink, render_marker
from studylog.renderer.kramdown.span_parser import read_spans, span_parser
from studylog.renderer.kramdown.span_state import SpanState
from studylog.spelling import nearest

_DEFINITION = re.compile(rf" {{0,3}}\[\^({NAME})\]:[ \t]*?(.*\n{CODE_LINES})")
_MARKER = re.compile(rf"\[\^({NAME})\]", re.ASCII)
_PLACE = "footnotes"


def footnotes(
    md: MarkdownIt,
    *,
    footnote_nr: int = 1,
    footnote_backlink: str = "&#8617;",
    footnote_backlink_inline: bool = False,
    footnote_link_text: str = "%s",
    footnote_prefix: str = "",
) -> None:
    """Definitions, markers, and the list; the options are the first number, the link back, and what markers show."""
    rule_adder(md).add("footnote_definition", parse_definition, "[")
    span_parser(md).add(("[^",), read_marker)

    def list_footnotes(state: StateCore) -> None:
        text = document(state.env)
        numbering = Numbering(
            first=text.option("footnote_nr", footnote_nr),
            prefix=text.option("footnote_prefix", footnote_prefix),
            text=footnote_link_text,
        )
        used = number_footnotes(state, text, numbering)
        report_footnotes(text)
        backlink = text.option("footnote_backlink", footnote_backlink)
        if used:
            notes = list_tokens(used, numbering.first, backlink, inline=footnote_backlink_inline)
            state.tokens[_find_place(state.tokens)] = list(notes)

    md.core.ruler.after("inline", "footnotes", list_footnotes)
    md.add_render_rule("footnote_marker", render_marker)
    md.add_render_rule("footnote_backlink", render_backlink)


def parse_definition(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A note's text: the rest of its line, and what is indented below."""
    found = _DEFINITION.match(state.src, state.bMarks[line])
    if not found or state.too_deep(line):
        return False
    state.go_to(found.end())
    around, state.tokens = state.tokens, []
    parse_blocks(state, remove_indent(found[2]), line)
    tokens, state.tokens = state.tokens, around
    block = state.add("definition", len(state.tokens))
    block.attributes = block.attributes or AttributeList()
    notes, name = state.document.footnotes, found[1]
    if name in notes:
        report(state.document, messages.FOOTNOTE_REPEATED, notes[name].line, name=name)
    notes[name] = Footnote(tokens=tokens, line=state.first_line + line + 1, attributes=block.attributes)
    return True


def read_marker(state: SpanState) -> bool:
    """`[^name]`, where that note is defined."""
    found = _MARKER.match(state.src, state.pos)
    if not found:
        return False
    text = document(state.env)
    if found[1] not in text.footnotes:
        if found[1] not in text.missing_footnotes:
            text.missing_footnotes[found[1]] = state.line_at(state.pos) + 1
        state.take_text(len(found[0]))  # with its bracket, which no link ends with
        return True
    token = state.push("footnote_marker", "sup", 0)
    token.meta["name"] = found[1]
    state.pos = found.end()
    state.end_element(token)
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How notes are counted and named on the page."""

    first: int
    prefix: str
    """Before the name in every id."""
    text: str
    """What a marker shows; `%s` is the number."""


def number_footnotes(state: StateCore, text: Document, numbering: Numbering) -> list[tuple[str, Footnote]]:
    """Number the notes by use, those within notes after all others; returns the used ones in order."""
    used: list[tuple[str, Footnote]] = []
    if not text.footnotes:
        return used
    _number_markers(state.tokens, text, used, numbering)
    for _, note in used:
        read_spans(state.md, note.tokens, state.env, inside=1)  # as in an HTML element, for the GFM parser
        _number_markers(note.tokens, text, used, numbering)
    return used


def _number_markers(
    tokens: Sequence[Token], text: Document, used: list[tuple[str, Footnote]], numbering: Numbering
) -> None:
    for marker in _markers(tokens):
        note = text.footnotes[marker.meta["name"]]
        name = numbering.prefix + marker.meta["name"]
        if not note.number:
            note.number = numbering.first + len(used)
            used.append((name, note))
        shown = numbering.text.replace("%s", str(note.number))
        marker.meta.update(name=name, text=shown, use=note.uses)
        note.uses += 1


def report_footnotes(text: Document) -> None:
    """Say which notes are used and not defined, and which are defined and not used."""
    for name, line in text.missing_footnotes.items():
        meant = nearest(name, text.footnotes)
        sentence = messages.FOOTNOTE_NEAR_MISS if meant else messages.FOOTNOTE_UNDEFINED
        report(text, sentence, line, name=name, meant=meant or "")
    for name, note in text.footnotes.items():
        if not note.number:
            report(text, messages.FOOTNOTE_UNUSED, note.line, name=name)


def report(text: Document, sentence: Sentence, line: int, **values: str) -> None:
    """Note a flaw of a note."""
    pointer = f"[^{values['name']}]"
    text.findings.append(Finding(sentence=sentence, line=line, values=tuple(values.items()), text=pointer))


def _markers(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "footnote_marker":
            yield token
        elif token.children:
            yield from _markers(token.children)


def _find_place(tokens: Sequence[Token]) -> slice:
    """Where the list goes: instead of the list that `{:footnotes}` marks, else behind everything."""
    for index, token in enumerate(tokens):
        if _PLACE in token.meta.get("names", ()) and token.type in ("bullet_list_open", "ordered_list_open"):
            return slice(index, closing_index(tokens, index) + 1)
    return slice(len(tokens), len(tokens))


def closing_index(tokens: Sequence[Token], start: int) -> int:
    """Where the element that opens at `start` closes."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1
