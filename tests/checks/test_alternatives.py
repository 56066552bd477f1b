"""What images say to those who cannot see them: a note, never a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studylog.errors import Code, Severity

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def notes(site: SiteTest) -> list[tuple[str, str]]:
    found = [problem for problem in site.problems(strict=True) if problem.code == Code.ALT_TEXT]
    assert {problem.severity for problem in found} <= {Severity.NOTE}
    return [(str(problem.location), problem.message()) for problem in found]


def test_images_without_text_are_one_note_a_post(site: SiteTest) -> None:
    site.write("a.png", b"png").post("2024-01-02-a.md", "글\n\n![](/a.png)\n\n<img src='/a.png'>\n\n![그림](/a.png)\n")
    assert notes(site) == [
        ("_posts/2024-01-02-a.md:7", "images without a text for those who cannot see them: 2, the first one here")
    ]


@pytest.mark.parametrize("text", ["Untitled", "untitled 3", "image", "img_12", "스크린샷.png", "IMG_2024.JPG"])
def test_a_file_name_says_nothing(site: SiteTest, text: str) -> None:
    site.write("a.png", b"png").post("2024-01-02-a.md", f"![{text}](/a.png)\n")
    ((place, message),) = notes(site)
    assert place == "_posts/2024-01-02-a.md:5"
    assert f'"{text}"' in message


@pytest.mark.parametrize("text", ["프로세스 상태 그림", "image of a queue", "a > b", "Untitled, but drawn with care"])
def test_a_text_that_says_something_is_left_in_peace(site: SiteTest, text: str) -> None:
    site.write("a.png", b"png").post("2024-01-02-a.md", f"![{text}](/a.png)\n\n`<img src='/a.png'>`\n")
    assert notes(site) == []
