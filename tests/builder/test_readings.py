"""Posts that stand as they stood are not read again; whatever else their reading depends on has them read."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder.build import build
from studylog.builder.cache import readings
from studylog.builder.report import BuildOptions
from studylog.config import Overrides
from studylog.loader import posts
from studylog.loader import site as loader
from studylog.loader.entries import Shelf
from studylog.loader.posts import Reading
from studylog.loader.source import SourceFile
from tests.conftest import NOW

if TYPE_CHECKING:
    from studylog.config import Config
    from studylog.models import Site
    from tests.conftest import SiteTest

A, B = "2024-01-02-a.md", "2024-01-03-b.md"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the posts that were read."""
    names: list[str] = []

    def note(file: SourceFile, shelf: Shelf) -> Reading:
        names.append(file.disk.name)
        return posts.read_post(file, shelf)

    monkeypatch.setattr(readings, "read_post", note)
    return names


def make(site: SiteTest, read: list[str]) -> SiteTest:
    """Two posts, and a draft of which nothing but its file's time says when it was written."""
    site.post(A, "글\n{: .c}\n", tags="[하나]").post(B).write("_drafts/c.md", "---\ntitle: 초안\n---\n글\n")
    os.utime(site.root / "_drafts/c.md", (1_704_400_000, 1_704_400_000))
    site.build(show_drafts=True)
    read.clear()
    return site


def build_again(site: SiteTest) -> None:
    """Build the site as it is; it comes out as without a cache."""
    site.build(show_drafts=True)
    clean = type(site)(site.root.parent / "clean")
    shutil.copytree(site.root, clean.root, ignore=shutil.ignore_patterns("_site", ".studylog-cache"))
    clean.build(show_drafts=True)
    assert clean.contents() == site.contents()


CHANGES: dict[str, tuple[Callable[[SiteTest], object], list[str]]] = {
    "an opening": (lambda site: site.post(A, "다른 글\n", tags="[하나]"), [A, "c.md"]),
    "a tag": (lambda site: site.post(A, tags="[하나, 둘]"), [A, "c.md"]),
    "another post": (lambda site: site.post("2024-01-04-d.md"), ["2024-01-04-d.md", "c.md"]),
    "a post that is gone": (lambda site: (site.root / "_posts" / A).unlink(), ["c.md"]),
    "how texts are read": (lambda site: site.write("_config.yml", "title: 글\nmarkdown: commonmark\n"), [A, B, "c.md"]),
    "a setting": (lambda site: site.write("_config.yml", "title: 글\ntimezone: Asia/Seoul\n"), [A, B, "c.md"]),
    "what posts are by default": (
        lambda site: site.write("_config.yml", "title: 글\ndefaults:\n- scope: {path: ''}\n  values: {tags: [둘]}\n"),
        [A, B, "c.md"],
    ),
}
"""What is done → the posts that are read then, besides in a clean build."""


@pytest.mark.parametrize("name", CHANGES)
def test_only_posts_whose_reading_may_be_another_are_read(site: SiteTest, read: list[str], name: str) -> None:
    change, expected = CHANGES[name]
    change(make(site, read))
    site.build(show_drafts=True)
    assert expected == read
    build_again(site)


def test_a_post_is_read_on_its_day(site: SiteTest, read: list[str]) -> None:
    make(site.post("2024-06-02-later.md"), read)
    assert "2024/06/02/later.html" not in site.files()
    site.post(A, tags="[둘]").build(now=NOW + dt.timedelta(days=1), show_drafts=True)
    assert (read, "2024/06/02/later.html" in site.files()) == ([A, "2024-06-02-later.md", "c.md"], True)


def test_a_post_that_a_preview_shows_before_its_day_is_read_on_it(site: SiteTest, read: list[str]) -> None:
    site.post(A).post("2024-06-02-later.md").build(future=True, preview=True)
    read.clear()
    site.post(B).build(now=NOW + dt.timedelta(days=1), future=True, preview=True)
    assert read == [B, "2024-06-02-later.md"]


def test_all_posts_are_read_for_an_earlier_day(site: SiteTest, read: list[str]) -> None:
    make(site, read)
    site.build(now=dt.datetime(2024, 1, 3, tzinfo=dt.UTC) - dt.timedelta(hours=1), show_drafts=True)
    assert ([A, B, "c.md"], "2024/01/03/b.html" in site.files()) == (read, False)


def test_what_is_written_while_a_build_reads_is_seen_by_the_next(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post(A, "처음\n")
    load = loader.load_site

    def load_and_write(config: Config, *rest: object) -> Site:
        loaded = load(config, *rest)  # type: ignore[arg-type]
        site.post(A, "나중\n")
        return loaded

    with monkeypatch.context() as patch:
        patch.setattr("studylog.builder.prepared.load_site", load_and_write)
        site.build()
    assert "처음" in site.read("2024/01/02/a.html")
    site.build()
    assert "나중" in site.read("2024/01/02/a.html")


def test_readings_that_are_spoilt_are_made_anew(site: SiteTest, read: list[str]) -> None:
    store = make(site, read).root / ".studylog-cache/readings.sqlite"
    store.write_bytes(store.read_bytes()[:5000] + b"x" * 5000)
    site.post(A, tags="[둘]")
    build_again(site)


def test_other_options_know_the_same_readings(site: SiteTest, read: list[str]) -> None:
    make(site, read)
    out = Path(site.root.parent / "out")
    build(BuildOptions(source=site.root, overrides=Overrides(show_drafts=True, destination=out), now=NOW))
    assert ([A, B, "c.md"], (out / "2024/01/02/a.html").is_file()) == (read, True)
