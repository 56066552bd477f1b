"""Links and images of texts and settings that lead nowhere, and anchors that no page has."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import field
from itertools import chain
from types import MappingProxyType

from studylog import messages
from studylog.checks.addresses import Addresses, Directory, is_file, read_address
from studylog.checks.anchors import Anchors
from studylog.checks.dead_ends import DeadEnd, MissingFile
from studylog.checks.guide import Guide, address_inside
from studylog.checks.manuscript import Manuscript
from studylog.checks.missing_files import tell_missing_files
from studylog.checks.repeats import gather_repeats
from studylog.checks.settings import find_dead_settings, list_menus
from studylog.errors import Problem
from studylog.frozen import dataclass
from studylog.marked_yaml import WrittenAddress
from studylog.models import HeldBack, Page, Post, Reference, References, Rendition, Site

Finding = Problem | MissingFile
"""What is wrong with one link; a file that is missing is told together with others."""

Ways = Mapping[str, frozenset[str]]
"""Source of a text → those of others that it leads into by an anchor; a text that is not there leads nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A site whose links were looked at."""

    posts: Mapping[str, Post]
    """By source."""
    renditions: Mapping[str, Rendition]
    findings: Findings

    def knows(self, text: Post | Page, renditions: Mapping[str, Rendition], examined: Mapping[str, str]) -> bool:
        """Whether the text, and every one that it leads into, is what it was."""
        if self.posts.get(text.source) is not text:
            return False
        return all(self.renditions.get(name) is renditions.get(name) for name in self.findings.group(text.source))


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """The same, as it is kept from build to build."""

    directory: Directory
    held_back: tuple[HeldBack, ...]
    findings: Findings

    def was_among(self, checker: LinkChecker) -> bool:
        """Whether links led where they lead now."""
        return (self.directory, self.held_back) == (checker.directory, checker.held_back)

    def knows(self, text: Post | Page, renditions: Mapping[str, Rendition], examined: Mapping[str, str]) -> bool:
        """Whether the text, and every one that it leads into, has the mark that it had."""
        return all(
            name in examined and self.findings.examined.get(name) == examined[name]
            for name in self.findings.group(text.source)
        )


def check_links(
    site: Site,
    renditions: Mapping[str, Rendition],
    checker: LinkChecker,
    keys: Mapping[str, str] | None = None,
    former: Checked | Examination | None = None,
) -> Findings:
    """What is wrong with the links and images of texts, settings and data; other sites are never looked at.

    `keys` tell texts apart, by name. `former` is the last check, by one that knew the same; one in memory is of a site
    with the same settings, pages and data.
    """
    checker = checker.among(renditions)
    written: defaultdict[str, list[WrittenAddress]] = defaultdict(list)
    for address in site.addresses:
        written[address.location.path if address.location.path in checker.directory.outputs else ""].append(address)
    examined = {source: _mark(key, written[source]) for source, key in (keys or {}).items()}
    texts = [text for text in site.texts if text.source in renditions]
    known = {text.source for text in texts if former and former.knows(text, renditions, examined)}
    found = {
        text.source: former.findings.of_texts.get(text.source, ())
        if former and text.source in known
        else checker.examine(text, renditions[text.source].content.references, written[text.source])
        for text in texts
    }
    ways = {source: ways for source, ways in former.findings.ways.items() if source in known} if former else {}
    of_settings = checker.examine_settings(written[""], list_menus(site))
    of_texts = {source: findings for source, findings in found.items() if findings}
    return Findings(of_texts=of_texts, of_settings=of_settings, ways={**ways, **checker.ways}, examined=examined)


def _mark(key: str, written: Sequence[WrittenAddress]) -> str:
    """Of all that the findings in a text come from, besides the site."""
    return f"{key} {hashlib.blake2b(repr(written).encode(), digest_size=16).hexdigest()}" if written else key


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is wrong with the links of a site, before it is told."""

    of_texts: Mapping[str, tuple[Finding, ...]]
    """By source."""
    of_settings: tuple[Finding, ...]
    ways: Ways
    examined: Mapping[str, str] = field(default_factory=dict)
    """Source of a text → what differs when what was looked at did; without those whose key nobody knew."""

    def group(self, source: str) -> tuple[str, ...]:
        """A text with those that it leads into."""
        return source, *self.ways.get(source, ())

    @property
    def entered(self) -> frozenset[str]:
        """Sources of texts that others lead into by an anchor."""
        return frozenset(chain.from_iterable(self.ways.values()))

    def tell(self) -> Iterator[Problem]:
        """Everything, what repeats itself put together."""
        return gather_repeats(self._one_by_one())

    def _one_by_one(self) -> Iterator[Problem]:
        findings = [*chain.from_iterable(self.of_texts.values()), *self.of_settings]
        yield from (finding for finding in findings if isinstance(finding, Problem))
        yield from tell_missing_files(finding for finding in findings if isinstance(finding, MissingFile))


