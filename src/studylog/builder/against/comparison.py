"""A site that is ready to be written, held against an old one, page by page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from studylog.builder.against.missed import is_missed
from studylog.builder.against.new_site import NewSite
from studylog.builder.against.old_site import OldFile, read_old_site
from studylog.builder.prepared import Prepared
from studylog.config import ASSETS_FOLDER
from studylog.frozen import dataclass
from studylog.parity.differences import Kind, Loss, find_losses, is_of_clock
from studylog.parity.facts import Facts, is_list, read_facts, read_forwarding, read_fragment, read_listed
from studylog.parity.moves import GonePage, Move, find_moves
from studylog.parity.report import ChangedPage, Comparison, GoneUrl
from studylog.parity.targets import Origin, is_own, read_path, tidy, without_fragment
from studylog.parity.theme_words import leave_out_theme
from studylog.plan import Artifact, CopiedFile, Redirect, Templated


def compare_with_old(prepared: Prepared, place: Path) -> Comparison:
    """What the site lacks of the old one at `place`; nothing is written.

    Raises:
        ConfigError: where `place` is no old site.
        MachineError: where it cannot be read.
        ContentError: where a page of ours cannot be rendered.

    """
    config = prepared.site.config
    origin = Origin(url=config.url, baseurl=config.baseurl)
    files = read_old_site(place, origin)
    ours = NewSite(prepared, origin)
    gone, kept = _part(files, ours)
    moves = _find_moves(gone, kept, prepared, origin)
    ways = _list_ways(ours, moves)
    standing = _list_standing(files, kept, ours).union(ways.values())
    comparer = _Comparer(ours=ours, ways=ways, standing=standing)
    looks = [look for look in map(comparer.look_at, kept) if look]
    looks += [look for file in gone if (look := comparer.look_at_moved(file, moves.get(file.path)))]
    missed = [file for file in gone if is_missed(file, frozenset(chain.from_iterable(look.shown for look in looks)))]
    return Comparison(
        old=str(place),
        by_studylog=(place / ASSETS_FOLDER).is_dir(),
        urls=len(kept) + len(missed),
        pages=sum(look.is_compared for look in looks),
        has_contents=any(file.disk or file.text is not None for file in files),
        gone=tuple(GoneUrl(url=file.url, move=moves.get(file.path)) for file in missed),
        changed=tuple(_list_changed(looks)),
    )


def _part(files: Iterable[OldFile], ours: NewSite) -> tuple[list[OldFile], list[OldFile]]:
    """The old site's files that are gone, and those that are there."""
    gone: list[OldFile] = []
    kept: list[OldFile] = []
    for file in files:
        (kept if ours.find(file.path) else gone).append(file)
    return gone, kept


def _find_moves(
    gone: Iterable[OldFile], kept: Iterable[OldFile], prepared: Prepared, origin: Origin
) -> dict[str, Move]:
    pages = [_describe(file, origin) for file in gone if file.is_page]
    said = {source: found.content.text for source, found in prepared.rendering.texts.items()} if pages else {}
    return find_moves(pages, prepared.site.texts, (file.path for file in kept), said)


def _describe(file: OldFile, origin: Origin) -> GonePage:
    if file.disk is None:
        return GonePage(path=file.path, source=file.source, is_list=is_list("", file.path))
    html = file.read()
    facts = read_facts(html, file.path, origin)
    title = next(filter(None, facts.titles), "")
    return GonePage(path=file.path, title=title, text=facts.text, is_list=is_list(html, file.path))


def _list_ways(ours: NewSite, moves: Mapping[str, Move]) -> dict[str, str]:
    """Path that leads on → where to: over a redirect of ours, or to where its text is now."""
    moved = {tidy(path): tidy(read_path(move.url)) for path, move in moves.items() if move.is_sure}
    return moved | ours.redirects


def _list_standing(files: Sequence[OldFile], kept: Sequence[OldFile], ours: NewSite) -> frozenset[str]:
    """Paths at which the old site had something that is still there."""
    return frozenset(tidy(file.path) for file in kept) if files[0].disk else ours.paths


