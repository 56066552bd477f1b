"""Bytes from disk: every file is opened once, and told by its first bytes."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from studylog import messages
from studylog.errors import ContentError, Location, MachineError
from studylog.frozen import dataclass
from studylog.loader.source import SourceFile

_HEAD = 65_536
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t\f\v]*(?:\r|\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one file holds: bytes to be read as text, or only their digest."""

    data: bytes | None = None
    """The whole file where it begins with a front matter, else None."""
    digest: str = ""


def sniff(file: SourceFile) -> Content:
    """Read a file that may be a page: all of it where it begins with `---`, else its digest.

    Raises:
        MachineError: where it cannot be read.

    """
    digest = hashlib.blake2b(digest_size=16)
    try:
        with file.disk.open("rb") as opened:
            head = opened.read(_HEAD)
            if _FRONT_MATTER.match(head):
                return Content(data=head + opened.read())
            while head:
                digest.update(head)
                head = opened.read(_HEAD)
    except OSError as error:
        raise _unreadable(file.path, error) from None
    return Content(digest=digest.hexdigest())


def digest_of(data: bytes) -> str:
    """BLAKE2b of bytes, hexadecimal, as `sniff` makes it."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read_bytes(file: SourceFile) -> bytes:
    """All bytes of a file.

    Raises:
        MachineError: where it cannot be read.

    """
    try:
        with file.disk.open("rb", buffering=0) as opened:
            return opened.read()
    except OSError as error:
        raise _unreadable(file.path, error) from None


def decode(data: bytes, path: str) -> str:
    """UTF-8 bytes as text with LF line ends, a byte order mark removed.

    Raises:
        ContentError: where they are not UTF-8, with the offset of the first wrong byte.

    """
    if data.startswith(_UTF16):
        raise ContentError(messages.IS_UTF16.error(Location(path=path)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(messages.NOT_UTF8.error(Location(path=path, line=line), offset=error.start)) from None
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def modified_at(disk: Path) -> float:
    """When the file was last changed, in seconds since 1970."""
    return disk.stat().st_mtime


def _unreadable(path: str, error: OSError) -> MachineError:
    return MachineError(messages.UNREADABLE.error(Location(path=path), reason=error.strerror))
