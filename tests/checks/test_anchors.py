"""Links to a place in a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SiteTest

Told = Callable[[], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("link", "message", "hint"),
    [
        ("[a](#없는-곳)", 'nothing on /2024/01/02/a.html is called "#없는-곳"', "a heading's name is its text"),
        ("[a](#3.-피어세션)", 'nothing on /2024/01/02/a.html is called "#3.-피어세션"', "did you mean #3-피어세션?"),
        ("[a](#Attention)", 'nothing on /2024/01/02/a.html is called "#Attention"', "did you mean #attention?"),
        ("[a](#atention)", 'nothing on /2024/01/02/a.html is called "#atention"', "did you mean #attention?"),
        ("[a](/b/#attention)", 'nothing on /b/ is called "#attention"', "a heading's name is its text"),
    ],
)
def test_an_anchor_that_is_not_there_is_told(site: SiteTest, told: Told, link: str, message: str, hint: str) -> None:
    site.post("2024-01-02-a.md", f"{link}\n\n## Attention\n\n본문\n\n## 3. 피어세션\n\n본문\n")
    site.write("b.md", "---\npermalink: /b/\n---\n글\n")
    ((place, found, help_),) = told()
    assert (place.rpartition(":")[0], found) == ("_posts/2024-01-02-a.md:5", message)
    assert help_.startswith(hint)


@pytest.mark.parametrize(
    "link",
    [
        "[a](#3-피어세션)",
        "[a](#3-%ED%94%BC%EC%96%B4%EC%84%B8%EC%85%98)",
        '[a](#spot) <b id="spot">여기</b>',
        "[a](#spot) <b id='spot'>여기</b>",
        "[a](#comments) [b](#disqus_thread) [c](#main)",
        "[a](#3-피어세션)".replace("피", "\u1111\u1175"),
    ],
)
def test_an_anchor_that_is_there_is_left_in_peace(site: SiteTest, told: Told, link: str) -> None:
    """Encoded or not, composed or not, written by hand, or put there by the theme."""
    site.post("2024-01-02-a.md", f"{link}\n\n## 3. 피어세션\n\n본문\n")
    assert told() == []


def test_places_of_lists_and_files_are_not_known_and_not_judged(site: SiteTest, told: Told) -> None:
    site.post("2024-01-02-a.md", "[a](/tags/#x) [b](/paper.pdf#page=3) [c](/raw.html#x)\n")
    site.write("paper.pdf", b"%PDF").write("raw.html", "<p>글</p>\n")
    assert told() == []


def test_a_page_of_tags_has_the_places_of_its_tags(site: SiteTest, told: Told) -> None:
    """The page is the owner's, but what stands on it is made from all posts."""
    site.write("tags.md", "---\nlayout: tags\npermalink: /tags/\n---\n\n")
    site.post("2024-01-02-a.md", "[a](/tags/#ai)\n", tags="[AI]")
    assert told() == []


def test_a_heading_with_a_name_of_its_own_is_found_by_its_text(site: SiteTest, told: Told) -> None:
    site.post("2024-01-02-a.md", "[a](#첫-제목)\n\n## 첫 *제목* {#first}\n\n본문\n\n## 끝 {#last}\n\n본문\n")
    ((_, _, hint),) = told()
    assert hint.startswith("did you mean #first?")
