"""Which part of a page its writer wrote.

Themes mark the text of a post in a few ways; they are tried from the surest to the least. Where none is found, the
largest block of text is taken. What a theme puts beside it (`dressing.py`) is no place to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from studylog.frozen import dataclass
from studylog.parity.dressing import is_furniture
from studylog.parity.tree import Element

MARKS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "e-content",
        "page__content",
        "post-content entry-content article-content article__content post__content",
        "post-body post__body article-body article__body article-entry td-content",
    )
)
"""Classes and ids of the element that holds the text, the surest first (microformats, minimal-mistakes, minima …)."""
WRAPS = frozenset("markdown-body main-content page-body entry".split())
"""Classes of an element in which titles, dates and footers may stand too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Where a page's text stands."""

    element: Element
    is_marked: bool = True
    """Whether the theme says so, and nothing else stands in it."""


def find_content(root: Element) -> Content:
    """The element that holds what was written; the whole where nothing says which, or where there is no page around."""
    everything = list(root.walk())
    if not any(element.tag in ("body", "title") for element in everything):
        return Content(element=root)
    elements = list(_walk_outside_furniture(root))
    if found := _find_marked(elements) or _find_marked(everything):
        return Content(element=found)
    return Content(element=_find_unmarked(elements), is_marked=False)


def find_listing(root: Element) -> Element:
    """The part of a list of posts that holds the list, without what the theme shows on every page."""
    return _named(list(root.walk()), _is_main) or _named(list(root.walk()), lambda one: one.tag == "body") or root


def shows_many(root: Element) -> bool:
    """Whether a page shows several posts in a row, as a list does."""
    return sum(element.tag == "article" for element in _walk_outside_furniture(root)) > 1


def _walk_outside_furniture(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element) and not is_furniture(child) and child.tag not in ("aside", "footer"):
            yield from _walk_outside_furniture(child)


def _find_marked(elements: list[Element]) -> Element | None:
    for names in MARKS:
        if found := [one for one in elements if one.classes & names or one.get("id") in names]:
            return _first_with_text(found)
    if found := [one for one in elements if one.get("itemprop") in ("articleBody", "text")]:
        return _first_with_text(found)
    article = _only_article(elements)
    return _named(list(article.walk()), lambda one: "content" in one.classes) if article else None


def _first_with_text(elements: list[Element]) -> Element:
    return next((element for element in elements if element.text().strip()), elements[0])


def _find_unmarked(elements: list[Element]) -> Element:
    if found := [one for one in elements if one.classes & WRAPS]:
        return _first_with_text(found)
    article = _only_article(elements)
    return _without_frame(article) if article else _named(elements, _is_main) or _largest_block(elements)


def _only_article(elements: list[Element]) -> Element | None:
    """The one article of a page; a list of posts has several."""
    articles = [element for element in elements if element.tag == "article"]
    return articles[0] if len(articles) == 1 else None


def _without_frame(article: Element) -> Element:
    """The article without its own header and footer, where title, date and tags stand."""
    bare = Element(article.tag, article.attributes)
    bare.children = [
        child for child in article.children if isinstance(child, str) or child.tag not in ("header", "footer", "aside")
    ]
    return bare


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.get("role") == "main" or element.get("id") in ("main", "main-content")


def _named(elements: list[Element], matches: Callable[[Element], bool]) -> Element | None:
    return next(filter(matches, elements), None)


def _largest_block(elements: list[Element]) -> Element:
    """The element whose own paragraphs, lists and code hold the most text."""
    blocks = [one for one in elements if one.tag in ("", "body", "div", "section", "td") and not _is_code(one)]
    return max(blocks, key=_own_length)


def _own_length(element: Element) -> int:
    own = ("p", "ul", "ol", "pre", "table", "blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6")
    return sum(
        len(child) if isinstance(child, str) else len(child.text()) * (child.tag in own or _is_code(child))
        for child in element.children
    )


def _is_code(element: Element) -> bool:
    """A block of code with what highlighters put around it."""
    return bool(element.classes & {"highlight", "highlighter-rouge", "codehilite"})
