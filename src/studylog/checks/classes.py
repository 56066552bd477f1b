"""Classes that are nearly those of the theme's call-outs: `{: .prompt-tipp }` gives a plain quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studylog import messages
from studylog.checks.manuscript import line_of
from studylog.errors import Location, Problem
from studylog.models import Fragment, RenderInput
from studylog.spelling import nearest

CALL_OUTS = (
    *(f"prompt-{kind}" for kind in ("tip", "info", "warning", "danger")),
    *(f"notice--{kind}" for kind in ("primary", "info", "success", "warning", "danger")),
)
_NAME = re.compile(r"(?<![\w-])(?:prompt-|notice--)[\w-]+")
_VALUE = re.compile(r"""<[^<>]*\sclass=["']([^"']*(?:prompt-|notice--)[^"']*)["']""")


def find_mistyped_classes(text: RenderInput, fragment: Fragment) -> Iterator[Problem]:
    """A warning for each name of a call-out that is one letter off, where the text first has it."""
    if "prompt-" not in fragment.html and "notice--" not in fragment.html:
        return
    for name in sorted({name for value in _VALUE.findall(fragment.html) for name in _NAME.findall(value)}):
        if meant := nearest(name, CALL_OUTS):
            yield messages.CLASS_NEAR_MISS.warning(_place(text, name), name=name, meant=meant)


def _place(text: RenderInput, name: str) -> Location:
    lines = text.body.split("\n")
    number = next((number for number, line in enumerate(lines, 1) if name in line), 0)
    source = lines[number - 1] if number else ""
    return Location(path=text.source, line=line_of(text, number), column=source.find(name) + 1, source=source)
