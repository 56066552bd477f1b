"""An evening before the preview: edit after edit, without the waiting between them. Nothing piles up."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.dice import dice, times
from tests.processes import PATIENCE, start_studylog

if TYPE_CHECKING:
    from tests.conftest import SiteTest

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")

EDITS = int(os.environ.get("STUDYLOG_SOAK", "0")) or times(60, 14_400)
"""By night as many as four hours hold, at one a second."""
MOST_GROWTH = 0.05 if EDITS > 1000 else 0.5
"""Of memory; what is kept at hand is filled only after some hundreds of edits."""
POSTS = 30
BROKEN = "---\ntitle: [a\n---\n"
WORDS = "운영체제 스레드 잠금 교착 캐시 메모리 process thread lock cache gradient".split()


class Evening:
    """A preview, its writer, and a page that listens."""

    def __init__(self, blog: SiteTest, chance: random.Random) -> None:
        self._blog = blog
        self._chance = chance
        arguments = ("serve", "--watch", "--port", "0", "--source", blog.root)
        self.process = start_studylog(*arguments, stderr=subprocess.DEVNULL)
        found = next(filter(None, (re.search(r"localhost:(\d+)/", line) for line in self.process.stdout)))
        self._port = int(found[1])
        os.set_blocking(self.process.stdout.fileno(), False)
        self._events = self._listen()

    def edit(self, number: int) -> None:
        """Write something, and wait until the page has heard of it."""
        post, text = f"2024-01-02-p{self._chance.randrange(POSTS)}.md", self._make_text(number)
        if number % 50 == 7:
            self._blog.write(f"_posts/{post}", BROKEN)
            self._hear("failed")
        if number % 20 == 3:
            self._blog.post("2024-01-03-new.md", text, title=f"새 글 {number}")
        elif number % 20 == 13:
            (self._blog.root / "_posts/2024-01-03-new.md").unlink()
        else:
            self._blog.post(post, text, title=post)
        self._hear("built")
        if number % 5 == 0:
            self._get(self._chance.choice(["/", "/__studylog/", "/2024/01/02/p1.html", "/nothing"]))
        if number % 25 == 0:  # the page is loaded again
            self._events = self._listen()
        with contextlib.suppress(BlockingIOError):  # what it says is not kept
            os.read(self.process.stdout.fileno(), 1 << 20)

    def memory(self) -> int:
        """KiB that the preview takes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0])

    def threads(self) -> int:
        """How many work in it."""
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    def files(self) -> int:
        """How many it has open."""
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def end(self) -> None:
        """Go to bed."""
        self.process.terminate()
        self.process.wait(PATIENCE)

    def _make_text(self, number: int) -> str:
        words = " ".join(self._chance.choices(WORDS, k=60))
        return (
            f"{words} {number}\n\n```python\nprint({number})\n```\n\n$x_{{{number}}}$ [링크](/nothing-{number % 9}/)\n"
        )

    def _get(self, path: str) -> str:
        connection = http.client.HTTPConnection("localhost", self._port, timeout=PATIENCE)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def _listen(self) -> Iterator[tuple[str, dict[str, Any]]]:
        found = re.search(r'data-token="([\w-]+)" data-build="(\d+)"', self._get("/"))
        assert found
        connection = http.client.HTTPConnection("localhost", self._port, timeout=PATIENCE)
        connection.request("GET", f"/__studylog/events?token={found[1]}&after={found[2]}")
        events = _read_events(connection)
        next(events)  # how the site is
        return events

    def _hear(self, wanted: str) -> None:
        name, _ = next(event for event in self._events if event[0] == wanted)
        assert name == wanted


def _read_events(connection: http.client.HTTPConnection) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is told; the connection ends when nobody listens any more."""
    try:
        name = ""
        for line in connection.getresponse():
            field, _, value = line.decode().rstrip("\n").partition(": ")
            if field == "event":
                name = value
            if field == "data":
                yield name, json.loads(value)
    finally:
        connection.close()


def test_nothing_piles_up_however_long_it_runs(site: SiteTest, capsys: pytest.CaptureFixture[str]) -> None:
    """Memory is first looked at when what is kept at hand has been filled."""
    for number in range(POSTS):
        site.post(f"2024-01-02-p{number}.md", "처음\n", title=f"글 {number}")
    evening = Evening(site, dice("soak"))
    measured = []
    try:
        for number in range(EDITS):
            evening.edit(number)
            if number % max(EDITS // 12, 1) == 0:
                measured.append((number, evening.memory(), evening.threads(), evening.files()))
    finally:
        evening.end()
    with capsys.disabled():
        print(f"\nedits, KiB, threads, files: {measured}")
    _, first, threads, files = measured[4]
    _, last, more_threads, more_files = measured[-1]
    assert last <= first * (1 + MOST_GROWTH)
    assert more_threads <= threads + 4  # streams that were left are noticed at the next sign of life
    assert more_files <= files + 8
