"""A discussion in the browser: fetched when a reader comes near, in the colours of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.chromium import open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from tests.conftest import SiteTest

pytestmark = pytest.mark.browser
CONFIG = """\
title: T
url: https://me.example
comments:
  provider: {provider}
  giscus: {{repo: me/blog, repo_id: R_1, category_id: D_1}}
  utterances: {{repo: me/blog}}
  disqus: {{shortname: myblog}}
"""
LONG = "긴 글입니다.\n\n" * 200
STUB = "window.told = {...document.querySelector('.thread script').dataset};"


@pytest.fixture
def fetched() -> list[str]:
    """Addresses of other hosts that were asked."""
    return []


@pytest.fixture
def page(browser: Browser, fetched: list[str]) -> Iterator[Page]:
    """A tab that must not log an error, and reaches no host but this machine."""

    def answer(route: Route) -> None:
        fetched.append(route.request.url)
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=STUB, content_type="text/javascript", headers=headers)

    with open_tab(browser) as tab:
        tab.route(re.compile(r"^https://"), answer)
        yield tab


def open_post(site: SiteTest, page: Page, address: str, provider: str) -> None:
    """Build a long post with comments and open it."""
    site.write("_config.yml", CONFIG.format(provider=provider)).post("2024-01-02-a.md", LONG).build()
    page.goto(f"{address}/2024/01/02/a.html")


@pytest.mark.parametrize(
    ("provider", "script"),
    [
        ("giscus", "https://giscus.app/client.js"),
        ("utterances", "https://utteranc.es/client.js"),
        ("disqus", "https://myblog.disqus.com/embed.js"),
    ],
)
def test_it_is_fetched_when_a_reader_comes_near(
    site: SiteTest, page: Page, address: str, fetched: list[str], provider: str, script: str
) -> None:
    open_post(site, page, address, provider)
    page.wait_for_timeout(300)
    assert fetched == []
    with page.expect_response(script):
        page.evaluate("document.querySelector('.thread').scrollIntoView()")
    assert fetched == [script]


def test_giscus_is_told_what_it_needs_in_its_own_words(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, "giscus")
    page.evaluate("document.documentElement.dataset.theme = 'dark'; document.querySelector('.thread').scrollIntoView()")
    page.wait_for_function("window.told")
    told = page.evaluate("window.told")
    assert (told["repo"], told["repoId"], told["categoryId"]) == ("me/blog", "R_1", "D_1")
    assert (told["mapping"], told["theme"]) == ("pathname", "dark")


def test_utterances_has_words_of_its_own(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, "utterances")
    page.evaluate("document.querySelector('.thread').scrollIntoView()")
    page.wait_for_selector(".thread script", state="attached")
    script = page.locator(".thread script")
    assert [script.get_attribute(name) for name in ("repo", "issue-term", "theme")] == [
        "me/blog",
        "pathname",
        "github-light",
    ]


def test_disqus_knows_the_thread(site: SiteTest, page: Page, address: str) -> None:
    open_post(site, page, address, "disqus")
    page.evaluate("document.querySelector('.thread').scrollIntoView()")
    page.wait_for_selector("#disqus_thread", state="attached")
    told = page.evaluate("(() => { const config = {page: {}}; disqus_config.call(config); return config.page; })()")
    assert (told["identifier"], told["url"]) == ("/2024/01/02/a.html", "https://me.example/2024/01/02/a.html")


def test_the_address_can_be_copied(site: SiteTest, page: Page, address: str) -> None:
    """The button is there only where a script can copy."""
    site.write("_data/share.yml", "platforms: [{type: X, link: 'https://x.com/intent/post?url=URL'}]\n")
    open_post(site, page, address, "giscus")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".copy-link").click()
    assert page.evaluate("navigator.clipboard.readText()") == "https://me.example/2024/01/02/a.html"
