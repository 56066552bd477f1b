"""Two folders change places in one step: a reader sees the old one or the new one and never a mix."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_CURRENT_FOLDER = -100
"""AT_FDCWD of <fcntl.h>: the paths are meant as they stand."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux (renameat2(2)) and RENAME_SWAP of macOS (renamex_np(2)): the same number."""


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one file system change places.

    Raises:
        OSError: the system or the file system has no such step, or refuses it; nothing has changed then.

    """
    failed = _swap(os.fsencode(one), os.fsencode(other))
    if failed:
        raise OSError(failed, os.strerror(failed), str(other))


def _swap(one: bytes, other: bytes) -> int:
    """The system's error number, 0 where it went well."""
    import ctypes  # late: a build that changes nothing needs no exchange
    import errno

    name = {"linux": "renameat2", "darwin": "renamex_np"}.get(sys.platform)
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return errno.ENOTSUP
    folders = (one, other) if sys.platform == "darwin" else (_CURRENT_FOLDER, one, _CURRENT_FOLDER, other)
    return ctypes.get_errno() if call(*folders, _EXCHANGE) else 0
