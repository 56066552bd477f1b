"""The list of a text's footnotes: `footnotes.py` collects and numbers them, here they are written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog.renderer.kramdown.document import Footnote
from studylog.renderer.kramdown.html import escape_attribute, escape_text

_TEXT_ENDS = ("paragraph_close", "heading_close")
_AROUND_TEXT = frozenset(
    f"{kind}_close" for kind in ("blockquote", "bullet_list", "ordered_list", "list_item", "dl", "dd")
)


def list_tokens(used: Sequence[tuple[str, Footnote]], first: int, backlink: str, *, inline: bool) -> Iterator[Token]:
    """The list of the `used` notes, numbered from `first`.

    With `inline`, `backlink` goes into the last block of a note, whatever that is, else only into a paragraph.
    """
    yield Token("footnotes_open", "div", 1, {"class": "footnotes", "role": "doc-endnotes"}, block=True)
    yield Token("ordered_list_open", "ol", 1, {"start": first} if first != 1 else {}, block=True)
    for name, note in used:
        place = note.tokens[0].map if note.tokens else None
        yield Token("list_item_open", "li", 1, {"id": f"fn:{name}"}, map=place, block=True)
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
    """A number that links to its note; roles stand where kramdown has them since 2.5 (DPUB-ARIA 1.1)."""
    name, text, use = (tokens[index].meta[key] for key in ("name", "text", "use"))
    id_ = escape_attribute(_marker_id(name, use))
    return (
        f'<sup id="{id_}"><a href="#fn:{escape_attribute(name)}" class="footnote" rel="footnote" role="doc-noteref">'
        f"{escape_text(text)}</a></sup>"
    )


def render_backlink(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """The way back to a use of the note; further ones are counted."""
    token = tokens[index]
    count = f"<sup>{token.meta['use'] + 1}</sup>" if token.meta["use"] else ""
    return f"<a{renderer.renderAttrs(token)}>{escape_text(token.content)}{count}</a>"
