"""HTML as a tree, read as forgivingly as a browser reads it, as far as comparing two pages needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser

DEEPEST = 150
"""Levels that are kept; what is nested deeper becomes a child of the deepest."""


class Element:
    """A tag, its attributes, and what is in it: text and elements in order."""

    __slots__ = ("attributes", "children", "classes", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.classes = frozenset(attributes.get("class", "").split())
        self.children: list[Element | str] = []

    def get(self, name: str) -> str:
        """The value of an attribute, empty where it is not there."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def find(self, matches: Callable[[Element], bool]) -> Element | None:
        """The first element that matches, None where none does."""
        return next((element for element in self.walk() if matches(element)), None)

    def text(self) -> str:
        """All text below, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def read_tree(html: str) -> Element:
    """The tree of a page or of a part of one; its root has no tag. Anything is HTML: nothing is refused."""
    reader = _TreeReader()
    tags, end, rest = "".join(_cut_formulas(html)).rpartition(">")
    reader.feed(tags + end)
    reader.close()
    reader.handle_data(unescape(rest))  # no tag ends here; HTMLParser would look for its end again and again
    return reader.root


_FORMULA = re.compile("<math[ >]")


def _cut_formulas(html: str) -> Iterator[str]:
    """MathML without what stands above its TeX: most of the tags of a page, and nothing that is compared."""
    done = 0
    while (found := _FORMULA.search(html, done)) and (end := html.find("</math>", found.end())) >= 0:
        at = html.find("<annotation", found.end(), end)
        yield html[done : found.start()]
        yield html[found.start() : end] if at < 0 else f"<math>{html[at:end]}"
        done = end
    yield html[done:]


_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav "
    "ol p pre section table ul".split()
)
_ENDED_BY = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(_BLOCKS, (frozenset({"p"}), frozenset({"button", "td", "th", "li", "div", "table", "object"}))),
}
"""Tag that begins → the open elements that it ends, and those beyond which it ends nothing (HTML, 13.1.2.4)."""


class _TreeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDED_BY:
            self._end_implied(*_ENDED_BY[tag])
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self.open[-1].children.append(element)
        if tag not in _VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<p/>` is no end in HTML, but in what kramdown and SVG write it is one."""
        self.handle_starttag(tag, attrs)
        if self.open[-1].tag == tag and tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _end_implied(self, ended: frozenset[str], barriers: frozenset[str]) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag in ended:
                del self.open[depth:]
                return
            if self.open[depth].tag in barriers:
                return
