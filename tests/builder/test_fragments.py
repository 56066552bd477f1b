"""What is not rendered again: only what would come out the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.models import Fragment, RenderInput
from studylog.renderer.texts import TextRenderer

if TYPE_CHECKING:
    from tests.conftest import SiteTest

BODY = "[b](2024-01-03-b.md) ![그림](/assets/p.png) [소개](/about)\n"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are rendered, as they are."""
    sources: list[str] = []
    render = TextRenderer.render

    def note(self: TextRenderer, text: RenderInput) -> Fragment:
        sources.append(text.source)
        return render(self, text)

    monkeypatch.setattr(TextRenderer, "render", note)
    return sources


def make(site: SiteTest) -> None:
    site.write("_config.yml", "title: 학습\nbaseurl: /blog\n").write("assets/p.png", "1").write(
        "about.md", "---\n---\n"
    )
    site.post("2024-01-02-a.md", BODY).post("2024-01-03-b.md").build()


def test_only_a_text_that_changed_is_rendered(site: SiteTest, rendered: list[str]) -> None:
    make(site)
    rendered.clear()
    site.post("2024-01-03-b.md", "새 글\n").build()
    assert rendered == ["_posts/2024-01-03-b.md"]


def test_a_text_that_changed_is_rendered_beside_other_changes(site: SiteTest, rendered: list[str]) -> None:
    make(site)
    rendered.clear()
    site.post("2024-01-03-b.md", "새 글\n").post("2024-01-04-c.md").build()
    assert sorted(rendered) == ["_posts/2024-01-03-b.md", "_posts/2024-01-04-c.md"]


def test_a_store_of_another_version_is_an_empty_one(site: SiteTest, rendered: list[str]) -> None:
    make(site)
    with sqlite3.connect(site.root / ".studylog-cache/fragments.sqlite") as db:
        db.execute("UPDATE versions SET engine = 'another'")
    rendered.clear()
    site.post("2024-01-04-c.md").build()
    assert {"_posts/2024-01-02-a.md", "_posts/2024-01-03-b.md"} < set(rendered)


def test_a_text_with_liquid_is_always_rendered(site: SiteTest, rendered: list[str]) -> None:
    """It may read anything of the site."""
    make(site)
    site.post("2024-01-04-c.md", "글 {{ site.posts | size }}개\n").build()
    rendered.clear()
    site.post("2024-01-05-d.md").build()
    assert rendered == ["_posts/2024-01-05-d.md", "_posts/2024-01-04-c.md"]
    assert "글 4개" in site.read("2024/01/04/c.html")


CHANGES: dict[str, Callable[[Path], object]] = {
    "the post it links to has another URL": lambda root: (root / "_posts/2024-01-03-b.md").write_text(
        "---\npermalink: /moved/\n---\n", "utf-8"
    ),
    "the post it links to is gone": lambda root: (root / "_posts/2024-01-03-b.md").unlink(),
    "the image is gone": lambda root: (root / "assets/p.png").unlink(),
    "the page it links to is gone": lambda root: (root / "about.md").unlink(),
    "the site lies elsewhere": lambda root: (root / "_config.yml").write_text("title: 학습\nbaseurl: /log\n", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_text_is_rendered_again_when_an_answer_changed(
    site: SiteTest, rendered: list[str], change: Callable[[Path], object]
) -> None:
    make(site)
    rendered.clear()
    change(site.root)
    site.build()
    assert "_posts/2024-01-02-a.md" in rendered


@pytest.mark.parametrize("path", ["assets/p.png", "about.md", "_posts/2024-01-03-b.md"])
def test_a_text_is_rendered_again_when_what_it_asked_for_has_come(
    site: SiteTest, rendered: list[str], path: str
) -> None:
    make(site)
    content = (site.root / path).read_bytes()
    (site.root / path).unlink()
    site.build()
    rendered.clear()
    site.write(path, content).build()
    assert "_posts/2024-01-02-a.md" in rendered


SETTINGS = {
    "its title": {"title": "새 제목"},
    "its Markdown": {"markdown": "commonmark"},
    "its formulas": {"use_math": "false"},
    "its language": {"lang": "en"},
    "its excerpt": {"excerpt_separator": "본문"},
    "its pictures' folder": {"media_subpath": "/assets/"},
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_text_is_rendered_again_when_it_is_to_be_read_otherwise(
    site: SiteTest, rendered: list[str], setting: str
) -> None:
    """Even when it stands in the same line."""
    site.post("2024-01-02-a.md", "본문\n", title="처음", mine="1").build()
    rendered.clear()
    changed = {"title": "처음", **SETTINGS[setting]}
    site.post("2024-01-02-a.md", "본문\n", **{**changed, **({"mine": "1"} if len(changed) == 1 else {})}).build()
    assert rendered == ["_posts/2024-01-02-a.md"]


def test_a_text_is_rendered_again_when_more_of_it_is_kept(site: SiteTest, rendered: list[str]) -> None:
    site.post("2024-01-02-a.md", "본문\n").build()
    rendered.clear()
    site.write("_config.yml", "title: 학습 기록\nurl: https://me.example\nllms: true\n").build()
    assert rendered == ["_posts/2024-01-02-a.md"]


def test_the_same_text_elsewhere_is_another(site: SiteTest, rendered: list[str]) -> None:
    """What is wrong with it is wrong there."""
    site.post("2024-01-02-a.md", "본문\n").build()
    rendered.clear()
    (site.root / "ai/_posts").mkdir(parents=True)
    (site.root / "_posts/2024-01-02-a.md").rename(site.root / "ai/_posts/2024-01-02-a.md")
    site.build()
    assert rendered == ["ai/_posts/2024-01-02-a.md"]


def test_a_broken_store_is_an_empty_one(site: SiteTest, rendered: list[str]) -> None:
    make(site)
    path = site.root / ".studylog-cache/fragments.sqlite"
    path.write_bytes(path.read_bytes()[:5000] + b"x" * 5000)
    rendered.clear()
    site.post("2024-01-05-d.md").build()
    assert "_posts/2024-01-05-d.md" in rendered
    assert "본문입니다" in site.read("2024/01/03/b.html")


def test_a_damaged_record_is_made_anew(site: SiteTest) -> None:
    make(site)
    with sqlite3.connect(site.root / ".studylog-cache/fragments.sqlite") as store:
        store.execute("UPDATE fragments SET body = substr(body, 1, 20)")
    site.write("_config.yml", "title: 새 이름\nbaseurl: /blog\n").build()
    assert "본문입니다" in site.read("2024/01/03/b.html")
    assert "새 이름" in site.read("2024/01/03/b.html")