def _list_changed(looks: Sequence[_Look]) -> Iterator[ChangedPage]:
    """Pages that lack something, then lists that do."""
    unmarked = sum(look.is_unmarked for look in looks)
    yield from leave_out_theme([look.changed for look in looks if look.changed], unmarked)
    yield from _find_unlisted([look.listing for look in looks if look.listing])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """An old list of posts, and what stands in its place."""

    file: OldFile
    artifact: Artifact
    old: tuple[str, ...]
    """Posts that it led to and that are still there."""
    new: frozenset[str]
    """What ours leads to, with all its pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What one old page tells."""

    changed: ChangedPage | None = None
    listing: _Listing | None = None
    is_compared: bool = True
    is_unmarked: bool = False
    """Whether its theme does not say where the text stands."""
    shown: frozenset[str] = frozenset()
    """Paths that it shows or leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comparer:
    """Looks at one old page after the other; each look is a value of its own."""

    ours: NewSite
    ways: Mapping[str, str]
    standing: frozenset[str]
    """Paths that led to something and still do, by themselves or as the end of a way."""

    def look_at(self, file: OldFile) -> _Look | None:
        artifact = self.ours.find(file.path)
        if artifact is None or not file.is_page or isinstance(artifact, CopiedFile) or not (old := file.read()):
            return None
        if to := read_forwarding(old, file.path, self.ours.origin):
            return _Look(changed=_as_page(file, artifact, self._find_forwarding(to, artifact)), is_compared=False)
        end = self.ours.follow(artifact)
        return self._compare(file, old, end) if end else None

    def look_at_moved(self, file: OldFile, move: Move | None) -> _Look | None:
        if move is None or not move.is_sure:
            return None
        artifact = self.ours.artifacts.get(self.ours.texts[move.source].output)
        old = file.read() if artifact else ""
        return self._compare(file, old, artifact) if artifact and old else None

    def _compare(self, file: OldFile, old: str, artifact: Artifact) -> _Look:
        if file.text is None and not self.ours.is_text(artifact):
            return _Look(listing=self._compare_lists(file, old, artifact))
        read = read_facts if file.text is None else read_fragment
        theirs = read(old, file.path, self.ours.origin)
        ours = read_facts(self.ours.read(artifact), f"/{artifact.path}", self.ours.origin)
        losses = find_losses(self._lead_on(theirs), self._lead_on(ours), self.standing.__contains__)
        if self.ours.asks_the_clock(artifact):
            losses = (loss for loss in losses if not is_of_clock(loss))
        return _Look(
            changed=_as_page(file, artifact, losses, is_marked=theirs.is_marked),
            is_unmarked=not theirs.is_marked,
            shown=frozenset(without_fragment(one) for one in (*theirs.images, *theirs.links) if is_own(one)),
        )

    def _lead_on(self, facts: Facts) -> Facts:
        """The facts with links as they end, so that a redirect in between makes no difference."""
        return replace(facts, links=tuple(map(self._end_of, facts.links)))

    def _end_of(self, target: str) -> str:
        path, mark, name = target.partition("#") if is_own(target) else (target, "", "")
        for _ in range(FARTHEST):
            path = self.ways.get(path, path)
        return path + mark + name

    def _compare_lists(self, file: OldFile, old: str, artifact: Artifact) -> _Listing:
        posts = self.ours.posts & {self._end_of(path) for path in self.standing}
        theirs = map(self._end_of, read_listed(old, file.path, self.ours.origin))
        ours = read_listed(self.ours.read(artifact), f"/{artifact.path}", self.ours.origin)
        listed = frozenset(map(self._end_of, (*ours, *self.ours.list_series(artifact))))
        return _Listing(file=file, artifact=artifact, old=tuple(path for path in theirs if path in posts), new=listed)

    def _find_forwarding(self, to: str, artifact: Artifact) -> Iterator[Loss]:
        if isinstance(artifact, Redirect):
            now = self.ours.origin.path_of(artifact.target)
            if now and to in self.ours.paths and self._end_of(tidy(now)) != self._end_of(to):
                yield Loss(kind=Kind.FORWARDING, lost=to, instead=now)


FARTHEST = 5
"""Redirects that are followed one after the other."""


def _find_unlisted(listings: Sequence[_Listing]) -> Iterator[ChangedPage]:
    """Posts that an old list led to and no page of the new one does: they may have moved on to the next page."""
    new: defaultdict[str, set[str]] = defaultdict(set)
    for listing in listings:
        new[_first_page(listing.file)] |= listing.new
    for listing in listings:
        missing = (path for path in listing.old if path not in new[_first_page(listing.file)])
        if page := _as_page(listing.file, listing.artifact, (Loss(kind=Kind.LISTED, lost=path) for path in missing)):
            yield page


def _first_page(file: OldFile) -> str:
    """`/page2/` and `/page/2/` are pages of `/`."""
    return re.sub(r"/page[-/]?\d+$", "", tidy(file.path)) or "/"


def _as_page(
    file: OldFile, artifact: Artifact, losses: Iterable[Loss], *, is_marked: bool = True
) -> ChangedPage | None:
    found = tuple(losses)
    source = artifact.source if isinstance(artifact, Templated) else ""
    return ChangedPage(url=file.url, source=source, losses=found, is_marked=is_marked) if found else None
