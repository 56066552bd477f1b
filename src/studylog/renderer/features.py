"""What a page must load styles or scripts for, told by its HTML: a writer may have written that by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIAGRAM = re.compile(r"<\w+\b[^>]*\bclass=[\"']?(?:[^\"'>]*\s)?mermaid[\s\"'>]")
_FORMULA = re.compile(r"<math[\s>]|class=\"math math-error\"")
_CODE = ("<pre", 'class="highlight', 'class="dataframe')


def features_of(html: str) -> Iterator[str]:
    """`math` for formulas, `code` for code and a notebook's tables, `mermaid` for diagrams."""
    if "math" in html and _FORMULA.search(html):
        yield "math"
    if any(part in html for part in _CODE):
        yield "code"
    if "mermaid" in html and _DIAGRAM.search(html):
        yield "mermaid"
