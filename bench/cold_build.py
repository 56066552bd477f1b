"""Times a cold build: a whole process, no cache, an empty output folder.

    python -m bench.cold_build [--posts 1000] [--runs 5]

Prints the median of wall and CPU time and the highest peak of memory, worker processes included in each.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from bench.make_corpus import make_corpus


@dataclass(frozen=True, slots=True)
class Run:
    """One build, measured."""

    wall: float
    cpu: float
    peak: float
    """MB of all processes together, sampled; pages that they share count once for each."""


def measure_build(folder: Path) -> Run:
    """Build `folder` from nothing and measure it."""
    for leftover in ("_site", ".studylog-cache"):
        shutil.rmtree(folder / leftover, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "studylog", "build", "--quiet"], cwd=folder) as process:
        peak = _Peak(process.pid)
        peak.start()
        code = process.wait()
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code:
        sys.exit(f"the build failed with exit code {code}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, max(peak.stop(), _largest_child(after)))


def _largest_child(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


class _Peak(threading.Thread):
    """Watches the memory of a process and its children, where there is a /proc."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.peak = 0.0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.02):
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


def main() -> None:
    """Make the corpus, build it again and again, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--blog", type=Path, help="build a copy of this blog instead")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "log"
        if arguments.blog:
            shutil.copytree(arguments.blog, folder, ignore=shutil.ignore_patterns("_site", ".*-cache", ".git"))
        else:
            make_corpus(arguments.posts, folder)
        runs = [measure_build(folder) for _ in range(arguments.runs)]
        pages = sum(1 for _ in (folder / "_site").rglob("*.html"))
    what = arguments.blog or f"{arguments.posts} posts"
    print(f"{what}: {pages} pages, cold, {len(runs)} runs, {os.cpu_count()} cores, Python {platform.python_version()}")
    walls = [run.wall for run in runs]
    print(f"  wall  {statistics.median(walls):6.2f} s  ({min(walls):.2f} to {max(walls):.2f})")
    print(f"  CPU   {statistics.median(run.cpu for run in runs):6.2f} s")
    print(f"  peak  {max(run.peak for run in runs):6.0f} MB")


if __name__ == "__main__":
    main()
