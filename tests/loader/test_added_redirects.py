"""Old URLs in a front matter: added, and nothing else touched."""

from __future__ import annotations

import pytest

from studylog.errors import ContentError
from studylog.loader.added_redirects import UneditableError, add_redirects

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
