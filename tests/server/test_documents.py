"""What is served is what stands in the folder now, and nothing beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studylog.server import documents
from studylog.server.documents import Document, Documents


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one page, and a secret beside it."""
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "site/a/index.html").write_text("<body>first</body>")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/index.html").write_text("<body>SECRET</body>")
    return tmp_path / "site"


def body_of(found: Document | None) -> bytes | None:
    return found.body if found else None


def test_a_file_is_made_ready_once(root: Path) -> None:
    site = Documents(root)
    assert site.find("a/index.html") is site.find("a/index.html")


def test_other_bytes_are_seen_although_size_and_time_are_the_same(root: Path) -> None:
    site, page = Documents(root), root / "a/index.html"
    site.find("a/index.html")
    before = page.stat()
    page.write_text("<body>other</body>")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert body_of(site.find("a/index.html")) == b"<body>other</body>"


def test_a_file_that_goes_is_gone(root: Path) -> None:
    site = Documents(root)
    site.find("a/index.html")
    (root / "a/index.html").unlink()
    assert site.find("a/index.html") is None


@pytest.mark.skipif(os.name == "nt", reason="needs the right to make links")
class TestLinks:
    """Links lead nowhere, whenever they appear."""

    def test_a_file_that_becomes_a_link(self, root: Path) -> None:
        site = Documents(root)
        site.find("a/index.html")
        (root / "a/index.html").unlink()
        (root / "a/index.html").symlink_to(root.parent / "secret/index.html")
        assert site.find("a/index.html") is None

    def test_a_folder_that_becomes_a_link(self, root: Path) -> None:
        site = Documents(root)
        site.find("a/index.html")
        (root / "a").rename(root / "b")
        (root / "a").symlink_to(root.parent / "secret")
        assert site.find("a/index.html") is None

    def test_a_pipe_is_no_file(self, root: Path) -> None:
        os.mkfifo(root / "pipe.txt")
        assert Documents(root).find("pipe.txt") is None

    def test_the_folder_itself_may_be_reached_over_a_link(self, root: Path) -> None:
        (root.parent / "way").symlink_to(root)
        assert body_of(Documents(root.parent / "way").find("a/index.html")) == b"<body>first</body>"


def test_a_large_file_is_not_held(root: Path) -> None:
    (root / "film.mp4").write_bytes(bytes(documents.LARGEST_HELD + 1))
    found = Documents(root).find("film.mp4")
    assert found
    assert (found.body, found.size) == (b"", documents.LARGEST_HELD + 1)


def test_what_is_held_is_bounded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_HELD", 1000)
    site = Documents(root)
    for number in range(50):
        (root / f"{number}.txt").write_text("x" * 100)
        site.find(f"{number}.txt")
    assert len(site._held) <= 11
