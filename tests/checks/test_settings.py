"""What settings, data and front matter put on pages is checked like the links of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SiteTest

Told = Callable[[], list[tuple[str, str, str]]]

SETTINGS = """\
title: 기록
url: https://me.example
logo: /assets/logo.png
avatar: me.png
og_image: /assets/og.png
social_preview_image: /assets/social.png
author:
  name: 나
  avatar: /assets/me.png
  links:
    - label: 글
      url: /links/
footer:
  links:
    - label: 글
      url: /footer/
menu:
  - title: 위
    url: /menu/
    submenu:
      - title: 아래
        url: /below/
defaults:
  - values:
      header:
        teaser: /assets/teaser.png
"""


def test_every_dead_address_of_the_settings_is_told_with_its_line(site: SiteTest, told: Told) -> None:
    site.write("_config.yml", SETTINGS).write("assets/none.txt", b"-").post("2024-01-02-a.md")
    lines = sorted(int(place.split(":")[1]) for place, _, _ in told())
    assert lines == [3, 4, 5, 6, 9, 12, 16, 19, 22, 26]


def test_a_dead_entry_of_the_menu_is_told_once_with_the_nearest_page(site: SiteTest, told: Told) -> None:
    site.write("algorithm/index.md", "---\ntitle: 알고리즘\n---\n글\n")
    site.write("_data/navigation.yml", "main:\n  - title: 알고리즘\n    url: /algoritm/\n")
    site.post("2024-01-02-a.md").post("2024-01-03-b.md")
    assert told() == [
        (
            "_data/navigation.yml:3:10",
            'a link to "/algoritm/", which this site does not have',
            "did you mean /algorithm/?",
        )
    ]


def test_a_menu_that_no_page_shows_is_left_in_peace_until_one_does(site: SiteTest, told: Told) -> None:
    site.write("_data/navigation.yml", "docs:\n  - title: 옛글\n    children:\n      - title: 글\n        url: /old/\n")
    site.post("2024-01-02-a.md")
    assert told() == []
    site.write("_posts/2024-01-02-a.md", "---\ntitle: 글\nsidebar:\n  nav: docs\n---\n글\n")
    assert [place for place, _, _ in told()] == ["_data/navigation.yml:5:14"]


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        ("image: /a.png", 3, 'the image "/a.png" is not here'),
        ("image:\n  path: /a.png", 4, 'the image "/a.png" is not here'),
        ("media_subpath: /img\nimage: a.png", 4, 'the image "a.png" is not here'),
        ("header:\n  overlay_image: /a.png", 4, 'the image "/a.png" is not here'),
        ("header:\n  image: /a.png", 4, 'the image "/a.png" is not here'),
        ("header:\n  teaser: /a.png", 4, 'the image "/a.png" is not here'),
        (
            "header:\n  actions:\n    - label: 가\n      url: /gone/",
            6,
            'a link to "/gone/", where this site has no page',
        ),
        ("author:\n  name: 나\n  avatar: /a.png", 5, 'the image "/a.png" is not here'),
    ],
)
def test_a_dead_address_of_front_matter_is_told_with_its_line(
    site: SiteTest, told: Told, lines: str, line: int, message: str
) -> None:
    site.write("_posts/2024-01-02-a.md", f"---\ntitle: 글\n{lines}\n---\n글\n")
    assert [(place.rpartition(":")[0], said) for place, said, _ in told()] == [
        (f"_posts/2024-01-02-a.md:{line}", message)
    ]


@pytest.mark.parametrize(
    "setting",
    [
        "logo: /assets/logo.png",
        "logo: assets/logo.png",
        "logo: https://me.example/base/assets/logo.png",
        "logo: https://img.example/logo.png",
        "logo: //img.example/logo.png",
        "logo: data:image/png;base64,iVBORw0KGgo=",
        "logo:",
        "logo: false",
        "author: {links: [{label: 나, url: kim.example.com}, {label: 편지, url: 'mailto:a@b.example'}]}",
        "author: {name: 나, uri: www.kim.example.com}",
        "footer: {links: [{label: 피드, url: /feed.xml}, {label: 위, url: '#'}]}",
        "menu: [{title: 글, url: /2024/01/02/a.html}, {title: 목록, url: /categories/}]",
    ],
)
def test_a_setting_that_works_is_left_in_peace(site: SiteTest, told: Told, setting: str) -> None:
    site.write("_config.yml", f"title: 기록\nurl: https://me.example\nbaseurl: /base\n{setting}\n")
    site.write("assets/logo.png", b"-").post("2024-01-02-a.md")
    assert told() == []


def test_a_setting_that_has_the_baseurl_already_is_told_without_it(site: SiteTest, told: Told) -> None:
    site.write("_config.yml", "title: 기록\nbaseurl: /base\nlogo: /base/assets/logo.png\n")
    site.write("assets/logo.png", b"-").post("2024-01-02-a.md")
    ((place, message, hint),) = told()
    assert place == "_config.yml:3:7"
    assert message == 'a link to "/base/assets/logo.png" has the baseurl twice'
    assert hint.startswith("write /assets/logo.png;")
