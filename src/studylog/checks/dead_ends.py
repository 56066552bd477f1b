"""References to what is not there."""

from __future__ import annotations

from dataclasses import dataclass

from studylog.checks.addresses import Target, Text
from studylog.checks.manuscript import Manuscript
from studylog.errors import Location
from studylog.models import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEnd:
    """A link or image whose target this site does not have."""

    manuscript: Manuscript
    reference: Reference
    target: Target
    is_image: bool

    @property
    def text(self) -> Text:
        """The text that it stands in."""
        return self.manuscript.text

    @property
    def place(self) -> Location:
        """Where it stands, with its line."""
        return self.manuscript.locate(self.reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFile:
    """A dead end that names a file: an image, a PDF."""

    end: DeadEnd
    path: str
    """Where it is expected, from the root."""
    folder: str
    """What to put together with others: the topmost folder that is missing, else the file's own."""
    folder_is_here: bool
    meant: str = ""
    """The file it was probably meant to be, as a link is written."""
