"""Where one file differs and there is no second tree yet, the file alone is moved over the old one.

To readers that is one step too, and it costs next to nothing, where a second tree takes a link for each file of the
site. Killed at any moment, the site that is seen is the old one or the new one.
"""

from __future__ import annotations

from pathlib import Path

from studylog.builder.cache.manifest import Change, Manifest, Output, Stamp
from studylog.builder.output.files import OutputFile
from studylog.builder.output.trees import write_file
from studylog.builder.output.twin import twin_folder


class Single:
    """The one file of a build that differs, until it is shown."""

    def __init__(self, destination: Path, manifest: Manifest) -> None:
        self._destination = destination
        self._manifest = manifest
        self._waiting = twin_folder(destination, manifest.cache).with_suffix(".single")
        self._waiting.parent.mkdir(parents=True, exist_ok=True)

    def put(self, file: OutputFile) -> Stamp:
        """Write it where nobody sees it."""
        return write_file(file, self._waiting)

    def place(self, path: str) -> Path:
        """Where it waits."""
        return self._waiting

    def show(self, written: dict[str, Output], removed: frozenset[str]) -> None:
        """Move it over the old one.

        Raises:
            OSError: the system refuses; nothing that is seen has changed.

        """
        change = Change(written=written, removed=removed)
        self._manifest.begin(self._destination, change)
        for path in written:
            self._waiting.replace(self._destination / path)
        self._manifest.settle(self._destination, change)

    def discard(self) -> None:
        """Nothing is shown after all."""
        self._waiting.unlink(missing_ok=True)