class LinkChecker:
    """Looks at the links of one text after the other."""

    def __init__(
        self,
        directory: Directory,
        held_back: tuple[HeldBack, ...],
        renditions: Mapping[str, Rendition] = MappingProxyType({}),
    ) -> None:
        self.directory = directory
        self.held_back = held_back
        self._addresses = Addresses(directory)
        self._anchors = Anchors(self._addresses, renditions)
        self._guide = Guide(held_back, self._addresses)

    def among(self, renditions: Mapping[str, Rendition]) -> LinkChecker:
        """One that knows the same site, with these texts."""
        other = copy(self)
        other._anchors = Anchors(self._addresses, renditions)
        return other

    @property
    def ways(self) -> Ways:
        """What was entered by the texts that were looked at."""
        return {source: frozenset(entered) for source, entered in self._anchors.asked.items()}

    def examine(
        self, text: Post | Page, references: References, written: Iterable[WrittenAddress] = ()
    ) -> tuple[Finding, ...]:
        """What is wrong with the links of a text, and with what its front matter has `written`.

        What is shown and linked to is told once, as an image.
        """
        manuscript = Manuscript(text)
        problems: list[Problem] = []
        ends: dict[str, DeadEnd] = {}
        for reference, is_image in _in_order(references):
            target = read_address(reference.target, self._addresses.site_url)
            if target is None:
                continue
            if output := self._addresses.lead(target, text):
                problems += self._anchors.check(manuscript, reference, target, output)
            elif not self._addresses.is_foreign(target) and target.path not in ends:
                place = manuscript.locate(reference)
                ends[target.path] = DeadEnd(place=place, text=text, target=target, is_image=is_image)
        for end in find_dead_settings(written, self._addresses):
            ends.setdefault(end.target.path, end)
        return (*problems, *map(self._judge, ends.values()))

    def examine_settings(self, written: Iterable[WrittenAddress], menus: Set[str]) -> tuple[Finding, ...]:
        """What is wrong with addresses in settings and data; of `navigation.yml` these menus are shown."""
        ends = {(end.place.path, end.target.path): end for end in find_dead_settings(written, self._addresses, menus)}
        return tuple(map(self._judge, ends.values()))

    def _judge(self, end: DeadEnd) -> Finding:
        if problem := _explain(end, self._guide):
            return problem
        if end.is_image or is_file(end.target.path.removesuffix("/")):
            return _as_file(end, self._guide.meant(end), self._addresses)
        return _tell_broken(end, self._guide.meant(end))


def _in_order(references: References) -> Iterator[tuple[Reference, bool]]:
    """Images first, then links."""
    yield from ((image, True) for image in references.images)
    yield from ((link, False) for link in references.links)


def _explain(end: DeadEnd, guide: Guide) -> Problem | None:
    """What is known for certain of a dead end."""
    written = end.target.written
    if meant := guide.without_second_baseurl(end):
        return messages.BASEURL_TWICE.warning(end.place, target=written, meant=meant)
    if not end.target.is_absolute and (meant := address_inside(written)):
        return messages.LINK_GARBLED.warning(end.place, target=written, meant=meant)
    if found := guide.in_other_case(end):
        case = messages.IMAGE_CASE if end.is_image else messages.LINK_CASE
        return case.warning(end.place, target=written, meant=found)
    if not end.is_image and (held := guide.held_back(end)):
        return _tell_held_back(end, held)
    return None


def _tell_held_back(end: DeadEnd, held: HeldBack) -> Problem:
    values = {"target": end.target.written, "source": held.source}
    if held.until:
        return messages.LINK_HELD_BACK.warning(end.place, **values, until=f"{held.until:%Y-%m-%d %H:%M %z}")
    sentence = messages.LINK_TO_DRAFT if held.reason == "draft" else messages.LINK_TO_UNPUBLISHED
    return sentence.warning(end.place, **values)


def _tell_broken(end: DeadEnd, meant: str) -> Problem:
    if meant:
        return messages.LINK_BROKEN_NEAR.warning(end.place, target=end.target.written, meant=meant)
    return messages.LINK_BROKEN.warning(end.place, target=end.target.written)


def _as_file(end: DeadEnd, meant: str, addresses: Addresses) -> MissingFile:
    path = _expected_at(end, addresses)
    folder = path.rpartition("/")[0] if meant else addresses.missing_folder(path)
    return MissingFile(
        place=end.place,
        written=end.target.written,
        is_image=end.is_image,
        is_shared=end.is_shared,
        path=path,
        folder=folder,
        folder_is_here=folder in addresses.folders,
        meant=meant,
    )


def _expected_at(end: DeadEnd, addresses: Addresses) -> str:
    """Where the file would be put: as seen from the text's own file, unless that lies where nothing is published."""
    *_, beside = readings = list(addresses.readings(end.target, end.text))
    return readings[0] if end.target.path.startswith("/") or beside.startswith(("_", ".")) else beside
