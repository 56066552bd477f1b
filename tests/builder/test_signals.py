"""A build that is told to end does so at once: the site is whole, nothing lies about, no process stays."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.dice import dice, times
from tests.processes import PATIENCE, ends_at_once, members_of, read_files, start_studylog, wait_until

if TYPE_CHECKING:
    from tests.conftest import SiteTest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")

POSTS = times(80, 300)
TEXT = "문단 **굵게** `코드` $x_1^2$ [a](/a/)\n\n" * 5 + "```python\nprint(1)\n```\n"


def write_many(site: SiteTest, title: str) -> None:
    """A blog of which everything is rendered and written anew."""
    for number in range(POSTS):
        site.post(f"2024-01-02-p{number}.md", TEXT, use_math="true", title=f"{title} {number}", tags=f"[t{number % 9}]")


class Running:
    """A build in a session of its own, perhaps at a terminal of its own."""

    def __init__(self, site: SiteTest, *, at_terminal: bool = False) -> None:
        scratch = site.root.parent / "tmp"
        scratch.mkdir(exist_ok=True)
        self.terminal, end = os.openpty() if at_terminal else (-1, -1)
        options = {"stdin": end, "stdout": end, "stderr": end, "preexec_fn": _take_terminal} if at_terminal else {}
        self.process = start_studylog("build", "-s", site.root, "-j", "2", env={"TMPDIR": str(scratch)}, **options)
        if at_terminal:
            os.close(end)

    def close_terminal(self) -> None:
        os.close(self.terminal)


def _take_terminal() -> None:
    """In the child: its standard input is the terminal that its session ends with."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


ENDINGS: dict[str, tuple[int, Callable[[Running], object]]] = {
    "Ctrl-C": (signal.SIGINT, lambda running: os.killpg(running.process.pid, signal.SIGINT)),
    "SIGINT": (signal.SIGINT, lambda running: running.process.send_signal(signal.SIGINT)),
    "SIGTERM": (signal.SIGTERM, lambda running: running.process.send_signal(signal.SIGTERM)),
    "SIGTERM to all": (signal.SIGTERM, lambda running: os.killpg(running.process.pid, signal.SIGTERM)),
    "closed terminal": (getattr(signal, "SIGHUP", 1), Running.close_terminal),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_build_that_is_told_to_end_leaves_everything_in_order(site: SiteTest, ending: str) -> None:
    """At any moment: within a second, with the exit code of the signal, and the next build goes on from there."""
    chance = dice(ending)
    number, end = ENDINGS[ending]
    write_many(site, "0")
    began = time.monotonic()
    site.build(jobs=2)
    span = time.monotonic() - began + 0.5  # and what it takes to start
    for round_ in range(times(2, 25)):
        before = read_files(site.root / "_site")
        write_many(site, f"{round_ + 1}")
        sources = files_beside(site.root)
        running = Running(site, at_terminal=ending == "closed terminal")
        time.sleep(chance.uniform(0.2, span))
        end(running)
        assert ends_at_once(running.process)
        code = running.process.returncode
        assert code in (128 + number, -number, 0), code  # -number: before a line of ours was run; 0: it was done
        assert members_of(running.process.pid) == []
        assert files_beside(site.root) == sources
        assert list((site.root.parent / "tmp").iterdir()) == []
        after = read_files(site.root / "_site")
        site.build(jobs=2)
        assert after in (before, read_files(site.root / "_site"))
        if running.process.stderr:
            assert "Traceback" not in running.process.stderr.read()


def is_at_work(process: Any) -> bool:
    """Whether a build that was started has started workers, seen in time or not."""
    return len(members_of(process.pid)) > 1 or process.poll() is not None


def files_beside(root: Path) -> set[str]:
    """Every file of a blog, the cache and the output left out."""
    return {path for path in read_files(root) if not path.startswith((".studylog-cache/", "_site/"))}


def test_the_workers_of_a_killed_build_end_by_themselves(site: SiteTest) -> None:
    chance = dice("workers")
    for round_ in range(times(2, 20)):
        write_many(site, f"{round_}")
        process = Running(site).process
        assert wait_until(partial(is_at_work, process))
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.wait()
        assert wait_until(lambda: not members_of(process.pid))  # noqa: B023


DEAF = """
import runpy, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.argv[0] = "studylog"
runpy.run_module("studylog", run_name="__main__")
"""


def test_a_signal_that_is_to_be_ignored_is_ignored(site: SiteTest) -> None:
    """As `nohup` wishes: a closed terminal ends nothing."""
    write_many(site, "0")
    command = [sys.executable, "-c", DEAF, "build", "-s", str(site.root), "-j", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    assert wait_until(partial(is_at_work, process))
    with contextlib.suppress(ProcessLookupError):  # it was done
        os.killpg(process.pid, signal.SIGHUP)
    assert process.wait(PATIENCE) == 0
    assert len(site.files()) > POSTS
