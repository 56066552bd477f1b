"""Show every kind of page as Chromium does, light and dark, on a telephone and on a desk (`make screenshots`).

    python tools/screenshots.py [--docs]

The sample blog is built into `.screenshots/site`; beside it stands a PNG for each page. `--docs` also makes the small
pictures of docs/theming.md anew.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from studylog.builder.build import build
from studylog.builder.report import BuildOptions
from studylog.config import Overrides
from tests.chromium import open_chromium
from tests.serving import serving_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
OUT = ROOT / ".screenshots"
DOCS = ROOT / "docs" / "pictures"
KINDS = {
    "home": "/",
    "home-older": "/page2/",
    "post": "/ai/boostcourse/attention-by-hand/",
    "post-with-picture": "/ai/boostcourse/gradient-descent/",
    "post-in-english": "/cs/floating-point/",
    "categories": "/categories/",
    "category": "/categories/ai/",
    "tags": "/tags/",
    "tag": "/tags/python/",
    "archive": "/archive/",
    "search": "/search/",
    "search-found": "/search/?q=%EA%B2%BD%EC%82%AC",
    "about": "/about/",
    "lost": "/ai/atention-by-hand/",
}
"""Name of each picture → the page; one that the blog has not is left out."""
SCHEMES = ("light", "dark")
SIZES = {390: 844, 1440: 900}
"""Width and height of a telephone and of a desk."""
SHOWN = (("home", 1440, "light"), ("post", 1440, "dark"), ("categories", 1440, "light"), ("post", 390, "light"))
"""What docs/theming.md shows."""


def main() -> None:
    """Read the command line, build, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", action="store_true", help="renew docs/pictures too")
    arguments = parser.parse_args()
    with serve_sample() as address, open_chromium() as browser:
        for name, path in KINDS.items():
            for width in SIZES:
                for scheme in SCHEMES:
                    take(browser, address + path, OUT / f"{name}-{width}-{scheme}.png", width, scheme)
        for name, width, scheme in SHOWN if arguments.docs else ():
            take(browser, address + KINDS[name], DOCS / f"{name}-{width}-{scheme}.png", width, scheme, scale=0.5)
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")


@contextmanager
def serve_sample() -> Iterator[str]:
    """The sample blog, built and served; gives its address."""
    overrides = Overrides(destination=OUT / "site", url="https://sample.example")
    build(BuildOptions(source=ROOT, overrides=overrides, now=dt.datetime.now(dt.UTC)))
    with serving_folder(OUT / "site") as address:
        yield address


def take(browser: Browser, url: str, to: Path, width: int, scheme: str, scale: float = 1) -> None:
    """One picture: of the whole page, or for the documents a smaller one of what a window shows."""
    size = {"width": width, "height": SIZES[width]}
    page = browser.new_page(color_scheme=scheme, viewport=size, device_scale_factor=scale)
    page.route("**/__studylog/**", lambda route: route.abort())  # as readers see it, not as writers do
    answer = page.goto(url)
    if to.stem.startswith("lost") or (answer and answer.ok):
        page.wait_for_load_state("networkidle")  # what scripts fetch is there
        to.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=to, full_page=scale == 1)
    page.close()


if __name__ == "__main__":
    main()
