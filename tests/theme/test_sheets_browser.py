"""Style sheets as they are sent say what they said before, in a browser's own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.theme.sheets import squeeze_sheet
from studylog.theme.sources import bundled_templates

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
RULES = r"""async text => {
  const sheet = await new CSSStyleSheet().replace(text);
  return [...sheet.cssRules].map(rule => rule.cssText.replace(/, /g, ","));  // as written where a value has var()
}"""


@pytest.mark.parametrize("sheet", sorted(bundled_templates().glob("assets/*.css")), ids=lambda sheet: sheet.name)
def test_a_sheet_has_the_rules_that_it_was_written_with(browser: Browser, sheet: Path) -> None:
    page, written = browser.new_page(), sheet.read_text("utf-8")
    as_written, as_sent = (page.evaluate(RULES, text) for text in (written, squeeze_sheet(written)))
    page.close()
    assert as_written == as_sent
    assert len(as_sent) > 5
