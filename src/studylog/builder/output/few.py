"""Where few files differ and there is no second tree yet, those are moved over the old ones, one by one.

It costs next to nothing, where a second tree takes a link for each file of the site. Only one of them may be a file
that readers look at; the others are data of the search, which no page shows before somebody asks. Killed at any moment,
the page is the old one or the new one, and so is each file of the search; the next build makes up for those that are
left behind, since the manifest knows them as they were to be.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from studylog.builder.cache.manifest import Change, Manifest, Output, Stamp
from studylog.builder.output.files import OutputFile
from studylog.builder.output.trees import Folders
from studylog.builder.output.twin import twin_folder
from studylog.config import SEARCH_FOLDER

AT_MOST = 64
"""Files; a sentence changes about ten of the search."""


def shows_one_page(paths: Collection[str]) -> bool:
    """Whether all but one of these files are data of the search."""
    return sum(not path.startswith(f"{SEARCH_FOLDER}/") for path in paths) <= 1


class Few:
    """The few files of a build that differ, until they are shown."""

    def __init__(self, destination: Path, manifest: Manifest) -> None:
        self._destination = destination
        self._manifest = manifest
        self._waiting = twin_folder(destination, manifest.cache).with_suffix(".few")
        shutil.rmtree(self._waiting, ignore_errors=True)
        self._waiting.mkdir(parents=True)
        self._folders = Folders(self._waiting)

    def put(self, file: OutputFile) -> Stamp:
        """Write a file where nobody sees it."""
        return self._folders.put(file)

    def place(self, path: str) -> Path:
        """Where a file waits."""
        return self._waiting / path

    def show(self, written: dict[str, Output], removed: frozenset[str]) -> None:
        """Move them over the old ones.

        Raises:
            OSError: the system refuses; those that were not moved still wait.

        """
        change = Change(written=written, removed=removed)
        self._manifest.begin(self._destination, change)
        for path in written:
            self.place(path).replace(self._destination / path)
        self._manifest.settle(self._destination, change)

    def discard(self) -> None:
        """Nothing is shown after all."""
        shutil.rmtree(self._waiting, ignore_errors=True)
