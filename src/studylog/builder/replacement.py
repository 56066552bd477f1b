"""A file of the blog that gets new bytes: all of them or none."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put new bytes in the place of a file, with its rights, or make it; a reader sees the old ones or the new ones.

    What a link leads to is replaced, and the link stays.

    Raises:
        OSError: where it cannot be written, or nobody has a right to write it.

    """
    place = path.resolve()
    mode = _read_mode(place)
    stage = place.with_name(f".{place.name[:80]}.{secrets.token_hex(6)}.new")
    try:
        with stage.open("xb") as stream:
            stream.write(data)
        if mode is not None:
            stage.chmod(mode)
        stage.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            stage.unlink()
        raise


def _read_mode(place: Path) -> int | None:
    """The rights of the file that stands there; one that is read-only is meant to stay, whatever the system allows."""
    try:
        mode = stat.S_IMODE(place.stat().st_mode)
    except FileNotFoundError:
        return None
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only", str(place))
    return mode
