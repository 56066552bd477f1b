"""A file of the site on its way to the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file of the site: its bytes, or where they are."""

    path: str
    content: bytes | None = None
    copied_from: Path | None = None
    digest: str
    """BLAKE2b of its bytes, hexadecimal."""


def note_digests(files: Iterable[OutputFile], digests: dict[str, str]) -> Iterator[OutputFile]:
    """The files as they come, their digests written down by path."""
    for file in files:
        digests[file.path] = file.digest
        yield file
