"""References to what is not there."""

from __future__ import annotations

from studylog.checks.addresses import Target, Text
from studylog.errors import Location
from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEnd:
    """A link or image whose target this site does not have."""

    place: Location
    """Where it stands, with its line."""
    text: Text | None
    """The text that it stands in; None for a setting, which is seen from the root."""
    target: Target
    is_image: bool
    is_shared: bool = False
    """Whether it is a setting of the site, which many pages show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFile:
    """A dead end that names a file: an image, a PDF."""

    place: Location
    written: str
    """The link as written."""
    is_image: bool
    is_shared: bool
    """As in `DeadEnd`."""
    path: str
    """Where it is expected, from the root."""
    folder: str
    """What to put together with others: the topmost folder that is missing, else the file's own."""
    folder_is_here: bool
    meant: str = ""
    """The file it was probably meant to be, as a link is written."""
