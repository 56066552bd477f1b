"""Images on the page: they load when a reader comes near them, and may lie in a folder that front matter names."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

from markdown_it.token import Token

from studylog.urls import is_external

MEDIA = frozenset(("img", "video", "audio", "source"))
"""Elements whose `src` and `poster` chirpy takes from a text's `media_subpath`."""


def take_from_folder(token: Token, folder: str, published: Collection[str]) -> None:
    """Put `folder` before the address of a picture, video or sound, unless the site has that very file elsewhere."""
    for name in ("src", "poster") if token.tag in MEDIA else ():
        target = str(token.attrs.get(name, ""))
        if target and not is_external(target) and not _is_elsewhere(target, published):
            token.attrs[name] = folder + target.lstrip("/")


def _is_elsewhere(target: str, published: Collection[str]) -> bool:
    """Whether a whole path leads to a file by itself."""
    return target.startswith("/") and unquote(re.split("[?#]", target)[0]).lstrip("/") in published


def name_size(token: Token) -> None:
    """Chirpy's short names for an image's size, `{: w="300" h="200" }`, as HTML has them; `width=""` is no size."""
    for short, name in (("w", "width"), ("h", "height")) if token.tag == "img" else ():
        if size := token.attrs.pop(short, ""):
            token.attrs.setdefault(name, size)
        if token.attrs.get(name) == "":
            del token.attrs[name]


def load_lazily(token: Token) -> None:
    """Let the image of an `<img>` load late and decode aside; what its writer says stands."""
    if token.tag == "img":
        token.attrs.setdefault("loading", "lazy")
        token.attrs.setdefault("decoding", "async")
