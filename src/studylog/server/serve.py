"""The story of a preview: listen, build, serve, and build again whenever a file is saved or a key asks for it."""

from __future__ import annotations

import contextlib
import errno
import gc
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from studylog import messages
from studylog.builder.update import Update
from studylog.errors import MachineError, Problem, SiteError
from studylog.frozen import dataclass
from studylog.server.browse import open_browser
from studylog.server.dashboard import Overview
from studylog.server.editor import Editor
from studylog.server.ignored import is_ignored
from studylog.server.news import sort_news
from studylog.server.preview import LOOPBACK, PreviewServer
from studylog.server.problems import describe_problems
from studylog.server.watch import Watcher
from studylog.server.wishes import Wish, Wishes

PAUSE = 0.5
"""Seconds between looks at whether to end; a signal ends the wait at once where the system allows it."""
FIRST_PORT = 4000
TRIED_PORTS = 20
"""From the first, where any port will do; after these the system chooses."""

DOUBT = 0.15
"""Seconds for which a failure is kept back: the file may have been read while it was half saved."""
MOST_UNTIDIED = 20
"""Builds after which memory is tidied up although the next is waited for; builds leave it to others."""


class Workshop(Protocol):
    """Makes the site."""

    def update(self) -> Update:
        """Bring the preview up to date.

        Raises:
            SiteError: it cannot be done; the last good one stays.

        """

    def forget(self) -> None:
        """Let the next update begin with nothing but what is on disk."""

    def tell(self, update: Update) -> None:
        """Say how it went."""

    def publish(self) -> None:
        """Bring what is published up to date, where that is wanted; tells what is wrong and raises nothing."""


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
    port: int | None = FIRST_PORT
    """None takes the first that is free, 0 any."""
    lang: str = "en"
    """The language that problems are told in until a build has said which."""
    watch: bool = False
    open_browser: bool = False
    has_keys: bool = False
    """Whether keys make wishes."""
    editor: Editor | None = None
    ignored: tuple[Path, ...] = ()
    """Folders that builds write."""


def serve(workshop: Workshop, options: PreviewOptions, voice: Voice, wishes: Wishes) -> None:
    """Build and serve the site, until it is wished to end or an exception ends it: KeyboardInterrupt, or a signal's.

    With `watch`, what is wrong with a site is told, the last good one stays, and the next save tries again.

    Raises:
        MachineError: the port or the host cannot be had.
        SiteError: the site cannot be built, without `watch`.

    """
    with _listening(options) as server, _watching(options, voice, wishes):
        studio = _Studio(workshop, server, options, voice)
        studio.begin()
        server.start()
        voice.say("serving_and_watching" if options.watch else "serving", address=server.address)
        if options.has_keys:
            voice.say("keys")
        if options.open_browser:
            open_browser(server.address)
        while studio.fulfil(wishes.take(studio.patience)):
            pass


