"""Links and images: `[text](url "title")`, `[text][name]`, `[name]`, `![alt](src)` (kramdown: "Links and Images").

A destination may hold blanks and balanced parentheses and is written as it stands. Brackets in the text must be
balanced; a link does not stand inside a link. The alternative text of an image is its source.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog.renderer.kramdown.attributes import apply_attributes
from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.html import render_attributes
from studylog.renderer.kramdown.link_targets import LinkTarget, find_target
from studylog.renderer.kramdown.span_parser import attempt_inside, next_stop, span_parser
from studylog.renderer.kramdown.span_state import LINK, Mark, SpanState


def link_spans(md: MarkdownIt) -> None:
    """Read links and images; footnote marks (`[^1]`) are left to others."""
    span_parser(md).add(("[", "![", "]"), _read_link)
    md.add_render_rule("image", _render_image)


def _read_link(state: SpanState) -> bool:
    src, pos = state.src, state.pos
    is_image = src[pos] == "!"
    bracket = pos + is_image
    if src[bracket] != "[" or src[bracket + 1 : bracket + 2] in ("^", ""):
        return False
    allowed = is_image or not state.opened & LINK
    if not (allowed and not state.too_deep() and _read_element(state, bracket, is_image=is_image)):
        state.take_text(1 + is_image)
    elif is_image:
        state.last_image = pos
    return True


def _read_element(state: SpanState, bracket: int, *, is_image: bool) -> bool:
    start = bracket + 1
    end = next_stop(state, start)
    if end < state.posMax and state.src[end] == "]":
        return _read_mere_text(state, bracket, end, is_image=is_image)
    mark = Mark(state)
    opening = state.push("link_open", "a", 1)
    state.pos = start
    target = _read_text(state, bracket, "img" if is_image else "a")
    if target is None:
        mark.rewind()
        return False
    if is_image:
        text = state.src[start : state.pos]
        mark.rewind()
        _push_image(state, bracket, text, target)
    else:
        _close_link(state, bracket, opening, target)
    return True


def _read_mere_text(state: SpanState, bracket: int, end: int, *, is_image: bool) -> bool:
    """As `_read_element`, where the first thing inside that may mean anything is the bracket's `]`."""
    before, text = state.pos, state.src[bracket + 1 : end]
    state.pos, state.last_image = end, -1
    target = find_target(state, bracket + 1, end)
    if target is None:
        state.pos = before
    elif is_image:
        _push_image(state, bracket, text, target)
    else:
        opening = state.push("link_open", "a", 1)
        if text:
            state.append_pending(text)
        _close_link(state, bracket, opening, target)
    return target is not None


def _push_image(state: SpanState, bracket: int, text: str, target: LinkTarget) -> None:
    alt = _ESCAPED.sub(r"\1", text)
    image = state.push("image", "img", 0)
    image.children, image.content = [], alt
    _set_target(state, image, target, {"src": target.url, "alt": alt})
    _end(state, bracket, image, target)


def _close_link(state: SpanState, bracket: int, opening: Token, target: LinkTarget) -> None:
    _set_target(state, opening, target, {"href": target.url})
    state.push("link_close", "a", -1)
    _end(state, bracket, opening, target)


def _end(state: SpanState, bracket: int, token: Token, target: LinkTarget) -> None:
    token.meta["line"] = state.line_at(bracket)
    state.pos = target.end
    state.end_element(token)


def _read_text(state: SpanState, bracket: int, tag: str) -> LinkTarget | None:
    """Read up to the closing bracket; None where there is none, or no target behind it."""
    state.last_image = -1
    ends = state.brackets.setdefault(state.opened | LINK, {})
    known = ends.get(bracket, 0)
    if known < 0 or (known and find_target(state, bracket + 1, known) is None):
        return None
    brackets = _Brackets(state, bracket, ends)
    if not attempt_inside(state, tag, LINK, brackets, brackets.dead_ends):
        brackets.give_up()
        return None
    return find_target(state, bracket + 1, state.pos)


_ESCAPED = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])")


def _set_target(state: SpanState, token: Token, target: LinkTarget, attrs: dict[str, str]) -> None:
    if target.attributes:
        apply_attributes(token, target.attributes, document(state.env).attribute_lists)
    token.attrs.update(attrs)
    if target.title is not None:
        token.attrs["title"] = target.title


class _Brackets:
    """Says where a link's text ends, and notes on the way which bracket closes where."""

    def __init__(self, state: SpanState, bracket: int, ends: dict[int, int]) -> None:
        self.state = state
        self.ends = ends
        self.opened = [bracket]
        self.image = -1
        self.dead_ends: set[int] = set()

    def __call__(self, at: int) -> bool:
        """Whether the `]` of the link stands at this position."""
        src, opened = self.state.src, self.opened
        if self.image >= 0 and not self._settle_image():
            self.dead_ends.add(at)
            return False
        char = src[at]
        if char == "]":
            self.ends[opened.pop()] = at
        elif char == "[":
            opened.append(at)
        elif char == "!" and src.startswith("[", at + 1):
            opened.append(at + 1)
            self.image = at
        return not opened

    def _settle_image(self) -> bool:
        """Look what became of the last `![`; False where its bracket never closes, for then no outer one does."""
        image, self.image = self.image, -1
        if self.state.last_image == image:
            self.opened.pop()
            return True
        return self.ends.get(image + 1) != -1

    def give_up(self) -> None:
        """The text has ended: what is open now never closes."""
        if self.image >= 0:
            self._settle_image()
        self.ends.update(dict.fromkeys(self.opened, -1))


def _render_image(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return f"<img{render_attributes(tokens[index])} />"
