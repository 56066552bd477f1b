"""What a page must load styles or scripts for, told by its HTML: a writer may have written that by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIAGRAM = re.compile(r"<\w+\b[^>]*\bclass=[\"']?(?:[^\"'>]*\s)?mermaid[\s\"'>]")
_FORMULA = re.compile(r"<math[\s>]|class=\"math math-error\"")
_CODE = ("<pre", 'class="highlight', 'class="dataframe')
_CLASS = re.compile(r"\bclass\s*=|\{:[^}\n]*\.[a-zA-Z]|\[!\w")
"""What gives a class in HTML, in kramdown's attribute lists, and to a call-out."""


def features_of(html: str, written: str) -> Iterator[str]:
    """`math` for formulas, `code` for code and a notebook's tables, `mermaid` for diagrams, `lists` for listed posts.

    `classes` where the text, as `written`, gives a class of its own: it is much shorter than its HTML, in which every
    word of code has one.
    """
    if "math" in html and _FORMULA.search(html):
        yield "math"
    if any(part in html for part in _CODE):
        yield "code"
    if "mermaid" in html and _DIAGRAM.search(html):
        yield "mermaid"
    if 'class="entry' in html:
        yield "lists"
    if _CLASS.search(written):
        yield "classes"
