"""A Chromium of this machine's, driven by playwright (`make test-browser`)."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@contextlib.contextmanager
def open_chromium() -> Iterator[Browser]:
    """A browser without window; skips the test where playwright or the browser is missing, fails it in CI."""
    found = os.environ.get("STUDYLOG_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine; STUDYLOG_CHROMIUM may name one")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        # Root, as in most containers, has no sandbox; what is shown is our own.
        options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = driver.chromium.launch(executable_path=found, args=options)
        yield browser
        browser.close()


@contextlib.contextmanager
def open_tab(browser: Browser, **options: Any) -> Iterator[Page]:
    """A tab with playwright's options of a page; it must not log an error."""
    tab = browser.new_page(**options)
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    tab.close()
    assert errors == []
