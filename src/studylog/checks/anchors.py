"""Links to a place in a page: `#제목`, `/ai/x/#결론`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from studylog import messages
from studylog.checks.addresses import Addresses, Target, Text
from studylog.checks.places import locate
from studylog.errors import Problem
from studylog.models import Fragment, Reference
from studylog.plan import TemplatedPage
from studylog.spelling import nearest
from studylog.urls import is_word

PLACES_OF_PAGES = frozenset(
    ("", "top", "main", "content", "header", "footer", "toc", "markdown-toc", "comments", "disqus_thread", "giscus")
)
"""What themes, browsers and comment services put on a page besides its text."""
TEXT_TEMPLATES = ("post.html", "page.html")
"""Templates whose page is one text; what others show is not known before they are rendered."""

_ANCHOR = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Anchors:
    """The places of every text, looked up when first asked for."""

    def __init__(self, addresses: Addresses, fragments: Mapping[str, Fragment]) -> None:
        self.addresses = addresses
        self.fragments = fragments
        self._known: dict[str, frozenset[str]] = {}

    def check(self, text: Text, reference: Reference, target: Target, output: str) -> Iterator[Problem]:
        """What is wrong with the anchor of a link that leads to the page `output`."""
        wanted = unicodedata.normalize("NFC", unquote(target.anchor))
        source = self._text_at(output)
        if wanted in PLACES_OF_PAGES or not source or {wanted, target.anchor} & self._of(source):
            return
        place, values = locate(text, reference), {"anchor": wanted, "page": self.addresses.address(output)}
        if meant := _meant(wanted, self._of(source)):
            yield messages.ANCHOR_MISSING_NEAR.warning(place, **values, meant=meant)
        else:
            yield messages.ANCHOR_MISSING.warning(place, **values)

    def _text_at(self, output: str) -> str:
        """The source of the text that stands at `output`, where that page is the text and nothing else."""
        artifact = self.addresses.artifacts[output]
        if isinstance(artifact, TemplatedPage) and artifact.template in TEXT_TEMPLATES:
            return artifact.source if artifact.source in self.fragments else ""
        return ""

    def _of(self, source: str) -> frozenset[str]:
        if source not in self._known:
            found = _ANCHOR.findall(self.fragments[source].html)
            self._known[source] = frozenset(unicodedata.normalize("NFC", "".join(forms)) for forms in found)
        return self._known[source]


def _meant(wanted: str, known: frozenset[str]) -> str:
    """The anchor of the same letters, else the nearest."""
    same = sorted(anchor for anchor in known if _letters(anchor) == _letters(wanted))
    return same[0] if same and same[0] else nearest(wanted, sorted(known)) or ""


def _letters(anchor: str) -> str:
    return "".join(char for char in anchor if is_word(char)).casefold()
