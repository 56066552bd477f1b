"""What no two sources may share: a place below the output folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from studylog import messages
from studylog.errors import Location, Problem
from studylog.models import Asset, Page, Post
from studylog.urls import folders_above

Source = TypeVar("Source", Post, Page, Asset)


class Claims:
    """Who is written where; the first to claim a place has it."""

    def __init__(self, places: Mapping[str, Location] | None = None) -> None:
        self._places = places or {}
        """Source → the line that decides on its place, where it is one of its own."""
        self._owners: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        """Every folder that some file needs, with the first source that does."""
        self.problems: list[Problem] = []

    def take(self, sources: Iterable[Source]) -> tuple[Source, ...]:
        """Those of `sources` whose place was free; an error names both where it was not."""
        return tuple(source for source in sources if self._claim(source.source, source.output))

    def _claim(self, source: str, output: str) -> bool:
        folders = folders_above(output)
        owner = next(filter(None, map(self._owners.get, (output, *folders))), None) or self._folders.get(output)
        if owner:
            place = self._places.get(source) or Location(path=source)
            self.problems.append(messages.URL_COLLISION.error(place, other=owner, output=output))
            return False
        self._owners[output] = source
        for folder in folders:
            self._folders.setdefault(folder, source)
        self._warn_of_name(source, output)
        return True

    def _warn_of_name(self, source: str, output: str) -> None:
        if reason := unportable(output):
            self.problems.append(messages.UNPORTABLE_NAME.warning(Location(path=source), name=reason))


_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?")
_LONGEST = 255


def unportable(output: str) -> str:
    """The part of a path that some system cannot hold: `CON`, a colon, a dot or space at the end, over 255 bytes."""
    if _PLAIN.fullmatch(output) and len(output) <= _LONGEST and not any(map(output.lower().__contains__, _DEVICES)):
        return ""
    for part in output.split("/"):
        if re.search(r'[<>:"|?*\\]|[. ]$', part) or _RESERVED.fullmatch(part) or len(part.encode()) > _LONGEST:
            return part
    return ""


_PLAIN = re.compile(r"[A-Za-z0-9_/-]+(?:\.[A-Za-z0-9]+)?")
_DEVICES = ("con", "prn", "aux", "nul", "com", "lpt")
