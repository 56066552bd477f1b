"""The files that are served, each made ready once and again when it is another file."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from studylog.frozen import dataclass
from studylog.server.media_types import media_type

LARGEST_HELD = 1 << 20
"""Bytes of a file that is kept in memory; films are read as they are sent."""
MOST_HELD = 64 << 20
"""Bytes of all files kept in memory; with more, everything is forgotten and read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What may be sent: bytes, or a large file."""

    media_type: str = "text/plain; charset=utf-8"
    body: bytes = b""
    file: str = ""
    """Path of the file that holds the body, where it is not held here."""
    size: int = 0
    """Of the body, wherever it is."""
    tag: str = ""
    """Its ETag; another body has another."""


def make_document(body: bytes, media: str = "text/plain; charset=utf-8") -> Document:
    """Bytes as a document."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    return Document(media_type=media, body=body, size=len(body), tag=tag)


class Documents:
    """The files of a built site, by path.

    Whether a path truly stands in the folder (no symbolic link, no other spelling) is looked at when a file is read;
    after that, as long as device, inode, size and times say that it is the same file, one look at these is enough.
    """

    def __init__(self, root: Path, script: bytes = b"") -> None:
        """Serve `root`; `script` is put at the end of every page."""
        self._root = root
        self._script = script
        self._held: dict[str, tuple[_Identity, Document]] = {}
        self._size = 0

    def find(self, path: str) -> Document | None:
        """The file at `path` (`p/index.html`, no slash in front); None where there is none."""
        try:
            identity = _identify(os.stat(f"{self._root}{os.sep}{path}"))  # noqa: PTH116 - half the time of Path's
            held = self._held.get(path)
            if held and held[0] == identity:
                return held[1]
            return self._read(path)
        except (OSError, ValueError):
            return None

    def _read(self, path: str) -> Document | None:
        file = _find_file(self._root, path)
        if file is None:
            return None
        media = media_type(path)
        with open(file, "rb", opener=_open_no_link) as opened:
            found = os.fstat(opened.fileno())
            if not media.startswith("text/html") and found.st_size > LARGEST_HELD:
                tag = f'"{found.st_ino:x}-{found.st_mtime_ns:x}-{found.st_size:x}"'
                return Document(media_type=media, file=file, size=found.st_size, tag=tag)
            body = opened.read()
        document = make_document(self._complete(body) if media.startswith("text/html") else body, media)
        self._hold(path, _identify(found), document)
        return document

    def _complete(self, page: bytes) -> bytes:
        body, end, rest = page.rpartition(b"</body>")
        return body + self._script + end + rest if end else page + self._script

    def _hold(self, path: str, identity: _Identity, document: Document) -> None:
        if self._size > MOST_HELD:
            self._held.clear()
            self._size = 0
        self._size += document.size
        self._held[path] = identity, document


_Identity = tuple[int, ...]


def _identify(found: os.stat_result) -> _Identity:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _find_file(folder: Path, path: str) -> str | None:
    """The regular file that truly stands at `path`."""
    if os.name == "nt" and ":" in path:  # another stream of the file, or a drive
        return None
    root = os.path.realpath(folder)
    file = f"{root}{os.sep}{path.replace('/', os.sep)}"
    # The real path of a link, of `//`, of a drive, and on Windows of wrong case or a short name is another.
    if os.path.realpath(file) != file or not stat.S_ISREG(os.lstat(file).st_mode):
        return None
    return file


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def open_document(document: Document) -> BinaryIO:
    """The file that holds a document.

    Raises:
        OSError: it is no longer there.

    """
    return open(document.file, "rb", opener=_open_no_link)
