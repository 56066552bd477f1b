"""`studylog build`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from studylog import messages
from studylog.builder.output.digest import published_digest
from studylog.builder.recall import Moment, recall_build
from studylog.builder.report import BuildOptions, Reason, Reasons, Report
from studylog.builder.urls_lock import LockChange
from studylog.cli.terminal import SHOWN, Terminal
from studylog.config import Overrides
from studylog.errors import ConfigError, ContentError, ExitCode, Severity
from studylog.messages import phrase
from studylog.models import HeldBack


def run_build(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Build once and say what was done."""
    terminal.quiet, terminal.verbose = arguments.quiet, arguments.verbose
    if arguments.accept and (arguments.drafts or arguments.future):
        raise ConfigError(messages.ACCEPT_OF_PREVIEW.error())
    options = replace(read_options(arguments), accept=arguments.accept, explain=arguments.explain)
    try:
        report = build_and_tell(options, terminal)
    except ContentError as error:
        terminal.show_problems(error.problems)
        terminal.say_error("nothing_written")
        return error.exit_code
    is_right = not arguments.verify or _verify(options, report, terminal)
    if arguments.digest:
        print(published_digest(report.config))
    return ExitCode.OK if is_right else ExitCode.CONTENT


def _verify(options: BuildOptions, report: Report, terminal: Terminal) -> bool:
    """Whether what is published is what a clean build makes; says what is not."""
    from studylog.builder.verify import verify_build  # late: the whole renderer

    with terminal.progress() as progress:
        problems = verify_build(options, progress)
    terminal.show_problems(problems[:SHOWN], at_most=None)
    wrong = sum(problem.severity == Severity.ERROR for problem in problems)
    if wrong:
        terminal.say_error("verify_failed", files=wrong)
    else:
        terminal.say("verified", files=len(report.published.written) + len(report.published.unchanged))
    return not wrong


def build_and_tell(options: BuildOptions, terminal: Terminal) -> Report:
    """Build, show the problems and the closing line.

    Raises:
        SiteError: as `builder.build.build` does.

    """
    moment = Moment()
    report = recall_build(options, moment) or _rebuild(options, moment, terminal)
    tell_of_build(report, options, terminal)
    return report


def tell_of_build(report: Report, options: BuildOptions, terminal: Terminal) -> None:
    """Show the problems and the closing line."""
    terminal.show_problems(report.problems)
    if terminal.verbose:
        _list_files(report, terminal)
    if options.explain:
        _explain(report.reasons, terminal)
    for held in sorted(report.held_back, key=lambda held: (held.until or _NEVER, held.source)):
        if held.until:
            terminal.say("due", source=held.source, until=held.until.strftime("%Y-%m-%d %H:%M %z"))
    terminal.say("built", **_sum_up(report, terminal.language))
    if report.lock_change:
        tell_of_lock(report.lock_change, terminal)


def _rebuild(options: BuildOptions, moment: Moment, terminal: Terminal) -> Report:
    from studylog.builder.build import renew  # late: the whole renderer, which a site that is built does without

    with terminal.progress() as progress:
        return renew(options, moment, progress)


def tell_of_lock(change: LockChange, terminal: Terminal) -> None:
    """What became of `urls.lock`: every URL that left it, and when verbose every new one."""
    for url in change.dropped:
        terminal.say("url_dropped", url=url)
    for url in change.added if terminal.verbose else ():
        terminal.say("url_added", url=url)
    terminal.say("locked", kept=len(change.kept), added=len(change.added), dropped=len(change.dropped))


_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def read_options(arguments: argparse.Namespace) -> BuildOptions:
    """What the command line and the environment ask for."""
    return BuildOptions(
        source=arguments.source,
        overrides=Overrides(
            destination=arguments.destination,
            url=arguments.url,
            baseurl=arguments.baseurl,
            show_drafts=arguments.drafts or None,
            future=arguments.future or None,
            repository=os.environ.get("GITHUB_REPOSITORY"),
        ),
        strict=arguments.strict,
        now=dt.datetime.now(dt.UTC),
        source_date=read_source_date(os.environ.get("SOURCE_DATE_EPOCH", "")),
        jobs=arguments.jobs,
    )


def read_source_date(seconds: str) -> dt.datetime | None:
    """The date that reproducible builds go by (reproducible-builds.org/specs/source-date-epoch); None without one."""
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC) if seconds.isdecimal() and len(seconds) < 12 else None


def _explain(reasons: Reasons, terminal: Terminal) -> None:
    """Why files were made anew; many with the same reasons in one line, unless verbose."""
    groups: defaultdict[tuple[Reason, ...], list[str]] = defaultdict(list)
    for path, why in reasons.items():
        groups[why].append(path)
    for why, paths in groups.items():
        because = "; ".join(phrase(each.phrase, terminal.language, names=", ".join(each.names)) for each in why)
        shown = paths if terminal.verbose or len(paths) <= SHOWN_OF_A_REASON else paths[:SHOWN_OF_A_REASON]
        for path in shown:
            terminal.say("made_because", path=path, because=because)
        if len(paths) > len(shown):
            terminal.say("more_made_because", count=len(paths) - len(shown), because=because)
    if not reasons:
        terminal.say("nothing_made")


SHOWN_OF_A_REASON = 5
"""Files of one reason that are named."""


def _list_files(report: Report, terminal: Terminal) -> None:
    for path in report.published.written:
        terminal.say("file_written", path=path)
    for path in report.published.removed:
        terminal.say("file_removed", path=path)


def _sum_up(report: Report, language: str) -> dict[str, object]:
    published = report.published
    return {
        "posts": report.posts,
        "written": len(published.written),
        "unchanged": len(published.unchanged),
        "removed": len(published.removed),
        "held": _count_held_back(report.held_back, language),
        "seconds": f"{report.seconds:.2f}",
        "output": shorten_path(report.config.destination),
    }


def _count_held_back(held_back: tuple[HeldBack, ...], language: str) -> str:
    """`, held back: 2 drafts, 1 future`, or nothing."""
    counts = Counter(held.reason for held in held_back)
    parts = [phrase(f"held_{reason}", language, count=count) for reason, count in sorted(counts.items())]
    return phrase("held", language, parts=", ".join(parts)) if parts else ""


def shorten_path(path: Path) -> str:
    """A path as seen from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
