"""Wakes when a file of the site is saved.

An event says only that it is time to look: what has changed, the build finds out by itself. So nothing is lost
where a system merges, renames or drops events, and one `git checkout` is one build.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from studylog import messages
from studylog.errors import Problem
from studylog.server.ignored import find_file_system, is_ignored, is_polled, is_tool_folder

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

QUICK = 0.01
"""Seconds of silence after a save that is known to be whole: the file was closed, or moved into its place."""
SETTLE = 0.08
"""Seconds of silence that end any other: editors write, rename and touch in bursts."""
PATIENCE = 0.4
"""Seconds of silence that end what git does, which may be interrupted for longer than an editor."""
LONGEST_BURST = 2.0
"""Seconds after which a burst is passed on although it goes on."""
FEW = 3
"""Files that are taken for one save; more are a burst, as of `git checkout`."""
MANY = 1000
"""Files beyond which a system may have dropped events: it is looked at once more."""
LONGEST_COMMAND = 10.0
"""Seconds that git is given."""
POLL_SECONDS = 1.0
READS = frozenset({"opened", "closed_no_write"})
WHOLE = frozenset({"closed", "moved"})
"""After these a file has its new content; after all others more may follow."""


class Changes(FileSystemEventHandler):
    """Gathers the paths that events name, until somebody takes them."""

    def __init__(self, is_ignored: Callable[[Path], bool], is_burst: Callable[[], bool]) -> None:
        """`is_ignored` are paths that can change nothing; `is_burst` tells that more changes are on their way."""
        self._is_ignored = is_ignored
        self._is_burst = is_burst
        self._news = threading.Condition()
        self._paths: dict[Path, bool] = {}
        """Each with whether its new content is whole."""
        self._last = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what may be a change: no reading, no temporary file, no folder that only holds a changed file."""
        if event.event_type in READS or (event.is_directory and event.event_type == "modified"):
            return
        left, here = (Path(os.fsdecode(path)) if path else None for path in (event.src_path, event.dest_path))
        if event.event_type == "moved":
            self._note({left: False, here: True})
        else:
            self._note({left: event.event_type in WHOLE})

    def _note(self, found: Mapping[Path | None, bool]) -> None:
        paths = {path: whole for path, whole in found.items() if path and not self._is_ignored(path)}
        if paths:
            with self._news:
                self._paths |= paths
                self._last = time.monotonic()
                self._news.notify_all()

    def take(self, seconds: float) -> frozenset[Path]:
        """The changed paths, once no more come; empty after so many seconds without any."""
        with self._news:
            self._news.wait_for(lambda: self._paths, seconds)
            until = time.monotonic() + LONGEST_BURST
            while self._paths and (pause := min(self._last + self._silence(), until) - time.monotonic()) > 0:
                self._news.wait(pause)
            taken = frozenset(self._paths)
            self._paths.clear()
        return taken

    def _silence(self) -> float:
        """Seconds without an event after which no more is to be expected."""
        if self._is_burst():
            return PATIENCE
        return QUICK if len(self._paths) <= FEW and all(self._paths.values()) else SETTLE


class Watcher:
    """Watches a site's folder: its own files, and each folder in it but those of tools.

    Where the system cannot report changes, or no more of them, it looks every second instead and says so.
    """

    def __init__(self, root: Path, warn: Callable[[Problem], None], ours: Collection[Path] = ()) -> None:
        """`ours` are folders that builds write, which are not watched."""
        self._root = root.resolve()
        self._warn = warn
        self._ours = frozenset(ours)
        self._changes = Changes(lambda path: is_ignored(path, self._root, self._ours), self._git_is_at_work)
        self._once_more: frozenset[Path] = frozenset()
        self._observer: BaseObserver = Observer()
        self._watches: dict[Path, ObservedWatch] = {}

    def start(self) -> None:
        """Begin to watch."""
        kind = find_file_system(self._root, _read_mounts())
        if is_polled(kind):
            self._warn(messages.WATCH_NETWORK_DRIVE.warning(kind=kind))
            self._observer = PollingObserver(timeout=POLL_SECONDS)
        self._observer.start()
        self._follow_folders()

    def wait(self, seconds: float) -> frozenset[Path]:
        """The paths that changed, as soon as they have settled; empty after so many seconds without any."""
        changed = self._changes.take(seconds) or self._once_more
        self._once_more = frozenset(islice(changed, 1)) if len(changed) > MANY else frozenset()
        for folder in changed & set(self._watches):  # deleted, moved or made anew: its watch is of the old one
            self._observer.unschedule(self._watches.pop(folder))
        if changed and self._has_new_folder():  # asked of the disk: the event that told of it may have been dropped
            self._follow_folders()
        return changed

    def _has_new_folder(self) -> bool:
        return any(folder not in self._watches and folder not in self._ours for folder in _site_folders(self._root))

    def _git_is_at_work(self) -> bool:
        """Whether git holds its lock; one that was left by a git that was killed is old."""
        try:
            return time.time() - (self._root / ".git/index.lock").stat().st_mtime < LONGEST_COMMAND
        except OSError:
            return False

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()

    def _follow_folders(self) -> None:
        try:
            self._watch_folders()
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EMFILE):
                raise
            self._warn(messages.WATCH_LIMIT.warning())
            self._observer.stop()
            self._watches.clear()
            self._observer = PollingObserver(timeout=POLL_SECONDS)
            self._observer.start()
            self._watch_folders()

    def _watch_folders(self) -> None:
        for folder in (self._root, *_site_folders(self._root)):
            if folder not in self._watches and folder not in self._ours:
                with contextlib.suppress(FileNotFoundError, PermissionError):
                    recursive = folder != self._root
                    self._watches[folder] = self._observer.schedule(self._changes, str(folder), recursive=recursive)
        self._probe_limit()

    def _probe_limit(self) -> None:
        """Watch one folder more: watchdog keeps silent about folders inside a watched one that it cannot watch.

        Raises:
            OSError: the system's limit is reached.

        """
        with tempfile.TemporaryDirectory() as folder:
            self._observer.unschedule(self._observer.schedule(FileSystemEventHandler(), folder))


def _site_folders(root: Path) -> Iterator[Path]:
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not is_tool_folder(entry.name):
                yield root / entry.name


def _read_mounts() -> str:
    try:
        return Path("/proc/mounts").read_text("utf-8", "replace")
    except OSError:
        return ""  # not Linux
