"""What an old theme wrote into the text of every page, where it does not mark the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studylog.parity.dates import without_numbers
from studylog.parity.differences import Kind, Loss, fold
from studylog.parity.report import ChangedPage

FEWEST = 3
"""Pages on which something must have stood to be the theme's."""
_WRITABLE = frozenset({Kind.WORDS, Kind.LINK, Kind.IMAGE, Kind.HEADING, Kind.ALT})


def leave_out_theme(pages: Sequence[ChangedPage], unmarked: int) -> Iterator[ChangedPage]:
    """The pages without what is lost of most of the `unmarked` pages that were compared: numbers may differ.

    Where the theme marks the text, nothing of it is left out: what is lost there on every page was written.
    """
    sayings = Counter(saying for page in pages if not page.is_marked for saying in set(map(_saying, page.losses)))
    common = {saying for saying, count in sayings.items() if count >= FEWEST and 2 * count > unmarked}
    for page in pages:
        losses = tuple(loss for loss in page.losses if page.is_marked or not _is_theme(loss, common))
        if losses:
            yield replace(page, losses=losses)


def _is_theme(loss: Loss, common: set[tuple[Kind, str]]) -> bool:
    return loss.kind in _WRITABLE and not loss.instead and _saying(loss) in common


def _saying(loss: Loss) -> tuple[Kind, str]:
    return loss.kind, "".join(without_numbers(fold(loss.lost)).split())
