"""Task lists: `- [ ] to do`, `- [x] done` (the GFM parser). From the first box on, every item is marked as a task."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.renderer.kramdown.blocks import Block, BlockState
from studylog.renderer.kramdown.document import document

_BOX = re.compile(r"\s*\[([ xX])\]\s+")


class TaskList:
    """Looks at the items of one list as they are made."""

    def __init__(self, opening: Token) -> None:
        self.opening = opening
        self.found = False

    def add_item(self, state: BlockState, item: Token, first: Block | None) -> None:
        """Take the box off an item that begins with one, and mark the item; `first` is its first block."""
        if first is None or first.kind != "paragraph":
            return
        inline = state.tokens[first.start + 1]
        if box := _BOX.match(inline.content):
            inline.content = inline.content[box.end() :]
            state.document.boxes.append((inline, box[1] != " "))
            if not self.found:
                self.opening.attrs["class"] = "task-list"
            self.found = True
        if self.found:
            item.attrs["class"] = "task-list-item"


def task_lists(md: MarkdownIt) -> None:
    """Put the boxes before the text of their items, once that is parsed."""
    md.core.ruler.after("inline", "task_lists", put_boxes)


def put_boxes(state: StateCore) -> None:
    """Each box becomes an `<input>` that cannot be changed."""
    for inline, checked in document(state.env).boxes:
        box = Token("html_single", "input", 0)
        box.attrs = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}
        if checked:
            box.attrs["checked"] = "checked"
        inline.children = [box, *(inline.children or ())]
