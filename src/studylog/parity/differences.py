"""What an old page has that the new one has not. What is new is no loss."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from studylog.frozen import dataclass
from studylog.parity.dates import is_date, without_numbers
from studylog.parity.facts import Facts, HeadingFact
from studylog.parity.formulas import is_numbered
from studylog.parity.targets import is_own, tidy, without_fragment


class Kind(StrEnum):
    """What can be lost of a page."""

    URL = "url"
    TITLE = "title"
    WORDS = "words"
    HEADING = "heading"
    ANCHOR = "anchor"
    IMAGE = "image"
    ALT = "alt"
    MEDIA = "media"
    LINK = "link"
    CODE = "code"
    FORMULA = "formula"
    LISTED = "listed"
    """A post that a list does not lead to any more."""
    FORWARDING = "forwarding"
    """A page that sent its reader elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One thing that is lost."""

    kind: Kind
    lost: str
    instead: str = ""
    """What stands in its place, empty where nothing does."""
    after: str = ""
    """What stood before it, to find the place."""


def find_losses(old: Facts, new: Facts, exists: Callable[[str], bool]) -> Iterator[Loss]:
    """Everything that `new` lacks of `old`; `exists` knows the paths that led to something on the old site."""
    yield from _find_lost_title(old, new)
    yield from _find_lost_words(old, new)
    yield from _find_lost_headings(old, new)
    yield from _find_lost_code(old.code, new.code)
    yield from _find_changed_formulas(old.formulas, new.formulas)
    for image in _missing(_live(old.images, exists), _live(new.images, exists)):
        yield Loss(kind=Kind.IMAGE, lost=image)
    yield from _find_lost_alts(old, new)
    for medium in _missing(old.media, new.media):
        yield Loss(kind=Kind.MEDIA, lost=medium)
    for link in _missing([one for one in old.links if not is_own(one) or exists(without_fragment(one))], new.links):
        yield Loss(kind=Kind.LINK, lost=link)


def is_of_clock(loss: Loss) -> bool:
    """Whether only numbers, months and days of the week have changed."""
    lost, instead = (_tight(without_numbers(text)) for text in (loss.lost, loss.instead))
    return loss.kind == Kind.WORDS and lost == instead


def fold(text: str) -> str:
    """`text` without what two renderers may do differently: typography, and signs of Markdown and TeX.

    Where `_`, `*`, `|` or a backslash stood in a formula, kramdown may have read Markdown; a reader saw the formula.
    """
    return re.sub("-+(?=-)|==", "", unicodedata.normalize("NFC", text).translate(_FOLDED))


_FOLDED = str.maketrans(
    {
        **dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)], None),
        **dict.fromkeys("\"'‘’‚“”„′″`$\\_*|\u200b\u200c\u200d\u2060\u00ad\ufeff", None),
        **dict.fromkeys("‐‑‒–—―", "-"),
        "…": "...",
        "«": "<<",
        "»": ">>",
        "\u00a0": " ",
    }
)


def _find_lost_title(old: Facts, new: Facts) -> Iterator[Loss]:
    """The new title is right where it is any of the old page's titles."""
    if not old.titles or not new.titles:
        return
    if _tight(new.titles[0]) not in map(_tight, old.titles):
        yield Loss(kind=Kind.TITLE, lost=old.titles[0], instead=new.titles[0])


def _find_lost_words(old: Facts, new: Facts) -> Iterator[Loss]:
    """Runs of words; white space is no word."""
    if _tight(old.text) == _tight(new.text):
        return
    for loss in _find_lost_runs(Kind.WORDS, old.text.split(), new.text.split(), _tight):
        if not is_numbered(loss.lost, loss.instead) and (old.is_marked or not _is_frame(loss, old.text)):
            yield loss


def _is_frame(loss: Loss, text: str) -> bool:
    """Whether a run of words is the date with which a text begins, or the copyright with which it ends."""
    if not loss.after:
        return is_date(loss.lost)
    ends = text.split()[-len(loss.lost.split()) :] == loss.lost.split()
    return ends and re.match(r"(?:©|ⓒ|\(c\) ?(?:19|20)\d\d|copyright\b)", loss.lost, re.IGNORECASE) is not None


def _find_lost_code(old: Sequence[str], new: Sequence[str]) -> Iterator[Loss]:
    for loss in _find_lost_runs(Kind.CODE, old, new, str):
        if not _is_liquid_kept(loss.lost, loss.instead):
            yield loss


