"""A saved file wakes, however it was saved; what is no save does not."""

from __future__ import annotations

import errno
import sys
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers import Observer

from studylog import messages
from studylog.errors import Problem
from studylog.server import watch
from studylog.server.ignored import is_ignored
from studylog.server.watch import Watcher
from tests.processes import PATIENCE, wait_until
from tests.saves import SAVES, save_over

IS_EXACT = sys.platform == "linux"
"""Elsewhere a system may report one save twice, or its folder besides; studylog then builds once more than needed."""
exact = pytest.mark.skipif(not IS_EXACT, reason="only Linux reports exactly what happened")


class Watched:
    """A site's folder, the watcher of it, and what it warned of."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.problems: list[Problem] = []
        self.post = self.root / "posts" / "2024-01-02-os.md"
        self.post.parent.mkdir(parents=True)
        self.post.write_text("before")
        for folder in (".git", "_site", "assets/images", "node_modules"):
            (self.root / folder).mkdir(parents=True)
        self.watcher = Watcher(self.root, self.problems.append)

    def changes(self, seconds: float = PATIENCE) -> set[str]:
        """The paths that the next wake names, those of the output folder left out."""
        changed = self.watcher.wait(seconds)
        ours = (self.root / "_site",)
        return {path.relative_to(self.root).as_posix() for path in changed if not is_ignored(path, self.root, ours)}

    def wait_for(self, *paths: str) -> None:
        """As many wakes as it takes until all of these were named."""
        missing = set(paths)
        while missing:
            changed = self.changes()
            assert changed, missing
            missing -= changed


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A watched site, quiet."""
    site = Watched(tmp_path / "blog")
    site.watcher.start()
    site.watcher.wait(0.3)
    yield site
    site.watcher.stop()


@pytest.mark.parametrize("style", SAVES)
def test_a_save_wakes_once_in_every_style(watched: Watched, style: str) -> None:
    """A busy machine may come to rest in the midst of a save, but not in the midst of each of five."""

    def wakes_once() -> bool:
        SAVES[style](watched.post, "after")
        watched.wait_for("posts/2024-01-02-os.md")
        return not list(iter(lambda: watched.changes(0.3), set()))

    assert any(wakes_once() or not IS_EXACT for _ in range(5))


@exact
@pytest.mark.parametrize("name", [".2024-01-02-os.md.swp", "4913", "2024-01-02-os.md~", "#a.md#", ".DS_Store"])
def test_a_temporary_file_wakes_nobody(watched: Watched, name: str) -> None:
    file = watched.post.parent / name
    file.write_text("x")
    file.unlink()
    assert watched.changes(0.3) == set()


@exact
@pytest.mark.parametrize("path", ["_site/index.html", ".git/index", "node_modules/a.js"])
def test_what_is_not_the_site_s_wakes_nobody(watched: Watched, path: str) -> None:
    (watched.root / path).write_text("x")
    assert watched.changes(0.3) == set()


@exact
def test_reading_wakes_nobody(watched: Watched) -> None:
    watched.post.read_text()
    list(watched.root.rglob("*"))
    assert watched.changes(0.3) == set()


@exact
def test_a_save_that_is_whole_is_passed_on_at_once(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "SETTLE", PATIENCE)
    monkeypatch.setattr(watch, "LONGEST_BURST", PATIENCE)
    save_over(watched.post, "after")
    began = time.monotonic()
    assert watched.changes() == {"posts/2024-01-02-os.md"}
    assert time.monotonic() - began < PATIENCE / 2


