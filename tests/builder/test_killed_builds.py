"""What readers see when a build is killed: the old site or the new one, and the next build goes on from there.

A child process ends, as by `kill -9`, before each file operation of publishing in turn.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder.cache.folder import cache_folder, open_cache
from studylog.builder.cache.manifest import Manifest
from studylog.builder.output.files import OutputFile
from studylog.builder.output.publish import look_over, publish
from studylog.config import Config
from studylog.errors import ContentError
from studylog.theme.sources import hash_content
from tests.dice import dice, times
from tests.processes import KILLED, SEARCH, are_old_or_new, die_before, read_files

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POSTS = 40

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

Pages = Mapping[str, bytes]

STYLE = "assets/studylog/style.css"
"""By which a site of ours is known again."""
SAME: Pages = {"same.png": b"4", STYLE: b"a{}"}
OLD: Pages = {"index.html": b"1", "a/index.html": b"2", "goes/x/index.html": b"3", "tags": b"5", **SAME}
NEW: Pages = {"index.html": b"1!", "a/index.html": b"2!", "comes/index.html": b"6", "tags/x": b"7", **SAME}


def show(pages: Pages, root: Path, destination: Path | None = None) -> None:
    config = Config(source=root, destination=destination or root / "_site")
    files = [OutputFile(path=path, content=content, digest=hash_content(content)) for path, content in pages.items()]
    with open_cache(cache_folder(root)) as cache, Manifest(cache) as manifest:
        publish(pages.keys(), files, look_over(pages.keys(), config, manifest), config, manifest)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file that readers can see, with its bytes."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: content for path, content in found.items() if not path.startswith(".")}


def show_until(pages: Pages, root: Path, last: int) -> bool:
    """Publish in a child that is killed before its operation number `last`; whether it got that far."""
    child = os.fork()
    if child == 0:
        die_before(last)
        try:
            show(pages, root)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


HISTORIES: dict[str, Callable[[Path], object]] = {
    "both trees are there": lambda root: None,
    "there is one tree": lambda root: shutil.rmtree(root / ".studylog-cache/twins"),
    "the cache is gone": lambda root: shutil.rmtree(root / ".studylog-cache"),
    "a page was edited by hand": lambda root: (root / "_site/index.html").write_bytes(b"1?"),
    "a page is gone": lambda root: (root / "_site/a/index.html").unlink(),
}


@pytest.mark.parametrize("history", HISTORIES)
def test_readers_see_the_old_site_or_the_new_one(tmp_path: Path, history: str) -> None:
    """In one step, where folders can be exchanged, whatever was before."""
    show(NEW, tmp_path)
    step, killed = 0, True
    while killed:
        show(OLD, tmp_path)
        HISTORIES[history](tmp_path)
        before = tree(tmp_path / "_site")
        killed = show_until(NEW, tmp_path, step := step + 1)
        assert tree(tmp_path / "_site") in (before, NEW), step
        show(NEW, tmp_path)
        assert tree(tmp_path / "_site") == NEW, step
    assert step > 30


FOUND: Pages = {f"{SEARCH}/{name}.js": b"old" for name in ("index", "t/7", "g/1", "g/2", "g/3")}
FOUND_NOW: Pages = {path: b"new" if path[-4].isdigit() else content for path, content in FOUND.items()}


@pytest.mark.parametrize("found", [{}, FOUND_NOW], ids=["alone", "with what the search knows of it"])
def test_one_page_that_changes_is_the_old_one_or_the_new_one(tmp_path: Path, found: Pages) -> None:
    """It needs no second tree. What the search knows of it is moved by its side: each file of that is old or new."""
    path = next(path for path in OLD if path in NEW and OLD[path] != NEW[path])
    old = {**OLD, **FOUND}
    new = {**old, path: NEW[path], **found}
    step, killed = 0, True
    while killed:
        shutil.rmtree(tmp_path / ".studylog-cache/twins", ignore_errors=True)
        show(old, tmp_path)
        shutil.rmtree(tmp_path / ".studylog-cache/twins", ignore_errors=True)
        killed = show_until(new, tmp_path, step := step + 1)
        seen = tree(tmp_path / "_site")
        assert are_old_or_new(seen, old, new), step
        show(new, tmp_path)
        assert tree(tmp_path / "_site") == new, step
        assert not any(list_twins(tmp_path)), step
    assert step > 20


def test_few_files_are_shown_although_one_cannot_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was moved by then stays, and the others take the way of any file."""
    replace, new = Path.replace, {**OLD, **FOUND_NOW, "index.html": b"1!"}

    def refuse(self: Path, target: Path) -> Path:
        if ".few" in str(self) and self.name == "2.js":
            raise OSError(errno.EBUSY, "in use", str(self))
        return replace(self, target)

    show({**OLD, **FOUND}, tmp_path)
    with monkeypatch.context() as context:
        context.setattr(Path, "replace", refuse)
        show(new, tmp_path)
    assert tree(tmp_path / "_site") == new
    show({**OLD, **FOUND}, tmp_path)
    assert tree(tmp_path / "_site") == {**OLD, **FOUND}


