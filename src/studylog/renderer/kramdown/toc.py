"""A table of contents where a list with `{:toc}` stands (kramdown, "Automatic Table of Contents").

The list's own items are thrown away. Headers with `.no_toc`, without an id, or of a level that `toc_levels` leaves
out are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.footnotes import closing_index

_LISTS = ("bullet_list_open", "ordered_list_open")
_LEFT_OUT = ("footnote_marker", "link_open", "link_close")
_LINKING = ("math_inline", "equation_reference")
"""Read twice, they would have their ids and numbers twice."""
_UNCHANGED = frozenset(("text", "softbreak", "hardbreak", "em_open", "em_close", "strong_open", "strong_close"))
"""What writing it out leaves as it is."""


class Header(NamedTuple):
    """A header of the text."""

    level: int
    id: str
    inline: list[Token]
    """A copy of what it holds, without links and notes."""


class Entry(NamedTuple):
    """A header with those below it."""

    header: Header
    below: list[Entry]


def toc(md: MarkdownIt, *, toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6), header_offset: int = 0) -> None:
    """Put the contents in place of the first list that asks for them."""

    def put_toc(state: StateCore) -> None:
        opening = _find_place(state) if "toc" in state.src else None
        if opening is None:
            return
        start = next(index for index, token in enumerate(state.tokens) if token is opening)
        end = closing_index(state.tokens, start)
        around = state.tokens[:start] + state.tokens[end + 1 :]
        text = document(state.env)
        levels, offset = text.option("toc_levels", toc_levels), text.option("header_offset", header_offset)
        headers = list(headers_of(around, levels, offset))
        state.tokens[start : end + 1] = contents(opening, headers) if headers else []

    md.core.ruler.push("toc", put_toc)


def _find_place(state: StateCore) -> Token | None:
    marked = (token for token in state.tokens if "toc" in token.meta.get("names", ()))
    return next((token for token in marked if token.type in _LISTS), None)


def headers_of(tokens: Sequence[Token], levels: Sequence[int], offset: int = 0) -> Iterator[Header]:
    """Every header that belongs in the contents."""
    for index, token in [(index, token) for index, token in enumerate(tokens) if token.type == "heading_open"]:
        level = int(token.tag[1]) - offset
        if level in levels and is_listed(token):
            parts = (part for part in tokens[index + 1].children or () if part.type not in _LEFT_OUT)
            yield Header(level, str(token.attrs["id"]), [_copy(part) for part in parts])


def is_listed(token: Token) -> bool:
    """Whether the header that `token` opens belongs in contents of all levels."""
    return bool(token.attrs.get("id")) and "no_toc" not in str(token.attrs.get("class", "")).split()


def _copy(part: Token) -> Token:
    """What a header holds, once more; what could be linked to or lead elsewhere is hidden as such."""
    if part.type in _UNCHANGED:
        return part
    return part.copy(attrs=dict(part.attrs), hidden=part.hidden or part.type in _LINKING)


def contents(opening: Token, headers: Sequence[Header]) -> list[Token]:
    """The list's tokens, nested by level; `opening` keeps its attributes and gives the kind of list."""
    opening.attrs.setdefault("id", "markdown-toc")
    kind, tag = opening.type.removesuffix("_open"), opening.tag
    return [opening, *_entries(nest(headers), opening), Token(f"{kind}_close", tag, -1, block=True)]


def nest(headers: Sequence[Header]) -> list[Entry]:
    """Each header below the nearest one above it that is of a lower level."""
    top: list[Entry] = []
    above: list[Entry] = []
    for header in headers:
        entry = Entry(header, [])
        while above and above[-1].header.level >= header.level:
            above.pop()
        (above[-1].below if above else top).append(entry)
        above.append(entry)
    return top


def _entries(entries: Sequence[Entry], opening: Token) -> Iterator[Token]:
    kind, tag = opening.type.removesuffix("_open"), opening.tag
    for entry in entries:
        yield Token("list_item_open", "li", 1, block=True)
        yield _link(opening, entry.header)
        if entry.below:
            yield Token(f"{kind}_open", tag, 1, block=True)
            yield from _entries(entry.below, opening)
            yield Token(f"{kind}_close", tag, -1, block=True)
        yield Token("list_item_close", "li", -1, block=True)


def _link(opening: Token, header: Header) -> Token:
    link = Token("link_open", "a", 1, {"href": f"#{header.id}", "id": f"{opening.attrs['id']}-{header.id}"})
    return Token("inline", "", 0, children=[link, *header.inline, Token("link_close", "a", -1)], block=True)
