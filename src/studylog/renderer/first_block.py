"""An excerpt that is the first block of its text: it need not be rendered once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from studylog.renderer.kramdown.block_state import WHITE
from studylog.renderer.kramdown.document import Document
from studylog.renderer.kramdown.header_ids import gfm_id, reading_text

_ELSEWHERE = re.compile(r"[\[{<$]")
"""Links, notes, attributes, elements and formulas mean what the rest of a text says of them."""
_MERE = frozenset(
    """text code_inline softbreak hardbreak em_open em_close strong_open strong_close s_open s_close mark_open
    mark_close""".split()
)


def cut_first_block(head: str, html: str, tokens: Sequence[Token], document: Document) -> str:
    """The HTML of the Markdown `head`, taken from that of the whole text; empty where it may be another.

    Only where `head` is one paragraph or header of mere text, and the text defines nothing that changes it.
    """
    if _ELSEWHERE.search(head) or document.abbreviations or document.options or len(tokens) < 3:
        return ""
    opening, inline = tokens[:2]
    written = head.strip(WHITE)
    is_same = _is_header if opening.type == "heading_open" else _is_paragraph
    if not is_same(opening, inline, written) or any(token.type not in _MERE for token in inline.children or ()):
        return ""
    end = f"</{opening.tag}>\n"
    return html[: html.index(end) + len(end)]


def _is_paragraph(opening: Token, inline: Token, written: str) -> bool:
    return opening.type == "paragraph_open" and inline.content == written and not opening.attrs


def _is_header(opening: Token, inline: Token, written: str) -> bool:
    """Whether it is the header `# …` with the id that it has on its own."""
    if "\n" in written or not written.startswith("#"):
        return False
    id_ = gfm_id(reading_text(inline.children or ()))
    return opening.attrs == ({"id": id_} if id_ else {})
