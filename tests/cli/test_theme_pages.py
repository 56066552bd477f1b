"""`studylog check --against`, run for pages as well-known themes dress them.

`tests/parity/themes` has one post, and two pages with the structure and classes that chirpy and minimal-mistakes give
it: side panels, table of contents, share bar, licence, tags, related posts, links around pictures, headers of code.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands import run

THEMES = Path(__file__).parents[1] / "parity/themes"
POST = "_posts/2024-03-01-heap.md"
NAMES = ("chirpy", "minimal-mistakes")


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A copy of the blog, to be changed."""
    return shutil.copytree(THEMES / "blog", tmp_path / "blog")


@pytest.mark.parametrize("theme", NAMES)
def test_what_the_theme_adds_is_no_loss(blog: Path, theme: str) -> None:
    done = run("check", "--against", str(THEMES / theme), cwd=blog)
    assert (done.returncode, done.stdout.split(",")[0]) == (0, "nothing is lost: 2 URLs are there")


CHANGES = {
    "힙과 우선순위 큐": ("title", "힙과 우선순위 큐"),
    "## 배열에 담기": ("heading", "배열에 담기"),
    "![힙의 모양](/assets/heap.png)": ("image", "/assets/heap.png"),
    "return (at - 1) // 2": ("code", "return (at - 1) // 2"),
    "$ python heap.py": ("code", "$ python heap.py"),
    "[자세한 글](https://else.example/heap)": ("link", "//else.example/heap"),
    "뿌리는": ("words", "뿌리는"),
    "빼기": ("words", "빼기"),
    "각주 하나.": ("words", "각주 하나."),
}
"""What is taken out of the post → what is told to be lost."""


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("text", CHANGES)
def test_what_the_writer_wrote_is_a_loss(blog: Path, theme: str, text: str) -> None:
    post = blog / POST
    written = post.read_text("utf-8")
    assert written.count(text) == 1
    post.write_text(written.replace(text, "딴것"), "utf-8")
    done = run("check", "--against", str(THEMES / theme), "--format", "json", cwd=blog)
    (page,) = json.loads(done.stdout)["changed"]
    losses: list[dict[str, Any]] = page["losses"]
    kind, lost = CHANGES[text]
    assert [loss["lost"].strip() for loss in losses if loss["kind"] == kind] == [lost]
