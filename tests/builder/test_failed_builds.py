"""A build that fails changes nothing that readers see, whatever it fails of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.errors import SiteError
from tests.conftest import NOW
from tests.processes import read_files
from tests.test_error_messages import MISTAKES, make_site

if TYPE_CHECKING:
    from tests.conftest import SiteTest

TEMPLATES: dict[str, tuple[str, str | bytes]] = {
    "a template that is not closed": ("base.html", "{% if site %}"),
    "a template that names what is not there": ("post.html", "{{ nobody.name }}"),
    "a template without its parent": ("home.html", '{% extends "gone.html" %}'),
    "a template without its part": ("home.html", '{% include "gone.html" %}'),
    "a template that includes itself": ("home.html", '{% include "home.html" %}'),
    "a template that divides by zero": ("feed.xml", "{{ 1 // 0 }}"),
    "a template that counts too far": ("404.html", "{% for n in range(10 ** 9) %}{% endfor %}"),
    "a template that is not UTF-8": ("base.html", b"\xb0\xa1"),
    "a template with an unknown filter": ("terms.html", "{{ site.title | shout }}"),
}
SITES: dict[str, tuple[str, str | bytes]] = {
    "urls.lock that would lose one": ("urls.lock", "/gone/  _posts/gone.md\n"),
    "data that cannot be read": ("_data/x.yml", "a: [1\n"),
    "a page that cannot be read": ("about.md", "---\ntitle: [a\n---\n"),
    "two pages at one place": ("other.md", "---\npermalink: /2024/01/02/a.html\n---\n"),
    "settings that cannot be read": ("_config.yml", "title: [a\n"),
    "settings that lead out": ("_config.yml", "title: a\ndestination: .\n"),
}
"""Mistake → a file of the site, and what is wrong with it."""
NONE_HERE = {"no-date-in-posts", "nothing-to-build"}
"""What is no mistake in a site that has other posts."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site that is built, and that each test leaves as it was."""
    from tests.conftest import SiteTest

    test = SiteTest(tmp_path_factory.mktemp("good") / "blog")
    test.write("_config.yml", "title: 학습 기록\nurl: https://me.example\n").write("assets/p.png", "1")
    test.post("2024-01-02-a.md", tags="[가]").post("2024-01-03-b.md", "[a](/2024/01/02/a.html)\n").build()
    return test


@pytest.fixture
def sources(good: SiteTest) -> Iterator[dict[str, bytes]]:
    """What the site is made of; it is made of that again afterwards."""
    before = own_files(good.root)
    yield before
    for path in own_files(good.root).keys() - before.keys():
        (good.root / path).unlink()
    for path, content in before.items():
        (good.root / path).write_bytes(content)


def own_files(root: Path) -> dict[str, bytes]:
    return {path: content for path, content in read_files(root).items() if not path.startswith(("_site/", ".studylog"))}


def fails_without_a_trace(site: SiteTest, *, strict: bool = False) -> bool:
    """Whether a build fails; then nothing has changed, file times included."""
    before, times = read_files(site.root / "_site"), times_below(site.root / "_site")
    try:
        site.build(strict=strict, now=NOW + dt.timedelta(days=1))
    except SiteError:
        assert read_files(site.root / "_site") == before
        assert times_below(site.root / "_site") == times
        return True
    return False


def times_below(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_that_stops_a_build_changes_nothing(good: SiteTest, sources: dict[str, bytes], name: str) -> None:
    """Every mistake that has a message; those that are no error are one when strict, or none at all."""
    make_site(name, good.root)
    good.post("2024-01-02-a.md", "새 글\n")
    if not fails_without_a_trace(good, strict=True) and name not in NONE_HERE:
        assert "error[" not in (Path(__file__).parents[1] / "errors" / name / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("mistake", [*TEMPLATES, *SITES])
def test_neither_does_any_other(good: SiteTest, sources: dict[str, bytes], mistake: str) -> None:
    path, text = SITES.get(mistake) or (f"templates/{TEMPLATES[mistake][0]}", TEMPLATES[mistake][1])
    good.write(path, text).post("2024-01-02-a.md", "새 글\n")
    assert fails_without_a_trace(good)


def test_after_the_mistake_is_mended_all_is_there(good: SiteTest, sources: dict[str, bytes]) -> None:
    good.write("templates/base.html", "{% if site %}").post("2024-01-02-a.md", "고친 글\n")
    assert fails_without_a_trace(good)
    (good.root / "templates/base.html").unlink()
    assert "2024/01/02/a.html" in good.build().published.written
    assert "고친 글" in good.read("2024/01/02/a.html")
