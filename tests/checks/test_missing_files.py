"""Images and files that a blog does not have: a few by name, many by their folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SiteTest

Told = Callable[[], list[tuple[str, str, str]]]


def test_a_missing_image_is_told_where_it_stands(site: SiteTest, told: Told) -> None:
    site.post("2024-01-02-a.md", "글\n\n![그림](/img/gantt.png)\n").write("img/other.png", b"png")
    assert told() == [
        (
            "_posts/2024-01-02-a.md:7:7",
            'the image "/img/gantt.png" is not here',
            "put the file there, or correct its path",
        )
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/img/gant.png", "/img/gantt.png"),
        ("/img/gantt.jpg", "/img/gantt.png"),
        ("/images/gantt.png", "/img/gantt.png"),
        ("gantt.png", "/img/gantt.png"),
        ("../img/gnatt.png", "/img/gantt.png"),
    ],
)
def test_the_nearest_image_is_named(site: SiteTest, told: Told, written: str, meant: str) -> None:
    site.post("2024-01-02-a.md", f"![그림]({written})\n").write("img/gantt.png", b"png")
    assert [hint for _, _, hint in told()] == [f"did you mean {meant}?"]


def test_numbered_images_are_never_taken_for_each_other(site: SiteTest, told: Told) -> None:
    site.post("2024-01-02-a.md", "![그림](/img/image12.png)\n").write("img/image11.png", b"png")
    assert [hint for _, _, hint in told()] == ["put the file there, or correct its path"]


def test_an_image_in_other_case_shows_at_home_only(site: SiteTest, told: Told) -> None:
    site.post("2024-01-02-a.md", "![그림](/img/Photo.PNG)\n").write("img/photo.png", b"png")
    ((_, message, hint),) = told()
    assert message.startswith('the image "/img/Photo.PNG" differs from /img/photo.png by case')
    assert hint == "write /img/photo.png"


def test_images_that_are_there_are_left_in_peace(site: SiteTest, told: Told) -> None:
    """From the root, beside the post's file, with Hangul and blanks, encoded or not, as Markdown and as HTML."""
    site.write("img/그림 1.png", b"png").write("img/a.png", b"png")
    lines = [
        "![그림](/img/a.png)",
        "![그림](../img/a.png)",
        "![그림](</img/그림 1.png>)",
        "![그림](/img/%EA%B7%B8%EB%A6%BC%201.png)",
        '<img src="/img/a.png?raw=true" alt="그림">',
        "![그림](https://a.example/gone.png)",
        "[![그림](/img/a.png)](/img/a.png)",
    ]
    site.post("2024-01-02-a.md", "\n\n".join(lines) + "\n")
    assert told() == []


def test_an_image_that_is_shown_and_linked_to_is_told_once(site: SiteTest, told: Told) -> None:
    site.post("2024-01-02-a.md", "[![그림](/gone.png)](/gone.png)\n")
    assert [message for _, message, _ in told()] == ['the image "/gone.png" is not here']


def test_a_folder_that_is_not_here_is_one_warning(site: SiteTest, told: Told) -> None:
    """A copy of a blog without its images must not drown its writer."""
    for day in range(1, 6):
        images = "\n\n".join(f"![그림](/assets/images/week{day}/{number}.png)" for number in range(8))
        site.post(f"2024-01-{day:02}-w.md", images + "\n")
    assert told() == [
        (
            "_posts/2024-01-01-w.md:5:7",
            "40 images below /assets/images/ are missing, because that folder is not here: "
            "_posts/2024-01-01-w.md:5, _posts/2024-01-02-w.md:5, _posts/2024-01-03-w.md:5 (+2)",
            "copy the folder into the blog, or correct the paths",
        )
    ]


def test_paths_beside_the_posts_count_to_the_same_folder(site: SiteTest, told: Told) -> None:
    images = ["/assets/images/1.png", "../assets/images/2.png", "../../../assets/images/3.png", "/assets/images/4.png"]
    site.post("2024-01-02-a.md", "\n\n".join(f"![그림]({image})" for image in images) + "\n", permalink="/a/b/c/")
    assert len(told()) == 1


def test_many_missing_of_a_folder_that_is_here_are_one_warning(site: SiteTest, told: Told) -> None:
    site.write("img/there.png", b"png")
    site.post("2024-01-02-a.md", "\n\n".join(f"![그림](/img/{number}.png)" for number in range(4)) + "\n")
    assert [message for _, message, _ in told()] == ["4 images of /img/ are missing: _posts/2024-01-02-a.md:5"]


def test_a_folder_that_was_renamed_is_one_warning_with_the_new_name(site: SiteTest, told: Told) -> None:
    names = ["queue", "stack", "tree-walk", "heap-sort"]
    for name in names:
        site.write(f"img/cs/{name}.png", b"png")
    site.post("2024-01-02-a.md", "\n\n".join(f"![그림](/images/cs/{name}.png)" for name in names) + "\n")
    ((_, message, hint),) = told()
    assert message.startswith("4 images of /images/cs/ are missing, but there are such names in /img/cs/: ")
    assert hint == "write /img/cs/ instead"


def test_other_files_are_told_as_files(site: SiteTest, told: Told) -> None:
    site.post("2024-01-02-a.md", "[이력서](/public/cv.pdf)\n")
    assert [message for _, message, _ in told()] == ['a link to the file "/public/cv.pdf", which is not here']


def test_a_backslash_is_a_slash_to_browsers_only(site: SiteTest, told: Told) -> None:
    """From the root it works; beside the post's own file nobody would find it."""
    site.post("2024-01-02-a.md", "![그림](/img\\a.png) ![그림](..\\img\\a.png)\n").write("img/a.png", b"png")
    assert [message for _, message, _ in told()] == ['the image "..\\img\\a.png" is not here']
    assert 'src="/img\\a.png"' in site.read("2024/01/02/a.html")
