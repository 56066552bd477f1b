"""`build --explain`: why a page was made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from studylog.builder.build import build
from studylog.builder.report import BuildOptions, Reason
from tests.conftest import NOW

if TYPE_CHECKING:
    from tests.conftest import SiteTest

A, B = "2024-01-02-a.md", "2024-01-03-b.md"


def explain(site: SiteTest) -> dict[str, tuple[Reason, ...]]:
    """File → why it was made anew."""
    return dict(build(BuildOptions(source=site.root, now=NOW, explain=True)).reasons)


def make(site: SiteTest) -> None:
    site.post(A, "첫 문단\n\n하나\n").post(B, "첫 문단\n\n둘\n").write("assets/a.png", b"1").build()


CHANGES: dict[str, tuple[Callable[[SiteTest], object], dict[str, Reason]]] = {
    "a text": (
        lambda site: site.post(A, "첫 문단\n\n다른 말\n"),
        {"2024/01/02/a.html": Reason(phrase="because_text", names=(f"_posts/{A}",))},
    ),
    "a title": (
        lambda site: site.post(A, "첫 문단\n\n하나\n", title="another"),
        {"2024/01/03/b.html": Reason(phrase="because_shown", names=("post.previous",))},
    ),
    "a tag": (
        lambda site: site.post(A, "첫 문단\n\n하나\n", tags="[x]"),
        {"tags/x/index.html": Reason(phrase="because_new")},
    ),
    "the settings": (
        lambda site: site.write("_config.yml", "title: 학습 기록\nurl: https://me.example\nsubtitle: 새것\n"),
        {"404.html": Reason(phrase="because_settings")},
    ),
    "a file": (
        lambda site: site.write("assets/a.png", b"2").write("assets/b.png", b"3"),
        {"assets/a.png": Reason(phrase="because_other_bytes"), "assets/b.png": Reason(phrase="because_new")},
    ),
    "another hand": (
        lambda site: site.write("_site/404.html", "x"),
        {"404.html": Reason(phrase="because_by_hand")},
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_each_reason_is_named(
    site: SiteTest, change: Callable[[SiteTest], object], expected: dict[str, Reason]
) -> None:
    make(site)
    change(site)
    reasons = explain(site)
    assert expected == {path: why for path in expected for why in reasons[path] if why == expected[path]}


def test_a_changed_template_is_named_as_the_writer_knows_it(site: SiteTest) -> None:
    site.write("templates/404.html", "{{ head.title }}\n")
    make(site)
    site.write("templates/404.html", "{{ head.title }}!\n")
    assert explain(site) == {"404.html": (Reason(phrase="because_template", names=("templates/404.html",)),)}


def test_nothing_is_explained_where_nothing_was_made(site: SiteTest) -> None:
    make(site)
    assert explain(site) == {}


def test_explaining_changes_nothing(site: SiteTest) -> None:
    """It is no other build: what a build without it has left is gone on with."""
    make(site)
    site.post(A, "첫 문단\n\n다른 말\n")
    explained = [path for path in sorted(explain(site)) if "/search/" not in path]
    assert explained == ["2024/01/02/a.html", "feed.json", "feed.xml"]
