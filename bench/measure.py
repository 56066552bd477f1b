"""One process and all its children, timed and weighed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05
"""Seconds between two looks at the memory."""
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which a system counts the largest size that a process had."""


class CommandError(Exception):
    """A command ended with another exit code than 0; the text is what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command took."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of all processes, user and system."""
    peak: float
    """MB of all processes together, sampled; pages that they share count once for each."""


def measure(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run `command` in `folder` and tell what it took; raises `CommandError`."""
    began = time.perf_counter()
    with _start(command, folder) as process:
        watch = _Watch(process.pid)
        watch.start()
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    peak = max(watch.stop(), usage.ru_maxrss * MAXRSS_UNIT / 1e6)
    if process.returncode:
        raise CommandError(f"{command[0]}: exit code {process.returncode}\n{said.decode(errors='replace')[-2000:]}")
    return Cost(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=peak)


def _start(command: Sequence[str | Path], folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=_surroundings())


def _surroundings() -> dict[str, str]:
    """A UTF-8 world without colours for every generator, as on the machines that publish blogs."""
    return {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "JEKYLL_ENV": "production"}


class _Watch(threading.Thread):
    """Watches the memory of a process and its children, where there is a /proc."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.peak = 0.0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(INTERVAL):
            self.peak = max(self.peak, sum(_resident(pid) for pid in _family(self.root)))

    def stop(self) -> float:
        """The highest sum seen, in MB."""
        self.done.set()
        self.join()
        return self.peak


def _family(root: int) -> set[int]:
    family = {root}
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        try:
            family |= {pid for child in task.read_text().split() for pid in _family(int(child))}
        except OSError:
            continue  # ended meanwhile
    return family


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
