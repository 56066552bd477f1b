"""What on a page is the theme's: what programs add to a text, and the furniture that stands around it.

Inside a text that the theme marks only the first is left out: a `<div class="related">` there was written by hand.
"""

from __future__ import annotations

from studylog.parity.tree import Element


def is_mechanical(element: Element) -> bool:
    """Whether a program added this to a text: line numbers, signs beside headings, copy buttons, contents."""
    return (
        element.tag in _MECHANICAL_TAGS
        or bool(element.classes & _MECHANICAL_CLASSES)
        or element.get("aria-hidden") == "true"
        or element.get("id") in ("markdown-toc", "disqus_thread")
        or _is_copy_button(element)
        or _is_contents(element)
        or _is_copy_for_scriptless(element)
    )


def is_furniture(element: Element) -> bool:
    """Whether something is the theme's where the theme does not tell its own from the writer's: a menu, a share bar."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    return (
        is_mechanical(element)
        or element.tag in _FURNITURE_TAGS
        or bool(element.classes & _FURNITURE_CLASSES)
        or element.get("id") in ("toc", "comments")
    )


_MECHANICAL_TAGS = frozenset("head style template title".split())
_MECHANICAL_CLASSES = frozenset(
    "anchor anchor-heading header-link headerlink header-anchor anchorjs-link "
    "code-header lineno linenos gutter rouge-gutter copy-button "
    "sidebar__right sidebar__left page__meta page__share page__related page__comments page__taxonomy post-tail-wrapper "
    "utterances giscus sr-only screen-reader-text visually-hidden".split()
)
"""The last of them belong to themes and services and to nobody else."""
_FURNITURE_TAGS = frozenset("button form nav noscript svg".split())
_FURNITURE_CLASSES = frozenset(
    "toc sidebar site-header site-footer site-nav masthead page__footer "
    "post-meta post-header post-footer entry-header entry-meta entry-footer article-header article-meta article-footer "
    "post-tags post-tail post-navigation post-nav share share-wrapper share-buttons "
    "related related-posts comments disqus pagination pager".split()
)


def _is_copy_button(element: Element) -> bool:
    return element.tag == "button" and any("copy" in name or "clip" in name for name in element.classes)


def _is_contents(element: Element) -> bool:
    """A table of contents says what the headings say; one that leads elsewhere, or nowhere, was written."""
    if not element.classes & {"toc", "section-nav", "toc__menu"} and element.get("id") != "toc":
        return False
    targets = [one.get("href") for one in element.walk() if one.tag == "a"]
    return bool(targets) and all(target.startswith("#") for target in targets)


def _is_copy_for_scriptless(element: Element) -> bool:
    """The picture or the gist again that a script beside it will show."""
    if element.tag != "noscript":
        return False
    return not element.text().strip() or element.find(lambda one: one.tag == "pre") is not None
