"""The story of `check --against`: hold the site against an old one, lead old URLs on, and look again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from studylog import messages
from studylog.builder.against.comparison import compare_with_old
from studylog.builder.against.written_redirects import write_redirects
from studylog.builder.build import check
from studylog.builder.pool import Progress
from studylog.builder.prepared import Prepared
from studylog.builder.report import BuildOptions, refuse_errors
from studylog.errors import Code, Location, Problem, SiteError
from studylog.frozen import dataclass
from studylog.parity.report import Comparison
from studylog.parity.targets import as_redirect


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What became of holding a site against an old one."""

    comparison: Comparison
    """As it is now, what was written taken in."""
    written: tuple[Problem, ...] = ()
    """A note for each file that got old URLs."""
    problems: tuple[Problem, ...] = ()
    """What is to be known besides: doubts, files that could not be written, what the new redirects brought about."""


def prove_parity(options: BuildOptions, place: Path, progress: Progress | None = None, *, write: bool = False) -> Proof:
    """What the site lacks of the old one at `place`; with `write`, after leading old URLs to where their texts are.

    Raises:
        ContentError: the site cannot be built as it is, or as it is after writing.
        ConfigError: `_config.yml` or the command line is wrong, or `place` is no old site.
        MachineError: the system refuses.

    """
    prepared = _prepare(options, progress)
    comparison = compare_with_old(prepared, place)
    proof = Proof(comparison=comparison, problems=_list_doubts(comparison))
    written, failed = _write_moves(comparison, options.source) if write else ((), ())
    proof = replace(proof, written=written, problems=(*proof.problems, *failed))
    if not written:
        return proof
    after = _prepare(options, progress)
    known = set(map(_saying, prepared.problems))
    brought = (problem for problem in after.problems if _saying(problem) not in known)
    return replace(proof, comparison=compare_with_old(after, place), problems=(*proof.problems, *brought))


def _prepare(options: BuildOptions, progress: Progress | None) -> Prepared:
    """The site, sound but for URLs that `urls.lock` misses: how to lead those on is the question here."""
    prepared = check(options, progress)
    refuse_errors(problem for problem in prepared.problems if problem.code != Code.LOST_URL)
    return prepared


def _saying(problem: Problem) -> tuple[str, str]:
    """A problem without its line, which a new redirect moves down."""
    return problem.location.path if problem.location else "", problem.message("en")


def _list_doubts(comparison: Comparison) -> tuple[Problem, ...]:
    return (messages.OLD_SITE_IS_OURS.warning(old=comparison.old),) if comparison.by_studylog else ()


def _write_moves(comparison: Comparison, folder: Path) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Notes of what was written, and why the rest was not."""
    moved: defaultdict[str, list[str]] = defaultdict(list)
    for gone in comparison.gone:
        if gone.move and gone.is_known:
            moved[gone.move.source].append(as_redirect(gone.url))
    written: list[Problem] = []
    failed: list[Problem] = []
    for source, urls in moved.items():
        try:
            write_redirects(folder, source, urls)
        except SiteError as error:
            failed += error.problems
        else:
            written.append(messages.REDIRECT_WRITTEN.note(Location(path=source), urls=", ".join(urls)))
    return tuple(written), tuple(failed)
