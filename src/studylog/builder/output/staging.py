"""Where trees cannot be exchanged, files are replaced one by one, under a journal that the next build completes.

New files are first written to a staging folder inside the output folder, so that a full disk shows before anything has
changed. Then the manifest is told what is to happen, and it happens. Every file is the old one or the new one at any
time; a build that is killed in between leaves old and new pages side by side until the next build has gone on.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from studylog.builder.cache.manifest import Change, Manifest, Output, Stamp
from studylog.builder.output.files import OutputFile
from studylog.builder.output.trees import Folders, remove_files

STAGING = ".studylog-staging"


class Staging:
    """The new files of one build, until they are shown."""

    def __init__(self, destination: Path, manifest: Manifest) -> None:
        self._destination = destination
        self._manifest = manifest
        self._folder = destination / STAGING
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._folders = Folders(self._folder)

    def put(self, file: OutputFile) -> Stamp:
        """Write a file that differs from the one that is seen."""
        return self._folders.put(file)

    def show(self, written: dict[str, Output], removed: frozenset[str]) -> None:
        """Move the new files into place and take the old ones away."""
        change = Change(written=written, removed=removed)
        self._manifest.begin(self._destination, change)
        complete_moves(change, self._destination, self._manifest)

    def discard(self) -> None:
        """Nothing is shown after all."""
        shutil.rmtree(self._folder, ignore_errors=True)


def complete_moves(change: Change, destination: Path, manifest: Manifest) -> None:
    """Do what is left to do of a change that is written down."""
    remove_files(change.removed, destination)
    for path in sorted(change.written):
        _move(destination / STAGING / path, destination / path)
    manifest.settle(destination, change)
    shutil.rmtree(destination / STAGING, ignore_errors=True)


def _move(stage: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        target.rmdir()  # an empty folder is in nobody's way
    with contextlib.suppress(FileNotFoundError):  # moved before the build was killed
        stage.replace(target)
