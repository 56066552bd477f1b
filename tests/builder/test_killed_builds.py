"""What readers see when a build is killed: the old site or the new one, and the next build goes on from there.

A child process ends, as by `kill -9`, before each file operation of publishing in turn.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from studylog.builder.cache import open_cache
from studylog.builder.manifest import Manifest
from studylog.builder.outputs import OutputFile
from studylog.builder.publish import look_over, publish
from studylog.config import Config
from studylog.theme.sources import hash_content

OPERATIONS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod"}
KILLED = 137

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

Pages = Mapping[str, bytes]

OLD: Pages = {"index.html": b"1", "a/index.html": b"2", "goes/x/index.html": b"3", "same.png": b"4", "tags": b"5"}
NEW: Pages = {"index.html": b"1!", "a/index.html": b"2!", "comes/index.html": b"6", "same.png": b"4", "tags/x": b"7"}


def show(pages: Pages, root: Path, destination: Path | None = None) -> None:
    config = Config(source=root, destination=destination or root / "_site")
    files = [OutputFile(path=path, content=content, digest=hash_content(content)) for path, content in pages.items()]
    with open_cache(root) as cache, Manifest(cache) as manifest:
        publish(pages.keys(), files, look_over(pages.keys(), config, manifest), config, manifest)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file that readers can see, with its bytes."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: content for path, content in found.items() if not path.startswith(".")}


def show_until(pages: Pages, root: Path, last: int) -> bool:
    """Publish in a child that is killed before its operation number `last`; whether it got that far."""
    child = os.fork()
    if child == 0:
        _die_before(last)
        try:
            show(pages, root)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def _die_before(last: int) -> None:
    left = last

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        left -= event in OPERATIONS and not (event == "open" and _reads(arguments))
        if left == 0:
            os._exit(KILLED)

    sys.addaudithook(count)


def _reads(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR)


@pytest.mark.parametrize("history", ["first", "later"])
def test_readers_see_the_old_site_or_the_new_one(tmp_path: Path, history: str) -> None:
    """In one step, where folders can be exchanged: with a second tree from builds before, and without."""
    show(NEW, tmp_path)
    step, killed = 0, True
    while killed:
        show(OLD, tmp_path)
        if history == "first":
            shutil.rmtree(tmp_path / ".studylog-cache/twins")
        killed = show_until(NEW, tmp_path, step := step + 1)
        assert tree(tmp_path / "_site") in (OLD, NEW), step
        show(NEW, tmp_path)
        assert tree(tmp_path / "_site") == NEW, step
    assert step > 15


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
    style = {"assets/studylog/style.css": b"a{}"}
    show({**OLD, **style}, tmp_path)
    shutil.rmtree(tmp_path / ".studylog-cache")
    show({**NEW, **style}, tmp_path)
    assert tree(tmp_path / "_site") == {**NEW, **style}
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
            "studylog.builder.twin.exchange", lambda one, other: None if one.name == "one" else refuse(one, other)
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
