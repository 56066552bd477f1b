"""Call-outs: a quote that begins with `[!NOTE]`, as GitHub has it (docs.github.com, "Alerts").

kramdown shows the word in brackets as text. A title behind it is Obsidian's. The result looks as `.notice--info` and
`.prompt-tip` of well-known themes do, which are classes of a writer's own and need no rule here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.messages.callouts import callout_title
from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import BlockParser
from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.paragraphs import open_paragraph
from studylog.renderer.kramdown.tables import begins_with_header

_KINDS = MappingProxyType(
    {
        **{kind: kind for kind in ("note", "tip", "important", "warning", "caution")},
        **dict.fromkeys(("info", "todo"), "note"),
        **dict.fromkeys(("hint", "success"), "tip"),
        "attention": "warning",
        **dict.fromkeys(("danger", "error"), "caution"),
    }
)
"""The word in brackets → GitHub's kind."""
_MARK = re.compile(rf"\[!({'|'.join(_KINDS)})\][+-]?(?:[ \t]+([^ \t\n][^\n]*))?[ \t]*(?:\n|$)", re.IGNORECASE)


def callouts(md: MarkdownIt) -> None:
    """Turn such quotes into `<div class="callout callout-note">` with a title."""
    md.core.ruler.after("block", "callouts", mark_callouts)
    if isinstance(md.block, BlockParser):
        md.block.add("callout", parse_callout_line, "[", before="paragraph")


def parse_callout_line(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """The first line of a call-out ends above a table, as on GitHub; to kramdown both are one paragraph."""
    is_first = not state.blocks and bool(state.tokens) and state.tokens[-1].type == "blockquote_open"
    if not is_first or not begins_with_header(state, line + 1):
        return False
    begin, end_of_line = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if not _MARK.match(state.src, begin, end_of_line):
        return False
    state.line = line + 1
    open_paragraph(state, state.src[begin:end_of_line].rstrip(), line)
    state.add("boundary", len(state.tokens))
    return True


def mark_callouts(state: StateCore) -> None:
    """Look at the quotes of the text and of its notes."""
    if "[!" not in state.src:
        return
    text = document(state.env)
    _mark_quotes(state.tokens, text.lang)
    for note in text.footnotes.values():
        _mark_quotes(note.tokens, text.lang)


def _mark_quotes(tokens: list[Token], lang: str) -> None:
    around: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "blockquote_open":
            around.append(token)
            tokens[at + 1 : at + 4] = _with_title(token, tokens[at + 1 : at + 4], lang)
        elif token.type == "blockquote_close":
            token.tag = around.pop().tag
        at += 1


def _with_title(quote: Token, paragraph: list[Token], lang: str) -> list[Token]:
    """The first block of a quote; where its first line says so, the quote becomes a call-out and the line a title."""
    found = _MARK.match(paragraph[1].content) if tuple(token.type for token in paragraph) == _PARAGRAPH else None
    if found is None:
        return paragraph
    kind = _KINDS[found[1].lower()]
    classes = f"callout callout-{kind} {quote.attrs.get('class', '')}".rstrip()
    quote.tag = "div"
    quote.attrs = {"role": "note", **quote.attrs, "class": classes}
    title = _title((found[2] or callout_title(kind, lang)).rstrip(), paragraph)
    return [*title, *_rest(paragraph, found.end())]


_PARAGRAPH = ("paragraph_open", "inline", "paragraph_close")


def _title(text: str, paragraph: Sequence[Token]) -> list[Token]:
    place = list(paragraph[1].map or (0, 1))
    opening = Token("paragraph_open", "p", 1, {"class": "callout-title"}, place, block=True)
    inline = Token("inline", "", 0, map=place, content=text, children=[], block=True)
    return [opening, inline, Token("paragraph_close", "p", -1, block=True)]


def _rest(paragraph: Sequence[Token], end: int) -> Sequence[Token]:
    inline = paragraph[1]
    inline.content = inline.content[end:]
    if inline.map:
        inline.map = [inline.map[0] + 1, inline.map[1]]
    return paragraph if inline.content.strip() else ()
