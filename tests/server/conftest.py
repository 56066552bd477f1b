"""A browser, for the tests that look at the preview as its writer does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.chromium import open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that must not log an error."""
    with open_tab(browser) as tab:
        yield tab
