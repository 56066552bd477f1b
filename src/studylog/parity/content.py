"""Which part of a page its writer wrote, and what around and in it is the theme's.

Themes mark the text of a post in a few ways; they are tried from the surest to the least. Where none is found, the
largest block of text is taken.
"""

from __future__ import annotations

from collections.abc import Callable

from studylog.parity.tree import Element

MARKS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "e-content",
        "page__content",
        "post-content entry-content article-content article__content post__content post-body article-body",
        "markdown-body main-content page-body",
    )
)
"""Classes of the element that holds the text, the surest first (microformats, minimal-mistakes, minima, primer …)."""


def find_content(root: Element) -> Element:
    """The element that holds what was written; the whole where nothing says which, or where there is no page around."""
    elements = list(root.walk())
    if not any(element.tag in ("body", "title") for element in elements):
        return root
    for names in MARKS:
        if found := [element for element in elements if element.classes & names]:
            return max(found, key=_length)
    if found := [element for element in elements if element.get("itemprop") in ("articleBody", "text")]:
        return found[0]
    return _inside_article(elements) or _named(elements, _is_main) or _largest_block(root)


def find_listing(root: Element) -> Element:
    """The part of a list of posts that holds the list, without what the theme shows on every page."""
    return _named(list(root.walk()), _is_main) or _named(list(root.walk()), lambda one: one.tag == "body") or root


def is_dressing(element: Element) -> bool:
    """Whether an element is the theme's: a menu, a button, a table of contents, a share bar, line numbers."""
    return (
        element.tag in _DRESSING_TAGS
        or bool(element.classes & _DRESSING_CLASSES)
        or element.get("aria-hidden") == "true"
        or element.get("id") in _DRESSING_IDS
    )


_DRESSING_TAGS = frozenset("button form head nav noscript style svg template title".split())
_DRESSING_CLASSES = frozenset(
    "anchor anchor-heading header-link headerlink header-anchor anchorjs-link "
    "code-header lineno linenos gutter rouge-gutter copy-button "
    "toc sidebar sidebar__right sidebar__left "
    "page__meta page__share page__related page__comments page__taxonomy "
    "post-meta post-tags post-tail post-tail-wrapper post-navigation post-nav share share-wrapper share-buttons "
    "related related-posts comments utterances giscus disqus pagination pager "
    "sr-only screen-reader-text visually-hidden".split()
)
_DRESSING_IDS = frozenset({"markdown-toc", "toc", "comments", "disqus_thread"})


def _inside_article(elements: list[Element]) -> Element | None:
    """The one article of a page; a list of posts has several."""
    articles = [element for element in elements if element.tag == "article"]
    if len(articles) != 1:
        return None
    inner = _named(list(articles[0].walk()), lambda one: "content" in one.classes)
    return inner or _without_frame(articles[0])


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


def _largest_block(root: Element) -> Element:
    """The element whose own paragraphs, lists and code hold the most text."""
    blocks = [one for one in root.walk() if one.tag in ("", "body", "div", "section", "td") and not _is_code(one)]
    return max(blocks, key=_own_length, default=root)


def _own_length(element: Element) -> int:
    own = ("p", "ul", "ol", "pre", "table", "blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6")
    return sum(
        len(child) if isinstance(child, str) else _length(child) * (child.tag in own or _is_code(child))
        for child in element.children
    )


def _is_code(element: Element) -> bool:
    """A block of code with what highlighters put around it."""
    return bool(element.classes & {"highlight", "highlighter-rouge", "codehilite"})


def _length(element: Element) -> int:
    return len(element.text())
