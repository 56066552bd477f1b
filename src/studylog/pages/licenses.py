"""Licences by the names that themes and SPDX give them."""

from __future__ import annotations

import re

from studylog.views import LinkView

_CREATIVE_COMMONS = re.compile(r"CC[- ](BY(?:-NC)?(?:-SA|-ND)?)(?:[- ](\d\.\d))?", re.IGNORECASE)
_ZERO = re.compile(r"CC0(?:[- ]1\.0)?", re.IGNORECASE)


def find_license(name: str) -> LinkView | None:
    """The Creative Commons licence `CC-BY-NC-4.0` with its address; None for names that are not known."""
    name = name.strip()
    if _ZERO.fullmatch(name):
        return LinkView(title="CC0 1.0", url="https://creativecommons.org/publicdomain/zero/1.0/")
    if found := _CREATIVE_COMMONS.fullmatch(name):
        terms, version = found[1].upper(), found[2] or "4.0"
        url = f"https://creativecommons.org/licenses/{terms.lower()}/{version}/"
        return LinkView(title=f"CC {terms} {version}", url=url)
    return None
