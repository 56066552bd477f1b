"""Every text as Markdown, and the list of them, for programs that read (llmstxt.org); where `llms: true` asks for it.

A copy stands at the address of its page with `.md` behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import quote

from studylog.models import Page, Post
from studylog.pages.edition import Edition
from studylog.pages.reading import without_tags
from studylog.pages.searchable import is_read
from studylog.plan import Artifact, TemplatedPage
from studylog.urls import HTML_EXTENSIONS
from studylog.views import AlternateView, CopyLink, CopySection, MarkdownCopy

LIST_FILE = "llms.txt"


def make_copies(edition: Edition) -> Iterator[Artifact]:
    """A copy of each text that is Markdown, and the list."""
    if not edition.site.config.llms:
        return
    texts = [text for text in edition.site.texts if has_copy(edition, text)]
    for text in texts:
        views = {"site": edition.view, "copy": _copy(edition, text)}
        yield TemplatedPage(path=_path_of(text), template="copy.md", views=views, source=text.source)
    sections = tuple(_part(edition, texts))
    yield TemplatedPage(path=LIST_FILE, template=LIST_FILE, views={"site": edition.view, "sections": sections})


def has_copy(edition: Edition, text: Post | Page) -> bool:
    """Whether there is one: `llms: false` in its front matter says no."""
    asked = edition.site.config.llms and text.front.get("llms") is not False
    return asked and is_read(text) and not text.source.lower().endswith(HTML_EXTENSIONS)


def list_copy(edition: Edition, text: Post | Page) -> tuple[AlternateView, ...]:
    """The copy of one text, for the head of its page; nothing where it has none."""
    if not has_copy(edition, text):
        return ()
    return (AlternateView(type="text/markdown", url=edition.link(_url_of(text))),)


def _path_of(text: Post | Page) -> str:
    return f"{text.output}.md"


def _url_of(text: Post | Page) -> str:
    return "/" + quote(_path_of(text))


def _copy(edition: Edition, text: Post | Page) -> MarkdownCopy:
    summary = edition.summaries.get(text.source)
    return MarkdownCopy(
        title=text.title,
        url=edition.absolute(text.url),
        description=without_tags(text.description),
        dates=tuple(f"{date:%Y-%m-%d}" for date in (text.date, text.updated) if date),
        categories=tuple(term.name for term in summary.categories) if summary else (),
        tags=tuple(term.name for term in summary.tags) if summary else (),
        content=edition.renditions[text.source].content,
    )


def _part(edition: Edition, texts: list[Post | Page]) -> Iterator[CopySection]:
    """Posts by the first of their categories, those without one, and pages; the newest first."""
    parts: dict[str, list[CopyLink]] = defaultdict(list)
    words, terms = edition.view.labels, edition.site.categories
    for text in texts:
        first = text.categories[0].value if isinstance(text, Post) and text.categories else None
        rest = words["pages"] if isinstance(text, Page) else words["other_posts"]
        parts[terms.by_value[first].name if first else rest].append(_link(edition, text))
    for name in dict.fromkeys((*(term.name for term in terms.terms), *parts)):
        if name in parts:
            yield CopySection(title=name, links=tuple(parts[name]))


def _link(edition: Edition, text: Post | Page) -> CopyLink:
    notes = (f"{text.date:%Y-%m-%d}" if text.date else "", without_tags(text.description))
    title = re.sub(r"([\\\[\]])", r"\\\1", text.title)
    return CopyLink(title=title, url=edition.absolute(_url_of(text)), notes=tuple(filter(None, notes)))
