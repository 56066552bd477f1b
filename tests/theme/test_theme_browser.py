"""The theme in the browser: light and dark, contents, headings, what stays in place, and what works without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.chromium import open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import SiteTest

pytestmark = pytest.mark.browser
SECTION = "## {number}장\n\n" + "어텐션은 찾아보기와 닮았다. 쿼리를 키와 견주어 값을 섞는다.\n\n" * 12
POST = "".join(SECTION.format(number=number) for number in range(1, 7))
PATH = "/2024/01/02/a.html"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that must not log an error."""
    look = {"color_scheme": "dark", "viewport": {"width": 1400, "height": 800}, "reduced_motion": "reduce"}
    with open_tab(browser, **look) as tab:
        yield tab


def ground(page: Page) -> str:
    """`light` or `dark`, as the page is painted."""
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return "dark" if colour == "rgb(22, 23, 26)" else "light"


def build(site: SiteTest, config: str = "", **front: str) -> None:
    site.write("_config.yml", f"title: T\nlang: ko\nauthor: {{name: 김하늘, avatar: /me.png}}\n{config}")
    site.post("2024-01-02-a.md", POST, **front).build()


def test_colours_go_round_from_the_systems_to_light_to_dark_and_are_remembered(
    site: SiteTest, address: str, page: Page
) -> None:
    build(site)
    page.goto(address + PATH)
    button = page.locator(".color-theme")
    seen = []
    for _ in range(4):
        seen.append((ground(page), button.get_attribute("aria-label"), button.locator(".icon:visible").count()))
        button.click()
    system, light, dark = "화면 밝기: 시스템 설정대로", "화면 밝기: 밝게", "화면 밝기: 어둡게"
    assert seen == [("dark", system, 1), ("light", light, 1), ("dark", dark, 1), ("dark", system, 1)]
    page.reload()
    assert (ground(page), button.get_attribute("aria-label")) == ("light", light)


def test_the_choice_is_there_before_anything_is_painted(site: SiteTest, address: str, page: Page) -> None:
    """The script stands in the head, before the styles: no page flashes."""
    build(site)
    page.goto(address + PATH)
    page.locator(".color-theme").click()
    page.route("**/theme.js", lambda route: route.abort())
    page.reload()
    assert ground(page) == "light"


def test_a_reader_may_have_the_systems_colours_where_the_site_begins_dark(
    site: SiteTest, address: str, page: Page
) -> None:
    build(site, "minimal_mistakes_skin: dark\n")
    page.emulate_media(color_scheme="light")
    page.goto(address + PATH)
    assert ground(page) == "dark"
    for _ in range(2):  # light, then as the system has it
        page.locator(".color-theme").click()
    page.reload()
    assert (ground(page), page.locator(".color-theme").get_attribute("title")) == ("light", "시스템 설정대로")


def test_contents_mark_the_place_and_keep_it_in_view(site: SiteTest, address: str, page: Page) -> None:
    build(site)
    page.goto(address + PATH)
    marked = page.locator(".toc [aria-current]")
    assert marked.count() == 0
    page.evaluate("document.getElementById('3장').scrollIntoView()")
    page.wait_for_function("document.querySelector('.toc [aria-current]')?.textContent === '3장'")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_function("document.querySelector('.toc [aria-current]')?.textContent === '6장'")
    assert marked.count() == 1


def test_contents_fold_on_a_small_screen_and_stand_beside_the_text_on_a_wide_one(
    site: SiteTest, address: str, page: Page
) -> None:
    build(site)
    page.goto(address + PATH)
    contents, text = page.locator(".toc"), page.locator(".e-content")
    beside, column = contents.bounding_box(), text.bounding_box()
    assert beside
    assert column
    assert beside["x"] > column["x"] + column["width"]
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("!document.querySelector('.toc details').open")
    above, column = contents.bounding_box(), text.bounding_box()
    assert above
    assert column
    assert above["y"] + above["height"] < column["y"]
    assert above["height"] < 60