@exact
def test_what_may_be_half_of_a_save_waits_for_the_other_half(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no longer."""
    monkeypatch.setattr(watch, "SETTLE", PATIENCE)
    monkeypatch.setattr(watch, "LONGEST_BURST", PATIENCE)
    watched.post.unlink()
    threading.Timer(0.03, watched.post.write_text, ["after"]).start()
    assert watched.changes() == {"posts/2024-01-02-os.md"}
    assert watched.post.read_text() == "after"
    assert watched.changes(0.3) == set()


@exact
def test_files_that_git_is_still_writing_are_waited_for(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PATIENCE", 1.0)
    lock = watched.root / ".git/index.lock"
    lock.touch()
    names = [f"2024-01-02-{number}.md" for number in range(3)]

    def check_out() -> None:
        for name in names:
            (watched.post.parent / name).write_text("x")
            time.sleep(0.15)
        lock.unlink()

    threading.Thread(target=check_out).start()
    assert watched.changes() == {f"posts/{name}" for name in names}


@exact
def test_a_huge_burst_is_looked_at_once_more(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system drops events where too many come at once."""
    monkeypatch.setattr(watch, "MANY", 20)
    monkeypatch.setattr(watch, "SETTLE", 1.0)
    for number in range(30):
        (watched.post.parent / f"2024-01-02-{number}.md").write_text("x")
    assert len(watched.changes()) == 30
    assert len(watched.changes(0.3)) == 1
    assert watched.changes(0.3) == set()


@exact
def test_a_burst_of_files_is_one_wake(watched: Watched) -> None:
    """One more wherever the writer itself came to rest, which a busy machine makes it do, and one for the machine."""
    times = [time.monotonic()]
    for number in range(200):
        (watched.post.parent / f"2024-01-02-{number}.md").write_text("x")
        times.append(time.monotonic())
    rests = sum(after - before > watch.QUICK / 2 for before, after in pairwise(times))
    wakes = [watched.changes(), *iter(lambda: watched.changes(0.5), set())]
    assert len(set().union(*wakes)) == 200
    assert len(wakes) <= 2 + rests


@exact
def test_new_renamed_and_removed_folders_are_followed(watched: Watched) -> None:
    """Each step is seen by the watch that the step before it made necessary."""
    root = watched.root
    (root / "_data").mkdir()
    assert watched.changes() == {"_data"}
    (root / "_data" / "navigation.yml").write_text("main: []")
    watched.wait_for("_data/navigation.yml")
    (root / "_data").rename(root / "_tables")
    watched.wait_for("_data", "_tables")
    (root / "_tables" / "navigation.yml").write_text("main: [1]")
    watched.wait_for("_tables/navigation.yml")
    (root / "_tables" / "navigation.yml").unlink()
    (root / "_tables").rmdir()
    watched.wait_for("_tables/navigation.yml", "_tables")
    (root / "_tables").mkdir()
    watched.wait_for("_tables")
    (root / "_tables" / "b.yml").write_text("b: 1")
    watched.wait_for("_tables/b.yml")


@exact
def test_a_file_of_the_site_s_own_folder_wakes(watched: Watched) -> None:
    (watched.root / "_config.yml").write_text("title: a")
    assert watched.changes() == {"_config.yml"}


def test_a_file_that_never_rests_is_passed_on_all_the_same(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "LONGEST_BURST", 0.3)
    monkeypatch.setattr(watch, "SETTLE", PATIENCE)
    with watched.post.open("a") as stream:  # which is not closed until then
        stream.write("and on")
        stream.flush()
        began = time.monotonic()
        assert watched.changes() == {"posts/2024-01-02-os.md"}
        assert time.monotonic() - began < PATIENCE / 2


class TestFallback:
    """Where a system cannot report changes, studylog looks for itself."""

    def test_when_no_more_folders_may_be_watched(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*arguments: Any, **options: Any) -> None:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

        monkeypatch.setattr(Observer, "schedule", refuse)
        self._assert_saves_are_seen(tmp_path, monkeypatch)

    def test_on_a_network_drive(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(watch, "_read_mounts", lambda: "nas:/share / nfs4 rw 0 0\n")
        problems = self._assert_saves_are_seen(tmp_path, monkeypatch)
        assert "nfs4" in problems[0].message()

    def _assert_saves_are_seen(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
        monkeypatch.setattr(watch, "POLL_SECONDS", 0.1)
        site = Watched(folder / "blog")
        site.watcher.start()
        assert wait_until(lambda: self._save_is_seen(site))
        site.watcher.stop()
        assert {problem.sentence for problem in site.problems} < {messages.WATCH_LIMIT, messages.WATCH_NETWORK_DRIVE}
        assert len(site.problems) == 1
        return site.problems

    def _save_is_seen(self, site: Watched) -> bool:
        """It first has to have looked at how all is."""
        save_over(site.post, f"after {time.monotonic()}")
        return "posts/2024-01-02-os.md" in site.changes(0.5)
