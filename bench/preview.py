"""How long a saved text takes to be seen in the browser, with the preview servers that are installed.

    python -m bench.preview [--posts 100 5000] [--saves 40] [--peers hugo eleventy]

A post in the middle of the site is open in Chromium and saved again and again with a sentence more; a frame of the
page that has the sentence ends the time that began with the save. Needs a Chromium, and playwright as the tests do.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import make_post
from bench.generators import PEERS, STUDYLOG, Generator
from bench.machine import describe_machine
from bench.sites import BenchSite
from tests.chromium import open_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WARM_UP = 3
"""Saves that are not counted."""
PAUSE = 0.4
"""Seconds between a text that is seen and the next save."""
PATIENCE = 20.0
"""Seconds after which a save counts as missed."""
START = 600.0
"""Seconds that a server may take to begin."""
WATCH = """
(() => {
  let last = 0;
  const look = () => {
    const found = /저장(\\d+)번/.exec(document.body?.textContent ?? "");
    if (found && Number(found[1]) > last) {
      last = Number(found[1]);
      requestAnimationFrame(() => window.seen(last, performance.timeOrigin + performance.now()));
    }
    requestAnimationFrame(look);
  };
  look();
})();
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewer:
    """A generator with its server."""

    generator: Generator
    arguments: Callable[[int], tuple[str, ...]]
    """Of the command that serves at a port."""

    def command(self, port: int) -> tuple[str | Path, ...]:
        """What serves the site of the present folder."""
        return self.generator.find() or self.generator.program, *self.arguments(port)


_HUGO, _ELEVENTY = (next(peer for peer in PEERS if peer.name == name) for name in ("hugo", "eleventy"))
PREVIEWERS = (
    Previewer(
        generator=STUDYLOG,
        arguments=lambda port: ("-m", "studylog", "serve", "--watch", "--quiet", "--port", str(port)),
    ),
    Previewer(generator=_HUGO, arguments=lambda port: ("server", "--port", str(port))),
    Previewer(generator=_ELEVENTY, arguments=lambda port: ("--serve", "--incremental", "--quiet", f"--port={port}")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured with one server."""

    name: str
    posts: int
    start: float
    """Seconds until the site was first served."""
    seen: Sequence[float]
    """Seconds from a save until it was seen."""
    missed: int

    def __str__(self) -> str:
        if not self.seen:
            return f"| {self.name} | {self.posts} | {self.start:.1f} s | – | – | – | {self.missed} |"
        worst = sorted(self.seen)
        times = (statistics.median(worst), worst[int(len(worst) * 0.95)], worst[-1])
        told = " | ".join(f"{seconds * 1000:.0f} ms" for seconds in times)
        return f"| {self.name} | {self.posts} | {self.start:.1f} s | {told} | {self.missed} |"


def main() -> None:
    """Measure and print a table."""
    arguments = _read_arguments()
    print(f"{describe_machine()}\n")
    print("| server | posts | start | median | p95 | slowest | missed |\n|---|---|---|---|---|---|---|")
    with open_chromium() as browser:
        for posts in arguments.posts:
            for previewer in PREVIEWERS:
                if previewer.generator in (STUDYLOG, *(peer for peer in PEERS if peer.name in arguments.peers)):
                    _try(previewer, posts, arguments.saves, browser)


def _read_arguments() -> argparse.Namespace:
    peers = [each.generator.name for each in PREVIEWERS if each.generator is not STUDYLOG]
    parser = argparse.ArgumentParser(
        prog="python -m bench.preview", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[100, 5000], help="sizes of the sites")
    parser.add_argument("--saves", type=int, default=40, help="how often the post is saved")
    parser.add_argument("--peers", nargs="*", choices=peers, default=peers, help="whom to compare with, or nobody")
    return parser.parse_args()


def _try(previewer: Previewer, posts: int, saves: int, browser: Browser) -> None:
    if not previewer.generator.find():
        print(f"{previewer.generator.name} is not installed: {previewer.generator.remedy}", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        site = BenchSite(generator=previewer.generator, folder=Path(folder, "site"), count=posts)
        site.lay_out()
        print(measure(previewer, site, saves, browser), flush=True)


def measure(previewer: Previewer, site: BenchSite, saves: int, browser: Browser) -> Result:
    """Serve the site, open the post in its middle, and save it so many times."""
    with _serving(previewer, site) as (address, start):
        page = browser.new_page()
        seen: dict[int, float] = {}
        page.expose_function("seen", lambda number, moment: seen.setdefault(number, moment / 1000))
        page.add_init_script(WATCH)
        page.goto(urllib.parse.urljoin(address, _find_path(address, site.count // 2)))
        page.wait_for_timeout(1000)
        times = [_save(site, number, page, seen) for number in range(1, saves + WARM_UP + 1)][WARM_UP:]
        page.close()
    found = [each for each in times if each is not None]
    return Result(
        name=previewer.generator.name, posts=site.count, start=start, seen=found, missed=len(times) - len(found)
    )


def _save(site: BenchSite, number: int, page: Page, seen: dict[int, float]) -> float | None:
    """Seconds until the text was seen; None where it never was."""
    post = make_post(site.count // 2)
    text = site.generator.write(replace(post, body=f"{post.body}\n저장{number}번째 문장.\n"))
    file = site.folder / site.generator.posts / post.name
    page.wait_for_timeout(PAUSE * 1000)
    began = time.time()
    file.write_text(text, "utf-8")
    while number not in seen:
        if time.time() > began + PATIENCE:
            return None
        page.wait_for_timeout(5)
    return seen[number] - began


@contextlib.contextmanager
def _serving(previewer: Previewer, site: BenchSite) -> Iterator[tuple[str, float]]:
    """The server's address, and how long it took to begin."""
    port = _free_port()
    began = time.monotonic()
    command = previewer.command(port)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=site.folder, stdin=quiet, stdout=quiet, stderr=quiet) as process:
        try:
            address = f"http://localhost:{port}/"
            while not _answers(f"{address}sitemap.xml"):
                if process.poll() is not None or time.monotonic() > began + START:
                    raise RuntimeError(f"{previewer.generator.name} does not serve: {command}")
                time.sleep(0.05)
            yield address, time.monotonic() - began
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _find_path(address: str, number: int) -> str:
    """Where a post is, by the sitemap."""
    with urllib.request.urlopen(f"{address}sitemap.xml") as answer:
        addresses = re.findall(r"<loc>(.*?)</loc>", answer.read().decode())
    found = next(each for each in addresses if re.search(rf"study-log-{number}(\.html|/)?$", each))
    return str(urllib.parse.urlsplit(found).path)


if __name__ == "__main__":
    main()
