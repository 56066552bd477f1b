"""The pages of real blogs, held against what Jekyll 4.3 wrote: every address, and which posts each page lists.

`pages.yml` has, for every page that Jekyll wrote besides posts, how many posts it links to and a digest of their
addresses in order. Themes were not at hand: what their layouts and includes list was listed by stand-ins, and a theme's
own order among categories counts for nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import itertools
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
import yaml

from studylog.builder.build import BuildOptions, build, check
from studylog.builder.prepared import Prepared
from studylog.config import Overrides

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("pages.yml").read_text("utf-8"))
"""Blog → page's file → `posts` and `digest`."""


@pytest.mark.parametrize("name", EXPECTED)
def test_every_page_stands_where_jekyll_put_it_and_lists_the_same_posts(name: str, data: Path, tmp_path: Path) -> None:
    blog, output = tmp_path / "blog", tmp_path / "site"
    shutil.copytree(data / "blogs" / name, blog)
    options = BuildOptions(source=blog, overrides=Overrides(destination=output), now=NOW)
    build(options)
    posts = _post_urls(check(options))
    missing = [path for path in EXPECTED[name] if not (output / path).is_file()]
    listing = {path: expected for path, expected in EXPECTED[name].items() if expected and path not in missing}
    assert missing == []
    assert {path: describe(listed_posts(output, path, posts)) for path in listing} == listing


def _post_urls(prepared: Prepared) -> set[str]:
    return {unquote(post.url) for post in prepared.site.posts}


def listed_posts(output: Path, path: str, posts: set[str]) -> list[str]:
    """The posts that a page links to in its main part, in order; links to one post in a row are one entry."""
    text = (output / path).read_text("utf-8")
    main = text.partition("<main")[2].partition("</main>")[0] or text
    here = "/" + path.removesuffix("index.html")
    targets = (unquote(urljoin(here, html.unescape(link))) for link in re.findall(r"href=\"([^\"]+)\"", main))
    return [url for url, _ in itertools.groupby(url for url in targets if url in posts)]


def describe(urls: list[str]) -> dict[str, Any]:
    """A list as `pages.yml` has it."""
    return {"posts": len(urls), "digest": hashlib.sha256("\n".join(urls).encode()).hexdigest()[:12]}
