"""How texts lie on the page, as a browser lays them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from studylog.theme.sources import bundled_templates

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

pytestmark = pytest.mark.browser
Show = Callable[..., "Locator"]
ASSETS = bundled_templates() / "assets"
STYLE = "".join((ASSETS / name).read_text("utf-8") for name in ("style.css", "lists.css", "classes.css"))
PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='700' height='350'></svg>"


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Shows a text in the theme's style; gives its place."""
    page = browser.new_page()

    def show_text(text: str, width: int = 1280) -> Locator:
        page.set_viewport_size({"width": width, "height": 900})
        page.set_content(f'<style>{STYLE}</style><main><div class="e-content">{text}</div></main>')
        return page.locator(".e-content")

    yield show_text
    page.close()


def box(place: Locator) -> tuple[int, int, int, int]:
    """Left, top, width and height in whole pixels."""
    found = place.bounding_box()
    assert found
    return round(found["x"]), round(found["y"]), round(found["width"]), round(found["height"])


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('width="700" height="350"', (350, 175)),
        ('width="700" height="350" class="shadow w-50"', (175, 88)),
        ('width="100" height="50"', (100, 50)),
        ('height="50"', (100, 50)),
    ],
)
def test_a_narrowed_picture_keeps_its_shape(show: Show, attributes: str, expected: tuple[int, int]) -> None:
    text = show(f'<div style="width: 350px"><img src="{PICTURE}" {attributes}></div>')
    assert box(text.locator("img"))[2:] == expected


def test_a_picture_keeps_its_place_before_it_is_there(show: Show) -> None:
    text = show('<div style="width: 350px"><img src="data:," alt="" width="700" height="350" loading="lazy"></div>')
    assert text.locator("img").evaluate("img => getComputedStyle(img).aspectRatio") == "auto 700 / 350"


@pytest.mark.parametrize(("layout", "columns"), [("half", 2), ("third", 3)])
def test_a_gallery_leaves_no_column_empty(show: Show, layout: str, columns: int) -> None:
    pictures = f'<img src="{PICTURE}">' * columns
    text = show(f'<figure class="gallery {layout}">{pictures}<figcaption>설명</figcaption></figure>')
    left, _, width, _ = box(text)
    last_left, top, last_width, _ = box(text.locator("img").last)
    assert (last_left + last_width, top) == (left + width, box(text.locator("img").first)[1])


def test_tasks_within_tasks_stand_further_in(show: Show) -> None:
    task = '<li class="task-list-item"><input type="checkbox">{}</li>'
    inner = f'<ul class="task-list">{task.format("속")}</ul>'
    text = show(f'<ul class="task-list">{task.format("겉" + inner)}</ul>')
    assert box(text.locator("input").last)[0] - box(text.locator("input").first)[0] >= 16


@pytest.mark.parametrize("width", [1280, 390])
def test_a_post_that_a_page_lists_stands_title_date_and_words_one_below_another(show: Show, width: int) -> None:
    words = '<h2><a href="/">제목</a></h2><p class="meta"><time>2024-01-01</time></p><p class="p-summary">요약</p>'
    text = show(f'<article class="entry">\n<div class="entry-text">{words}</div></article>', width)
    parts = [text.locator(each) for each in (".entry-text", "h2", "time", ".p-summary")]
    tops = [box(part)[1] for part in parts]
    assert tops[0] == tops[1] < tops[2] < tops[3]
    assert len({box(part)[0] for part in (parts[0], parts[1], parts[3])}) == 1
    assert text.locator("h2").evaluate("h2 => getComputedStyle(h2).borderTopWidth") == "0px"
