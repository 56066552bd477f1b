"""HTML inside text (kramdown: "HTML Spans").

The content of most inline elements is read as Markdown, that of `<code>`, `<kbd>`, `<u>` and of unknown elements
is not. Tags of block elements, closing tags without an opening one, and what is no well-formed tag stay text. An
element that is never closed reaches to the end of the block.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.html import BLOCK_ONLY, KNOWN, NAME, VOID, Tag, content_model, element_tokens, scan_tag
from studylog.renderer.kramdown.span_parser import Stop, read_inside, span_parser
from studylog.renderer.kramdown.span_state import HTML, SpanState


def html_spans(md: MarkdownIt, *, parse_span_html: bool = True) -> None:
    """Read tags and comments; with `parse_span_html` off the content of every element is raw."""

    def read_html(state: SpanState) -> bool:
        if _read_comment(state):
            return True
        tag = scan_tag(state.src, state.pos)
        if tag is None or tag.end > state.posMax:
            return False
        if tag.closing or tag.name in BLOCK_ONLY or (tag.name not in VOID and state.too_deep()):
            state.take_text(tag.end - state.pos)
        else:
            by_default = document(state.env).option("parse_span_html", parse_span_html)
            _read_element(state, tag, parsed=_is_parsed(state, tag, by_default))
        return True

    span_parser(md).add(("<",), read_html, raw=True)


def _read_comment(state: SpanState) -> bool:
    end = state.find("-->", state.pos + 4) if state.src.startswith("<!--", state.pos) else -1
    if end < 0:
        return False
    state.push("html_raw", "", 0).content = state.src[state.pos : end + 3]
    state.pos = end + 3
    state.end_element(None)
    return True


def _is_parsed(state: SpanState, tag: Tag, parse_span_html: bool) -> bool:
    """Whether the element's content is read as Markdown; takes the attribute `markdown` off the tag."""
    model = content_model(tag.name)
    wish = tag.attributes.pop("markdown", "")
    if wish == "1":
        return model != "raw"
    if wish in ("span", "0"):
        return wish == "span"
    return parse_span_html and model != "raw" and not state.raw


def _read_element(state: SpanState, tag: Tag, *, parsed: bool) -> None:
    for name, value in tag.attributes.items():
        if "\n" in value:
            tag.attributes[name] = re.sub("\n+", " ", value)
    void = tag.name in VOID
    opening = element_tokens(tag, void=void)
    opening.meta["line"] = state.line_at(state.pos)
    state.push(opening.type, opening.tag, 0 if void else 1)
    state.tokens[-1] = opening
    state.pos = tag.end
    if not void:
        _read_content(state, tag, parsed=parsed)
    state.end_element(opening)


def _read_content(state: SpanState, tag: Tag, *, parsed: bool) -> None:
    first = len(state.tokens)
    if state.attempts and not tag.self_closing and not _may_close(state, tag.name):
        state.pos = state.posMax  # the element takes all of the text, so what is around it does not close
        state.push("html_close", tag.name, -1)
        return
    if not tag.self_closing and read_inside(state, tag.name, HTML, _closes(state, tag.name), raw=not parsed):
        state.pos = state.src.index(">", state.pos) + 1
    state.push("html_close", tag.name, -1)
    if not parsed:
        for token in state.tokens[first:]:
            if token.type == "text":
                token.type = "html_text"


_CLOSING = re.compile(rf"</({NAME})")


def _may_close(state: SpanState, name: str) -> bool:
    """Whether a closing tag of that name follows at all, in any case."""
    if not state.last_closings:
        found = ((one[1].lower(), one.start()) for one in _CLOSING.finditer(state.src))
        state.last_closings = {"": 0, **dict(found)}
    return state.last_closings.get(name.lower(), -1) >= state.pos


def _closes(state: SpanState, name: str) -> Stop:
    src = state.src
    closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE if name in KNOWN else 0)

    def closes(at: int) -> bool:
        return src.startswith("</", at) and closing.match(src, at) is not None

    return closes
