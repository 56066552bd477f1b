"""`studylog serve`."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
from dataclasses import replace

from studylog import messages
from studylog.builder.build import build
from studylog.builder.cache.folder import cache_folder
from studylog.builder.preview import Preview
from studylog.builder.report import BuildOptions
from studylog.builder.update import Update
from studylog.cli.build import read_options, shorten_path
from studylog.cli.keys import hear_keys
from studylog.cli.news import NewsTerminal
from studylog.cli.terminal import Terminal
from studylog.config import Config, load_config
from studylog.errors import ExitCode, SiteError
from studylog.server.editor import Editor, find_editor
from studylog.server.serve import PreviewOptions, serve
from studylog.server.wishes import Wishes


def run_serve(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Build, serve, and with `--watch` build again at every save; ends with Ctrl-C or `q`."""
    terminal = NewsTerminal(terminal.language, quiet=arguments.quiet, verbose=arguments.verbose)
    options = read_options(arguments)
    config, _ = load_config(options.source, options.overrides)
    wishes = Wishes()
    with (
        contextlib.closing(Preview(_preview_options(options, no_drafts=arguments.no_drafts))) as preview,
        hear_keys(wishes) as has_keys,
    ):
        workshop = _Workshop(preview, options if arguments.publish else None, terminal)
        serve(workshop, _server_options(arguments, config, terminal, has_keys=has_keys), terminal, wishes)
    return ExitCode.OK


def _preview_options(options: BuildOptions, *, no_drafts: bool) -> BuildOptions:
    """What is only looked at shows everything, and a flaw in it stops nothing."""
    overrides = replace(options.overrides, show_drafts=not no_drafts, future=not no_drafts)
    return replace(options, overrides=overrides)


def _server_options(
    arguments: argparse.Namespace, config: Config, terminal: Terminal, *, has_keys: bool
) -> PreviewOptions:
    return PreviewOptions(
        source=config.source,
        host=arguments.host,
        port=arguments.port,
        lang=config.lang or terminal.language,
        watch=arguments.watch,
        open_browser=arguments.open,
        has_keys=has_keys,
        editor=_choose_editor(terminal),
        ignored=(cache_folder(config.source), config.destination),
    )


def _choose_editor(terminal: Terminal) -> Editor | None:
    """The writer's editor, where it is installed."""
    editor = find_editor(os.environ)
    if editor is None or editor.is_there:
        return editor
    if os.environ.get("STUDYLOG_EDITOR"):
        terminal.show_problems((messages.EDITOR_MISSING.warning(program=editor.words[0]),))
    return None


class _Workshop:
    """Makes the preview, and what is published where that is wanted, and tells of both."""

    def __init__(self, preview: Preview, published: BuildOptions | None, terminal: NewsTerminal) -> None:
        self._preview = preview
        self._published = published
        self._terminal = terminal

    def update(self) -> Update:
        """Bring the preview up to date.

        Raises:
            SiteError: as `Preview.refresh` does.

        """
        return self._preview.refresh(dt.datetime.now(dt.UTC))

    def tell(self, update: Update) -> None:
        """Say what is new, and new of what is wrong."""
        report = update.report
        self._terminal.show_problems(report.problems)
        self._terminal.remember(report.problems)
        if self._terminal.verbose:
            self._list(update)
        changed = len(update.changed) + len(update.removed)
        self._terminal.say("previewed", posts=report.posts, changed=changed, seconds=f"{report.seconds:.2f}")

    def forget(self) -> None:
        """Let the next update begin with nothing but what is on disk."""
        self._preview.forget()

    def publish(self) -> None:
        """Write what is published, as a build would; it may fail where a preview does not."""
        if self._published is None:
            return
        try:
            report = build(replace(self._published, now=dt.datetime.now(dt.UTC)))
        except SiteError as error:
            self._terminal.show_problems(error.problems)
            self._terminal.say_error("nothing_written")
            return
        written, removed = len(report.published.written), len(report.published.removed)
        output = shorten_path(report.config.destination)
        self._terminal.say("published", written=written, removed=removed, output=output)

    def _list(self, update: Update) -> None:
        for path in update.changed:
            self._terminal.say("file_written", path=path)
        for path in update.removed:
            self._terminal.say("file_removed", path=path)
