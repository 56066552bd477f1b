"""Texts made to be slow or to swell are read whole, and stay within bounds; `bench/pathological.py` times them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter

SLOW: dict[str, Callable[[int], str]] = {
    "nested lists": lambda n: "- " * (n // 2),
    "quotes": lambda n: ">" * n,
    "growing quotes": lambda n: "".join(">" * i + " a\n" for i in range(int((2 * n) ** 0.5))),
    "growing indentation": lambda n: "".join("  " * i + "- a\n" for i in range(int(n**0.5))),
    "fences that nothing closes": lambda n: "```a\n" * (n // 5),
    "formulas that nothing closes": lambda n: "$$a\n\n" * (n // 5),
    "rows without a table": lambda n: "a | b\n" * (n // 6) + "c\n",
    "one long row above many": lambda n: "|" * (n // 2) + "\n" + "|\n" * (n // 4),
    "ticks and pipes": lambda n: "`|" * (n // 2),
    "comments that nothing closes": lambda n: "<!-- a\n\n" * (n // 8),
    "elements that nothing closes": lambda n: '<div markdown="1">\n' * (n // 19),
    "quotes in tags": lambda n: '<div a="' * (n // 8),
    "names in a circle": lambda n: "{:a: b}\n{:b: a}\n" * (n // 16) + "x\n{: a}\n",
    "a definition of blanks": lambda n: "[a]:" + " " * n + "\n",
    "titles in a definition": lambda n: '[a]: b "' + 'c" ' * (n // 3),
    "notes in notes": lambda n: "".join(f"[^{i}]: [^{i + 1}]\n" for i in range(n // 16)) + "\n[^0]\n",
    "definitions of definitions": lambda n: "a\n" + ": a\n" * (n // 4),
    "ids that collide": lambda n: "".join(f"# a\n# a-{i}\n" for i in range(n // 20)),
    "tasks": lambda n: "- [ ] a\n" * (n // 8),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_text_made_to_be_slow_does_not_swell(name: str) -> None:
    body = SLOW[name](20_000)
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=MathConfig())
    fragment = Converter(LinkTable()).render(text)
    assert len(fragment.html) < 64 * len(body) + 5_000_000
