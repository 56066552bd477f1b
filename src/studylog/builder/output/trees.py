"""A folder of output files as it stands on disk, and what is done to single files of it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from studylog.builder.cache.manifest import Stamp
from studylog.builder.output.files import OutputFile
from studylog.frozen import dataclass

_LARGEST = 2**63 - 1
"""What the manifest can hold; some file systems number their files beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Every file below a folder, links not followed."""

    files: dict[str, Stamp] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    """Symbolic links, to files or folders."""


def read_tree(root: Path) -> Tree:
    """What stands below `root`; nothing where it is missing."""
    files: dict[str, Stamp] = {}
    links: list[str] = []
    top, waiting = os.fspath(root), [""]
    while waiting:
        folder = waiting.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(f"{top}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_symlink():
                    links.append(path)
                elif entry.is_dir():
                    waiting.append(f"{path}/")
                else:
                    files[path] = stamp_of(entry.stat())
    return Tree(files=files, links=frozenset(links))


def stamp_of(found: os.stat_result) -> Stamp:
    """By what the file is known again."""
    return Stamp(size=found.st_size, mtime_ns=found.st_mtime_ns, inode=found.st_ino & _LARGEST)


def folder_inode(folder: Path) -> int | None:
    """By what a folder is known again, wherever it is moved; None where there is none."""
    try:
        return folder.stat(follow_symlinks=False).st_ino & _LARGEST
    except FileNotFoundError:
        return None


class Folders:
    """The folders below `root`, which is there, as files need them: each is made once."""

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self._made = {""}

    def make_above(self, path: str) -> None:
        """Make the folder that the file at `path` stands in, and those above."""
        folder = path.rpartition("/")[0]
        if folder in self._made:
            return
        self.make_above(folder)
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{self._root}/{folder}")  # noqa: PTH102 - thousands of them
        self._made.add(folder)

    def put(self, file: OutputFile) -> Stamp:
        """Write a file into its folder."""
        self.make_above(file.path)
        return write_file(file, Path(self._root, file.path))


def write_file(file: OutputFile, target: Path) -> Stamp:
    """A new file; what stands at its place goes first, because another tree may share it."""
    target.unlink(missing_ok=True)
    if file.copied_from is not None:
        shutil.copyfile(file.copied_from, target)
    else:
        target.write_bytes(file.content or b"")
    target.chmod(0o644)  # Pages needs world-readable files
    return stamp_of(target.stat())


def remove_files(paths: Iterable[str], root: Path) -> tuple[str, ...]:
    """Take these files away, and folders that are empty then; the paths of those that were there.

    What has become a folder since is let be.
    """
    removed = []
    for path in sorted(paths, reverse=True):
        target = root / path
        if target.is_dir():
            continue
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
            removed.append(path)
        _remove_empty_folders(target.parent, root)
    return tuple(removed)


def _remove_empty_folders(folder: Path, root: Path) -> None:
    while folder != root and root in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
