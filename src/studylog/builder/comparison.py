"""A site that is ready to be written, held against an old one, page by page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from studylog.builder.build import Prepared
from studylog.builder.old_site import OldFile, read_old_site
from studylog.builder.writer import write_artifacts
from studylog.config import ASSETS_FOLDER
from studylog.parity.differences import Kind, Loss, find_losses
from studylog.parity.facts import Facts, read_facts, read_forwarding, read_fragment, read_listed, read_page_title
from studylog.parity.moves import GonePage, Move, find_moves
from studylog.parity.report import ChangedPage, Comparison, GoneUrl
from studylog.parity.targets import Origin, is_own, tidy
from studylog.plan import Artifact, CopiedFile, Plan, Redirect, TemplatedPage
from studylog.views import Pager


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
    moves = find_moves(
        [_describe(file) for file in gone if file.is_page], prepared.site.texts, (one.path for one in kept)
    )
    standing = frozenset(tidy(file.path) for file in kept) if files[0].disk else ours.paths
    compared = _Compared(ours, standing)
    changed = [page for page in map(compared.look_at, kept) if page]
    changed += compared.find_unlisted()
    changed += [page for file in gone if (page := compared.look_at_moved(file, moves.get(file.path)))]
    missed = [file for file in gone if _is_missed(file, compared.shown)]
    return Comparison(
        old=str(place),
        by_studylog=(place / ASSETS_FOLDER).is_dir(),
        urls=len(kept) + len(missed),
        pages=compared.pages,
        gone=tuple(GoneUrl(url=file.url, move=moves.get(file.path)) for file in missed),
        changed=tuple(changed),
    )


_LISTS_POSTS = re.compile(r"\{%-?\s*(?:for|assign)\b[^%]*\b(?:site\.(?:posts|documents|tags|categories)|paginator)\b")
"""Liquid by which a page of its own lists posts."""


class NewSite:
    """What this site publishes, rendered a page at a time."""

    def __init__(self, prepared: Prepared, origin: Origin) -> None:
        self.prepared = prepared
        self.origin = origin
        self.artifacts = {artifact.path: artifact for artifact in prepared.plan.artifacts}
        self.paths = frozenset(tidy(f"/{path}") for path in self.artifacts)
        self.outputs = {text.source: text.output for text in prepared.site.texts}
        self.lists = frozenset(page.source for page in prepared.site.pages if _LISTS_POSTS.search(page.body))
        self.posts = frozenset(tidy(f"/{post.output}") for post in prepared.site.posts)

    def find(self, path: str) -> Artifact | None:
        """What a web server shows at a path: the file, the page of that name, the index of the folder."""
        path = path.removeprefix("/")
        names = (
            (f"{path}index.html",) if path.endswith("/") or not path else (path, f"{path}.html", f"{path}/index.html")
        )
        return next((self.artifacts[name] for name in names if name in self.artifacts), None)

    def follow(self, artifact: Artifact) -> Artifact | None:
        """Where a redirect leads to on this site; any other artifact is its own end."""
        if not isinstance(artifact, Redirect):
            return artifact
        end = self.find(self.origin.path_of(artifact.target) or "/\0")
        return end if not isinstance(end, Redirect) else None

    def read(self, artifact: Artifact) -> str:
        """The bytes of one page, as text."""
        plan = Plan(artifacts=(artifact,))
        (file,) = write_artifacts(plan, self.prepared.theme, self.prepared.site.config.source)
        return (file.content or b"").decode("utf-8", "replace")

    def is_text(self, artifact: Artifact) -> bool:
        """Whether it is the page of something written, not a list."""
        if not isinstance(artifact, TemplatedPage) or artifact.template not in ("post.html", "page.html"):
            return False
        fragment = self.prepared.fragments.get(artifact.source)
        return fragment is None or (bool(fragment.html.strip()) and artifact.source not in self.lists)

    def list_series(self, artifact: Artifact) -> Iterator[str]:
        """Paths of the posts on the other pages of a list that goes over several."""
        pager = _pager_of(artifact)
        for direction in ("newer", "older"):
            seen, page = {artifact.path}, pager
            while page and (beside := self.find(self.origin.path_of(getattr(page, direction)) or "/\0")):
                page = _pager_of(beside) if beside.path not in seen else None
                seen.add(beside.path)
                yield from (tidy(self.origin.path_of(post.url)) for post in (page.posts if page else ()))


@dataclass(slots=True)
class _Compared:
    """One page after the other; what is kept of them is how many they were, and what they show."""

    ours: NewSite
    standing: frozenset[str]
    """Paths at which the old site had something that is still there."""
    pages: int = 0
    shown: frozenset[str] = frozenset()
    """Paths that old pages show or lead to."""
    old_lists: list[tuple[OldFile, Artifact, tuple[str, ...]]] = field(default_factory=list)
    new_lists: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """What ours lead to, by the address of their first page."""

    def look_at(self, file: OldFile) -> ChangedPage | None:
        artifact = self.ours.find(file.path)
        if artifact is None or not file.is_page or isinstance(artifact, CopiedFile) or not (old := file.read()):
            return None
        if to := read_forwarding(old, file.path, self.ours.origin):
            return _as_page(file, artifact, self._find_forwarding(to, artifact))
        end = self.ours.follow(artifact)
        return self._compare(file, old, end) if end else None

    def look_at_moved(self, file: OldFile, move: Move | None) -> ChangedPage | None:
        artifact = self.ours.artifacts.get(self.ours.outputs[move.source]) if move else None
        old = file.read() if artifact else ""
        return self._compare(file, old, artifact) if artifact and old else None

    def _compare(self, file: OldFile, old: str, artifact: Artifact) -> ChangedPage | None:
        self.pages += 1
        if file.text is None and not self.ours.is_text(artifact):
            self._note_list(file, old, artifact)
            return None
        theirs, ours = self._facts(old, file), self._new_facts(artifact)
        self.shown |= {one for one in (*theirs.images, *theirs.links) if is_own(one)}
        return _as_page(file, artifact, find_losses(theirs, ours, self.standing.__contains__))

    def _facts(self, html: str, file: OldFile) -> Facts:
        read = read_facts if file.text is None else read_fragment
        return read(html, file.path, self.ours.origin)

    def _new_facts(self, artifact: Artifact) -> Facts:
        return read_facts(self.ours.read(artifact), f"/{artifact.path}", self.ours.origin)

    def _note_list(self, file: OldFile, old: str, artifact: Artifact) -> None:
        """Lists are compared when all are known: a post may have moved on to the next page."""
        posts = self.ours.posts & self.standing
        theirs = read_listed(old, file.path, self.ours.origin)
        self.old_lists.append((file, artifact, tuple(path for path in theirs if path in posts)))
        self.new_lists[_first_page(file)].update(self._listed(artifact), self.ours.list_series(artifact))

    def find_unlisted(self) -> Iterator[ChangedPage]:
        """Posts that an old list led to and no page of the new one does."""
        for file, artifact, theirs in self.old_lists:
            missing = (path for path in theirs if path not in self.new_lists[_first_page(file)])
            if page := _as_page(file, artifact, (Loss(kind=Kind.LISTED, lost=path) for path in missing)):
                yield page

    def _listed(self, artifact: Artifact) -> Sequence[str]:
        return read_listed(self.ours.read(artifact), f"/{artifact.path}", self.ours.origin)

    def _find_forwarding(self, to: str, artifact: Artifact) -> Iterator[Loss]:
        if isinstance(artifact, Redirect):
            now = self.ours.origin.path_of(artifact.target)
            if now and to.startswith("/") and tidy(now) != to and to in self.ours.paths:
                yield Loss(kind=Kind.FORWARDING, lost=to, instead=now)


def _first_page(file: OldFile) -> str:
    """`/page2/` and `/page/2/` are pages of `/`."""
    return re.sub(r"/page[-/]?\d+$", "", tidy(file.path)) or "/"


def _pager_of(artifact: Artifact) -> Pager | None:
    found = artifact.views.get("pager") if isinstance(artifact, TemplatedPage) else None
    return found if isinstance(found, Pager) else None


def _part(files: Iterable[OldFile], ours: NewSite) -> tuple[list[OldFile], list[OldFile]]:
    """The old site's files that are gone, and those that are there."""
    gone: list[OldFile] = []
    kept: list[OldFile] = []
    for file in files:
        (kept if ours.find(file.path) else gone).append(file)
    return gone, kept


def _describe(file: OldFile) -> GonePage:
    title = read_page_title(file.read()) if file.disk else ""
    return GonePage(path=file.path, source=file.source, title=title)


def _as_page(file: OldFile, artifact: Artifact, losses: Iterable[Loss]) -> ChangedPage | None:
    found = tuple(losses)
    source = artifact.source if isinstance(artifact, TemplatedPage) else ""
    return ChangedPage(url=file.url, source=source, losses=found) if found else None


_THEME = re.compile(r"\.(?:css|scss|js|mjs|map|json|woff2?|ttf|otf|eot|ico|webmanifest|gz|br)$")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$")
_FEED = re.compile(r"<(?:feed|rss|rdf:RDF)[\s>]")


def _is_missed(file: OldFile, shown: frozenset[str]) -> bool:
    """Whether somebody could miss a file that is gone: not the old theme's styles, scripts and ornaments."""
    extension = "" if file.is_page else file.extension
    if _THEME.match(extension) or file.path == "/robots.txt":
        return False
    if _IMAGE.match(extension):
        return tidy(file.path) in shown
    if extension == ".xml" and file.disk:
        return _FEED.search(file.read()[:2000]) is not None
    return True