def _is_liquid_kept(lost: str, instead: str) -> bool:
    """Jekyll runs Liquid that a block of code shows; here the code shows it."""
    kept = re.split(r"\{\{.*?\}\}|\{%.*?%\}", "".join(instead.split()))
    return len(kept) > 1 and re.fullmatch(".*?".join(map(re.escape, kept)), "".join(lost.split())) is not None


def _tight(text: str) -> str:
    return "".join(fold(text).split())


def _find_lost_runs(kind: Kind, old: Sequence[str], new: Sequence[str], folded: Callable[[str], str]) -> Iterator[Loss]:
    """What is gone or replaced, run by run; what only moved is not lost."""
    theirs, ours = ([(key, one) for one in side if (key := folded(one))] for side in (old, new))
    a, b = ([key for key, _ in side] for side in (theirs, ours))
    changes = [
        change for change in _match(a, b) if "".join(a[change[0] : change[1]]) != "".join(b[change[2] : change[3]])
    ]
    added = {"".join(b[start:end]) for first, last, start, end in changes if first == last}
    for first, last, start, end in changes:
        if first < last and "".join(a[first:last]) not in added:
            yield Loss(
                kind=kind,
                lost=" ".join(one for _, one in theirs[first:last]),
                instead=" ".join(one for _, one in ours[start:end]),
                after=" ".join(one for _, one in theirs[max(0, first - 3) : first]),
            )


def _match(a: list[str], b: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two sequences differ: ranges of the first and of the second."""
    before = _common(a, b)
    after = _common(a[before:][::-1], b[before:][::-1])
    a, b = a[before : len(a) - after], b[before : len(b) - after]
    matcher = SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > _PATIENCE)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            yield before + first, before + last, before + start, before + end


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items are the same at the beginning."""
    pairs = zip(a, b, strict=False)
    return next((at for at, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)))


_PATIENCE = 4_000_000
"""Pairs of words that may be compared one by one; beyond, the commonest words are not looked at first."""


def _find_lost_headings(old: Facts, new: Facts) -> Iterator[Loss]:
    """A heading that says the title, ours or theirs, is the theme's, or is said by the title."""
    titles = set(map(_tight, (*old.names, *new.titles)))
    a, b = ([_tight(heading.text) for heading in side.headings] for side in (old, new))
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from _find_changed_marks(old.headings[first:last], new.headings[start:end], new.anchors)
            continue
        for number, heading in enumerate(old.headings[first:last]):
            instead = new.headings[start + number].text if start + number < end else ""
            if a[first + number] and a[first + number] not in titles.union(b):
                yield Loss(kind=Kind.HEADING, lost=heading.text, instead=instead)


def _find_changed_marks(
    old: Sequence[HeadingFact], new: Sequence[HeadingFact], anchors: frozenset[str]
) -> Iterator[Loss]:
    """Headings with the same words: their levels, and the names by which links know them."""
    for theirs, ours in zip(old, new, strict=True):
        if theirs.level != ours.level:
            lost, instead = (f"h{heading.level} {heading.text}" for heading in (theirs, ours))
            yield Loss(kind=Kind.HEADING, lost=lost, instead=instead)
        if theirs.id and theirs.id not in anchors:
            yield Loss(kind=Kind.ANCHOR, lost=f"#{theirs.id}", instead=f"#{ours.id}" if ours.id else "")


def _find_changed_formulas(old: Sequence[str], new: Sequence[str]) -> Iterator[Loss]:
    """Formulas whose words are still there, but not their signs: `x_1` became `x1`."""
    by_words = {fold(tex): tex for tex in new}
    for tex in _missing(old, new):
        if fold(tex) in by_words:
            yield Loss(kind=Kind.FORMULA, lost=tex, instead=by_words[fold(tex)])


def _find_lost_alts(old: Facts, new: Facts) -> Iterator[Loss]:
    """Words for images that are still there; the first of them is told in the place of the old ones."""
    ours: defaultdict[str, list[str]] = defaultdict(list)
    for image, alt in new.alts:
        ours[image].append(alt)
    for image, alt in old.alts:
        if image in ours and _tight(alt) not in map(_tight, ("", *ours[image])):
            yield Loss(kind=Kind.ALT, lost=alt, instead=ours[image][0], after=image)


def _missing(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    yield from (Counter(old) - Counter(new)).elements()


def _live(targets: Sequence[str], exists: Callable[[str], bool]) -> list[str]:
    """Targets; of those that lead nowhere on this site only the names, for their paths cannot be right."""
    return [one if not is_own(one) or exists(one) else tidy(one).rpartition("/")[2] for one in targets]
