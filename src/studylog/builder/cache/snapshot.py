"""Whether anything at all has changed since the last build, told without reading a post.

A file is known again by size, times and inode together; one so young that it may have been written twice within a tick
of the clock is read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path

TICK = 2_000_000_000
"""Nanoseconds; the coarsest clock of a file system in use (FAT) counts two seconds."""
FOREIGN_FOLDERS = frozenset({".git", ".hg", ".svn", ".venv", "node_modules"})
"""Folders of other tools, which can be huge and are no part of a site."""

DRAFTS = "_drafts"
"""Folder of texts that may be dated by their files' times."""


class Snapshot:
    """What stands below a folder at one moment."""

    def __init__(self, source: Path, skipped: Collection[Path], beside: Iterable[Path] = ()) -> None:
        """`skipped` are folders that are not looked into, `beside` files elsewhere that count too, there or not."""
        self._root = os.fspath(source)
        start = len(self._root) + len(os.sep)
        found = sorted(_walk(self._root, {os.fspath(folder) for folder in skipped}), key=itemgetter(0))
        self._files = {path[start:]: each for path, each in found}
        self._beside = {os.fspath(path): _look(path) for path in beside}

    def marks(self, since: int) -> dict[str, str]:
        """Path of each file, from the folder, in order → what differs when the file was changed; those beside it last.

        Files changed within a tick before `since` (nanoseconds of the epoch: when they were last read), or later, are
        told by their content.
        """
        beside = {path: _mark(path, found, since - TICK) for path, found in self._beside.items() if found}
        return {path: self.mark(path, since) for path in self._files} | beside

    def mark(self, path: str, since: int) -> str:
        """That of one file; empty where there is none."""
        return _mark(f"{self._root}{os.sep}{path}", self._files[path], since - TICK) if path in self._files else ""


def digest_marks(marks: Mapping[str, str]) -> str:
    """Differs when a file was added, changed, renamed or removed; hexadecimal."""
    lines = "\n".join(f"{path}\0{mark}" for path, mark in marks.items())
    return hashlib.blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _walk(root: str, skipped: set[str]) -> Iterator[tuple[str, os.stat_result | None]]:
    """Every file with what is known of it; also a folder that cannot be read, of which nothing is."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.is_dir(follow_symlinks=False):
                        yield entry.path, entry.stat(follow_symlinks=False)
                    elif entry.name not in FOREIGN_FOLDERS and entry.path not in skipped:
                        waiting.append(entry.path)
        except OSError:
            yield folder, None


def _look(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _mark(path: str, found: os.stat_result | None, settled: int) -> str:
    if found is None:
        return "unreadable"
    if max(found.st_mtime_ns, found.st_ctime_ns) < settled or not stat.S_ISREG(found.st_mode):
        return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    times = f" {found.st_mtime_ns}" if f"{os.sep}{DRAFTS}{os.sep}" in path else ""
    return f"{_content(path)}{times}"


def _content(path: str) -> str:
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError as error:
        return f"unreadable {error.errno}"
