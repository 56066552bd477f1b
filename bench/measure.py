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
"""Seconds between two looks at the memory, at least."""
SHARE = 0.03
"""Of the time that looking may take, so that it slows nothing down."""
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
    """MB of all processes together, sampled; a page that they share counts once."""


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
    """A UTF-8 world without colours for every generator, as on the machines that publish blogs.

    Programs in Python keep their bytecode, as they do where they are installed.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "JEKYLL_ENV": "production"}


class _Watch(threading.Thread):
    """Watches the memory of a process and its children, where there is a /proc."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.peak = 0.0
        self.done = threading.Event()

    def run(self) -> None:
        pause = INTERVAL
        while not self.done.wait(pause):
            began = time.perf_counter()
            self.peak = max(self.peak, sum(_weigh(pid) for pid in _family(self.root)))
            pause = max(INTERVAL, (time.perf_counter() - began) / SHARE)

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


def _weigh(pid: int) -> float:
    """MB of a process, shared pages by halves, thirds and so on (`Pss` in proc(5))."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # ended meanwhile
    return sum(float(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6
