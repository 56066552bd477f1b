"""What a writer sees in the browser during `studylog serve --watch`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.saves import save_over
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")]

POST = """---
title: 운영체제
permalink: /os/
---

{}
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """The post being written."""
    path = tmp_path / "posts" / "2024-01-02-os.md"
    path.parent.mkdir()
    path.write_text(POST.format("처음"), "utf-8")
    return path


def test_a_saved_text_shows_by_itself(page: Page, post: Path) -> None:
    with serving(post.parents[1]) as address:
        page.goto(f"{address}os/")
        assert page.locator(".e-content").inner_text().strip() == "처음"
        for text in ("둘째", "셋째"):
            save_over(post, POST.format(text))
            page.get_by_text(text).wait_for()


def test_a_broken_post_leaves_the_page_and_its_repair_shows(page: Page, post: Path) -> None:
    with serving(post.parents[1]) as address:
        page.goto(f"{address}os/")
        save_over(post, "---\ntitle: [운영체제\n---\n")
        page.get_by_role("dialog").wait_for()
        assert page.locator(".e-content").inner_text().strip() == "처음"
        save_over(post, POST.format("고침"))
        page.get_by_text("고침").wait_for()


def test_every_open_tab_shows_it(browser: Browser, post: Path) -> None:
    with serving(post.parents[1]) as address:
        tabs = [browser.new_page() for _ in range(3)]
        for tab in tabs:
            tab.goto(f"{address}os/")
        save_over(post, POST.format("모두"))
        for tab in tabs:
            tab.get_by_text("모두").wait_for()
            tab.close()


def test_a_preview_that_was_started_again_takes_its_pages_back(page: Page, post: Path) -> None:
    with serving(post.parents[1]) as address:
        page.goto(f"{address}os/")
        page.wait_for_timeout(300)
        port = int(address.rstrip("/").rpartition(":")[2])
    post.write_text(POST.format("다시"), "utf-8")
    with serving(post.parents[1], port=port):
        page.get_by_text("다시").wait_for()
