"""What a page says, by the parts that a reader would miss."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace

from studylog.frozen import dataclass
from studylog.parity.content import Content, find_content, find_listing, shows_many
from studylog.parity.dressing import is_furniture, is_mechanical
from studylog.parity.formulas import replace_formulas
from studylog.parity.targets import Origin, is_own, read_fragment_name, read_media, read_target
from studylog.parity.tree import Element, read_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingFact:
    """A heading as a reader sees it."""

    level: int
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One page, as far as it was written and not dressed."""

    titles: tuple[str, ...] = ()
    """Every text that may be the page's title, the surest first; empty where the page has no head."""
    names: tuple[str, ...] = ()
    """Those of them that other sites and the browser's tab show."""
    text: str = ""
    """Words in order, formulas as TeX among them; without headings and blocks of code. NFC."""
    headings: tuple[HeadingFact, ...] = ()
    code: tuple[str, ...] = ()
    """Lines of code blocks, without blank ones."""
    formulas: tuple[str, ...] = ()
    """TeX that is marked as such, without white space."""
    images: tuple[str, ...] = ()
    """What images show: a path of the site, or another site's address."""
    media: tuple[str, ...] = ()
    """The same for videos, sounds and frames."""
    alts: tuple[tuple[str, str], ...] = ()
    """What an image shows, and the words that stand for it."""
    links: tuple[str, ...] = ()
    """A path of the site, with `#name` where a link leads to a place on that page, or another site's address."""
    anchors: frozenset[str] = field(default_factory=frozenset)
    """Every `id` and `name` that a link could lead to, NFC."""
    is_marked: bool = True
    """Whether the page says where its text stands; if not, some of the theme's words may be among it."""


def read_facts(html: str, path: str, origin: Origin) -> Facts:
    """The facts of a page that stands at `path` of the site at `origin`."""
    root = read_tree(html)
    return _read(find_content(root), root, path, origin)


def read_fragment(html: str, path: str, origin: Origin) -> Facts:
    """The same of a text alone, without a page around it and so without a title."""
    root = read_tree(html)
    return replace(_read(Content(element=root), root, path, origin), titles=(), names=())


def _read(content: Content, root: Element, path: str, origin: Origin) -> Facts:
    reader = _Reader(path, origin, is_mechanical if content.is_marked else is_furniture)
    reader.read(content.element)
    names = (name for element in root.walk() for name in (element.get("id"), element.get("name")) if name)
    anchors = frozenset(unicodedata.normalize("NFC", name) for name in names)
    facts = reader.facts(tuple(read_titles(root)), anchors)
    elements = list(root.walk())
    named = (*_read_shared_titles(elements), *_read_tab_titles(elements))
    return replace(facts, names=named, is_marked=content.is_marked)


def read_listed(html: str, path: str, origin: Origin) -> tuple[str, ...]:
    """What a list of posts links to, each once, in order."""
    elements = _without_dressing(find_listing(read_tree(html)))
    found = (read_target(element.get("href"), path, origin) for element in elements if element.tag == "a")
    return tuple(dict.fromkeys(filter(None, found)))


def read_titles(root: Element) -> Iterator[str]:
    """What a page is called: for other sites, as its first heading, in the browser's tab. A bare text has no name."""
    elements = list(root.walk())
    if not any(element.tag == "title" for element in elements):
        return
    yield from _read_shared_titles(elements)
    for element in elements:
        if element.tag == "h1" or element.classes & {"p-name", "page__title", "post-title"}:
            yield squeeze(element.text())
    yield from _read_tab_titles(elements)


