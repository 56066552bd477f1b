"""A problem reaches the browser with the lines around it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from studylog import messages
from studylog.errors import Location, Problem
from studylog.server.problems import MOST_TOLD, WIDEST, describe_problems
from studylog.server.sources import find_source


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A blog with one post."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_text("---\r\ntitle: [a] b\r\n---\r\n\r\n하나\r\n둘\r\n", "utf-8", newline="")
    return tmp_path


def at(line: int, source: str = "", column: int = 0, path: str = "posts/a.md") -> Location:
    return Location(path=path, line=line, column=column, source=source)


class TestDescriptions:
    """All that the overlay shows."""

    def test_a_problem_is_told_whole(self, source: Path) -> None:
        problem = messages.YAML_TAB.error(at(2, "title: [a] b", 8))
        assert describe_problems([problem], source, "ko") == [
            {
                "severity": "error",
                "code": "front-matter",
                "path": "posts/a.md",
                "line": 2,
                "column": 8,
                "text": problem.message("ko"),
                "hint": problem.hint("ko"),
                "address": None,
                "source": [[1, "---"], [2, "title: [a] b"], [3, "---"], [4, ""]],
            }
        ]

    def test_the_line_is_shown_as_it_was_when_it_was_read(self, source: Path) -> None:
        (told,) = describe_problems([messages.YAML_TAB.error(at(2, "title: former"))], source, "en")
        assert told["source"][1] == [2, "title: former"]

    @pytest.mark.parametrize("path", ["templates/post.html", "../secret.md", ""])
    def test_what_is_no_file_of_the_site_is_shown_by_its_line_alone(self, source: Path, path: str) -> None:
        (told,) = describe_problems([messages.YAML_TAB.error(at(3, "{% x %}", path=path))], source, "en")
        assert told["source"] == [[3, "{% x %}"]]

    @pytest.mark.parametrize(
        ("problem", "address"),
        [
            (messages.IMAGE_MISSING.warning(at(5, "![](a.png)"), target="a.png"), "a.png"),
            (messages.ANCHOR_MISSING.warning(at(5), page="/a/", anchor="둘"), "#둘"),
        ],
    )
    def test_the_link_that_is_meant_is_named(self, source: Path, problem: Problem, address: str) -> None:
        (told,) = describe_problems([problem], source, "en")
        assert told["address"] == address

    def test_a_problem_of_a_whole_file_shows_no_line(self, source: Path) -> None:
        (told,) = describe_problems([messages.YAML_TAB.error(at(0))], source, "en")
        assert told["source"] == []

    def test_a_problem_without_a_place_is_told_too(self, source: Path) -> None:
        (told,) = describe_problems([messages.WATCH_LIMIT.warning()], source, "en")
        assert (told["path"], told["line"], told["source"]) == ("", 0, [])

    def test_of_a_long_line_the_part_around_the_column_is_shown(self, source: Path) -> None:
        line = "가" * 5000 + "!" + "나" * 5000
        (told,) = describe_problems([messages.YAML_TAB.error(at(2, line, 5001))], source, "ko")
        ((_, shown),) = [pair for pair in told["source"] if pair[0] == 2]
        assert len(shown) == WIDEST + 2
        assert shown[told["column"] - 1] == "!"

    def test_the_worst_come_first_and_not_without_end(self, source: Path) -> None:
        warnings = [messages.YAML_TAB.warning(at(number)) for number in range(1, MOST_TOLD + 9)]
        told = describe_problems([*warnings, messages.YAML_TAB.error(at(900))], source, "en")
        assert (len(told), told[0]["severity"]) == (MOST_TOLD, "error")


class TestSources:
    """Which file is meant by a name."""

    def test_a_name_on_disk_may_be_in_another_form(self, tmp_path: Path) -> None:
        decomposed = unicodedata.normalize("NFD", "가.md")
        (tmp_path / decomposed).write_text("a")
        assert find_source(tmp_path, "가.md") == tmp_path / decomposed

    @pytest.mark.parametrize(
        "name",
        [
            *("", "/", "posts", "posts/", "/etc/passwd.txt", "../a.md", "posts/../posts/a.md", "./posts/a.md"),
            *(
                "posts//a.md",
                ".git/config.txt",
                ".env",
                "posts/.a.md.swp",
                "posts/nothing.md",
                "link.md",
                "linked/b.md",
            ),
            *("posts/a.md\x00", "image.png", "node_modules/a.md", "posts/a.md/", "C:/a.md", "posts\\a.md"),
        ],
    )
    def test_nothing_but_a_text_of_the_site_is_found(self, source: Path, tmp_path: Path, name: str) -> None:
        (tmp_path / "elsewhere").mkdir()
        (source / "link.md").symlink_to(source / "posts/a.md")
        (source / "linked").symlink_to(source / "posts")
        for path in (".env", "image.png"):
            (source / path).write_text("secret")
        for folder in (".git", "node_modules"):
            (source / folder).mkdir()
            (source / folder / "config.txt").write_text("secret")
        assert find_source(source, name) is None
