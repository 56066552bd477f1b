"""What every test has: a site to make, build, edit and look at."""

from __future__ import annotations

import datetime as dt
import signal
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studylog.builder.build import BuildOptions, Report, build
from studylog.config import Overrides
from studylog.errors import Problem, SiteError
from tests.chromium import open_chromium
from tests.thrift import compile_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NOW = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)
"""The day on which every test happens."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite expected outputs with what comes out now")


def pytest_configure() -> None:
    """Ctrl-C ends what tests start, also where a shell runs the tests themselves in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test comes first: while one processor is at it, the others do all the rest."""
    items.sort(key=lambda item: item.path.name != "test_incremental.py")


class SiteTest:
    """A site on disk that a test makes, builds, edits and builds again."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> SiteTest:
        """Write a file of the site; indented text is set flush left."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
        return self

    def post(self, name: str, body: str = "본문입니다.\n", **front: Any) -> SiteTest:
        """Write `_posts/NAME` with this front matter."""
        front.setdefault("title", name)
        lines = [f"{key}: {value}" for key, value in front.items()]
        return self.write(f"_posts/{name}", "\n".join(["---", *lines, "---", "", body]))

    def build(self, *, now: dt.datetime = NOW, strict: bool = False, jobs: int = 1, **overrides: Any) -> Report:
        """Build it; raises what a build raises."""
        options = BuildOptions(source=self.root, overrides=Overrides(**overrides), now=now, strict=strict, jobs=jobs)
        return build(options)

    def problems(self, **options: Any) -> tuple[Problem, ...]:
        """What a build has to say, whether it succeeds or not."""
        try:
            return self.build(**options).problems
        except SiteError as error:
            return error.problems

    def read(self, path: str) -> str:
        """A file of the built site."""
        return (self.root / "_site" / path).read_text("utf-8")

    def files(self) -> set[str]:
        """Every file of the built site, the theme's own left out."""
        output = self.root / "_site"
        found = (path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
        return {path for path in found if not path.startswith("assets/studylog/")}

    def contents(self) -> dict[str, bytes]:
        """Those files, by path."""
        return {path: (self.root / "_site" / path).read_bytes() for path in self.files()}


@pytest.fixture(scope="session", autouse=True)
def thrift() -> Iterator[None]:
    """Templates are compiled once for all tests of a process."""
    with pytest.MonkeyPatch.context() as patch:
        compile_once(patch)
        yield


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """An empty folder with a `_config.yml` that names the site."""
    test = SiteTest(tmp_path / "blog")
    test.write("_config.yml", "title: 학습 기록\nurl: https://me.example\n")
    return test


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests that look at pages as readers do; each has windows of its own."""
    with open_chromium() as opened:
        yield opened
