"""HTML at the start of a line (kramdown, "HTML Blocks").

An element's content is left alone, whatever blank lines it holds, up to its closing tag; `markdown="1"` (or the
setting `parse_block_html`) lets it be read as blocks or as text, as its name has it. Elements that nothing closes end
with the text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studylog.renderer.kramdown.block_state import Block, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.containers import parse_element
from studylog.renderer.kramdown.html import SPAN_ONLY, VOID, Tag, content_model, scan_tag

_MODELS = {"0": "raw", "span": "span", "block": "block"}
_MARKUP = re.compile(r"<(?=[^\W\d]|/|!--|\?)")
_REST_OF_LINE = re.compile(r"[ \t]*\n")


def html_blocks(md: MarkdownIt, *, parse_block_html: bool = False) -> None:
    """Elements, comments, and the closing tag of an element whose content is read as blocks."""

    def parse_html_block(state: BlockState, line: int, end: int, silent: bool) -> bool:
        begin = state.bMarks[line]
        if state.src.startswith("<!--", begin):
            return _parse_comment(state, begin)
        tag = scan_tag(state.src, begin + state.tShift[line])
        if tag is None or tag.name.lower() in SPAN_ONLY:
            return False
        if tag.closing:
            return _close_element(state, tag)
        by_default = state.document.option("parse_block_html", parse_block_html)
        HtmlReader(state, by_default=by_default).read_block(tag)
        return True

    rule_adder(md).add("html_block", parse_html_block, "<")


def _parse_comment(state: BlockState, begin: int) -> bool:
    end = state.find("-->", begin + 4)
    if end < 0:
        return False
    # an attribute list above waits on: a comment is no block to it
    start, line = len(state.tokens), state.line
    state.go_to(_skip_rest_of_line(state.src, end + 3))
    state.push_leaf("html_raw", "", state.src[begin : end + 3] + "\n", line)
    state.blocks.append(Block(kind="html", start=start))
    return True


def _close_element(state: BlockState, tag: Tag) -> bool:
    if state.element != tag.name:
        return False
    state.closed = True
    state.go_to(tag.end)
    return True


def _skip_rest_of_line(src: str, pos: int) -> int:
    found = _REST_OF_LINE.match(src, pos)
    return found.end() if found else pos


class HtmlReader:
    """Reads one HTML block from where it begins to where it ends."""

    def __init__(self, state: BlockState, *, by_default: bool) -> None:
        self.state = state
        self.by_default = by_default
        """Whether Markdown inside elements is read without being asked for."""
        self.pos = state.pos
        self.open: list[str] = []
        """Elements with raw content, outermost first."""

    def read_block(self, tag: Tag) -> None:
        """Read the element that `tag` opens, and leave the state behind it."""
        state = self.state
        start = len(state.tokens)
        state.add("html", start, self._read_element(tag))
        self._read_raw()
        state.tokens[-1].markup = "\n"
        if len(state.tokens) > start + 1 and tag.name not in ("script", "style"):
            self.pos = _skip_rest_of_line(state.src, self.pos)
        state.go_to(self.pos)

    def _read_element(self, tag: Tag) -> Token:
        """Push an opening tag and, unless it is raw, its content; raw content is read by the loop in `_read_raw`."""
        model, void = self._content_model(tag), tag.name in VOID
        opening = self._push("html_single" if void else "html_open", tag.name, 0 if void else 1)
        opening.attrs = dict(tag.attributes)
        self.pos = tag.end
        if void:
            return opening
        if tag.name in ("script", "style"):
            self._read_script(tag.name)
        elif tag.self_closing:
            self._push("html_close", tag.name, -1)
        elif model == "block":
            self._read_blocks(tag.name, opening)
        elif model == "span":
            self._read_text(tag.name)
        else:
            self.open.append(tag.name)
        return opening

    def _content_model(self, tag: Tag) -> str:
        """`raw`, `block` or `span`; the attribute that asks for it goes."""
        asked = tag.attributes.pop("markdown", None)
        if asked == "1" or (asked not in _MODELS and self.by_default and not self.open):
            model = content_model(tag.name)
        else:
            model = _MODELS.get(asked or "0", "raw")
        line = self.state.line_at(tag.end)
        return "raw" if model == "block" and self.state.too_deep(line) else model

    def _push(self, kind: str, tag: str, nesting: int) -> Token:
        line = self.state.first_line + self.state.line_at(self.pos)
        token = self.state.push(kind, tag, nesting)  # type: ignore[arg-type]  # a literal to markdown-it
        token.map = [line, line + 1]
        return token

    def _push_content(self, kind: str, content: str) -> None:
        if content:
            self._push(kind, "", 0).content = content

    def _read_script(self, name: str) -> None:
        """Nothing inside is markup."""
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.state.src, self.pos)
        end = found.start() if found else len(self.state.src)
        self._push_content("html_raw", self.state.src[self.pos : end])
        self.pos = found.end() if found else end
        self._push("html_close", name, -1)

    def _read_text(self, name: str) -> None:
        """Content read as spans."""
        state, src = self.state, self.state.src
        found = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(src, self.pos)
        end = found.start() if found else len(src)
        state.push_inline(src[self.pos : end], state.line_at(self.pos))
        self.pos = found.end() if found else end
        self._push("html_close", name, -1)

    def _read_blocks(self, name: str, opening: Token) -> None:
        """Content read as blocks; the closing tag must begin a line."""
        opening.markup = "\n"
        self.state.go_to(_skip_rest_of_line(self.state.src, self.pos))
        parse_element(self.state, name)
        self.pos = self.state.pos
        self._push("html_close", name, -1)

    def _read_raw(self) -> None:
        """Read until everything that stands open is closed, or the text ends."""
        src = self.state.src
        while self.open and self.pos < len(src):
            found = _MARKUP.search(src, self.pos)
            end = found.start() if found else len(src)
            self._push_content("html_text", src[self.pos : end])
            self.pos = end
            if found:
                self._read_markup()
        while self.open:
            self._push("html_close", self.open.pop(), -1)

    def _read_markup(self) -> None:
        src, pos = self.state.src, self.pos
        for begin, end in (("<!--", "-->"), ("<?", "?>")):
            if src.startswith(begin, pos) and (found := self.state.find(end, pos + len(begin))) >= 0:
                self.pos = found + len(end)
                self._push_content("html_raw", src[pos : self.pos])
                return
        tag = scan_tag(src, pos)
        if tag is not None and not tag.closing:
            self._read_element(tag)
        elif tag is not None and tag.name == self.open[-1]:
            self.pos = tag.end
            self._push("html_close", self.open.pop(), -1)
        else:
            self.pos = tag.end if tag else pos + 1
            self._push_content("html_text", src[pos : self.pos])
