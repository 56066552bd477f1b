"""What formulas look like in Chromium, held against pictures that were looked at (`make test-browser`).

A sheet holds the formulas of one topic, set in the theme's own font, so that it looks the same on every machine;
`--accept` takes new pictures. Korean formulas are not pictured: their Hangul is in whatever font a machine has.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studylog.renderer.math import Formula, MathConverter

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "templates" / "assets"
SHEETS = sorted(path.stem for path in HERE.glob("*.tex") if path.stem != "korean")
TOLERANCE = 0.004
"""Share of a picture's dots that may differ clearly: versions of Chromium place a line a dot higher or lower."""
SIZE = {"width": 800, "height": 600}
STYLE = """
body { margin: 0; padding: 6px; background: #fff; color: #000 }
body { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8px }
.math { margin: 0; padding: 4px 0; font-size: 11px; line-height: 1.4; align-self: center }
"""
COMPARE = """async ([one, other]) => {
  const read = async (data) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await read(one), await read(other)];
  if (a.width !== b.width || Math.abs(a.height - b.height) > 4) return 1;
  const dots = Math.min(a.data.length, b.data.length);
  let different = 0;
  for (let i = 0; i < dots; i += 4) {
    const apart = [0, 1, 2].map((at) => Math.abs(a.data[i + at] - b.data[i + at]));
    if (Math.max(...apart) > 96) different += 1;
  }
  return different / (dots / 4);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]})
    yield page
    page.close()


def sheet(formulas: list[str]) -> str:
    css = (ASSETS / "math.css").read_text("utf-8").replace("font-display: optional", "font-display: block")
    for font in (ASSETS / "fonts").glob("*.woff2"):
        data = base64.b64encode(font.read_bytes()).decode()
        css = css.replace(f"fonts/{font.name}", f"data:font/woff2;base64,{data}")
    converted = MathConverter().convert([Formula(tex=tex, display=True) for tex in formulas])
    boxes = "".join(f'<div class="math">{one.mathml}</div>' for one in converted)
    return f'<!doctype html><meta charset="utf-8"><style>{css}{STYLE}</style><body>{boxes}</body>'


@pytest.mark.parametrize("topic", SHEETS)
def test_formulas_look_as_they_did(page: Page, topic: str, request: pytest.FixtureRequest) -> None:
    page.set_content(sheet((HERE / f"{topic}.tex").read_text("utf-8").splitlines()))
    page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))")
    picture = page.locator("body").screenshot()
    reference = HERE / f"{topic}.png"
    if request.config.getoption("--accept"):
        reference.write_bytes(picture)
    encoded: list[Any] = [base64.b64encode(data).decode() for data in (picture, reference.read_bytes())]
    different = page.evaluate(COMPARE, encoded)
    if different > TOLERANCE:
        (Path(request.config.rootpath) / f"{topic}.new.png").write_bytes(picture)
    assert different <= TOLERANCE, f"{topic}: {different:.2%} of the picture is different, see {topic}.new.png"
