"""Figures: an image alone in its paragraph with `{:standalone}` (kramdown, "Standalone images")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def standalone_images(md: MarkdownIt) -> None:
    """Turn such a paragraph into `<figure>` with the image's text as its caption."""
    md.core.ruler.push("standalone_images", make_figures)


def make_figures(state: StateCore) -> None:
    """Look at every paragraph that holds one thing."""
    if "standalone" not in state.src:
        return
    for index, token in enumerate(state.tokens):
        if token.type == "inline" and token.children and len(token.children) == 1:
            image = token.children[0]
            is_paragraph = state.tokens[index - 1].type == "paragraph_open"  # headers and cells stay what they are
            if is_paragraph and image.type == "image" and "standalone" in image.meta.get("names", ()):
                _make_figure(state.tokens[index - 1 : index + 2], image)


def _make_figure(paragraph: Sequence[Token], image: Token) -> None:
    opening, inline, closing = paragraph
    for name in ("class", "id"):
        if name in image.attrs and name not in opening.attrs:
            opening.attrs[name] = image.attrs.pop(name)
    for token in (opening, closing):
        token.type = token.type.replace("paragraph", "figure")
        token.tag = "figure"
        token.hidden = False
    inline.children = [image, *_caption(str(image.attrs.get("alt", "")))]


def _caption(text: str) -> Iterator[Token]:
    yield Token("figcaption_open", "figcaption", 1)
    yield Token("text", "", 0, content=text)
    yield Token("figcaption_close", "figcaption", -1)
