"""Which studylog this is, with all that it is made of."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import studylog
from studylog.theme.sources import bundled_templates


@cache
def engine_digest() -> str:
    """Differs for every version of studylog, of Python and of the packages beside it; hexadecimal.

    In a checkout an edited file of studylog makes another version.
    """
    parts = [sys.version, *_packages(), *_own_files()]
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _packages() -> list[str]:
    """Names of installed packages with their versions, as their folders tell them."""
    folders = [Path(folder) for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))]
    return sorted(path.name for folder in folders if folder.is_dir() for path in folder.glob("*-info"))


def _own_files() -> Iterator[str]:
    package = Path(studylog.__file__).parent
    for folder in sorted({package, bundled_templates()}):
        for path in sorted(folder.rglob("*")):
            if path.suffix != ".pyc" and path.is_file():
                found = path.stat()
                yield f"{path} {found.st_size} {found.st_mtime_ns}"
