"""The language of a site that names none: that of its posts' titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SCRIPTS = (("ko", re.compile("[\uac00-\ud7a3]")), ("ja", re.compile("[\u3041-\u30ff]")))


def guess_language(titles: Iterable[str]) -> str:
    """`ko` or `ja` where at least half of the titles are written in it, else `en`."""
    listed = list(titles)
    for language, script in _SCRIPTS:
        if listed and 2 * sum(1 for title in listed if script.search(title)) >= len(listed):
            return language
    return "en"
