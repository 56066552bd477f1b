"""The preview is a site of its own beside the published one, and tells what each build of it changed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder.preview import Preview
from studylog.builder.report import BuildOptions
from studylog.builder.update import Update
from studylog.config import Overrides
from studylog.errors import ContentError
from tests.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import SiteTest

A, B = "2024-01-02-a.md", "2024-01-03-b.md"


@pytest.fixture
def preview(site: SiteTest) -> Iterator[Preview]:
    """Of a blog of two posts, once looked at."""
    site.post(A, "첫 줄\n\n둘째 줄\n").post(B, "다른 글\n")
    options = BuildOptions(source=site.root, overrides=Overrides(show_drafts=True, future=True), now=NOW, jobs=1)
    with closing(Preview(options)) as preview:
        preview.refresh(NOW)
        yield preview


def read(update: Update, path: str) -> str:
    return (update.root / path).read_text("utf-8")


def stand_in(folder: Path) -> dict[str, tuple[int, int]]:
    found = ((str(path), path.stat()) for path in folder.rglob("*"))
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


def test_the_published_site_is_left_alone(site: SiteTest, preview: Preview) -> None:
    assert not (site.root / "_site").exists()
    site.build()
    before = stand_in(site.root / "_site")
    update = preview.refresh(NOW)
    assert stand_in(site.root / "_site") == before
    assert "첫 줄" in read(update, "2024/01/02/a.html")


def test_an_output_folder_of_any_name_is_no_source_of_the_preview(site: SiteTest, preview: Preview) -> None:
    site.write("_config.yml", "title: 학습 기록\ndestination: docs\n").build()
    assert (site.root / "docs/index.html").exists()
    assert not (preview.refresh(NOW).root / "docs").exists()


def test_an_edit_tells_the_pages_it_changed_and_its_line(site: SiteTest, preview: Preview) -> None:
    site.post(A, "첫 줄\n\n둘째 줄이 길다\n")
    update = preview.refresh(NOW)
    assert "2024/01/02/a.html" in update.changed
    assert "2024/01/03/b.html" not in update.changed
    assert dict(update.edited) == {"/2024/01/02/a.html": 7}
    assert not update.moved


def test_words_taken_from_the_end_are_edited_at_the_end(site: SiteTest, preview: Preview) -> None:
    site.post(A, "첫 줄\n\n")
    assert dict(preview.refresh(NOW).edited) == {"/2024/01/02/a.html": 7}


def test_a_renamed_post_moves(site: SiteTest, preview: Preview) -> None:
    (site.root / "_posts" / A).rename(site.root / "_posts/2024-01-02-c.md")
    update = preview.refresh(NOW)
    assert dict(update.moved) == {"/2024/01/02/a.html": "/2024/01/02/c.html"}
    assert "2024/01/02/a.html" in update.removed
    assert not (update.root / "2024/01/02/a.html").exists()


def test_a_post_with_another_permalink_moves_within_the_baseurl(site: SiteTest, preview: Preview) -> None:
    site.write("_config.yml", "title: 학습 기록\nbaseurl: /blog\n")
    preview.refresh(NOW)
    site.post(A, "첫 줄\n\n둘째 줄\n", permalink="/os/")
    update = preview.refresh(NOW)
    assert dict(update.moved) == {"/blog/2024/01/02/a.html": "/blog/os/"}
    assert {post.source: post.url for post in update.posts}[f"_posts/{A}"] == "/blog/os/"


def test_drafts_and_posts_of_the_future_are_told_apart(site: SiteTest, preview: Preview) -> None:
    site.write("_drafts/idea.md", "---\ntitle: 초안\ndate: 2024-01-01\n---\n생각\n").post("2030-01-01-later.md")
    states = {post.title: (post.draft, post.future) for post in preview.refresh(NOW).posts}
    assert states == {"초안": (True, False), "2030-01-01-later.md": (False, True), A: (False, False), B: (False, False)}


def test_the_last_good_site_stays_while_one_is_wrong(site: SiteTest, preview: Preview) -> None:
    (site.root / "_posts" / A).write_text("---\ntitle: [끝이 없는\n---\n", "utf-8")
    with pytest.raises(ContentError):
        preview.refresh(NOW)
    site.post(A, "고친 글\n")
    assert "고친 글" in read(preview.refresh(NOW), "2024/01/02/a.html")
