"""What a dead end may have been meant to be."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property

from studylog.checks.addresses import Addresses, is_file
from studylog.checks.dead_ends import DeadEnd
from studylog.checks.names import Names
from studylog.models import HeldBack


class Guide:
    """Knows what there is and what is held back; its tables are made when first needed."""

    def __init__(self, held_back: tuple[HeldBack, ...], addresses: Addresses) -> None:
        self._all_held = held_back
        self.addresses = addresses

    def in_other_case(self, end: DeadEnd) -> str:
        """The address that differs from this one only by case, or nothing."""
        return self._address(next(filter(None, map(self._outputs.in_other_case, self._paths(end))), ""), end)

    def meant(self, end: DeadEnd) -> str:
        """The address that was probably meant, or nothing; a link to a source file means another one."""
        if end.target.path.lower().endswith((".md", ".markdown")):
            source = next(filter(None, map(self._sources.meant, self._paths(end))), "")
            folder = posixpath.dirname(end.text.source) if end.text else ""
            return posixpath.relpath(source, folder or ".").replace(" ", "%20") if source else ""
        guesses = (names.meant(path) for names in (self._texts, self._outputs) for path in self._paths(end))
        return self._address(next(filter(None, guesses), ""), end)

    def without_second_baseurl(self, end: DeadEnd) -> str:
        """The address that has baseurl once where this one has it twice, or nothing."""
        baseurl, path = self.addresses.baseurl, end.target.path
        once = path.removeprefix(baseurl)
        if not baseurl or not once.startswith(f"{baseurl}/") or not path.startswith(baseurl):
            return ""
        return self._address(self.addresses.find(once.removeprefix(f"{baseurl}/")), end)

    def held_back(self, end: DeadEnd) -> HeldBack | None:
        """The post that would stand there if it were published, known by its file or its name."""
        by_file = filter(None, map(self._held_sources.get, self._paths(end)))
        return next(by_file, None) or self._held_names.get(_name(end.target.path))

    def _paths(self, end: DeadEnd) -> tuple[str, ...]:
        return tuple(self.addresses.readings(end.target, end.text))

    def _address(self, output: str, end: DeadEnd) -> str:
        """As a link of the same kind: with host and baseurl where this one has them; settings have neither."""
        if not output:
            return ""
        front = self.addresses.front_of(end.target) if end.text else ""
        return front + self.addresses.address(output) + end.target.suffix

    @cached_property
    def _outputs(self) -> Names:
        return Names(self.addresses.pages)

    @cached_property
    def _texts(self) -> Names:
        """What somebody wrote is meant rather than a list that has its name."""
        return Names(self.addresses.urls)

    @cached_property
    def _sources(self) -> Names:
        return Names(self.addresses.outputs)

    @cached_property
    def _held_sources(self) -> dict[str, HeldBack]:
        return {held.source: held for held in self._all_held}

    @cached_property
    def _held_names(self) -> dict[str, HeldBack]:
        return {_name(held.source): held for held in self._all_held}


def _name(path: str) -> str:
    """The last name of a path without date and extension, by which a post is known whatever its permalink."""
    name = path.removesuffix("/").rpartition("/")[2]
    bare = posixpath.splitext(name)[0] if is_file(name) or name.endswith(".html") else name
    return re.sub(r"^\d{2,4}-\d{1,2}-\d{1,2}-", "", bare).casefold()


_URL_INSIDE = re.compile(r"https?://[^\s\"'\])>]+")
_BARE_HOST = re.compile(
    r"(?:www\.|[a-z0-9-]+\.(?:com|org|net|io|dev|ai|kr)(?:/|$)|[a-z0-9.-]+\.(?:co|ac|or)\.kr)", re.IGNORECASE
)


def address_inside(written: str) -> str:
    """The whole address that a link holds but does not begin with: `(https://a.example`, `www.a.example`."""
    if found := _URL_INSIDE.search(written):
        return found[0]
    return f"https://{written.strip()}" if _BARE_HOST.match(written.strip()) else ""
