"""Links to a place in a page: `#제목`, `/ai/x/#결론`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from studylog import messages
from studylog.checks.addresses import Addresses, Target
from studylog.checks.manuscript import Manuscript
from studylog.checks.names import Lookalikes
from studylog.errors import Problem
from studylog.models import Content, Reference, Rendition
from studylog.urls import is_word

PLACES_OF_PAGES = frozenset(
    ("", "top", "main", "content", "header", "footer", "toc", "markdown-toc", "comments", "disqus_thread", "giscus")
)
"""What themes, browsers and comment services put on a page besides its text."""

_ANCHOR = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEADING = re.compile(r"<h([1-6])(\s[^>]*)>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def name_anchors(html: str) -> frozenset[str]:
    """What a link may name on a page of this HTML."""
    named = (_ANCHOR.match(html, at - 1) for word in ("id=", "name=") for at in _places(html, word))
    found = ("".join(name.groups("")) for name in named if name)
    return frozenset(unicodedata.normalize("NFC", unescape(name)) for name in found)


def _places(html: str, word: str) -> Iterator[int]:
    """Where `word` stands: far quicker than to look at every blank of a page."""
    at = html.find(word, 1)
    while at > 0:
        yield at
        at = html.find(word, at + 1)


class Anchors:
    """The places of every text, looked up when first asked for."""

    def __init__(self, addresses: Addresses, renditions: Mapping[str, Rendition]) -> None:
        self.addresses = addresses
        self.renditions = renditions
        self.asked: defaultdict[str, set[str]] = defaultdict(set)
        """Source of a text → those of the others that it leads into."""
        self._known: dict[str, _Places] = {}

    def check(self, manuscript: Manuscript, reference: Reference, target: Target, output: str) -> Iterator[Problem]:
        """What is wrong with the anchor of a link that leads to the page `output`."""
        wanted = unicodedata.normalize("NFC", unquote(target.anchor))
        if wanted in PLACES_OF_PAGES or not (source := self._text_at(output)):
            return
        if source != manuscript.text.source:
            self.asked[manuscript.text.source].add(source)
        places = self._of(source)
        if {wanted, target.anchor} & places.names:
            return
        at, values = manuscript.locate(reference), {"anchor": wanted, "page": self.addresses.address(output)}
        if meant := places.meant(wanted):
            yield messages.ANCHOR_MISSING_NEAR.warning(at, **values, meant=meant)
        else:
            yield messages.ANCHOR_MISSING.warning(at, **values)

    def _text_at(self, output: str) -> str:
        """The source of the text that stands at `output`, where that page is the text and nothing else."""
        source = self.addresses.pages[output]
        return source if source in self.renditions else ""

    def _of(self, source: str) -> _Places:
        if source not in self._known:
            self._known[source] = _Places(self.renditions[source].content)
        return self._known[source]


class _Places:
    """What a link may name on one page."""

    def __init__(self, content: Content) -> None:
        self.names = content.references.anchors
        self._content = content

    def meant(self, wanted: str) -> str:
        """The name of the same letters, else of the heading whose text has them, else the nearest, else nothing."""
        letters = _letters(wanted)
        same = (self._by_letters.get(letters) or self._by_text.get(letters)) if letters else ""
        return same or self._lookalikes.nearest(wanted)

    @cached_property
    def _lookalikes(self) -> Lookalikes:
        return Lookalikes(self.names)

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        return {_letters(name): name for name in sorted(self.names, reverse=True)}

    @cached_property
    def _by_text(self) -> dict[str, str]:
        """A heading with a name of its own (`## 제목 {#name}`) is looked for by its text too."""
        named = ((_ANCHOR.search(attributes), text) for _, attributes, text in _HEADING.findall(self._content.html))
        return {
            _letters(unescape(_TAG.sub("", text))): unescape("".join(found.groups("")))
            for found, text in reversed([*named])
            if found
        }


def _letters(name: str) -> str:
    return "".join(char for char in name if is_word(char)).casefold()
