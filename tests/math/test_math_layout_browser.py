"""Formulas that are wider than the page: nothing stands on anything else, and the page does not scroll sideways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[2] / "templates" / "assets"
LONG = " + ".join(f"a_{{{number}}}" for number in range(60))
WIDE = (
    r"\mathcal{L}_{\text{a very long name of a loss}}(\theta) &= \text{the first of its terms, which is long} + "
    r"\frac{1}{n} + \text{the second of its terms, which is longer} + \text{the last of all these terms}"
)


def measure(browser: Browser, body: str, script: str, *, width: int = 900) -> object:
    math = MathConfig(mode="true")
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=math)
    style = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("style.css", "math.css"))
    html = f'<div class="e-content" style="max-width: 670px">{Converter(LinkTable()).render(text).html}</div>'
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.set_content(f'<!doctype html><style>{style}</style><div class="frame"><main>{html}</main></div>')
    return page.evaluate(script)


@pytest.mark.parametrize("width", [900, 400])
@pytest.mark.parametrize("before", ["글 ", "- ", "## ", "> ", "1. 하나\n   - "])
def test_a_long_formula_within_a_line_does_not_widen_the_page(browser: Browser, before: str, width: int) -> None:
    widest = measure(browser, f"{before}${LONG}$ 끝", "document.documentElement.scrollWidth", width=width)
    assert width == widest


def test_the_words_of_a_wide_numbered_equation_stay_on_their_line(browser: Browser) -> None:
    heights = "[...document.querySelectorAll('mtext')].map((word) => word.getBoundingClientRect().height)"
    assert max(measure(browser, f"$$\\begin{{align}}{WIDE}\\end{{align}}$$", heights)) < 32  # type: ignore[call-overload]
