"""Links and images of texts and settings that lead nowhere, and anchors that no page has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from studylog import messages
from studylog.checks.addresses import Addresses, is_file, read_address
from studylog.checks.anchors import Anchors
from studylog.checks.dead_ends import DeadEnd, MissingFile
from studylog.checks.guide import Guide, address_inside
from studylog.checks.manuscript import Manuscript
from studylog.checks.missing_files import tell_missing_files
from studylog.checks.repeats import gather_repeats
from studylog.checks.settings import find_dead_settings
from studylog.errors import Problem
from studylog.models import HeldBack, Reference, Rendition, Site


def check_links(site: Site, renditions: Mapping[str, Rendition], addresses: Addresses) -> Iterator[Problem]:
    """What is wrong with the links and images of texts, settings and data; other sites are never looked at."""
    yield from gather_repeats(_check_each(site, renditions, addresses))


def _check_each(site: Site, renditions: Mapping[str, Rendition], addresses: Addresses) -> Iterator[Problem]:
    anchors = Anchors(addresses, renditions)
    ends: dict[tuple[str, str], DeadEnd] = {}
    for manuscript, reference, is_image in _references(site, renditions):
        target = read_address(reference.target, addresses.site_url)
        if target is None:
            continue
        if output := addresses.lead(target, manuscript.text):
            yield from anchors.check(manuscript, reference, target, output)
        elif not addresses.is_foreign(target):
            place, text = manuscript.locate(reference), manuscript.text
            end = DeadEnd(place=place, text=text, target=target, is_image=is_image)
            ends.setdefault((text.source, target.path), end)
    for end in find_dead_settings(site, addresses):
        ends.setdefault((end.place.path, end.target.path), end)
    yield from _explain_all(ends.values(), Guide(site, addresses), addresses)


def _references(site: Site, renditions: Mapping[str, Rendition]) -> Iterator[tuple[Manuscript, Reference, bool]]:
    """Every text's images, then its links: what is shown and linked to is told once, as an image."""
    for text in site.texts:
        if rendition := renditions.get(text.source):
            manuscript, references = Manuscript(text), rendition.content.references
            yield from ((manuscript, image, True) for image in references.images)
            yield from ((manuscript, link, False) for link in references.links)


def _explain_all(ends: Iterable[DeadEnd], guide: Guide, addresses: Addresses) -> Iterator[Problem]:
    files: list[MissingFile] = []
    for end in ends:
        if problem := _explain(end, guide):
            yield problem
        elif end.is_image or is_file(end.target.path.removesuffix("/")):
            files.append(_as_file(end, guide.meant(end), addresses))
        else:
            yield _tell_broken(end, guide.meant(end))
    yield from tell_missing_files(files)


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
    return MissingFile(end=end, path=path, folder=folder, folder_is_here=folder in addresses.folders, meant=meant)


def _expected_at(end: DeadEnd, addresses: Addresses) -> str:
    """Where the file would be put: as seen from the text's own file, unless that lies where nothing is published."""
    *_, beside = readings = list(addresses.readings(end.target, end.text))
    return readings[0] if end.target.path.startswith("/") or beside.startswith(("_", ".")) else beside
