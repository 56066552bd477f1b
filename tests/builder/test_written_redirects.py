"""Old URLs in the file of a post."""

from __future__ import annotations

from pathlib import Path

import pytest

from studylog.builder.against.written_redirects import write_redirects
from studylog.errors import ContentError, MachineError


def test_a_file_is_replaced_with_its_rights(tmp_path: Path) -> None:
    post = tmp_path / "_posts" / "\u1100\u1161.md"
    post.parent.mkdir()
    post.write_bytes(b"---\n---\n")
    post.chmod(0o640)
    write_redirects(tmp_path, "_posts/가.md", ["/b/"])
    assert post.read_bytes() == b"---\nredirect_from:\n  - /b/\n---\n"
    assert post.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in post.parent.iterdir()] == [post.name]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("---\n---\n")
    (tmp_path / "a.md").symlink_to("real.md")
    write_redirects(tmp_path, "a.md", ["/b/"])
    assert (tmp_path / "a.md").is_symlink()
    assert "/b/" in (tmp_path / "real.md").read_text()


def test_a_file_that_is_read_only_is_told_and_stays(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_text("---\n---\n")
    post.chmod(0o444)
    with pytest.raises(MachineError) as raised:
        write_redirects(tmp_path, "a.md", ["/b/"])
    assert "redirect_from: /b/ could not be added: it is read-only" in str(raised.value)
    assert post.read_text() == "---\n---\n"


def test_a_form_that_is_not_edited_is_told_with_what_to_add(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\n{title: a}\n---\n")
    with pytest.raises(ContentError) as raised:
        write_redirects(tmp_path, "a.md", ["/b/"])
    assert str(raised.value).startswith("a.md: error[gone-url]: redirect_from: /b/ could not be added: ")
