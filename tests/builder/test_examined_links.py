"""Links that were looked at are not looked at again, unless what was found may not hold any more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from studylog.checks.links import LinkChecker

if TYPE_CHECKING:
    from tests.conftest import SiteTest

A, B, C = "2024-01-02-a.md", "2024-01-03-b.md", "2024-01-04-c.md"
LINKS = "첫 문단입니다.\n\n[끝](2024-01-03-b.md#끝) [없음](/none/) ![그림](/assets/none.png) [초안](/2024/01/05/d/)\n"


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files whose links were looked at."""
    names: list[str] = []
    examine = LinkChecker.examine

    def note(self: LinkChecker, text: object, *rest: object) -> object:
        names.append(text.source.rpartition("/")[2])  # type: ignore[attr-defined]
        return examine(self, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(LinkChecker, "examine", note)
    return names


def make(site: SiteTest) -> None:
    site.post(A, LINKS, tags="[하나]", image="/assets/x.png").post(B, "첫 문단\n\n## 끝\n", tags="[하나, 둘]")
    site.post(C, "{{ site.title }} [없음](/none/)\n", tags="[하나]")
    site.build()


CHANGES: dict[str, tuple[Callable[[SiteTest], object], list[str]]] = {
    "a tag": (lambda site: site.post(A, LINKS, tags="[둘]", image="/assets/x.png"), [C]),
    "a text": (lambda site: site.post(A, "다른 " + LINKS, tags="[하나]", image="/assets/x.png"), [C, A]),
    "an image in front matter": (lambda site: site.post(A, LINKS, tags="[하나]", image="/assets/y.png"), [C, A]),
    "a place that others lead to": (lambda site: site.post(B, "첫 문단\n\n## 또\n", tags="[하나, 둘]"), [C, B, A]),
    "a file": (lambda site: site.write("assets/none.png", b"x"), [C, B, A]),
    "a draft that a link means": (lambda site: site.write("_drafts/d.md", "---\ntitle: d\n---\n"), [C, B, A]),
}
"""What is done → the posts whose links are looked at then; one with Liquid is always among them."""


@pytest.mark.parametrize("name", CHANGES)
def test_only_links_that_may_lead_elsewhere_are_looked_at(site: SiteTest, examined: list[str], name: str) -> None:
    make(site)
    change, expected = CHANGES[name]
    change(site)
    examined.clear()
    report = site.build()
    assert expected == examined
    clean = type(site)(site.root.parent / "clean")
    shutil.copytree(site.root, clean.root, ignore=shutil.ignore_patterns("_site", ".studylog-cache"))
    assert clean.build().problems == report.problems


def test_words_that_come_back_are_looked_at_again(site: SiteTest, examined: list[str]) -> None:
    make(site)
    site.post(A, LINKS + "\n또 [없음](/none/too/)\n", tags="[하나]", image="/assets/x.png").build()
    site.post(A, LINKS, tags="[하나]", image="/assets/x.png").post(B, "첫 문단\n\n## 끝\n", tags="[둘]")
    examined.clear()
    report = site.build()
    assert examined == [C, A]
    assert not any("/none/too/" in str(problem) for problem in report.problems)
