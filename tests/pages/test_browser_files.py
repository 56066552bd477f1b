"""What browsers ask for besides pages: icons, the manifest, how the site is searched."""

from __future__ import annotations

import json
import re
import struct
import zlib
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from studylog.pages.colours import contrast
from studylog.theme.icons import DRAWINGS

if TYPE_CHECKING:
    from tests.conftest import SiteTest

SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
OWN = ["/favicon.ico", "/assets/studylog/icon.svg", "/apple-touch-icon.png"]
"""The theme's icons, as pages name them."""


def links(site: SiteTest, rel: str, page: str = "index.html") -> list[str]:
    """Where the page's `<link>`s of a kind lead."""
    found = re.findall(rf'<link rel="{rel}"[^>]* href="([^"]+)"|<link rel="{rel}" href="([^"]+)"', site.read(page))
    return ["".join(each) for each in found]


def icons(site: SiteTest) -> list[str]:
    return [*links(site, "icon"), *links(site, "apple-touch-icon")]


def manifest(site: SiteTest, path: str = "site.webmanifest") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.read(path))
    return found


def read_bytes(site: SiteTest, path: str) -> bytes:
    return (site.root / "_site" / path).read_bytes()


class TestIcons:
    def test_all_that_browsers_ask_for_is_there(self, site: SiteTest) -> None:
        site.post("2024-01-02-a.md").build()
        assert icons(site) == OWN
        assert read_bytes(site, "favicon.ico")[:6] == b"\0\0\1\0\1\0"
        assert size_of(read_bytes(site, "apple-touch-icon.png")) == (180, 180)

    def test_they_are_below_the_baseurl(self, site: SiteTest) -> None:
        site.write("_config.yml", "title: T\nbaseurl: /b\n").post("2024-01-02-a.md").build()
        assert icons(site) == [f"/b{path}" for path in OWN]

    def test_they_are_in_the_accent_of_the_site(self, site: SiteTest) -> None:
        site.write("_config.yml", "title: T\ntheme: {accent: '#2f6b4f'}\n").post("2024-01-02-a.md").build()
        assert "#2f6b4f" in site.read("assets/studylog/icon.svg")
        assert "#2f4f9e" not in site.read("assets/studylog/icon.svg")
        for name in ("icon-192.png", "icon-512.png"):
            assert palette_of(read_bytes(site, f"assets/studylog/{name}"))[:3] == bytes.fromhex("2f6b4f")
        assert palette_of(read_bytes(site, "favicon.ico")[22:])[:3] == bytes.fromhex("2f6b4f")

    def test_a_light_accent_is_made_dark_enough_for_a_light_drawing(self, site: SiteTest) -> None:
        site.write("_config.yml", "title: T\ntheme: {accent: '#ffee88'}\n").post("2024-01-02-a.md").build()
        ground, *_, paper = struct.iter_unpack("3B", palette_of(read_bytes(site, "apple-touch-icon.png"))[:48])
        assert contrast(ground, paper) >= 4.4

    def test_a_drawing_of_the_blogs_own_keeps_its_colours(self, site: SiteTest) -> None:
        site.write("_config.yml", "title: T\ntheme: {accent: '#2f6b4f'}\n").post("2024-01-02-a.md")
        site.write("templates/assets/icon.svg", "<svg fill='#2f4f9e'/>").build()
        assert site.read("assets/studylog/icon.svg") == "<svg fill='#2f4f9e'/>"

    @pytest.mark.parametrize("content", [b"", b"no png", b"\x89PNG\r\n\x1a\n" + b"\x01" * 40])
    def test_any_drawing_of_the_blogs_own_will_do(self, site: SiteTest, content: bytes) -> None:
        site.write("templates/assets/icon-32.png", content).post("2024-01-02-a.md").build()
        assert read_bytes(site, "favicon.ico").endswith(content)

    @pytest.mark.parametrize("path", ["favicon.ico", "favicon.png", "assets/img/favicons/favicon-32x32.png"])
    def test_the_blogs_own_stand_alone(self, site: SiteTest, path: str) -> None:
        site.write(path, "mine").post("2024-01-02-a.md").build()
        assert icons(site) == [f"/{path}"]
        assert {"favicon.ico", "apple-touch-icon.png"} & site.files() <= {path}

    def test_of_several_folders_the_nearest_counts(self, site: SiteTest) -> None:
        for name in ("favicon.svg", "favicon-96x96.png", "apple-touch-icon.png", "note.txt"):
            site.write(f"assets/img/{name}", "mine").write(f"assets/img/favicons/{name}", "other")
        site.post("2024-01-02-a.md").build()
        assert icons(site) == [
            "/assets/img/favicon-96x96.png",
            "/assets/img/favicon.svg",
            "/assets/img/apple-touch-icon.png",
        ]
        assert '<link rel="icon" href="/assets/img/favicon-96x96.png" type="image/png" sizes="96x96">' in site.read(
            "index.html"
        )

    def test_a_picture_of_a_post_is_none(self, site: SiteTest) -> None:
        site.write("assets/2024-web/favicon.png", "a picture in a post").post("2024-01-02-a.md").build()
        assert icons(site) == OWN

    def test_a_setting_names_one(self, site: SiteTest) -> None:
        site.write("_config.yml", "title: T\nbaseurl: /b\nfavicon: assets/me.png\n").write("favicon.ico", "mine")
        site.post("2024-01-02-a.md").build()
        assert icons(site) == ["/b/assets/me.png"]


