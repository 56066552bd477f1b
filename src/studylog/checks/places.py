"""Where in its file a reference stands."""

from __future__ import annotations

from html import escape

from studylog.checks.addresses import Text
from studylog.errors import Location
from studylog.models import Reference


def locate(text: Text, reference: Reference) -> Location:
    """The line of a link or image, and its column where the target stands there as it is."""
    lines = text.body.split("\n")
    source = lines[reference.line - 1] if 0 < reference.line <= len(lines) else ""
    column = source.find(reference.target) + 1 or source.find(escape(reference.target)) + 1
    return Location(path=text.source, line=line_of(text, reference.line), column=column, source=source)


def line_of(text: Text, line: int) -> int:
    """The line of the file, for a line of the body; 0 for none."""
    return text.body_line + line - 1 if line else 0
