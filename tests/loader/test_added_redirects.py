"""Old URLs in a front matter: added, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from studylog.errors import ContentError, MachineError
from studylog.loader.added_redirects import UneditableError, add_redirects, write_redirects

OLD = "/2024/01/02/가.html"


def add(text: str, *urls: str) -> str:
    return add_redirects(text.encode(), "_posts/2024-01-02-a.md", urls or (OLD,)).decode()


@pytest.mark.parametrize(
    ("front", "changed"),
    [
        ("title: 가 # 말\n", f"title: 가 # 말\nredirect_from:\n  - {OLD}\n"),
        ("", f"redirect_from:\n  - {OLD}\n"),
        ("redirect_from:\ntitle: a\n", f"redirect_from:\n  - {OLD}\ntitle: a\n"),
        ("redirect_from: /b/ # 옛\ntitle: a\n", f"redirect_from:\n  - /b/ # 옛\n  - {OLD}\ntitle: a\n"),
        ('redirect_from: "/b/"\n', f'redirect_from:\n  - "/b/"\n  - {OLD}\n'),
        ("redirect_from:\n- /b/\n- /c/ # c\ntitle: a\n", f"redirect_from:\n- /b/\n- /c/ # c\n- {OLD}\ntitle: a\n"),
        ("redirect_from:\n    - /b/\n\n# 끝\n", f"redirect_from:\n    - /b/\n    - {OLD}\n\n# 끝\n"),
        ("redirect_from: [/b/, '/c]/' ] # 둘\n", f"redirect_from: [/b/, '/c]/', {OLD} ] # 둘\n"),
        ("redirect_from: []\n", f"redirect_from: [{OLD}]\n"),
        ("redirect_from: [\n  /b/\n]\n", f"redirect_from: [\n  /b/, {OLD}\n]\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_line_more_and_every_other_byte_as_it_was(front: str, changed: str, end: str, mark: str) -> None:
    before, after = (f"{mark}---\n{text}---\n\n본문  \n끝".replace("\n", end) for text in (front, changed))
    assert add(before) == after


def test_what_stands_there_is_not_written_again() -> None:
    text = "---\nredirect_from: /b/\n---\n"
    assert add(text, "/b/") == text
    assert add(add(text)) == add(text)
    assert add(text, "/c/", "/c/") == "---\nredirect_from:\n  - /b/\n  - /c/\n---\n"


def test_signs_of_yaml_are_quoted() -> None:
    assert '  - "/a: b/"\n' in add("---\n---\n", "/a: b/")


@pytest.mark.parametrize(
    "text",
    ["본문뿐입니다\n", "---\n{title: a}\n---\n", "---\nredirect_from: >\n  /b/\n---\n", "---\nredirect_from: ~\n---\n"],
)
def test_an_unusual_form_is_left_to_its_writer(text: str) -> None:
    with pytest.raises((UneditableError, ContentError)):
        add(text)


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
