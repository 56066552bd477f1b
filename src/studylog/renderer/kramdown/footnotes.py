"""Footnotes: `[^name]` in the text, `[^name]: text` anywhere (kramdown, "Footnotes").

They are numbered as they are first used and listed at the end, or where a list with `{:footnotes}` stands; a note
that nothing uses is left out. A note may be used again: every use is linked to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog.renderer.kramdown.attributes import NAME, AttributeList
from studylog.renderer.kramdown.blocks import BlockState, parse_blocks, rule_adder
from studylog.renderer.kramdown.code_blocks import CODE_LINES, remove_indent
from studylog.renderer.kramdown.document import Document, Footnote, document
from studylog.renderer.kramdown.html import escape_attribute, escape_text
from studylog.renderer.kramdown.span_parser import SpanState, span_parser

_DEFINITION = re.compile(rf" {{0,3}}\[\^({NAME})\]:[ \t]*?(.*\n{CODE_LINES})")
_MARKER = re.compile(rf"\[\^({NAME})\]", re.ASCII)
_PLACE = "footnotes"
_TEXT_ENDS = ("paragraph_close", "heading_close")
_AROUND_TEXT = ("blockquote_close", "bullet_list_close", "ordered_list_close", "list_item_close", "dl_close", "dd_close")


def footnotes(
    md: MarkdownIt, *, footnote_nr: int = 1, footnote_backlink: str = "&#8617;", footnote_backlink_inline: bool = False
) -> None:
    """Definitions, markers, and the list; the options are the first number and the link back."""
    rule_adder(md).add("footnote_definition", parse_definition, "[")
    span_parser(md).add(("[^",), read_marker)

    def list_footnotes(state: StateCore) -> None:
        text = document(state.env)
        first = text.option("footnote_nr", footnote_nr)
        used = number_footnotes(state, text, first)
        if used:
            note_list = list(_list_tokens(used, first, footnote_backlink, inline=footnote_backlink_inline))
            place = _find_place(state.tokens)
            state.tokens[place] = note_list

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
    state.document.footnotes[found[1]] = Footnote(tokens=tokens, attributes=block.attributes)
    return True


def read_marker(state: SpanState) -> bool:
    """`[^name]`, where that note is defined."""
    found = _MARKER.match(state.src, state.pos)
    if not found or found[1] not in document(state.env).footnotes:
        return False
    token = state.push("footnote_marker", "sup", 0)
    token.meta["name"] = found[1]
    token.meta["line"] = state.line_at(state.pos)
    state.pos = found.end()
    state.end_element(token)
    return True


def number_footnotes(state: StateCore, text: Document, first: int) -> list[tuple[str, Footnote]]:
    """Number the notes by use, those within notes after all others; returns the used ones in order."""
    used: list[tuple[str, Footnote]] = []
    _number_markers(state.tokens, text, used, first)
    for _, note in used:
        for token in note.tokens:
            if token.type == "inline":
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)
        _number_markers(note.tokens, text, used, first)
    return used


def _number_markers(tokens: Sequence[Token], text: Document, used: list[tuple[str, Footnote]], first: int) -> None:
    for marker in _markers(tokens):
        name = marker.meta["name"]
        note = text.footnotes[name]
        if not note.number:
            note.number = first + len(used)
            used.append((name, note))
        marker.meta.update(number=note.number, use=note.uses)
        note.uses += 1


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


def _list_tokens(
    used: Sequence[tuple[str, Footnote]], first: int, backlink: str, *, inline: bool
) -> Iterator[Token]:
    yield Token("footnotes_open", "div", 1, {"class": "footnotes", "role": "doc-endnotes"}, block=True)
    yield Token("ordered_list_open", "ol", 1, {"start": first} if first != 1 else {}, block=True)
    for name, note in used:
        yield Token("list_item_open", "li", 1, {"id": f"fn:{name}", "role": "doc-endnote"}, block=True)
        yield from _with_backlinks(name, note, backlink, inline=inline)
        yield Token("list_item_close", "li", -1, block=True)
    yield Token("ordered_list_close", "ol", -1, block=True)
    yield Token("footnotes_close", "div", -1, block=True)


def _with_backlinks(name: str, note: Footnote, backlink: str, *, inline: bool) -> list[Token]:
    """A note's blocks, with the links back at the end of its last paragraph, or in one of their own."""
    tokens = note.tokens
    if not backlink:
        return tokens
    links = [_backlink(name, use, backlink) for use in range(note.uses)]
    space = Token("text", "", 0, content="\u00a0")
    if text := _last_text(tokens, inline=inline):
        text.children = [*(text.children or ()), *(part for link in links for part in (space, link))]
        return tokens
    children = [part for link in links for part in (space, link)][1:]
    own = Token("inline", "", 0, children=children, block=True)
    return [*tokens, Token("paragraph_open", "p", 1, block=True), own, Token("paragraph_close", "p", -1, block=True)]


def _last_text(tokens: Sequence[Token], *, inline: bool) -> Token | None:
    """The text that links back may be added to: the last paragraph's; with `inline` that of any last block."""
    ends = _TEXT_ENDS if inline else ("paragraph_close",)
    depth = len(tokens) - 1
    while inline and depth >= 0 and tokens[depth].type in _AROUND_TEXT:
        depth -= 1
    return tokens[depth - 1] if depth > 0 and tokens[depth].type in ends else None


def _backlink(name: str, use: int, backlink: str) -> Token:
    token = Token("footnote_backlink", "a", 0, content=backlink)
    token.attrs = {"href": f"#{_marker_id(name, use)}", "class": "reversefootnote", "role": "doc-backlink"}
    token.meta = {"use": use}
    return token


def _marker_id(name: str, use: int) -> str:
    return f"fnref:{name}:{use}" if use else f"fnref:{name}"


def render_marker(_: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """A number that links to its note."""
    name, number, use = (tokens[index].meta[key] for key in ("name", "number", "use"))
    id_ = escape_attribute(_marker_id(name, use))
    return (
        f'<sup id="{id_}" role="doc-noteref">'
        f'<a href="#fn:{escape_attribute(name)}" class="footnote" rel="footnote">{number}</a></sup>'
    )


def render_backlink(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """The way back to a use of the note; further ones are counted."""
    token = tokens[index]
    count = f"<sup>{token.meta['use'] + 1}</sup>" if token.meta["use"] else ""
    return f"<a{renderer.renderAttrs(token)}>{escape_text(token.content)}{count}</a>"
