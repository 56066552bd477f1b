"""Fragment → what a build keeps at hand of it; made where the text is rendered, in a worker."""

from __future__ import annotations

from studylog.checks.alternatives import find_silent_images
from studylog.checks.anchors import name_anchors
from studylog.checks.classes import find_mistyped_classes
from studylog.models import Body, Fragment, Gist, References, RenderInput, Words
from studylog.pages.keywords import find_keywords
from studylog.pages.reading import measure, plain_summary, shorten
from studylog.search.words import index_text


def split_fragment(fragment: Fragment, text: RenderInput) -> tuple[Gist, Body, References, Words]:
    """What lists need of a text, what its own page needs, what checks need, and what the search needs."""
    syllables, words = measure(fragment.text)
    gist = Gist(
        excerpt=fragment.excerpt,
        summary=plain_summary(fragment.excerpt),
        opening=shorten(fragment.text),
        syllables=syllables,
        words=words,
        title_html=fragment.title_html,
        features=tuple(sorted(fragment.features)),
        is_empty=not fragment.html.strip(),
        keywords=find_keywords(text.title, text.body),
        problems=fragment.problems,
        remarks=(*find_silent_images(text, fragment), *find_mistyped_classes(text, fragment)),
    )
    references = References(links=fragment.links, images=fragment.images, anchors=name_anchors(fragment.html))
    body = Body(html=fragment.html, toc=fragment.toc, text=fragment.text, markdown=fragment.markdown)
    return gist, body, references, index_text(fragment.text)
