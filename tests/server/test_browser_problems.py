"""What is wrong with a site is shown over the page and in it, and goes by itself once it is corrected."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.processes import wait_until
from tests.saves import save_over
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")]

NAME = "2024-01-02-os.md"
FINE = "---\ntitle: 운영체제\npermalink: /os/\n---\n\n{}\n"
BROKEN = "---\ntitle: [네이버] 부스트캠프\npermalink: /os/\n---\n\n글\n"
START = "block => block.scrollIntoView({ block: 'start', behavior: 'instant' })"
EDITOR = """#!{python}
import pathlib, sys
pathlib.Path({told!r}).write_text(" ".join(sys.argv[1:]), "utf-8")
"""


class Desk:
    """A post, the page that shows it, and the editor it can be opened in."""

    def __init__(self, folder: Path, page: Page) -> None:
        self.folder = folder
        self.page = page
        self.told = folder.parent / "told.txt"

    def write(self, text: str, name: str = NAME) -> None:
        """Write a post."""
        save_over(self.folder / "posts" / name, text)

    @property
    def sheet(self) -> Locator:
        """The list of problems."""
        return self.page.get_by_role("dialog")

    @property
    def badge(self) -> Locator:
        """In the corner of the page."""
        return self.page.locator(".badge button")

    def was_told(self, words: str) -> bool:
        """Whether the editor was started with these."""
        return wait_until(lambda: self.told.exists() and self.told.read_text("utf-8") == words)


@pytest.fixture
def desk(tmp_path: Path, page: Page) -> Iterator[Desk]:
    """A preview of one post in Korean."""
    folder = tmp_path / "blog"
    (folder / "posts").mkdir(parents=True)
    (folder / "_config.yml").write_text("title: T\nlang: ko\nurl: https://me.example\n", "utf-8")
    desk = Desk(folder, page)
    editor = tmp_path / "emacs"
    editor.write_text(EDITOR.format(python=sys.executable, told=str(desk.told)), "utf-8")
    editor.chmod(0o755)
    desk.write(FINE.format("처음"))
    with serving(folder, env={"STUDYLOG_EDITOR": str(editor), "STUDYLOG_LANG": "ko"}) as address:
        page.goto(f"{address}os/")
        yield desk


def test_a_mistake_is_told_with_its_line_over_the_last_good_page(desk: Desk) -> None:
    desk.write(BROKEN)
    desk.sheet.wait_for()
    told = desk.sheet.inner_text()
    assert f"posts/{NAME}:2:8" in told
    assert 'title: "[네이버] 부스트캠프"' in told
    assert desk.page.locator(".e-content").inner_text().strip() == "처음"
    caret, meant = desk.sheet.locator(".caret"), desk.sheet.locator(".line.it")
    assert caret.bounding_box()["y"] > meant.bounding_box()["y"]  # type: ignore[index]
    desk.write(FINE.format("고침"))
    desk.page.get_by_text("고침").wait_for()
    desk.sheet.wait_for(state="hidden")
    desk.badge.wait_for(state="hidden")


def test_several_mistakes_are_listed(desk: Desk) -> None:
    desk.write(BROKEN.replace("/os/", "/a/"), "2024-01-03-a.md")
    desk.sheet.wait_for()
    desk.write(BROKEN.replace("/os/", "/b/"), "2024-01-04-b.md")
    desk.sheet.get_by_text("2024-01-04-b.md").first.wait_for()
    assert (desk.sheet.locator("li").count(), desk.badge.inner_text()) == (2, "오류 2")


def test_escape_hides_it_until_something_else_is_wrong(desk: Desk) -> None:
    desk.write(BROKEN)
    desk.sheet.wait_for()
    desk.page.keyboard.press("Escape")
    assert desk.sheet.is_hidden()
    assert desk.badge.inner_text() == "오류 1"
    desk.badge.click()
    assert desk.sheet.is_visible()
    desk.page.keyboard.press("Escape")
    assert desk.badge.evaluate("badge => badge.getRootNode().activeElement === badge")
    desk.write(BROKEN.replace("글", "그대로 틀린 글"))
    desk.page.wait_for_timeout(1000)
    assert desk.sheet.is_hidden()
    desk.write(BROKEN.replace("네이버", "카카오"))
    desk.sheet.wait_for()


def test_what_a_writer_wrote_is_shown_as_text(desk: Desk) -> None:
    desk.write(BROKEN.replace("네이버", "<img src=x onerror=window.broken=1>"))
    desk.sheet.get_by_text("<img src=x onerror=window.broken=1>").first.wait_for()
    assert desk.sheet.locator("img").count() == 0
    assert desk.page.evaluate("window.broken") is None


class TestWarnings:
    LINK = FINE.format("앞 문단\n\n[없는 글](/nowhere/)과 ![그림](/assets/없음.png)\n\n[집](/)")

    def test_a_badge_counts_them_and_opens_their_list(self, desk: Desk) -> None:
        desk.write(self.LINK)
        desk.badge.get_by_text("경고 2").wait_for()
        assert desk.sheet.is_hidden()
        desk.badge.click()
        assert desk.sheet.locator("li").count() == 2
        desk.page.mouse.click(5, 5)
        assert desk.sheet.is_hidden()

    def test_broken_links_and_missing_images_are_marked_where_they_are(self, desk: Desk) -> None:
        desk.write(self.LINK)
        desk.page.locator("a[data-studylog-problem]").wait_for()
        marked = desk.page.locator("[data-studylog-problem]")
        assert marked.evaluate_all("all => all.map(each => each.localName)") == ["a", "img"]
        assert "없" in (desk.page.locator("studylog-mark button").first.get_attribute("title") or "")
        desk.write(FINE.format("앞 문단\n\n없는 글"))
        desk.page.wait_for_function("!document.querySelector('studylog-mark, [data-studylog-problem]')")

    def test_a_mark_and_a_place_in_the_list_open_the_editor_at_the_line(self, desk: Desk) -> None:
        desk.write(self.LINK)
        desk.page.locator("studylog-mark button").first.click()
        source = desk.folder / "posts" / NAME
        assert desk.was_told(f"+8 {source}")
        desk.told.unlink()
        desk.badge.click()
        desk.sheet.get_by_role("button", name=f"posts/{NAME}").first.click()
        assert desk.was_told(f"+8 {source}")


def test_e_opens_the_editor_at_what_is_in_view(desk: Desk) -> None:
    desk.write(FINE.format("\n\n".join(f"문단 {number}" for number in range(100))))
    desk.page.get_by_text("문단 99").wait_for()
    desk.page.evaluate("scrollTo(0, 0)")
    desk.page.keyboard.press("e")
    assert desk.was_told(f"+1 {desk.folder / 'posts' / NAME}")
    desk.page.get_by_text("문단 50", exact=True).evaluate(START)
    desk.page.keyboard.press("e")
    assert desk.was_told(f"+106 {desk.folder / 'posts' / NAME}")


def test_an_e_that_is_typed_is_a_letter(desk: Desk) -> None:
    desk.write(FINE.format("<input id='own'>"))
    desk.page.locator("#own").wait_for()
    desk.page.locator("#own").press("e")
    desk.page.wait_for_timeout(500)
    assert (desk.page.locator("#own").input_value(), desk.told.exists()) == ("e", False)


def test_drafts_and_posts_of_the_future_say_so(desk: Desk) -> None:
    source = desk.folder / "posts" / NAME
    (desk.folder / "_drafts").mkdir()
    source.rename(desk.folder / "_drafts" / NAME)
    desk.page.locator(".badge .state").get_by_text("초안").wait_for()
    (desk.folder / "_drafts" / NAME).rename(source)
    desk.write(FINE.format("예약").replace("title:", "date: 2199-01-01\ntitle:"))
    desk.page.locator(".badge .state").get_by_text("예약된 글 · 2199-01-01").wait_for()
    desk.write(FINE.format("지금"))
    desk.page.locator(".badge .state").wait_for(state="hidden")


def test_a_site_that_is_broken_from_the_start_appears_once_it_is_corrected(tmp_path: Path, page: Page) -> None:
    (tmp_path / "posts").mkdir()
    desk = Desk(tmp_path, page)
    desk.write(BROKEN)
    with serving(tmp_path) as address:
        page.goto(f"{address}os/")
        desk.sheet.wait_for()
        desk.write(FINE.format("처음"))
        page.locator(".e-content").get_by_text("처음").wait_for()


def test_the_list_of_posts_is_brought_up_to_date(desk: Desk) -> None:
    desk.page.goto(desk.page.url.replace("/os/", "/__studylog/"))
    desk.page.get_by_role("link", name="운영체제").wait_for()
    desk.write(BROKEN)
    desk.page.get_by_text("따옴표가 필요합니다").first.wait_for()
    assert desk.sheet.is_hidden()
    desk.write(FINE.format("글").replace("운영체제", "네트워크"))
    desk.page.get_by_role("link", name="네트워크").wait_for()
