"""A text as its writer has it before them: to say where something stands."""

from __future__ import annotations

from functools import cached_property
from html import escape

from studylog.errors import Location
from studylog.models import Page, Post, Reference, RenderInput


class Manuscript:
    """A text with its lines, which are counted when first needed."""

    def __init__(self, text: Post | Page) -> None:
        self.text = text

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.body.split("\n")

    def locate(self, reference: Reference) -> Location:
        """The line of a link or image, and its column where the target stands there as it is."""
        source = self._lines[reference.line - 1] if 0 < reference.line <= len(self._lines) else ""
        column = source.find(reference.target) + 1 or source.find(escape(reference.target)) + 1
        return Location(path=self.text.source, line=line_of(self.text, reference.line), column=column, source=source)


def line_of(text: Post | Page | RenderInput, line: int) -> int:
    """The line of the file, for a line of the body; 0 for none."""
    return text.body_line + line - 1 if line else 0
