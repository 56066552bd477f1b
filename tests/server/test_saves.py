"""What is saved, in whatever style, is shown: nothing is missed, nothing is built twice too often.

A watcher and a preview go on over hundreds of edits, as `studylog serve` has them work together. At the end the site
that is served is what a preview begun anew would show, byte for byte.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder.preview import Preview
from studylog.builder.report import BuildOptions
from studylog.builder.update import Update
from studylog.config import Overrides
from studylog.server.watch import Watcher
from tests.conftest import NOW
from tests.dice import dice, times
from tests.processes import PATIENCE, read_files, start_studylog, wait_until
from tests.saves import SAVES

if TYPE_CHECKING:
    from tests.conftest import SiteTest

EDITS = times(100, 1000)
TEMPORARY = (".{}.swp", "4913", "{}~", "#{}#", ".#{}", ".goutputstream-AB12CD", "{}___jb_tmp___", "{}.tmp", ".DS_Store")
"""What editors leave beside a file for a while."""
QUIET = 0.12
"""Seconds without a change that end a save."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux reports exactly what happened")


class Studio:
    """A blog whose saves are watched and built."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.posts = [root / f"_posts/2024-01-{day:02}-글-{day}.md" for day in range(1, 13)]
        for post in self.posts:
            post.parent.mkdir(parents=True, exist_ok=True)
            post.write_text(f"---\ntitle: {post.stem}\n---\n첫 문단\n\n끝\n", "utf-8")
        (root / "_config.yml").write_text("title: 학습 기록\n", "utf-8")
        (root / "assets").mkdir()
        self.preview = begin_preview(root)
        self.watcher = Watcher(root, lambda problem: pytest.fail(str(problem)), (root / "_site",))
        self.watcher.start()
        self.last = self.preview.refresh(NOW)
        self.builds = 0
        self.settle()

    def close(self) -> None:
        """The evening is over."""
        self.watcher.stop()
        self.preview.close()

    def settle(self, longest: float = QUIET) -> int:
        """Build as often as the watcher wakes; how often that was."""
        builds = 0
        while self.watcher.wait(QUIET if builds else longest):
            self.last = self.preview.refresh(NOW)
            builds += 1
        return builds

    def build_saves(self) -> int:
        """The same, for a save that must be heard of."""
        return self.settle(PATIENCE)

    def shown(self) -> dict[str, bytes]:
        """The site that is served."""
        return read_files(self.last.root)

    def shown_anew(self) -> dict[str, bytes]:
        """What a preview begun now would serve."""
        clean = self.root.parent / "clean"
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns(".studylog-cache", ".git"))
        with closing(begin_preview(clean)) as preview:
            return read_files(preview.refresh(NOW).root)


def begin_preview(root: Path) -> Preview:
    overrides = Overrides(show_drafts=True, future=True)
    return Preview(BuildOptions(source=root, overrides=overrides, now=NOW, jobs=1))


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """Built once, and quiet."""
    with closing(Studio(tmp_path / "home/blog")) as studio:
        yield studio


def test_every_save_of_every_style_is_shown_after_at_most_two_builds(studio: Studio) -> None:
    """A busy machine may come to rest in the midst of a save, now and then."""
    luck = dice("saves")
    builds = []
    for number in range(EDITS):
        post, style = luck.choice(studio.posts), luck.choice(sorted(SAVES))
        where = luck.choice(["첫 문단 {}\n\n끝\n", "첫 문단\n\n끝 {}\n"])
        title = f"{post.stem} {number}" if luck.random() < 0.1 else post.stem
        SAVES[style](as_spelled(post), f"---\ntitle: {title}\n---\n{where.format(f'고침 {number}')}")
        builds.append(studio.build_saves())
        assert f"고침 {number}" in page_of(studio.last, post), style
        if luck.random() < 0.2:
            temporary = post.with_name(luck.choice(TEMPORARY).format(post.name))
            assert any(is_passed_over(temporary, studio) for _ in range(3)), temporary
    assert min(builds) == 1
    assert sum(count > 2 for count in builds) <= EDITS // 50
    assert studio.shown() == studio.shown_anew()


def page_of(update: Update, post: Path) -> str:
    return (update.root / f"2024/01/{post.name[8:10]}/{post.stem[11:]}.html").read_text("utf-8")


def as_spelled(post: Path) -> Path:
    """The file as this disk names it now."""
    return next(file for file in post.parent.iterdir() if unicodedata.normalize("NFC", file.name) == post.name)


def is_passed_over(file: Path, studio: Studio) -> bool:
    """Whether nobody is woken by a file that comes and goes."""
    file.write_text("x")
    file.unlink()
    return studio.settle() == 0


def test_a_checkout_of_200_files_is_one_build(studio: Studio) -> None:
    posts = [studio.root / f"_posts/2023-{1 + number % 12:02}-{1 + number // 12:02}-p.md" for number in range(200)]

    def git(*arguments: str) -> None:
        settings = ("-c", "user.name=me", "-c", "user.email=me@example.org", "-c", "core.fsync=none")
        subprocess.run(["git", *settings, *arguments], cwd=studio.root, check=True, capture_output=True)

    git("init", "--quiet", "--initial-branch=main")
    (studio.root / ".gitignore").write_text(".studylog-cache\n")
    git("add", ".")
    git("commit", "--quiet", "-m", "one")
    git("checkout", "--quiet", "-b", "other")
    for post in posts:
        post.write_text("---\ntitle: 글\n---\n글\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "two")
    studio.build_saves()

    def check_out(branch: str, count: int) -> int:
        git("checkout", "--quiet", branch)
        builds = studio.build_saves()
        assert studio.last.report.posts == count
        return builds

    # A busy machine may come to rest in the midst of one.
    assert any(check_out("main", 12) == check_out("other", 212) == 1 for _ in range(3))
    assert studio.shown() == studio.shown_anew()


def test_folders_that_come_move_and_go_are_followed(studio: Studio) -> None:
    elsewhere, inside = studio.root.parent / "pictures", studio.root / "assets/pictures"
    (elsewhere / "deep/er").mkdir(parents=True)
    (elsewhere / "deep/er/a.txt").write_text("one")
    elsewhere.rename(inside)
    assert studio.build_saves() >= 1
    (inside / "deep/er/a.txt").write_text("two")
    assert studio.build_saves() >= 1
    inside.rename(studio.root / "assets/photos")
    assert studio.build_saves() >= 1
    (studio.root / "assets/photos/deep/er/a.txt").write_text("three")
    assert studio.build_saves() >= 1
    assert (studio.last.root / "assets/photos/deep/er/a.txt").read_text() == "three"
    (studio.root / "assets/photos").rename(elsewhere)
    assert studio.build_saves() >= 1
    assert studio.shown() == studio.shown_anew()


def test_building_the_preview_wakes_nobody(studio: Studio) -> None:
    for _ in range(3):
        studio.preview.refresh(NOW)
    assert studio.settle() == 0


def test_nothing_is_missed_where_the_system_drops_events(site: SiteTest) -> None:
    """The process is stopped while more happens than the system remembers; folders that came meanwhile are followed."""
    site.post("2024-01-02-a.md", "처음\n").write("assets/x.txt", "x")
    process = start_studylog("serve", "--watch", "--port", "0", "--source", site.root, stderr=subprocess.DEVNULL)
    shown = site.root / ".studylog-cache/preview/site"
    try:
        assert "http://" in process.stdout.readline() + process.stdout.readline()
        os.kill(process.pid, signal.SIGSTOP)
        for _ in range(int(Path("/proc/sys/fs/inotify/max_queued_events").read_text()) // 4 + 100):
            (site.root / "assets/new.txt").write_text("x")
            (site.root / "assets/new.txt").unlink()
        site.post("2024-01-02-a.md", "나중\n").write("notes/deep/er/b.txt", "one")
        os.kill(process.pid, signal.SIGCONT)
        assert wait_until(lambda: (shown / "notes/deep/er/b.txt").exists())
        assert wait_until(lambda: "나중" in (shown / "2024/01/02/a.html").read_text("utf-8"))
        site.write("notes/deep/er/b.txt", "two")
        assert wait_until(lambda: (shown / "notes/deep/er/b.txt").read_text() == "two")
    finally:
        process.kill()
        process.communicate()
