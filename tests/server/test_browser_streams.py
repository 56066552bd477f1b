"""Open tabs hear of every build through one stream, and take up what they have missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.server.livereload import Livereload
from studylog.server.news import News
from tests.preview import PAGE, Preview
from tests.processes import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

EDIT = News(pages=frozenset({"/about", "/about.html"}))
HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


class CountedLivereload(Livereload):
    """Knows how many streams are open."""

    def __init__(self) -> None:
        super().__init__()
        self.streams = 0

    def follow(self, query: str, last: str = "") -> Iterator[bytes]:
        """Count while the stream is read."""
        return self._count(super().follow(query, last))

    def _count(self, events: Iterator[bytes]) -> Iterator[bytes]:
        self.streams += 1
        try:
            yield from events
        finally:
            self.streams -= 1


class Tabs:
    """Tabs of one window at one page."""

    def __init__(self, context: BrowserContext, preview: Preview, livereload: CountedLivereload) -> None:
        self.context = context
        self.preview = preview
        self.livereload = livereload

    def open(self) -> Page:
        """One more tab."""
        tab = self.context.new_page()
        tab.goto(f"http://localhost:{self.preview.port}/about")
        return tab

    def save(self, text: str) -> None:
        """Write the page anew, and tell."""
        (self.preview.output / "about.html").write_text(PAGE.replace("메모리", text), "utf-8")
        self.livereload.announce(EDIT)

    def hear_that_nobody_listens(self, tab: Page) -> bool:
        """As the server does: what it writes comes to nobody."""
        self.livereload.announce(News())
        tab.wait_for_timeout(50)
        return not self.livereload.streams


@pytest.fixture(params=["", "delete window.SharedWorker"], ids=["shared worker", "shared lock"])
def tabs(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Tabs]:
    """In a browser with shared workers, and in one without."""
    livereload = CountedLivereload()
    preview = Preview(tmp_path)
    context = browser.new_context()
    context.add_init_script(request.param)
    with preview.serve(livereload=livereload):
        yield Tabs(context, preview, livereload)
        context.close()


def becomes(count: Callable[[], int], expected: int) -> bool:
    return wait_until(lambda: count() == expected)


def test_twelve_tabs_share_one_stream(tabs: Tabs) -> None:
    """A browser opens six connections to a server: with one each, the seventh tab would stay empty."""
    opened = [tabs.open() for _ in range(12)]
    opened[0].wait_for_timeout(500)
    tabs.save("모두")
    for tab in opened:
        tab.get_by_text("모두").wait_for()
    tabs.livereload.announce(News())  # a stream that nobody reads is noticed when the server writes
    assert becomes(lambda: tabs.livereload.streams, 1)


def test_when_the_tab_that_listens_is_closed_another_does(tabs: Tabs) -> None:
    first, second = tabs.open(), tabs.open()
    first.wait_for_timeout(500)
    first.close()
    second.wait_for_timeout(300)
    tabs.save("둘째")
    second.get_by_text("둘째").wait_for()


def test_hidden_tabs_keep_no_stream_and_catch_up_when_they_are_seen_again(tabs: Tabs) -> None:
    opened = [tabs.open() for _ in range(2)]
    assert becomes(lambda: tabs.livereload.streams, 1)
    for tab in opened:
        tab.evaluate(HIDE, True)
    assert wait_until(lambda: tabs.hear_that_nobody_listens(opened[0]))
    tabs.save("그새")
    opened[0].wait_for_timeout(300)
    assert opened[0].get_by_text("그새").count() == 0
    for tab in opened:
        tab.evaluate(HIDE, False)
        tab.get_by_text("그새").wait_for()


def test_a_tab_that_comes_later_is_told_how_things_stand(tabs: Tabs) -> None:
    problem = {
        "severity": "error",
        "code": "date",
        "path": "posts/a.md",
        "line": 0,
        "column": 0,
        "text": "없는 날입니다",
    }
    tabs.open()
    tabs.livereload.announce_failure([problem])
    tabs.open().get_by_text("없는 날입니다").first.wait_for()
