"""`studylog serve`."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
from dataclasses import replace

from studylog.builder.cache.folder import cache_folder
from studylog.builder.preview import Preview
from studylog.builder.update import Update
from studylog.cli.build import read_options, tell_of_build
from studylog.cli.news import NewsTerminal
from studylog.cli.terminal import Terminal
from studylog.config import load_config
from studylog.errors import ExitCode
from studylog.server.serve import PreviewOptions, serve


def run_serve(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Build, serve, and with `--watch` build again at every save; ends with Ctrl-C."""
    terminal = NewsTerminal(terminal.language, quiet=arguments.quiet, verbose=arguments.verbose)
    options = read_options(arguments)
    options = replace(options, overrides=replace(options.overrides, preview=True))
    config, _ = load_config(options.source, options.overrides)
    with contextlib.closing(Preview(options)) as preview:

        def rebuild() -> Update:
            update = preview.refresh(dt.datetime.now(dt.UTC))
            tell_of_build(update.report, options, terminal)
            terminal.remember(update.report.problems)
            return update

        serve(
            rebuild,
            PreviewOptions(
                source=config.source,
                host=arguments.host,
                port=arguments.port,
                lang=config.lang or terminal.language,
                watch=arguments.watch,
                open_browser=arguments.open,
                ignored=(cache_folder(config.source), config.destination),
            ),
            terminal,
        )
    return ExitCode.OK
