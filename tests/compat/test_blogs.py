"""Real blogs, held against what Jekyll made of every one of their posts.

`deviations.yml` lists each post that differs, with its class. A post that differs and is not listed fails; so does
one that is listed and differs no more.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from studylog.builder.build import BuildOptions, build
from studylog.config import Overrides

BLOGS = ("BlueHorn07", "GyuhoonK", "LeeJeongHwi", "angeloyeo", "hyuns1102", "khw11044", "toshimaru", "yanghs6")
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
DEVIATIONS = Path(__file__).with_name("deviations.yml")

Listed = dict[str, dict[str, dict[str, str]]]
"""Blog → kind of difference (`words`, `outline`) → post → class."""


@pytest.fixture(scope="session")
def listed() -> Listed:
    content: Listed = yaml.safe_load(DEVIATIONS.read_text("utf-8"))
    return content


@pytest.mark.parametrize("name", BLOGS)
def test_every_post_stands_where_jekyll_put_it_and_reads_the_same(
    name: str, data: Path, compare: ModuleType, listed: Listed, tmp_path: Path
) -> None:
    """Same URL; same words and same outline, but for the deviations that are listed."""
    site = _build(data / "blogs" / name, tmp_path)
    differing, total = compare.compare(site, json.loads((data / "blogs" / f"{name}.expected.json").read_text("utf-8")))
    assert total
    assert differing["url"] == []
    for kind in ("words", "outline"):
        found = {line.partition(": ")[0]: line for line in differing[kind]}
        expected = listed.get(name, {}).get(kind, {})
        unlisted = [line for post, line in found.items() if post not in expected]
        mended = [post for post in expected if post not in found]
        assert (unlisted, mended) == ([], []), kind


def test_every_deviation_has_a_class_that_is_explained(listed: Listed) -> None:
    classes = set(listed.get("classes", {}))
    blogs = [kinds for blog, kinds in listed.items() if blog != "classes"]
    named = {name for kinds in blogs for posts in kinds.values() for name in posts.values()}
    assert named == classes


def _build(blog: Path, folder: Path) -> Path:
    """A copy of the blog, built. What Jekyll made of yanghs6 was made without its `defaults`."""
    copy = folder / "blog"
    shutil.copytree(blog, copy)
    if blog.name == "yanghs6":
        config = copy / "_config.yml"
        text = config.read_text("utf-8")
        config.write_text(re.sub(r"(?ms)^defaults:\n.*?(?=^\S)", "", text), "utf-8")
    options = BuildOptions(source=copy, overrides=Overrides(destination=folder / "site"), now=NOW)
    return build(options).config.destination
