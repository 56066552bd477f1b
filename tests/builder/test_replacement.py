"""A file that gets new bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from studylog.builder.replacement import replace_file
from studylog.builder.urls_lock import write_urls_lock
from studylog.errors import MachineError
from studylog.urls_lock import URLS_LOCK, PublishedUrl, UrlsLock


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("a")
    replace_file(tmp_path / "made", b"b")
    assert (tmp_path / "made").read_bytes() == b"b"
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_old_file_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "a").chmod(0o604)
    replace_file(tmp_path / "a", b"b")
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "a").stat().st_mode & 0o777) == (b"b", 0o604)


def test_a_file_that_is_read_only_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(PermissionError, match="it is read-only"):
        replace_file(tmp_path / "a", b"b")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "a"}


def test_a_folder_in_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        replace_file(tmp_path / "a", b"b")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_two_writers_have_a_stage_each_and_leave_none(tmp_path: Path) -> None:
    for content in (b"a", b"b"):
        replace_file(tmp_path / "a", content)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"b"}


def test_a_lock_that_is_read_only_is_told(tmp_path: Path) -> None:
    (tmp_path / URLS_LOCK).write_text("")
    (tmp_path / URLS_LOCK).chmod(0o444)
    with pytest.raises(MachineError, match="it is read-only"):
        write_urls_lock(tmp_path, UrlsLock(), [PublishedUrl(url="/a/", source="a.md")], "en")
    assert (tmp_path / URLS_LOCK).read_text() == ""
