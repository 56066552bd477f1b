"""`studylog check --against OLD`: what the site lacks of an old one."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from studylog import messages
from studylog.builder.build import BuildOptions, check, refuse_errors
from studylog.builder.comparison import compare_with_old
from studylog.cli.annotations import format_annotation
from studylog.cli.build import read_options
from studylog.cli.terminal import Terminal
from studylog.errors import ExitCode, Location, Problem, SiteError
from studylog.loader.added_redirects import write_redirects
from studylog.parity.differences import Kind
from studylog.parity.report import ChangedPage, Comparison, GoneUrl, describe_gone, describe_losses
from studylog.parity.targets import as_redirect

SHOWN = 10
"""Losses of one kind that are printed; the rest is counted."""


def run_comparison(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Hold the site against the old one; with `--write-redirects`, first lead old URLs to where their texts are.

    Raises:
        SiteError: where the site could not be built, or the old one cannot be read.

    """
    options = read_options(arguments)
    with terminal.progress() as progress:
        prepared = check(options, progress)
    refuse_errors(prepared.problems)
    comparison = compare_with_old(prepared, arguments.against)
    if arguments.write_redirects:
        comparison = _write_all(comparison, options, terminal)
    if comparison.by_studylog:
        terminal.show_problems([messages.OLD_SITE_IS_OURS.warning(old=comparison.old)])
    FORMATS[arguments.format](comparison, terminal, options.source)
    return ExitCode.CONTENT if comparison.gone or comparison.changed else ExitCode.OK


# --- writing ---


def _write_all(comparison: Comparison, options: BuildOptions, terminal: Terminal) -> Comparison:
    """The comparison without the URLs that lead on from now; files that cannot be written to are told."""
    moved: defaultdict[str, list[GoneUrl]] = defaultdict(list)
    for gone in comparison.gone:
        if gone.move:
            moved[gone.move.source].append(gone)
    written: set[GoneUrl] = set()
    for source, urls in moved.items():
        told = [as_redirect(gone.url) for gone in urls]
        try:
            write_redirects(options.source, source, told)
        except SiteError as error:
            terminal.show_problems(error.problems)
            continue
        written.update(urls)
        _tell_written(source, told, terminal)
    return replace(comparison, gone=tuple(gone for gone in comparison.gone if gone not in written))


def _tell_written(source: str, urls: Sequence[str], terminal: Terminal) -> None:
    """On stderr: stdout may be for another program."""
    told = messages.REDIRECT_WRITTEN.note(Location(path=source), urls=", ".join(urls))
    if not terminal.quiet:
        print(f"{told.location}: {told.message(terminal.language)}", file=sys.stderr, flush=True)


# --- text ---


def _show_text(comparison: Comparison, terminal: Terminal, source: Path) -> None:
    """Sums first; then each kind of loss, a few of each unless verbose."""
    language = terminal.language
    lines = [line for group in (_sum_gone, _sum_changed) for line in group(comparison, language)]
    if not lines:
        done = messages.NOTHING_LOST.note(urls=comparison.urls, pages=comparison.pages)
        lines = [done.message(language)]
    elif not terminal.quiet:
        for problems in _group_by_kind(comparison):
            lines += ["", *_list_some(problems, language, len(problems) if terminal.verbose else SHOWN)]
    if comparison.gone or comparison.changed or not terminal.quiet:
        print("\n".join(lines), flush=True)


def _sum_gone(comparison: Comparison, language: str) -> Iterator[str]:
    if comparison.gone:
        moved = sum(gone.move is not None for gone in comparison.gone)
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
        gone = [one for one in comparison.gone if (one.move is not None) == moved]
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


def _show_json(comparison: Comparison, terminal: Terminal, source: Path) -> None:
    """One object on stdout: sums, gone URLs, changed pages."""
    found = {
        "urls": comparison.urls,
        "pages": comparison.pages,
        "lost": {kind.value: count for kind, count in comparison.counts.items()},
        "gone": [_gone_as_data(gone, comparison.old, terminal.language) for gone in comparison.gone],
        "changed": [_page_as_data(page, terminal.language) for page in comparison.changed],
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


def _show_github(comparison: Comparison, terminal: Terminal, source: Path) -> None:
    """Annotations, which GitHub Actions shows beside the files of a pull request."""
    problems = [describe_gone(gone, comparison.old) for gone in comparison.gone]
    problems += [problem for page in comparison.changed for problem in describe_losses(page)]
    for problem in problems:
        print(format_annotation(problem, terminal.language, source))


FORMATS: Mapping[str, Callable[[Comparison, Terminal, Path], None]] = {
    "text": _show_text,
    "github": _show_github,
    "json": _show_json,
}
"""What `--format` takes → how a comparison is shown."""
