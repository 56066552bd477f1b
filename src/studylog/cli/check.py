"""`studylog check`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from studylog import messages
from studylog.builder.build import check
from studylog.builder.prepared import Prepared
from studylog.cli.against import run_comparison
from studylog.cli.annotations import problem_as_data, show_annotations
from studylog.cli.build import read_options
from studylog.cli.terminal import Terminal
from studylog.errors import ConfigError, ExitCode, Problem, Severity, SiteError


def run_check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Look the site over and say what is wrong; nothing is written. Notes are no reason to fail."""
    terminal.quiet, terminal.verbose = arguments.quiet, arguments.verbose
    show = FORMATS[arguments.format]
    try:
        if arguments.against is not None:
            return run_comparison(arguments, terminal)
        if arguments.write_redirects:
            raise ConfigError(messages.REDIRECTS_WITHOUT_OLD.error())
        options = read_options(arguments)
        with terminal.progress() as progress:
            prepared = check(options, progress)
    except SiteError as error:
        show(error.problems, terminal, arguments.source)
        return error.exit_code
    problems = _harden(prepared.problems) if options.strict else prepared.problems
    show(problems, terminal, options.source)
    if any(problem.severity != Severity.NOTE for problem in problems):
        return ExitCode.CONTENT
    if arguments.format != "json":
        terminal.say("checked", **_sum_up(prepared))
    return ExitCode.OK


def _harden(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Warnings as errors."""
    return tuple(
        replace(problem, severity=Severity.ERROR) if problem.severity == Severity.WARNING else problem
        for problem in problems
    )


def _sum_up(prepared: Prepared) -> dict[str, int]:
    references = [rendition.content.references for rendition in prepared.rendering.texts.values()]
    return {
        "posts": len(prepared.site.posts),
        "pages": len(prepared.site.pages),
        "links": sum(len(each.links) for each in references),
        "images": sum(len(each.images) for each in references),
    }


def _show_text(problems: Sequence[Problem], terminal: Terminal, source: Path) -> None:
    """As a build shows them, but every one."""
    terminal.show_problems(problems, at_most=None)


def _show_json(problems: Sequence[Problem], terminal: Terminal, source: Path) -> None:
    """A list of objects on stdout, empty where nothing was found."""
    found = [problem_as_data(problem, terminal.language) for problem in problems]
    print(json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True))


def _show_github(problems: Sequence[Problem], terminal: Terminal, source: Path) -> None:
    """Annotations, which GitHub Actions shows beside the lines of a pull request."""
    show_annotations(problems, terminal.language, source)


FORMATS: Mapping[str, Callable[[Sequence[Problem], Terminal, Path], None]] = {
    "text": _show_text,
    "github": _show_github,
    "json": _show_json,
}
"""What `--format` takes → how problems are shown."""
