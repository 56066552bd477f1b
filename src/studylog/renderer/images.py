"""Images on the page: they load when a reader comes near them."""

from __future__ import annotations

from markdown_it.token import Token


def load_lazily(token: Token) -> None:
    """Let the image of an `<img>` load late and decode aside; what its writer says stands."""
    if token.tag == "img":
        token.attrs.setdefault("loading", "lazy")
        token.attrs.setdefault("decoding", "async")
