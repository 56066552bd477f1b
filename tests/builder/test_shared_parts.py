"""What stands on every page is new on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SiteTest

PARTS = {
    "_data/navigation.yml": "main:\n  - title: 처음이다\n    url: /\n",
    "_config.yml": "title: 학습\ncopyright: 처음이다\n",
    "templates/_partials/footer.html": "<p>처음이다</p>\n",
}
"""A file that says something on every page."""


@pytest.mark.parametrize("path", PARTS)
def test_what_stands_on_every_page_is_new_on_every_page(site: SiteTest, path: str) -> None:
    site.write(path, PARTS[path]).post("2024-01-02-a.md").build()
    assert "처음이다" in site.read("2024/01/02/a.html")
    site.write(path, PARTS[path].replace("처음이다", "나중이다")).build()
    for page in (site.root / "_site").rglob("*.html"):
        assert ("나중이다" in page.read_text("utf-8"), "처음이다" in page.read_text("utf-8")) == (True, False)