def _read_shared_titles(elements: Sequence[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == "meta" and element.get("property") == "og:title":
            yield squeeze(element.get("content"))


def _read_tab_titles(elements: Sequence[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == "title":
            yield squeeze(element.text())
            yield from re.split(r" [|·–—-] ", squeeze(element.text()))


def is_list(html: str, path: str) -> bool:
    """Whether a page lists posts: several stand on it, or its address says so."""
    return _LIST_PATH.search(path) is not None or shows_many(read_tree(html))


_LIST_PATH = re.compile(
    r"/(?:(?:tags?|categor(?:y|ies))(?:/[^/]+)?|archives?|page[-/]?\d+)(?:\.html|/|/index\.html)?$", re.IGNORECASE
)


def read_forwarding(html: str, path: str, origin: Origin) -> str:
    """Where a page sends its reader on to (`<meta http-equiv="refresh">`), empty where it is read here."""
    found = re.search(r"<meta[^>]+http-equiv=[\"']?refresh[^>]*>", html[:4000], re.IGNORECASE)
    target = re.search(r"url=\s*['\"]?([^'\">]+)", found[0], re.IGNORECASE) if found else None
    return read_target(target[1], path, origin) if target else ""


def squeeze(text: str) -> str:
    """`text` in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_dressing(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element) and not is_furniture(child) and child.tag not in ("aside", "footer"):
            yield child
            yield from _without_dressing(child)


_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form "
    "header hr iframe li main ol p section summary table tbody td tfoot th thead tr ul video".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MEDIA = frozenset({"iframe", "video", "audio", "embed", "source", "object"})


class _Reader:
    """Walks what was written and sorts it."""

    def __init__(self, path: str, origin: Origin, is_left_out: Callable[[Element], bool]) -> None:
        self.path = path
        self.origin = origin
        self.is_left_out = is_left_out
        self.text: list[str] = []
        self.headings: list[HeadingFact] = []
        self.code: list[str] = []
        self.formulas: list[str] = []
        self.images: list[str] = []
        self.media: list[str] = []
        self.alts: list[tuple[str, str]] = []
        self.links: list[str] = []

    def facts(self, titles: tuple[str, ...], anchors: frozenset[str]) -> Facts:
        text = replace_formulas(unicodedata.normalize("NFC", "".join(self.text)), self._keep_formula)
        return Facts(
            titles=titles,
            text=text,
            headings=tuple(self.headings),
            code=tuple(self.code),
            formulas=tuple(self.formulas),
            images=tuple(filter(None, self.images)),
            media=tuple(filter(None, self.media)),
            alts=tuple(self.alts),
            links=tuple(filter(None, self.links)),
            anchors=anchors,
        )

    def read(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.text.append(child)
            elif not self.is_left_out(child) and not _is_note_mark(child):
                self._read_element(child)

    def _read_element(self, element: Element) -> None:
        if element.tag == "math":
            self._read_formula(element)
        elif element.tag == "script":
            self._read_script(element)
        elif element.tag == "pre" or _is_bare_code(element):
            self._read_code(element)
        elif element.tag in _HEADINGS:
            self._read_heading(element)
        else:
            self._read_span(element)

    def _read_span(self, element: Element) -> None:
        self._keep_targets(element)
        edge = " " if element.tag in _BLOCKS else ""
        self.text.append(edge)
        self.read(element)
        self.text.append(edge)

    def _keep_targets(self, element: Element) -> None:
        if element.tag == "a" and not self._only_enlarges(element):
            self.links.append(self._link(element.get("href")))
        elif element.tag == "img" and "emoji" not in element.classes:
            self._keep_image(element)
        elif element.tag in _MEDIA:
            self.media.append(read_media(self._target(element.get("src") or element.get("data"))))

    def _keep_image(self, element: Element) -> None:
        target = self._target(_source_of(element))
        self.images.append(target)
        self.alts.append((target, squeeze(element.get("alt"))))

    def _only_enlarges(self, link: Element) -> bool:
        """Whether a link leads to the very image that it holds, as themes set one around each."""
        image = link.find(lambda one: one.tag == "img")
        return image is not None and self._target(link.get("href")) == self._target(_source_of(image))

    def _link(self, written: str) -> str:
        target = self._target(written)
        return target + read_fragment_name(written) if is_own(target) else target

    def _target(self, written: str) -> str:
        return read_target(written, self.path, self.origin)

    def _read_formula(self, element: Element) -> None:
        note = element.find(lambda one: one.tag == "annotation")
        self._add_formula((note or element).text())

    def _read_script(self, element: Element) -> None:
        if element.get("type").startswith("math/tex"):
            self._add_formula(re.sub(r"%?\s*<!\[CDATA\[|%?\s*\]\]>", "", element.text()))
        elif "gist.github.com" in element.get("src"):
            self.media.append(read_media(self._target(element.get("src"))))

    def _add_formula(self, tex: str) -> None:
        self.formulas.append("".join(tex.split()))
        self.text.append(f" {tex} " if "\n" in tex else tex)

    def _keep_formula(self, tex: str) -> str:
        self.formulas.append("".join(tex.split()))
        return tex

    def _read_code(self, element: Element) -> None:
        lines = unicodedata.normalize("NFC", "".join(_code_text(element))).split("\n")
        self.code += [line.rstrip() for line in lines if line.strip()]
        self.text.append(" ")

    def _read_heading(self, element: Element) -> None:
        """A heading's words are its own; images and links in it count with the others."""
        outside, self.text = self.text, []
        self.read(element)
        text = squeeze(replace_formulas("".join(self.text), str))
        self.text = [*outside, " "]
        self.headings.append(
            HeadingFact(level=int(element.tag[1]), text=text, id=unicodedata.normalize("NFC", element.get("id")))
        )


def _source_of(image: Element) -> str:
    return image.get("data-src") or image.get("data-lazy-src") or image.get("src")


def _is_bare_code(element: Element) -> bool:
    """A block of code that lost its `<pre>`, as chirpy writes it."""
    if element.tag != "div" or "highlight" not in element.classes:
        return False
    children = [child.tag for child in element.children if isinstance(child, Element)]
    return children == ["code"] and element.find(lambda one: one.tag == "pre") is None


def _code_text(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        elif not is_mechanical(child):
            yield from _code_text(child)


def _is_note_mark(element: Element) -> bool:
    """The number that leads to a footnote, and the arrow back: every renderer counts and draws them by itself."""
    if element.tag == "sup":
        return element.find(_leads_to_note) is not None
    return element.tag == "a" and (_leads_to_note(element) or bool(element.classes & {"reversefootnote"}))


def _leads_to_note(element: Element) -> bool:
    return element.tag == "a" and ("footnote" in element.classes or element.get("role") == "doc-backlink")
