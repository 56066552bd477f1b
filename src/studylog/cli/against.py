"""`studylog check --against OLD`: what the site lacks of an old one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from studylog import messages
from studylog.builder.against.proof import Proof, prove_parity
from studylog.cli.annotations import problem_as_data, show_annotations
from studylog.cli.build import read_options
from studylog.cli.terminal import Terminal
from studylog.errors import ConfigError, ExitCode, Problem, Severity, SiteError
from studylog.parity.differences import Kind
from studylog.parity.report import ChangedPage, Comparison, GoneUrl, describe_gone, describe_losses

SHOWN = 10
"""Losses of one kind that are printed; the rest is counted."""


def run_comparison(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Hold the site against the old one; with `--write-redirects`, first lead old URLs to where their texts are.

    What keeps it from being done is told in the form that was asked for.
    """
    options = read_options(arguments)
    show = FORMATS[arguments.format]
    try:
        if not arguments.against.strip():
            raise ConfigError(messages.OLD_SITE_UNNAMED.error())
        with terminal.progress() as progress:
            proof = prove_parity(options, Path(arguments.against), progress, write=arguments.write_redirects)
    except SiteError as error:
        nothing = Comparison(old=arguments.against, urls=0, pages=0)
        show(Proof(comparison=nothing, problems=error.problems), terminal, options.source, error.exit_code)
        return error.exit_code
    found = proof.comparison
    code = ExitCode.CONTENT if found.gone or found.changed or _has_errors(proof) else ExitCode.OK
    show(proof, terminal, options.source, code)
    return code


def _has_errors(proof: Proof) -> bool:
    return any(problem.severity == Severity.ERROR for problem in proof.problems)


# --- text ---


def _show_text(proof: Proof, terminal: Terminal, source: Path, code: ExitCode) -> None:
    """Problems and what was written on stderr; sums on stdout, then each kind of loss, a few of each unless verbose."""
    if not terminal.quiet:
        for told in proof.written:
            print(f"{told.location}: {told.message(terminal.language)}", file=sys.stderr, flush=True)
    terminal.show_problems(proof.problems, at_most=None)
    comparison = proof.comparison
    if code in (ExitCode.OK, ExitCode.CONTENT) and comparison.urls and not (terminal.quiet and code == ExitCode.OK):
        print("\n".join(_tell(comparison, terminal)), flush=True)


def _tell(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    language = terminal.language
    sums = [*_sum_gone(comparison, language), *_sum_changed(comparison, language)]
    yield from sums or _sum_nothing(comparison, language)
    if not comparison.has_contents:
        yield messages.ONLY_ADDRESSES.note(old=comparison.old).message(language)
    for problems in _group_by_kind(comparison) if not terminal.quiet else ():
        yield ""
        yield from _list_some(problems, language, len(problems) if terminal.verbose else SHOWN)


def _sum_nothing(comparison: Comparison, language: str) -> Iterator[str]:
    told = messages.NOTHING_LOST if comparison.has_contents else messages.ADDRESSES_ARE_THERE
    yield told.note(urls=comparison.urls, pages=comparison.pages).message(language)


def _sum_gone(comparison: Comparison, language: str) -> Iterator[str]:
    if comparison.gone:
        moved = sum(gone.is_known for gone in comparison.gone)
        values = {"count": len(comparison.gone), "total": comparison.urls, "moved": moved}
        yield messages.GONE_IN_SUM.note(**values).message(language)


def _sum_changed(comparison: Comparison, language: str) -> Iterator[str]:
    if comparison.changed:
        named = {kind: messages.LOSS_KINDS[kind][language == "ko"] for kind in comparison.counts if kind != Kind.URL}
        kinds = ", ".join(f"{name} {comparison.counts[kind]}" for kind, name in named.items())
        values = {"count": len(comparison.changed), "total": comparison.pages, "kinds": kinds}
        yield messages.CHANGED_IN_SUM.note(**values).message(language)


def _group_by_kind(comparison: Comparison) -> Iterator[list[Problem]]:
    """URLs that only need a redirect, URLs that need a thought, then every kind of change."""
    for moved in (True, False):
        gone = [one for one in comparison.gone if one.is_known == moved]
        if gone:
            yield [describe_gone(one, comparison.old) for one in gone]
    for kind in comparison.counts:
        found = [problem for page in comparison.changed for problem in describe_losses(_only(page, kind))]
        if found:
            yield found


def _only(page: ChangedPage, kind: Kind) -> ChangedPage:
    return replace(page, losses=tuple(loss for loss in page.losses if loss.kind == kind))


def _list_some(problems: Sequence[Problem], language: str, at_most: int) -> Iterator[str]:
    for problem in problems[:at_most]:
        place = f"{problem.location}: " if problem.location else ""
        yield f"{place}{problem.message(language)}"
    if len(problems) > at_most:
        yield messages.MORE_LOST.note(count=len(problems) - at_most).message(language)
    if hint := problems[0].hint(language):
        yield f"해결: {hint}" if language == "ko" else f"hint: {hint}"


# --- for other programs ---


def _show_json(proof: Proof, terminal: Terminal, source: Path, code: ExitCode) -> None:
    """One object on stdout: sums, gone URLs, changed pages, and what else is to be known."""
    comparison, language = proof.comparison, terminal.language
    found = {
        "old": comparison.old,
        "by_studylog": comparison.by_studylog,
        "urls": comparison.urls,
        "pages": comparison.pages,
        "lost": {kind.value: count for kind, count in comparison.counts.items()},
        "gone": [_gone_as_data(gone, comparison.old, language) for gone in comparison.gone],
        "changed": [_page_as_data(page, language) for page in comparison.changed],
        "written": [problem_as_data(problem, language) for problem in proof.written],
        "problems": [problem_as_data(problem, language) for problem in proof.problems],
    }
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _gone_as_data(gone: GoneUrl, old: str, language: str) -> dict[str, str]:
    told = describe_gone(gone, old)
    data = {"url": gone.url, "message": told.message(language), "hint": told.hint(language)}
    if gone.move:
        data |= {"now": gone.move.url, "source": gone.move.source, "evidence": gone.move.evidence.value}
    return data


def _page_as_data(page: ChangedPage, language: str) -> dict[str, object]:
    losses = [
        {"kind": loss.kind.value, "lost": loss.lost, "instead": loss.instead, "after": loss.after, "message": told}
        for loss, told in zip(page.losses, (one.message(language) for one in describe_losses(page)), strict=True)
    ]
    return {"url": page.url, "source": page.source, "losses": losses}


def _show_github(proof: Proof, terminal: Terminal, source: Path, code: ExitCode) -> None:
    """Annotations, which GitHub Actions shows beside the files of a pull request."""
    problems = [*proof.problems, *proof.written]
    problems += [describe_gone(gone, proof.comparison.old) for gone in proof.comparison.gone]
    problems += [problem for page in proof.comparison.changed for problem in describe_losses(page)]
    show_annotations(problems, terminal.language, source)


FORMATS: Mapping[str, Callable[[Proof, Terminal, Path, ExitCode], None]] = {
    "text": _show_text,
    "github": _show_github,
    "json": _show_json,
}
"""What `--format` takes → how a comparison is shown."""
