"""Feeds, sitemap and heads, held against what Jekyll's plugins wrote for the same blog (`plugins.yml`)."""

from __future__ import annotations

import datetime as dt
import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from studylog.builder.build import BuildOptions, build
from studylog.config import Overrides

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("plugins.yml").read_text("utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "{http://www.w3.org/XML/1998/namespace}base"

KIM = {"name": "김철수", "email": "kim@me.example", "uri": "https://kim.example"}
AUTHORS = {'["kim", "lee"]': KIM}
"""Of several authors jekyll-feed prints Ruby's list; ours is the first of them."""
LISTS = ("/log/categories/", "/log/tags/", "/log/archive/")
"""Pages that studylog makes and a blog without a theme lacks."""
LEFT_TO_OPEN_GRAPH = {"generator", "twitter:title", "twitter:image"}
"""Twitter takes the title and the image from Open Graph."""


PERSONS_AND_IMAGES = ("author", "publisher", "image")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog of `plugins.yml`, built."""
    blog = tmp_path_factory.mktemp("plugins")
    for name, text in CASES["files"].items():
        path = blog / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    output = blog / "_site"
    now = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    build(BuildOptions(source=blog, overrides=Overrides(destination=output), now=now))
    return output


@pytest.mark.parametrize("path", CASES["feeds"])
def test_a_feed_says_what_jekylls_says(site: Path, path: str) -> None:
    """Ids, links, dates, order, authors, categories, summaries, pictures, `xml:base`."""
    expected = CASES["feeds"][path]
    for entry in expected["entries"]:
        entry["author"] = AUTHORS.get(entry["author"]["name"], entry["author"])
        entry["title"] = unescape(entry["title"])  # jekyll-feed's is HTML, ours is text
    feed = ElementTree.parse(site / path).getroot()
    told = {key: feed.findtext(f"{ATOM}{key}") for key in ("id", "title", "subtitle")}
    assert expected == {**told, "entries": [read_entry(entry) for entry in feed.iter(f"{ATOM}entry")]}


def read_entry(entry: ElementTree.Element) -> dict[str, Any]:
    """An entry as `plugins.yml` has it."""
    link, content = entry.find(f"{ATOM}link"), entry.find(f"{ATOM}content")
    image = entry.find(f"{MEDIA}thumbnail")
    assert link is not None
    return {
        **{key: entry.findtext(f"{ATOM}{key}") for key in ("id", "title", "published", "updated", "summary")},
        "link": link.get("href"),
        "author": {node.tag.removeprefix(ATOM): node.text for node in entry.iterfind(f"{ATOM}author/*")},
        "categories": [node.get("term") for node in entry.iter(f"{ATOM}category")],
        "base": content.get(BASE) if content is not None else None,
        "image": image.get("url") if image is not None else None,
    }


def test_the_sitemap_lists_what_jekylls_lists(site: Path) -> None:
    """In its order, with its dates; the lists that studylog makes stand among them."""
    urls = ElementTree.parse(site / "sitemap.xml").getroot()
    told = [[url.findtext(f"{SITEMAP}loc"), url.findtext(f"{SITEMAP}lastmod")] for url in urls]
    assert CASES["sitemap"] == [pair for pair in told if not any(part in str(pair[0]) for part in LISTS)]


@pytest.mark.parametrize("path", CASES["heads"])
def test_a_head_says_what_seo_tags_says(site: Path, path: str) -> None:
    """Title, address, every `<meta>` and every value of the JSON-LD that jekyll-seo-tag has."""
    expected = CASES["heads"][path]
    html = (site / path).read_text("utf-8")
    metas = {key: unescape(value) for key, value in _META.findall(html)}
    assert expected["title"] == unescape(_TITLE.findall(html)[0])
    assert [expected["canonical"]] == _CANONICAL.findall(html)
    wanted = {key: value for key, value in expected["metas"].items() if not _is_other(key, value)}
    assert wanted == {key: metas.get(key) for key in wanted}
    schema = json.loads(_SCHEMA.findall(html)[0])
    wanted = {key: as_text(value) for key, value in expected["schema"].items() if key not in PERSONS_AND_IMAGES}
    assert wanted == {key: schema.get(key) for key in wanted}


@pytest.mark.parametrize("path", CASES["heads"])
def test_who_wrote_and_published_is_named_as_seo_tag_names_it(site: Path, path: str) -> None:
    """Ours adds an author's address; seo-tag leaves out who wrote a text where there are several."""
    expected = CASES["heads"][path]["schema"]
    schema = json.loads(_SCHEMA.findall((site / path).read_text("utf-8"))[0])
    for key in ("author", "publisher"):
        assert (expected.get(key) or {}).items() <= schema[key].items()


def as_text(value: object) -> object:
    """seo-tag escapes for HTML what stands in JSON, where nobody undoes it."""
    return unescape(value) if isinstance(value, str) else value


def _is_other(key: str, value: str) -> bool:
    """What is no name on Twitter is none here either; seo-tag sets `@` before any author's."""
    return key in LEFT_TO_OPEN_GRAPH or (key == "twitter:creator" and not value.isascii())


_META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"')
_TITLE = re.compile("<title>(.*?)</title>")
_CANONICAL = re.compile('<link rel="canonical" href="([^"]+)">')
_SCHEMA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
