"""The preview is a site of its own beside the published one, and tells what each build of it changed."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studylog.builder.build import Built, write_site
from studylog.builder.preview import Preview
from studylog.builder.report import BuildOptions
from studylog.builder.update import Update
from studylog.config import Overrides
from studylog.errors import ContentError
from tests.conftest import NOW
from tests.processes import read_files

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


@pytest.mark.parametrize("name", ["notes/b.txt", f"_posts/{A}"])
def test_what_is_saved_while_it_is_built_is_shown_next(
    site: SiteTest, preview: Preview, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The file is so young that it is known by what it says."""

    def write_slowly(*arguments: Any) -> Built:
        built = write_site(*arguments)
        site.write(name, "---\ntitle: 때\n---\n나중 말\n")
        return built

    site.write(name, "---\ntitle: 때\n---\n처음 말\n").write("notes/new.txt", "x")
    monkeypatch.setattr("studylog.builder.preview.write_site", write_slowly)
    shown = "notes/b.txt" if name.endswith("txt") else "2024/01/02/a.html"
    assert "처음 말" in read(preview.refresh(NOW), shown)
    monkeypatch.undo()
    assert "나중 말" in read(preview.refresh(NOW), shown)


def test_a_renamed_post_moves(site: SiteTest, preview: Preview) -> None:
    (site.root / "_posts" / A).rename(site.root / "_posts/2024-01-02-c.md")
    update = preview.refresh(NOW)
    assert dict(update.moved) == {"/2024/01/02/a.html": "/2024/01/02/c.html"}
    assert "2024/01/02/a.html" in update.removed
    assert not (update.root / "2024/01/02/a.html").exists()


def test_a_post_with_another_permalink_moves(site: SiteTest, preview: Preview) -> None:
    site.post(A, "첫 줄\n\n둘째 줄\n", permalink="/os/")
    update = preview.refresh(NOW)
    assert dict(update.moved) == {"/2024/01/02/a.html": "/os/"}
    assert {post.source: post.url for post in update.posts}[f"_posts/{A}"] == "/os/"


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


def test_blocks_say_on_which_line_of_their_file_they_begin(site: SiteTest, preview: Preview) -> None:
    site.post(A, "첫 줄\n\n- 하나\n- 둘\n\n```python\n1\n```\n\n각주[^1]\n\n[^1]: 뜻\n")
    page = read(preview.refresh(NOW), "2024/01/02/a.html")
    found = re.findall(r'<(\w+) data-line="(\d+)"', page)
    assert found == [*zip(("p", "ul", "li", "li", "div", "p", "li", "p"), "5 7 7 8 10 14 16 16".split(), strict=True)]


def test_lines_are_those_of_the_file_where_liquid_adds_some(site: SiteTest, preview: Preview) -> None:
    site.post(A, "{% assign x = 1 %}\n{% for i in (1..3) %}\n{{ i }}\n{% endfor %}\n\n끝\n")
    assert '<p data-line="10">끝</p>' in read(preview.refresh(NOW), "2024/01/02/a.html")


def test_lists_of_posts_name_no_lines(preview: Preview) -> None:
    page = read(preview.refresh(NOW), "index.html")
    assert "첫 줄" in page
    assert "data-line" not in page


def test_a_page_names_its_file_and_that_nobody_else_sees_it_yet(site: SiteTest, preview: Preview) -> None:
    site.write("_drafts/idea.md", "---\ntitle: 초안\n---\n생각\n").post("2030-01-01-later.md")
    site.write("about.md", "---\ntitle: 소개\n---\n글\n")
    update = preview.refresh(NOW)
    draft = next(post for post in update.posts if post.draft)
    assert _marks(read(update, draft.url.strip("/")))[:2] == [("source", "_drafts/idea.md"), ("state", "draft")]
    later = [("source", "_posts/2030-01-01-later.md"), ("state", "future"), ("date", "2030-01-01 00:00")]
    assert _marks(read(update, "2030/01/01/later.html")) == later
    assert _marks(read(update, "about.html")) == [("source", "about.md")]
    assert _marks(read(update, "index.html")) == []


def _marks(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<meta name="studylog:(\w+)" content="([^"]*)">', page)


def test_nothing_of_it_is_published(site: SiteTest, preview: Preview) -> None:
    site.write("_drafts/idea.md", "---\ntitle: 초안\n---\n생각\n").post("2030-01-01-later.md")
    preview.refresh(NOW)
    site.build()
    pages = "".join(site.read(path) for path in site.files() if path.endswith((".html", ".xml")))
    assert not re.search("data-line|studylog:|초안|later", pages)


GRADIENT, DEADLOCK = "## 경사 하강법과 손실 함수\n", "## 교착 상태와 세마포어\n"
RELATED_EDITS = {
    "its title": (GRADIENT, {"title": "새 제목"}),
    "what it is about": (DEADLOCK, {}),
    "its tags": (GRADIENT, {"tags": "[c++]"}),
    "its series": (GRADIENT, {"series": "하나"}),
    "its place in time": (GRADIENT, {"date": "2023-01-01"}),
    "whether it leads to others": (GRADIENT, {"related": "false"}),
    "where it leads to": (GRADIENT, {"redirect_to": "/"}),
}
"""What becomes of a post: its text, and its front matter."""


@pytest.mark.parametrize(("text", "more"), RELATED_EDITS.values(), ids=RELATED_EDITS)
def test_related_posts_are_those_of_a_preview_begun_anew(site: SiteTest, text: str, more: dict[str, str]) -> None:
    """Whatever changes of a post to which others lead, and when it is taken back."""
    for day, name in enumerate("abcdefgh", start=1):
        series = {"series": "하나"} if name == "h" else {}
        body = GRADIENT if name in "abeh" else DEADLOCK
        site.post(f"2024-01-0{day}-{name}.md", f"처음\n\n{body}", **{"title": name, "related": "true", **series})
    front = {"title": "e", "related": "true"}
    with closing(Preview(BuildOptions(source=site.root, overrides=Overrides(), now=NOW, jobs=1))) as preview:
        first = read_files(preview.refresh(NOW).root)
        site.post("2024-01-05-e.md", f"처음\n\n{text}", **(front | more))
        assert read_files(preview.refresh(NOW).root) == look_anew(site)
        site.post("2024-01-05-e.md", f"처음\n\n{GRADIENT}", **front)
        assert read_files(preview.refresh(NOW).root) == first == look_anew(site)


def look_anew(site: SiteTest) -> dict[str, bytes]:
    """The files of a preview that has nothing at hand."""
    clean = site.root.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(site.root, clean, ignore=shutil.ignore_patterns(".studylog-cache"))
    with closing(Preview(BuildOptions(source=clean, overrides=Overrides(), now=NOW, jobs=1))) as preview:
        return read_files(preview.refresh(NOW).root)
