"""What a comparison found, and how it is told: as problems, gone URLs first, then page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from studylog import messages
from studylog.errors import Location, Problem, Sentence
from studylog.frozen import dataclass
from studylog.parity.differences import Kind, Loss
from studylog.parity.moves import Move
from studylog.parity.targets import read_path


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneUrl:
    """A URL at which nothing stands any more."""

    url: str
    """As readers have it, decoded, without baseurl."""
    move: Move | None = None

    @property
    def is_known(self) -> bool:
        """Whether its text was found again beyond doubt, so that a redirect may be written."""
        return self.move is not None and self.move.is_sure


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPage:
    """A page that is there and lacks something."""

    url: str
    source: str
    """The file that it is made from; empty for lists."""
    losses: tuple[Loss, ...]
    is_marked: bool = True
    """Whether the old page says where its text stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that a new site lacks of an old one."""

    old: str
    """The old site, as it was named."""
    by_studylog: bool = False
    """Whether studylog itself wrote the old site, so that nothing is proved of Jekyll's."""
    urls: int
    """Old URLs that were looked for."""
    pages: int
    """Pages whose content was compared."""
    has_contents: bool = True
    """Whether the old site tells more than addresses."""
    gone: tuple[GoneUrl, ...] = ()
    changed: tuple[ChangedPage, ...] = ()

    @property
    def counts(self) -> dict[Kind, int]:
        """How many losses of each kind there are, in the order of `Kind`, zeros left out."""
        found = Counter(loss.kind for page in self.changed for loss in page.losses)
        found[Kind.URL] = len(self.gone)
        return {kind: found[kind] for kind in Kind if found[kind]}


def describe_gone(gone: GoneUrl, old: str) -> Problem:
    """A gone URL as an error; at the file that has its text now, where that is known."""
    if gone.move is None:
        return messages.OLD_URL_GONE.error(url=gone.url)
    if not gone.move.is_sure:
        return messages.OLD_URL_ALIKE.error(url=gone.url, new=read_path(gone.move.url), source=gone.move.source)
    values = {"url": gone.url, "new": read_path(gone.move.url), "source": gone.move.source, "old": old}
    return messages.OLD_URL_MOVED.error(Location(path=gone.move.source), **values)


def describe_losses(page: ChangedPage) -> Iterator[Problem]:
    """What a page lacks, a warning each."""
    location = Location(path=page.source) if page.source else None
    for loss in page.losses:
        lost, changed = SENTENCES[loss.kind]
        sentence = changed if loss.instead and changed else lost
        values = {"lost": _cut(loss.lost), "instead": _cut(loss.instead), "after": _cut(loss.after) or "…"}
        yield sentence.warning(location, url=page.url, **values)


LONGEST = 120


def _cut(text: str) -> str:
    """A long run by its beginning and its end."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 3 :]}"


SENTENCES: Mapping[Kind, tuple[Sentence, Sentence | None]] = {
    Kind.TITLE: (messages.OLD_TITLE_CHANGED, None),
    Kind.WORDS: (messages.OLD_WORDS_LOST, messages.OLD_WORDS_CHANGED),
    Kind.HEADING: (messages.OLD_HEADING_LOST, messages.OLD_HEADING_CHANGED),
    Kind.ANCHOR: (messages.OLD_ANCHOR_LOST, messages.OLD_ANCHOR_CHANGED),
    Kind.IMAGE: (messages.OLD_IMAGE_LOST, None),
    Kind.ALT: (messages.OLD_ALT_LOST, messages.OLD_ALT_CHANGED),
    Kind.MEDIA: (messages.OLD_MEDIA_LOST, None),
    Kind.LINK: (messages.OLD_LINK_LOST, None),
    Kind.CODE: (messages.OLD_CODE_LOST, messages.OLD_CODE_CHANGED),
    Kind.FORMULA: (messages.OLD_FORMULA_CHANGED, None),
    Kind.LISTED: (messages.OLD_POST_UNLISTED, None),
    Kind.FORWARDING: (messages.OLD_FORWARDING_CHANGED, None),
}
"""What is said where something is missing, and where something else stands in its place."""