def list_twins(root: Path) -> Iterator[Path]:
    """Second trees."""
    return (each for each in (root / ".studylog-cache/twins").iterdir() if each.is_dir() and not each.suffix)


def test_what_changes_beside_a_page_is_shown_with_it(tmp_path: Path) -> None:
    """Two pages; then a page that goes, data of the search that comes, more of it than a few; by a new second tree."""
    many = {f"{SEARCH}/g/{number}.js": b"old" for number in range(80)}
    old = {**OLD, **many}
    changed = {**old, "index.html": b"1!"}
    cases = (
        {**changed, "a/index.html": b"2!"},
        {path: content for path, content in changed.items() if path != "tags"},
        {**changed, f"{SEARCH}/g/80.js": b"new"},
        {**changed, **dict.fromkeys(many, b"new")},
    )
    for pages in cases:
        show(old, tmp_path)
        shutil.rmtree(tmp_path / ".studylog-cache/twins", ignore_errors=True)
        show(pages, tmp_path)
        assert tree(tmp_path / "_site") == pages
        assert any(list_twins(tmp_path))


def test_the_first_site_is_there_or_not(tmp_path: Path) -> None:
    step, killed = 0, True
    while killed:
        killed = show_until(NEW, tmp_path, step := step + 1)
        assert tree(tmp_path / "_site") in ({}, NEW), step
        show(NEW, tmp_path)
        assert tree(tmp_path / "_site") == NEW, step
        shutil.rmtree(tmp_path / "_site")
        shutil.rmtree(tmp_path / ".studylog-cache")
    assert step > 30


def test_a_build_that_is_killed_at_any_time_is_made_up_for(site: SiteTest) -> None:
    """A real one, with workers, by `kill -9`."""
    chance = dice("kill")
    for number in range(POSTS):
        site.post(f"2024-01-02-p{number}.md")
    output = site.root / "_site"
    span = time_of(lambda: os.waitpid(start_build(site), 0)) * 1.5
    for round_ in range(times(10, 100)):
        before = read_files(output)
        for number in range(chance.choice((1, POSTS))):
            site.post(f"2024-01-02-p{number}.md", f"{round_} **글**\n", tags=f"[t{round_ % 3}]")
        (site.root / "_posts" / f"2024-01-02-p{chance.randrange(POSTS)}.md").unlink(missing_ok=True)
        process = start_build(site)
        time.sleep(chance.uniform(0, span))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        between = read_files(output)
        site.build()
        assert are_old_or_new(between, before, read_files(output))
        assert read_files(output) == build_clean(site)


def start_build(site: SiteTest) -> int:
    """The number of a process that builds it, with workers."""
    child = os.fork()
    if child == 0:
        try:
            site.build(jobs=2)
        finally:
            os._exit(0)
    return child


def build_clean(site: SiteTest) -> dict[str, bytes]:
    """What the same site comes to elsewhere."""
    clean = type(site)(site.root.with_name("clean"))
    shutil.copytree(site.root, clean.root, ignore=shutil.ignore_patterns("_site", ".studylog-cache"))
    clean.build()
    files = read_files(clean.root / "_site")
    shutil.rmtree(clean.root)
    return files