class TestManifest:
    def test_it_names_the_site_and_its_icons(self, site: SiteTest) -> None:
        site.write("_config.yml", "title: 학습 기록\ndescription: 매일\nbaseurl: /b\nlang: ko\n")
        site.post("2024-01-02-a.md").build()
        found = manifest(site)
        assert links(site, "manifest") == ["/b/site.webmanifest"]
        assert (found["name"], found["description"], found["lang"]) == ("학습 기록", "매일", "ko")
        assert (found["start_url"], found["scope"], found["display"]) == ("/b/", "/b/", "browser")
        for icon in found["icons"]:
            path = icon["src"].removeprefix("/b/")
            assert icon["sizes"] == "{}x{}".format(*size_of(read_bytes(site, path)))

    def test_chirpys_setting_makes_it_a_program(self, site: SiteTest) -> None:
        site.write("_config.yml", "title: T\npwa: {enabled: true}\n").post("2024-01-02-a.md").build()
        assert manifest(site)["display"] == "standalone"

    def test_it_has_the_blogs_own_icons(self, site: SiteTest) -> None:
        site.write("favicon-96x96.png", "mine").post("2024-01-02-a.md").build()
        assert [icon["src"] for icon in manifest(site)["icons"]] == ["/favicon-96x96.png"]

    @pytest.mark.parametrize("path", ["site.webmanifest", "assets/img/favicons/site.webmanifest", "manifest.json"])
    def test_the_blogs_own_stands_alone(self, site: SiteTest, path: str) -> None:
        site.write(path, "---\n---\n{}").post("2024-01-02-a.md").build()
        assert links(site, "manifest") == [f"/{path}"]
        assert {file for file in site.files() if "manifest" in file} == {path}
        assert site.read(path) == "{}"


class TestSearchDescription:
    def test_a_browser_learns_to_search(self, site: SiteTest) -> None:
        title = "아주 길어서 열여섯 글자를 훌쩍 넘는 블로그 & 이름"
        site.write("_config.yml", f"title: '{title}'\nurl: https://me.example\nbaseurl: /b\nlang: ko\n")
        site.post("2024-01-02-a.md").build()
        assert links(site, "search", "2024/01/02/a.html") == ["/b/opensearch.xml"]
        tree = ElementTree.fromstring(site.read("opensearch.xml"))
        short, description = (tree.findtext(f"{SEARCH}{name}") or "" for name in ("ShortName", "Description"))
        assert title.startswith(short)
        assert 0 < len(short) <= 16
        assert 0 < len(description) <= 1024
        templates = {url.get("type"): url.get("template") for url in tree.iter(f"{SEARCH}Url")}
        assert templates["text/html"] == "https://me.example/b/search/?q={searchTerms}"
        images = [image.text for image in tree.iter(f"{SEARCH}Image")]
        assert images == ["https://me.example/b/favicon.ico", "https://me.example/b/assets/studylog/icon.svg"]

    @pytest.mark.parametrize("config", ["title: T\n", "title: T\nurl: https://me.example\nsearch: false\n"])
    def test_there_is_none_without_an_address_or_a_search(self, site: SiteTest, config: str) -> None:
        site.write("_config.yml", config).post("2024-01-02-a.md").build()
        assert "opensearch.xml" not in site.files()
        assert "opensearch" not in site.read("index.html")

    def test_the_owners_search_page_is_named(self, site: SiteTest) -> None:
        site.write("find.md", "---\nlayout: search\ntitle: 찾기\n---\n").post("2024-01-02-a.md").build()
        assert 'template="https://me.example/find.html?q={searchTerms}"' in site.read("opensearch.xml")


def test_every_drawing_that_can_be_painted_is_bundled(site: SiteTest) -> None:
    site.build()
    folder = site.root / "_site/assets/studylog"
    assert {name for name in DRAWINGS if not (folder / name).is_file()} == set()


def size_of(png: bytes) -> tuple[int, int]:
    """Of a PNG that is whole: every part has its checksum."""
    list(parts_of(png))
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def palette_of(png: bytes) -> bytes:
    return dict(parts_of(png))[b"PLTE"]


def parts_of(png: bytes) -> list[tuple[bytes, bytes]]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    parts, at = [], 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + content) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        parts.append((kind, content))
        at += length + 12
    return parts
