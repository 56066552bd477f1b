"""The search as a reader has it: typed, walked through, from files on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SiteTest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few posts, built to be opened where they lie."""
    site = SiteTest(tmp_path_factory.mktemp("search"))
    site.post(
        "2024-01-01-a.md",
        "머리말\n\n## 학습률\n\n학습률을 정한다. `torch.optim`\n",
        title="딥러닝 기초",
        tags="[딥러닝]",
    )
    site.post(
        "2024-01-02-b.md",
        "어텐션에서 학습률은 작다. attention <b>x</b>\n",
        title="트랜스포머",
        tags="[논문, attention]",
    )
    site.post("2024-01-03-c.md", "운영체제 이야기\n", title="프로세스", categories="[CS]")
    site.write("_config.yml", "title: 배움 기록\nlang: ko\n").build(baseurl=(site.root / "_site").as_posix())
    return site.root / "_site"


@pytest.fixture
def page(browser: Browser, blog: Path) -> Iterator[Page]:
    """The search, opened as a file."""
    opened = browser.new_page()
    opened.goto((blog / "search/index.html").as_uri())
    yield opened
    opened.close()


def titles(page: Page) -> list[str]:
    """What is found, in order."""
    return page.locator(".found li > a").all_inner_texts()


def type_query(page: Page, text: str) -> None:
    """Type it and wait until it is answered."""
    page.evaluate("document.addEventListener('studylog-found', () => (window.answered = true))")
    page.fill(".search input", text)
    page.wait_for_function("window.answered")
    page.evaluate("window.answered = false")


def test_what_is_typed_is_found_at_once(page: Page) -> None:
    type_query(page, "학습률")
    assert titles(page) == ["딥러닝 기초 › 학습률", "트랜스포머"]
    assert page.locator(".found mark").first.inner_text() == "학습률"
    assert page.locator(".search-status").inner_text() == "글 2개"
    assert "q=%ED%95%99" in page.url


def test_lead_consonants_code_and_errors_are_found(page: Page) -> None:
    for query, expected in (
        ("ㄷㄹㄴ", "딥러닝 기초"),
        ("torch.op", "딥러닝 기초 › 학습률"),
        ("atention", "트랜스포머"),
    ):
        type_query(page, query)
        assert titles(page) == [expected]


def test_text_is_shown_as_text(page: Page) -> None:
    type_query(page, "어텐션")
    assert page.locator(".found li b").count() == 0


def test_nothing_found_is_said(page: Page) -> None:
    type_query(page, "없는낱말")
    assert page.locator(".search-status").inner_text() == "찾은 글이 없습니다."
    assert titles(page) == []


def test_arrows_walk_through_what_was_found(page: Page) -> None:
    type_query(page, "학습률")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.innerText") == "트랜스포머"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    assert page.input_value(".search input") == ""


def test_a_tag_or_category_narrows_it(page: Page) -> None:
    type_query(page, "학습률")
    page.select_option("select[name=tag]", "논문")
    page.wait_for_function("window.answered")
    assert titles(page) == ["트랜스포머"]
    assert "tag=" in page.url


def test_an_address_holds_the_search(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?category=CS&q=운영")
    page.wait_for_selector(".found li")
    assert titles(page) == ["프로세스"]
    assert page.input_value("select[name=category]") == "CS"


def test_a_result_leads_to_its_section(page: Page) -> None:
    type_query(page, "정한다")
    href = page.locator(".found a").get_attribute("href")
    assert href
    assert href.endswith("#%ED%95%99%EC%8A%B5%EB%A5%A0")


def test_a_slash_leads_to_the_search_from_every_page(browser: Browser, blog: Path) -> None:
    page = browser.new_page()
    page.goto((blog / "archive/index.html").as_uri())
    link = page.locator(".search-link")
    page.evaluate("addEventListener('click', (e) => { window.clicked = e.target.className; e.preventDefault() })")
    page.keyboard.press("/")
    assert page.evaluate("window.clicked") == link.get_attribute("class")
    page.close()


def test_without_scripts_it_leads_to_the_lists(browser: Browser, blog: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((blog / "search/index.html").as_uri())
    assert page.locator(".search").is_hidden()
    assert page.locator("main a[href$='/archive/']").is_visible()
    assert page.locator("main a[href$='/tags/']").is_visible()
    context.close()
