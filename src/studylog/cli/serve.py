"""`studylog serve`."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
from dataclasses import replace

from studylog.builder.cache.folder import cache_folder
from studylog.builder.preview import Preview
from studylog.cli.build import read_options, tell_of_build
from studylog.cli.news import NewsTerminal
from studylog.cli.terminal import Terminal
from studylog.config import Config, load_config
from studylog.errors import ExitCode
from studylog.server.serve import PreviewOptions, serve


def run_serve(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Build, serve, and with `--watch` build again at every save; ends with Ctrl-C."""
    terminal = NewsTerminal(terminal.language, quiet=arguments.quiet, verbose=arguments.verbose)
    options = read_options(arguments)
    options = replace(options, overrides=replace(options.overrides, preview=True))
    config, _ = load_config(options.source, options.overrides)
    with contextlib.closing(Preview(options)) as preview:

        def rebuild() -> Config:
            report = preview.refresh(dt.datetime.now(dt.UTC)).report
            tell_of_build(report, options, terminal)
            terminal.remember(report.problems)
            return report.config

        serve(
            rebuild,
            PreviewOptions(
                source=config.source,
                destination=config.destination,
                host=arguments.host,
                port=arguments.port,
                watch=arguments.watch,
                open_browser=arguments.open,
                ignored=(cache_folder(config.source), config.destination),
            ),
            terminal,
        )
    return ExitCode.OK