def time_of(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def test_beside_files_of_others_every_file_is_old_or_new(tmp_path: Path) -> None:
    """One by one, and the next build ends what was begun; what others keep there stays."""
    (tmp_path / "_site/.git").mkdir(parents=True)
    (tmp_path / "_site/.git/HEAD").write_text("ref: refs/heads/gh-pages\n")
    show(NEW, tmp_path)
    step, killed = 0, True
    while killed:
        show(OLD, tmp_path)
        killed = show_until(NEW, tmp_path, step := step + 1)
        seen = tree(tmp_path / "_site")
        assert {path for path, content in seen.items() if content not in (OLD.get(path), NEW.get(path))} == set(), step
        assert {"index.html", "a/index.html", "same.png"} <= seen.keys(), step
        show(NEW, tmp_path)
        assert tree(tmp_path / "_site") == NEW, step
    assert step > 15
    assert (tmp_path / "_site/.git/HEAD").exists()


def test_a_site_goes_from_one_to_the_other_and_back(tmp_path: Path) -> None:
    """Each tree makes up for what it missed."""
    third = {**OLD, "index.html": b"third", "extra/deep/down.html": b"8"}
    for pages in (OLD, NEW, third, NEW, OLD, OLD, third):
        show(pages, tmp_path)
        assert tree(tmp_path / "_site") == pages


def test_a_page_that_was_changed_by_hand_is_made_anew(tmp_path: Path) -> None:
    """In both trees, although they share it."""
    show(OLD, tmp_path)
    show({**OLD, "index.html": b"another"}, tmp_path)
    (tmp_path / "_site/same.png").write_bytes(b"by hand")
    show(OLD, tmp_path)
    assert tree(tmp_path / "_site") == OLD
    show(NEW, tmp_path)
    show(OLD, tmp_path)
    assert tree(tmp_path / "_site") == OLD


def test_pages_that_nobody_knows_any_more_are_set_aside(tmp_path: Path) -> None:
    """With the cache goes the knowledge of what is ours: nothing stale stays, and nothing is lost."""
    show(OLD, tmp_path)
    shutil.rmtree(tmp_path / ".studylog-cache")
    show(NEW, tmp_path)
    assert tree(tmp_path / "_site") == NEW
    assert (tmp_path / ".studylog-cache/left-over/goes/x/index.html").read_bytes() == b"3"


def test_a_folder_that_cannot_be_exchanged_after_all_is_filled_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mount looks like any other folder of its file system until it is to be moved."""

    def refuse(one: Path, other: Path) -> None:
        raise OSError(errno.EBUSY, "in use", str(other))

    show(OLD, tmp_path)
    with monkeypatch.context() as context:
        context.setattr(
            "studylog.builder.output.twin.exchange",
            lambda one, other: None if one.name == "one" else refuse(one, other),
        )
        show(NEW, tmp_path)
        assert tree(tmp_path / "_site") == NEW
    show(OLD, tmp_path)
    assert tree(tmp_path / "_site") == OLD


def test_another_file_system_is_filled_file_by_file(tmp_path: Path) -> None:
    elsewhere = Path("/dev/shm")
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system here")
    with tempfile.TemporaryDirectory(dir=elsewhere) as other:
        for pages in (OLD, NEW, OLD):
            show(pages, tmp_path, Path(other) / "site")
            assert tree(Path(other) / "site") == pages


def test_what_nobody_knows_goes_with_the_old_site_and_not_before(tmp_path: Path) -> None:
    """A build that fails after the cache is gone has changed nothing; the next one sets aside what it should."""

    def fail() -> Iterator[OutputFile]:
        yield OutputFile(path="index.html", content=b"3", digest=hash_content(b"3"))
        raise ContentError

    show(OLD, tmp_path)
    shutil.rmtree(tmp_path / ".studylog-cache")
    config = Config(source=tmp_path, destination=tmp_path / "_site")
    with open_cache(cache_folder(tmp_path)) as cache, Manifest(cache) as manifest, pytest.raises(ContentError):
        publish(NEW.keys(), fail(), look_over(NEW.keys(), config, manifest), config, manifest)
    assert tree(tmp_path / "_site") == OLD
    show(NEW, tmp_path)
    assert tree(tmp_path / "_site") == NEW
    assert (tmp_path / ".studylog-cache/left-over/goes/x/index.html").read_bytes() == b"3"
