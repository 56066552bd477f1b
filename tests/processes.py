"""studylog as processes of its own, which can be watched, ended and killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from studylog.builder.cache.manifest import Manifest

WRITING = frozenset(
    [
        *("open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"),
        *("os.chmod", "os.truncate", "os.utime", "ctypes.dlsym"),
    ]
)
"""Audit events of everything that changes a disk.

Of `open` those that do not only read; `os.replace` is a rename, and what is looked up by ctypes is the exchange.
"""
KILLED = 137
"""What a shell makes of `kill -9`."""
PATIENCE = 60
"""Seconds for what takes a moment, unless the machine is busy with something else."""
SEARCH = "assets/studylog/search"
"""Folder of what the search finds texts by."""

Files = Mapping[str, bytes]
"""What readers can see, by path."""


def start_studylog(*arguments: str | Path, env: Mapping[str, str] | None = None, **options: Any) -> Any:
    """A process in a session of its own, its messages in English."""
    command = [sys.executable, "-m", "studylog", *map(str, arguments)]
    environment = {**os.environ, "STUDYLOG_LANG": "en", **(env or {})}
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "start_new_session": True, **options}
    return subprocess.Popen(command, env=environment, encoding="utf-8", **options)


def members_of(group: int) -> list[int]:
    """The processes of a group that are still at work."""
    return [pid for pid, its_group, state in _processes() if its_group == group and state != "Z"]


def _processes() -> list[tuple[int, int, str]]:
    """Number, group and state of every process."""
    if Path("/proc/self/stat").exists():
        return [found for folder in Path("/proc").glob("[0-9]*") if (found := _read_stat(folder))]
    listed = subprocess.run(["ps", "-A", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return [(int(pid), int(group), state[0]) for pid, group, state in map(str.split, listed.splitlines())]


def _read_stat(folder: Path) -> tuple[int, int, str] | None:
    try:
        state, _, group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
    except OSError:  # it has ended meanwhile
        return None
    return int(folder.name), int(group), state


def wait_until(happened: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Whether it came to pass."""
    deadline = time.monotonic() + patience
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def ends_at_once(process: subprocess.Popen[str]) -> bool:
    """Whether it ends within a second.

    The second is one of a processor at work for who waits: on a busy machine both get less of it, and alike.
    """
    deadline = time.thread_time() + 1
    while process.poll() is None:
        if time.thread_time() > deadline:
            return False
    return True


def die_before(last: int) -> None:
    """End this process, as by `kill -9`, before the operation number `last` that changes a disk.

    Sqlite tells Python nothing of what it does to its files: what the manifest writes down counts by itself.
    """
    left = last

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(KILLED)

    sys.addaudithook(lambda event, arguments: count() if _changes_disk(event, arguments) else None)
    for name in ("begin", "settle", "abandon"):
        setattr(Manifest, name, _counted(getattr(Manifest, name), count))


def _changes_disk(event: str, arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if event == "open" else os.O_RDWR
    return event in WRITING and isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def _counted(method: Callable[..., None], count: Callable[[], None]) -> Callable[..., None]:
    """A method that may be the last before it does something, or after."""

    def run(*arguments: object, **named: object) -> None:
        count()
        method(*arguments, **named)
        count()

    return run


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes, by path below it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def are_old_or_new(seen: Files, old: Files, new: Files) -> bool:
    """Whether all that readers see is the one site or the other, and so is each file by which they search."""
    is_one_site = _leave_out_search(seen) in (_leave_out_search(old), _leave_out_search(new))
    return is_one_site and all(seen.get(path) in (old.get(path), new.get(path)) for path in {*old, *new, *seen})


def _leave_out_search(files: Files) -> Files:
    return {path: content for path, content in files.items() if not path.startswith(SEARCH)}
