"""Where the served files come from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol


class SiteSource(Protocol):
    """A built site, by path."""

    def read(self, path: str) -> bytes | None:
        """The bytes of the file at `path` (`p/index.html`, no slash in front); None where there is none."""


class FolderSite:
    """A site in a folder, usually `_site`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, path: str) -> bytes | None:
        """Read a regular file that truly stands at `path`: no symbolic link, no other spelling."""
        root = os.path.realpath(self._root)
        file = Path(root, *path.split("/"))
        if os.name == "nt" and ":" in path:  # another stream of the file, or a drive
            return None
        try:
            # The real path of a link, of `//`, of a drive, and on Windows of wrong case or a short name is another.
            if os.path.realpath(file) != f"{root}{os.sep}{path.replace('/', os.sep)}" or not file.is_file():
                return None
            return file.read_bytes()
        except (OSError, ValueError):
            return None
