"""Liquid, as Jekyll runs it over a text before Markdown reads it (jekyllrb.com/docs/liquid).

`scanner` finds what is Liquid and what only looks so, `protection` knows code and formulas, `engine` runs it.
python-liquid evaluates; only `engine` and what it imports load it, and only a text that holds Liquid loads `engine`.
"""

from __future__ import annotations


def has_liquid(body: str) -> bool:
    """Whether a text could hold Liquid."""
    return "{{" in body or "{%" in body
