"""A preview that is told to end does so at once, whatever it is doing: no process stays, nothing lies about."""

from __future__ import annotations

import http.client
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.dice import dice, times
from tests.processes import PATIENCE, ends_at_once, members_of, read_files, start_studylog
from tests.terminals import AtTerminal

if TYPE_CHECKING:
    from tests.conftest import SiteTest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")

ENDINGS: dict[str, tuple[int, Callable[[Any], object]]] = {
    "Ctrl-C": (signal.SIGINT, lambda process: os.killpg(process.pid, signal.SIGINT)),
    "SIGTERM": (signal.SIGTERM, lambda process: process.send_signal(signal.SIGTERM)),
    "SIGHUP": (getattr(signal, "SIGHUP", 1), lambda process: process.send_signal(signal.SIGHUP)),
}


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """A blog of some posts, published once."""
    for number in range(30):
        site.post(f"2024-01-02-p{number}.md", "문단 **굵게** $x_1$ [a](/a/)\n\n" * 5, title=f"글 {number}")
    site.build()
    return site


def arguments_for(blog: SiteTest) -> tuple[str | Path, ...]:
    return ("serve", "--watch", "--port", "0", "--source", blog.root)


def scratch_of(blog: SiteTest) -> dict[str, str]:
    """An environment whose temporary files can be looked at."""
    (blog.root.parent / "tmp").mkdir(exist_ok=True)
    return {"TMPDIR": str(blog.root.parent / "tmp")}


def assert_gone(blog: SiteTest, process: Any, number: int, published: dict[str, bytes]) -> None:
    """Ended within a second by that signal, with nothing left behind and what is published untouched."""
    assert ends_at_once(process)
    code = process.returncode
    assert code in (128 + number, -number), code  # -number: before a line of ours was run
    assert members_of(process.pid) == []
    assert list((blog.root.parent / "tmp").iterdir()) == []
    assert published == read_files(blog.root / "_site")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_preview_ends_at_any_moment(blog: SiteTest, ending: str) -> None:
    """While it starts, builds, waits, or builds again; the next one starts from there."""
    chance = dice(ending)
    number, end = ENDINGS[ending]
    published = read_files(blog.root / "_site")
    for round_ in range(times(4, 34)):
        process = start_studylog(*arguments_for(blog), env=scratch_of(blog))
        time.sleep(chance.uniform(0.1, 3))
        blog.post("2024-01-02-p1.md", f"고침 {round_}\n")
        time.sleep(chance.uniform(0, 0.5))
        end(process)
        assert_gone(blog, process, number, published)
        assert "Traceback" not in process.communicate()[1]


def test_a_preview_ends_with_its_terminal(blog: SiteTest) -> None:
    chance = dice("terminal")
    published = read_files(blog.root / "_site")
    for _ in range(times(3, 20)):
        running = AtTerminal(*arguments_for(blog), env=scratch_of(blog))
        time.sleep(chance.uniform(0.1, 4))
        running.close()
        assert_gone(blog, running.process, signal.SIGHUP, published)


def test_a_preview_ends_although_many_listen_and_one_reads_slowly(blog: SiteTest) -> None:
    (blog.root / "large.bin").write_bytes(bytes(30_000_000))
    process = start_studylog(*arguments_for(blog), env=scratch_of(blog))
    port = int(next(filter(None, (re.search(r"localhost:(\d+)/", line) for line in process.stdout)))[1])
    connection = http.client.HTTPConnection("localhost", port, timeout=PATIENCE)
    connection.request("GET", "/")
    token = re.search(r'data-token="([\w-]+)"', connection.getresponse().read().decode())
    assert token
    listeners = [http.client.HTTPConnection("localhost", port, timeout=PATIENCE) for _ in range(12)]
    for listener in listeners:
        listener.request("GET", f"/__studylog/events?token={token[1]}&after=0")
    connection.request("GET", "/large.bin")
    process.send_signal(signal.SIGTERM)
    assert_gone(blog, process, signal.SIGTERM, read_files(blog.root / "_site"))
    for each in (connection, *listeners):
        each.close()
