"""A site that is built already is told again only where a new build would make the same."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder import build
from studylog.builder.build import rebuild
from studylog.builder.recall import Moment
from studylog.builder.report import BuildOptions, Report
from tests.conftest import NOW

if TYPE_CHECKING:
    from tests.conftest import SiteTest

Edit = Callable[[Path], object]


@pytest.fixture
def rebuilds(monkeypatch: pytest.MonkeyPatch) -> list[BuildOptions]:
    """Every build that is no recall."""
    made: list[BuildOptions] = []

    def count(options: BuildOptions, *rest: object) -> Report:
        made.append(options)
        return rebuild(options, Moment())

    monkeypatch.setattr(build, "rebuild", count)
    return made


def make(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "본문 하나\n").post("2024-06-02-later.md")
    site.write("assets/a.png", b"1").write("_data/x.yml", "a: 1\n").write("templates/term.html", "{{ head.title }}\n")
    site.build()


def test_a_site_without_a_change_is_not_built_again(site: SiteTest, rebuilds: list[BuildOptions]) -> None:
    make(site)
    first = site.build()
    rebuilds.clear()
    again = site.build()
    assert rebuilds == []
    assert (again.problems, again.posts, again.held_back) == (first.problems, first.posts, first.held_back)
    assert again.published.unchanged == first.published.unchanged


EDITS: dict[str, Edit] = {
    "a post's text": lambda root: (root / "_posts/2024-01-02-a.md").write_text("---\ntitle: 새\n---\n글\n", "utf-8"),
    "a new post": lambda root: (root / "_posts/2024-01-03-b.md").write_text("글\n", "utf-8"),
    "a post that is gone": lambda root: (root / "_posts/2024-01-02-a.md").unlink(),
    "a post of another name": lambda root: (root / "_posts/2024-01-02-a.md").rename(root / "_posts/2024-01-02-c.md"),
    "an image": lambda root: (root / "assets/a.png").write_bytes(b"2"),
    "a new image": lambda root: (root / "assets/b.png").write_bytes(b"2"),
    "data": lambda root: (root / "_data/x.yml").write_text("a: 2\n", "utf-8"),
    "a template": lambda root: (root / "templates/term.html").write_text("other\n", "utf-8"),
    "a template that is gone": lambda root: (root / "templates/term.html").unlink(),
    "the settings": lambda root: (root / "_config.yml").write_text("title: 다른 이름\n", "utf-8"),
    "a page edited by hand": lambda root: (root / "_site/index.html").write_text("mine", "utf-8"),
    "a page that is gone": lambda root: (root / "_site/index.html").unlink(),
    "the cache": lambda root: (root / ".studylog-cache/manifest.sqlite").unlink(),
    "a spoilt cache": lambda root: (root / ".studylog-cache/manifest.sqlite").write_bytes(b"x" * 5000),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_any_change_is_built(site: SiteTest, rebuilds: list[BuildOptions], edit: Edit) -> None:
    make(site)
    site.build()
    rebuilds.clear()
    edit(site.root)
    site.build()
    assert len(rebuilds) == 1


def test_new_bytes_of_the_same_size_and_time_are_seen(site: SiteTest, rebuilds: list[BuildOptions]) -> None:
    make(site)
    site.build()
    rebuilds.clear()
    path = site.root / "assets/a.png"
    before = path.stat()
    path.write_bytes(b"3")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    site.build()
    assert len(rebuilds) == 1
    assert (site.root / "_site/assets/a.png").read_bytes() == b"3"


def test_a_post_appears_on_its_day(site: SiteTest, rebuilds: list[BuildOptions]) -> None:
    make(site)
    rebuilds.clear()
    assert site.build(now=NOW + dt.timedelta(hours=6)).posts == 1
    assert rebuilds == []
    assert site.build(now=NOW + dt.timedelta(days=2)).posts == 2


def test_a_clock_that_was_put_back_is_minded(site: SiteTest, rebuilds: list[BuildOptions]) -> None:
    make(site)
    site.build(now=NOW + dt.timedelta(days=2))
    rebuilds.clear()
    assert site.build().posts == 1
    assert len(rebuilds) == 1


def test_other_options_are_another_build(site: SiteTest, rebuilds: list[BuildOptions]) -> None:
    make(site)
    rebuilds.clear()
    site.build(baseurl="/blog")
    site.build(url="https://other.example")
    assert len(rebuilds) == 2


def test_a_record_makes_nothing_but_plain_values(site: SiteTest) -> None:
    """A cache may come with somebody else's repository."""
    from studylog.builder.cache.records import from_bytes, to_bytes

    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(site.root / "trapped"),)

    assert from_bytes(to_bytes(Trap())) is None
    assert not (site.root / "trapped").exists()
    assert from_bytes(to_bytes(NOW)) == NOW
