"""The second tree of the site: brought up to date unseen, then exchanged with the one that is seen.

Both share every file that is the same in both, by hard link. After an exchange the tree that was seen lags behind by
one change, so the next build has only that one and its own to make up for. Killed at any moment, the site that is seen
is the old one or the new one; a second tree that is half changed is thrown away.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from studylog.builder.cache.manifest import Change, Manifest, Output, Stamp, TwinState
from studylog.builder.output.exchange import exchange
from studylog.builder.output.files import OutputFile
from studylog.builder.output.trees import Folders, folder_inode, remove_files

TWINS = "twins"
"""Folder of the cache that holds second trees, one for each output folder."""


class Twin:
    """The second tree of one output folder, for one build."""

    def __init__(self, destination: Path, manifest: Manifest, seen: Collection[str], planned: Collection[str]) -> None:
        """`seen` are our files that stand in the output folder, `planned` those that shall stand there."""
        self._destination = destination
        self._manifest = manifest
        self.folder = twin_folder(destination, manifest.cache)
        self._lag = self._claim(frozenset(seen), frozenset(planned))
        self._folders = Folders(self.folder)

    def put(self, file: OutputFile) -> Stamp:
        """Write a file that differs from the one that is seen."""
        return self._folders.put(file)

    def place(self, path: str) -> Path:
        """Where a file waits."""
        return self.folder / path

    def show(self, written: dict[str, Output], removed: frozenset[str]) -> None:
        """Let this tree take the place of the one that is seen.

        Raises:
            OSError: the system refuses; nothing that is seen has changed.

        """
        self._catch_up(self._lag - written.keys())
        change = Change(written=written, removed=removed, twin=folder_inode(self.folder))
        self._manifest.begin(self._destination, change)
        _take_place(self.folder, self._destination)
        settle_exchange(change, self._destination, self._manifest)

    def _claim(self, seen: frozenset[str], planned: frozenset[str]) -> frozenset[str]:
        """Make the tree ours to change, new where there is none; what is to stand in it and is not there yet."""
        state = find_twin(self._destination, self._manifest)
        self._manifest.abandon(self._destination)
        if state:
            remove_files(state.lag | (seen - planned), self.folder)
            return state.lag & planned
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        return seen & planned

    def _catch_up(self, paths: Iterable[str]) -> None:
        """Share these files; by plain names, because there may be as many as the site has."""
        seen, unseen = os.fspath(self._destination), os.fspath(self.folder)
        for path in sorted(paths):
            self._folders.make_above(path)
            os.link(f"{seen}/{path}", f"{unseen}/{path}")


def find_twin(destination: Path, manifest: Manifest) -> TwinState | None:
    """The second tree, where there is one that is whole."""
    state = manifest.twin(destination)
    return state if state and state.inode == folder_inode(twin_folder(destination, manifest.cache)) else None


def settle_exchange(change: Change, destination: Path, manifest: Manifest) -> None:
    """Write down an exchange that has happened: what was seen is the second tree now."""
    inode = folder_inode(twin_folder(destination, manifest.cache))
    lag = frozenset(change.written.keys() | change.removed)
    manifest.settle(destination, change, TwinState(inode=inode, lag=lag) if inode else None)


def twin_folder(destination: Path, cache: Path) -> Path:
    """Where the second tree of `destination` is."""
    return cache / TWINS / hashlib.blake2b(os.fsencode(destination), digest_size=8).hexdigest()


def can_exchange(destination: Path, cache: Path) -> bool:
    """Whether trees in `cache` can share files with the output folder and change places with it.

    Not on another file system or mount, and not where the system has no such step.
    """
    if destination.is_symlink() or os.path.ismount(destination):
        return False
    trial = cache / TWINS / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    try:
        (trial / "one").mkdir(parents=True)
        (trial / "two").mkdir()
        (trial / "one/file").touch()
        os.link(trial / "one/file", trial / "two/file")
        exchange(trial / "one", trial / "two")
    except OSError:
        return False
    finally:
        shutil.rmtree(trial, ignore_errors=True)
    ground = next(folder for folder in (destination, *destination.parents) if folder.exists())
    return ground.stat().st_dev == cache.stat().st_dev


def _take_place(folder: Path, destination: Path) -> None:
    if destination.is_dir() and any(destination.iterdir()):
        exchange(folder, destination)
        return
    destination.parent.mkdir(parents=True, exist_ok=True)
    if destination.is_dir():
        destination.rmdir()
    folder.rename(destination)