class _Studio:
    """What is at work while a preview runs."""

    def __init__(self, workshop: Workshop, server: PreviewServer, options: PreviewOptions, voice: Voice) -> None:
        self._workshop = workshop
        self._server = server
        self._options = options
        self._voice = voice
        self._overview = Overview(lang=options.lang)
        self._untidied = 0
        self._failure: tuple[Problem, ...] = ()

    @property
    def patience(self) -> float:
        """Seconds to wait for the next wish."""
        return DOUBT if self._failure else PAUSE

    def begin(self) -> None:
        """Build for the first time.

        Raises:
            SiteError: it cannot be done, and no save will mend it: nobody watches.

        """
        if self._options.watch:
            self._update()
        else:
            self._show(self._workshop.update())

    def fulfil(self, wishes: frozenset[Wish]) -> bool:
        """Do what is wished for, or where nothing is, tidy up; False where the end is."""
        if Wish.REBUILD in wishes:
            self._workshop.forget()
        if wishes & {Wish.REBUILD, Wish.UPDATE}:
            self._update()
        elif self._failure:
            self._show_failure()
        if Wish.OPEN in wishes:
            open_browser(self._server.address)
        if self._untidied >= MOST_UNTIDIED or (self._untidied and not wishes):
            _tidy_up()
            self._untidied = 0
        return Wish.QUIT not in wishes

    def _update(self) -> None:
        """Build; where that fails, the last good site stays. What is wrong is told unless a save follows at once."""
        self._untidied += 1
        self._failure = ()
        try:
            self._show(self._workshop.update())
        except SiteError as error:
            self._failure = error.problems

    def _show(self, update: Update) -> None:
        config = update.report.config
        lang = config.lang or self._options.lang
        problems = describe_problems(update.report.problems, config.source, lang)
        self._overview = Overview(
            title=config.title,
            lang=lang,
            baseurl=config.baseurl,
            posts=update.posts,
            problems=problems,
            left_out=len(update.report.problems) - len(problems),
        )
        self._server.show(update.root, config.baseurl)
        self._server.show_overview(self._overview)
        news = sort_news(
            update.changed, update.removed, moved=update.moved, edited=update.edited, baseurl=config.baseurl
        )
        self._server.livereload.announce(news, problems)
        self._workshop.tell(update)
        self._workshop.publish()

    def _show_failure(self) -> None:
        self._voice.show_problems(self._failure)
        told = describe_problems(self._failure, self._options.source, self._overview.lang)
        self._failure = ()
        self._server.show_overview(replace(self._overview, problems=told, left_out=0, failed=True))
        self._server.livereload.announce_failure(told)


def _tidy_up() -> None:
    """Find cyclic garbage, not in this thread: a signal that comes while a finalizer runs would be lost."""
    threading.Thread(target=gc.collect, daemon=True).start()


@contextlib.contextmanager
def _listening(options: PreviewOptions) -> Iterator[PreviewServer]:
    server = _listen(options)
    try:
        yield server
    finally:
        server.stop()


def _listen(options: PreviewOptions) -> PreviewServer:
    for port in _list_ports(options.port):
        try:
            return PreviewServer(host=options.host, port=port, source=options.source, editor=options.editor)
        except OSError as error:
            if port and options.port is None and _is_in_use(error):
                continue
            raise MachineError(_explain(error, options.host, port)) from None
    raise AssertionError("the system's own choice of a port came last")


def _list_ports(wanted: int | None) -> Iterable[int]:
    return (*range(FIRST_PORT, FIRST_PORT + TRIED_PORTS), 0) if wanted is None else (wanted,)


@contextlib.contextmanager
def _watching(options: PreviewOptions, voice: Voice, wishes: Wishes) -> Iterator[None]:
    """Turn saves into wishes; the watch begins before the first build, so that no save falls between."""
    if not options.watch:
        yield
        return
    source = options.source.resolve()
    watcher = Watcher(source, lambda problem: voice.show_problems((problem,)), options.ignored)
    watcher.start()
    ended = threading.Event()
    threading.Thread(target=_hear_saves, args=(watcher, options, wishes, ended), daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        watcher.stop()


def _hear_saves(watcher: Watcher, options: PreviewOptions, wishes: Wishes, ended: threading.Event) -> None:
    source = options.source.resolve()
    try:
        while not ended.is_set():
            changed = watcher.wait(PAUSE)
            if any(not is_ignored(path, source, options.ignored) for path in changed):
                wishes.make(Wish.UPDATE)
    except Exception as error:  # a bug, or a system that fails us: told where all others are
        wishes.give_up(error)


def _is_in_use(error: OSError) -> bool:
    return error.errno in (errno.EADDRINUSE, _WINDOWS_IN_USE)


def _explain(error: OSError, host: str, port: int) -> Problem:
    if _is_in_use(error):
        return messages.PORT_IN_USE.error(port=port, other=port + 1)
    if error.errno in (errno.EACCES, _WINDOWS_FORBIDDEN):
        return messages.PORT_FORBIDDEN.error(port=port)
    return messages.HOST_UNKNOWN.error(host=host, reason=error.strerror)


_WINDOWS_IN_USE, _WINDOWS_FORBIDDEN = 10048, 10013
