"""Whatever is edited, a writer keeps their place in the page, and sees the edit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.dice import dice, times
from tests.edits import PICTURE, Edit, EditedPost
from tests.saves import save_over
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")]

STATE = Path(__file__).with_name("browser_state.js").read_text("utf-8")
BLOCKS = 30


def test_scroll_details_focus_and_selection_outlive_every_edit(tmp_path: Path, page: Page) -> None:
    """The edited block is in view, and nothing moved if it was so before."""
    chance = dice("edits")
    post = EditedPost(chance)
    post.grow(BLOCKS)
    file = tmp_path / "posts" / "2024-01-02-os.md"
    for folder in (file.parent, tmp_path / "assets"):
        folder.mkdir()
    (tmp_path / "assets" / "picture.svg").write_text(PICTURE, "utf-8")
    file.write_text(post.text, "utf-8")
    with serving(tmp_path) as address:
        page.goto(f"{address}os/")
        page.evaluate(STATE)
        edits = times(30, 200)
        wrong = [(edit, found) for edit, found in (_edit(page, file, post) for _ in range(edits)) if found]
        assert wrong == []


def _edit(page: Page, file: Path, post: EditedPost) -> tuple[Edit, str]:
    """Edit the post somewhere, while it is read somewhere; what has been lost by that."""
    edit = post.edit()
    known = [
        block.name for block in post.blocks if edit.how not in ("insert", "append") or block.name not in edit.names
    ]
    reading: list[Any] = [post.chance.random(), post.chance.choice(known), post.chance.choice(known)]
    page.evaluate("place => state.prepare(...place)", [*reading, post.chance.sample(known, 3)])
    before, patches = page.evaluate("[state.read(), state.patches]")
    save_over(file, post.text)
    page.wait_for_function(f"state.patches > {patches}")
    told = {"how": edit.how, "names": edit.names}
    return edit, page.evaluate("([before, edit]) => state.compare(before, state.read(), edit)", [before, told])
