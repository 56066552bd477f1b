"""The story of a preview: listen, build, serve, and build again whenever a file is saved."""

from __future__ import annotations

import contextlib
import errno
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from studylog import messages
from studylog.config import Config
from studylog.errors import MachineError, Problem, SiteError
from studylog.frozen import dataclass
from studylog.server.http import PreviewServer
from studylog.server.ignored import is_ignored
from studylog.server.livereload import Livereload
from studylog.server.sites import FolderSite
from studylog.server.watch import Watcher

PAUSE = 0.5
"""Seconds between looks at whether to end; a signal ends the wait at once where the system allows it."""

Rebuild = Callable[[], Config]
"""Builds the site, tells how it went, and returns the config it was built with; raises SiteError where it failed."""


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
    destination: Path
    """The folder that is served until a build has said which."""
    host: str = "127.0.0.1"
    port: int = 4000
    """0 takes any free one."""
    watch: bool = False
    open_browser: bool = False
    ignored: tuple[Path, ...] = ()
    """Folders that a build writes besides the site: its cache."""


def serve(rebuild: Rebuild, options: PreviewOptions, voice: Voice) -> None:
    """Build and serve the site, until an exception ends it: KeyboardInterrupt, or what a signal raises.

    With `watch`, what is wrong with a site is told, the last good one stays, and the next save tries again.

    Raises:
        MachineError: the port or the host cannot be had.
        SiteError: the site cannot be built, without `watch`.

    """
    livereload = Livereload() if options.watch else None
    with _listening(options, livereload) as server:
        if livereload is None:
            _show(server, rebuild())
            with _answering(server):
                _invite(server, options, voice)
                while True:
                    time.sleep(PAUSE)
        else:
            _follow(rebuild, server, livereload, options, voice)


def _follow(
    rebuild: Rebuild, server: PreviewServer, livereload: Livereload, options: PreviewOptions, voice: Voice
) -> None:
    """Build at every change; the watch begins before the first build, so that no save falls between."""
    source = options.source.resolve()
    served = options.destination.resolve()
    with _watching(source, voice) as watcher:
        served = _try_to_rebuild(rebuild, server, voice) or served
        with _answering(server):
            _invite(server, options, voice)
            while True:
                changed = watcher.wait(PAUSE)
                ours = (served, *options.ignored)
                if any(not is_ignored(path, source, ours) for path in changed) and (
                    destination := _try_to_rebuild(rebuild, server, voice)
                ):
                    served = destination
                    livereload.announce()


def _try_to_rebuild(rebuild: Rebuild, server: PreviewServer, voice: Voice) -> Path | None:
    """Build; the folder that is served now, or None where the last good site stays."""
    try:
        config = rebuild()
    except SiteError as error:
        voice.show_problems(error.problems)
        return None
    _show(server, config)
    return config.destination


def _show(server: PreviewServer, config: Config) -> None:
    server.show(FolderSite(config.destination), config.baseurl)


@contextlib.contextmanager
def _listening(options: PreviewOptions, livereload: Livereload | None) -> Iterator[PreviewServer]:
    try:
        site = FolderSite(options.destination)
        server = PreviewServer(site, host=options.host, port=options.port, livereload=livereload)
    except OSError as error:
        raise MachineError(_explain(error, options)) from None
    try:
        yield server
    finally:
        server.server_close()


@contextlib.contextmanager
def _answering(server: PreviewServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield
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
