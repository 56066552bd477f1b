"""Where a text can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POST = "2024/01/02/a.html"


def edit_link(site: SiteTest, config: str, path: str = POST) -> str | None:
    """The address behind the link, if there is one."""
    site.write("_config.yml", f"title: T\n{config}").write("about.md", "---\ntitle: 소개\n---\n글\n")
    site.post("2024-01-02-a.md").build()
    found = html.document_fromstring(site.read(path)).find_class("edit")
    return found[0].get("href") if found else None


@pytest.mark.parametrize(
    ("config", "address"),
    [
        ("", None),
        ("repository: me/log\nbaseurl: ''\n", None),
        ("repository: me/log\ntheme: {edit: true}\n", "https://github.com/me/log/edit/HEAD/_posts/2024-01-02-a.md"),
        ("repository: me/log\ntheme: {edit: false}\n", None),
        ("theme: {edit: true}\n", None),
        (
            "theme: {edit: 'https://git.example/-/edit/main/'}\n",
            "https://git.example/-/edit/main/_posts/2024-01-02-a.md",
        ),
        ("theme: {edit: 'javascript:alert(1)'}\n", None),
    ],
)
def test_a_post_can_be_edited_where_the_site_says(site: SiteTest, config: str, address: str | None) -> None:
    assert edit_link(site, config) == address


def test_a_page_can_be_edited_too(site: SiteTest) -> None:
    address = edit_link(site, "repository: me/log\ntheme: {edit: true}\n", "about.html")
    assert address == "https://github.com/me/log/edit/HEAD/about.md"