def test_each_heading_has_a_link_to_itself(site: SiteTest, address: str, page: Page) -> None:
    build(site)
    page.goto(address + PATH)
    link = page.locator("[id='2장'] > .anchor")
    assert (link.get_attribute("aria-label"), link.evaluate("a => getComputedStyle(a).opacity")) == (
        "이 제목의 링크",
        "0",
    )
    page.locator("[id='2장']").hover()
    assert link.evaluate("a => getComputedStyle(a).opacity") == "1"
    link.click()
    assert page.evaluate("decodeURIComponent(location.hash)") == "#2장"
    assert page.locator(".toc a").all_text_contents() == [f"{number}장" for number in range(1, 7)]


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440, 2560, 3840])
def test_no_page_is_wider_than_its_window(site: SiteTest, address: str, page: Page, width: int) -> None:
    table = "| 하나 | 둘 | 셋 | 넷 | 다섯 |\n|---|---|---|---|---|\n| (1, 2) | (10, 20) | 긴 설명이 있는 칸 | 4 | 5 |\n"
    code = f"```python\nx = {'very_' * 40}long\n```\n"
    long = "https://example.com/" + "a" * 200
    site.post("2024-01-03-b.md", f"{POST}\n{table}\n{code}\n<{long}>\n\n$$x = {'1 + ' * 80}1$$\n", title="가" * 90)
    build(site)
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("/", "/2024/01/03/b.html", "/archive/", "/categories/", "/tags/", "/404.html"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    window.shifts.push(shift.sources.map(({ node }) => node?.outerHTML.slice(0, 99)));
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_moves_while_a_page_comes_in(site: SiteTest, address: str, page: Page, width: int) -> None:
    """Piece by piece, as on a slow line: what stands below in the file decides nothing above."""
    site.write("_config.yml", "title: T\nauthor: {name: 김하늘, avatar: /me.png}\n").post(
        "2024-01-03-b.md", series="연재"
    )
    site.post("2024-01-02-a.md", POST * 15, series="연재").build()
    page.set_viewport_size({"width": width, "height": 800})
    session = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 60, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", slow)
    page.add_init_script(SHIFTS)
    page.goto(address + PATH, wait_until="load")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize("path", ["/", PATH, "/categories/", "/tags/", "/archive/", "/404.html"])
def test_no_other_host_is_asked(site: SiteTest, address: str, page: Page, path: str) -> None:
    build(site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    assert [url for url in asked if not url.startswith(address)] == []


def test_without_scripts_everything_can_be_read_and_reached(site: SiteTest, address: str, browser: Browser) -> None:
    site.post("2024-01-03-b.md", title="둘째 글", series="연재")
    build(site, series="연재")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1400, "height": 800})
    page = context.new_page()
    page.goto(address + PATH)
    assert page.locator(".color-theme").is_hidden()
    assert page.locator(".toc a", has_text="3장").is_visible()
    page.locator(".toc a", has_text="3장").click()
    page.locator(".series summary").click()
    page.locator(".series a", has_text="둘째 글").click()
    assert page.locator("h1").text_content() == "둘째 글"
    page.locator(".menu a", has_text="모아보기").click()
    assert page.locator(".brief a").count() == 2
    context.close()


def test_the_keyboard_walks_through_every_control_in_order(site: SiteTest, address: str, page: Page) -> None:
    build(site, tags="[어텐션]", categories="[AI]")
    page.goto(f"{address}/ai{PATH}")
    seen: list[dict[str, Any]] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUSED)
        if place is None:
            break
        seen.append(place)
    assert [each for each in seen if not each["outlined"]] == []
    names = [each["name"] for each in seen]
    assert names[0] == "본문으로 건너뛰기"
    expected = ["T", "카테고리", "화면 밝기: 시스템 설정대로", "AI", "6장", "어텐션", "김하늘", "피드 구독"]
    assert [name for name in names if name in expected] == expected


FOCUSED = """() => {
  const place = document.activeElement;
  if (!place || place === document.body) return null;
  const outlined = getComputedStyle(place).outlineStyle !== "none";
  return { name: place.ariaLabel || place.textContent.trim(), outlined };
}"""


def test_a_lost_reader_is_shown_the_nearest_pages(site: SiteTest, address: str, page: Page) -> None:
    site.write("_config.yml", "title: T\nlang: ko\npermalink: /:categories/:title/\n")
    site.post("2024-01-02-attention-by-hand.md", title="어텐션을 손으로", categories="[AI]")
    site.post("2024-01-03-docker-layers.md", title="도커의 층").build()
    page.goto(f"{address}/ai/atention-by-hands/")
    near = page.locator(".nearest a")
    near.first.wait_for()
    assert near.all_text_contents() == ["어텐션을 손으로"]
    assert near.first.get_attribute("href") == "/ai/attention-by-hand/"


def test_nobody_is_led_to_pages_that_have_nothing_in_common(site: SiteTest, address: str, page: Page) -> None:
    build(site)
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{address}/zzz/qqq/")
    page.wait_for_timeout(100)
    assert page.locator(".nearest").is_hidden()
