"""Where links may lead: pure. Texts, settings and data are held to the same list."""

from __future__ import annotations

import re
from html import unescape

SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp", "ftps"))
"""What a link may begin with, besides paths."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
"""What browsers pass over before or within a scheme, and what could hide one from a reader."""
_RASTER = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|bmp|x-icon)[;,]", re.IGNORECASE)


def is_safe_link(target: str) -> bool:
    """Whether a link may lead to `target`: a path, or one of `SCHEMES`."""
    found = _SCHEME.match(_bare(target))
    return found is None or found[1].lower() in SCHEMES


def is_safe_image(target: str) -> bool:
    """Whether an image may be taken from `target`: as links, or a raster image in the text itself."""
    return is_safe_link(target) or _RASTER.match(_bare(target)) is not None


def is_script(target: str) -> bool:
    """Whether a browser would run `target`, or show it as a page of its own, rather than go there."""
    return _bare(target).lower().startswith(("javascript:", "vbscript:", "data:"))


def _bare(target: str) -> str:
    return _IGNORED.sub("", unescape(target))
