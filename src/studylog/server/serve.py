"""The story of a preview: listen, build, serve, and build again whenever a file is saved."""

from __future__ import annotations

import contextlib
import errno
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from studylog import messages
from studylog.builder.update import Update
from studylog.errors import MachineError, Problem, SiteError
from studylog.frozen import dataclass
from studylog.server.ignored import is_ignored
from studylog.server.news import sort_news
from studylog.server.preview import LOOPBACK, PreviewServer
from studylog.server.problems import describe_problems
from studylog.server.watch import Watcher

PAUSE = 0.5
"""Seconds between looks at whether to end; a signal ends the wait at once where the system allows it."""

Rebuild = Callable[[], Update]
"""Builds the site, tells how it went, and returns what is new; raises SiteError where it failed."""


class Voice(Protocol):
    """Speaks to the writer; the command line's terminal does."""

    def say(self, name: str, **values: object) -> None:
        """Tell one phrase of `messages.PHRASES`."""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Tell what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewOptions:
    """One run of `studylog serve`."""

    source: Path
    """The site's folder, watched."""
    host: str = LOOPBACK
    port: int = 4000
    """0 takes any free one."""
    lang: str = "en"
    """The language that problems are told in until a build has said which."""
    watch: bool = False
    open_browser: bool = False
    ignored: tuple[Path, ...] = ()
    """Folders that builds write."""


def serve(rebuild: Rebuild, options: PreviewOptions, voice: Voice) -> None:
    """Build and serve the site, until an exception ends it: KeyboardInterrupt, or what a signal raises.

    With `watch`, what is wrong with a site is told, the last good one stays, and the next save tries again.

    Raises:
        MachineError: the port or the host cannot be had.
        SiteError: the site cannot be built, without `watch`.

    """
    with _listening(options) as server:
        if options.watch:
            _follow(rebuild, server, options, voice)
        else:
            _show(server, rebuild(), options)
            server.start()
            _invite(server, options, voice)
            while True:
                time.sleep(PAUSE)


def _follow(rebuild: Rebuild, server: PreviewServer, options: PreviewOptions, voice: Voice) -> None:
    """Build at every change; the watch begins before the first build, so that no save falls between."""
    source = options.source.resolve()
    with _watching(source, voice) as watcher:
        _try_to_rebuild(rebuild, server, options, voice)
        server.start()
        _invite(server, options, voice)
        while True:
            changed = watcher.wait(PAUSE)
            if any(not is_ignored(path, source, options.ignored) for path in changed):
                _try_to_rebuild(rebuild, server, options, voice)


def _try_to_rebuild(rebuild: Rebuild, server: PreviewServer, options: PreviewOptions, voice: Voice) -> None:
    """Build; where that fails, the last good site stays."""
    try:
        update = rebuild()
    except SiteError as error:
        voice.show_problems(error.problems)
        server.livereload.announce_failure(describe_problems(error.problems, options.source, options.lang))
    else:
        _show(server, update, options)


def _show(server: PreviewServer, update: Update, options: PreviewOptions) -> None:
    config, problems = update.report.config, update.report.problems
    server.show(update.root, config.baseurl)
    news = sort_news(update.changed, update.removed, moved=update.moved, edited=update.edited, baseurl=config.baseurl)
    server.livereload.announce(news, describe_problems(problems, config.source, config.lang or options.lang))


@contextlib.contextmanager
def _listening(options: PreviewOptions) -> Iterator[PreviewServer]:
    try:
        server = PreviewServer(host=options.host, port=options.port)
    except OSError as error:
        raise MachineError(_explain(error, options)) from None
    try:
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def _watching(source: Path, voice: Voice) -> Iterator[Watcher]:
    watcher = Watcher(source, lambda problem: voice.show_problems((problem,)))
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.stop()


def _invite(server: PreviewServer, options: PreviewOptions, voice: Voice) -> None:
    voice.say("serving_and_watching" if options.watch else "serving", address=server.address)
    if options.open_browser:
        import webbrowser  # late: only here

        webbrowser.open(server.address)


def _explain(error: OSError, options: PreviewOptions) -> Problem:
    if error.errno in (errno.EADDRINUSE, _WINDOWS_IN_USE):
        return messages.PORT_IN_USE.error(port=options.port, other=options.port + 1)
    if error.errno in (errno.EACCES, _WINDOWS_FORBIDDEN):
        return messages.PORT_FORBIDDEN.error(port=options.port)
    return messages.HOST_UNKNOWN.error(host=options.host, reason=error.strerror)


_WINDOWS_IN_USE, _WINDOWS_FORBIDDEN = 10048, 10013
