"""Task lists: `- [ ] to do`, `- [x] done` (the GFM parser). From the first box of a list on, its items are tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.messages.callouts import task_label
from studylog.renderer.kramdown.document import document

_BOX = re.compile(r"\s*\[([ xX])\]\s+")
_ANY_BOX = re.compile(r"\[[ xX]\]\s")
_LISTS = frozenset(("bullet_list", "ordered_list"))


def task_lists(md: MarkdownIt) -> None:
    """Turn each box at the beginning of an item's first paragraph into an `<input>` that cannot be changed."""
    md.core.ruler.after("block", "task_lists", mark_tasks)


def mark_tasks(state: StateCore) -> None:
    """Look at the text and at every note, if there is a box at all."""
    if not _ANY_BOX.search(state.src):
        return
    text = document(state.env)
    state.tokens = list(_with_boxes(state.tokens, text.lang))
    for note in text.footnotes.values():
        note.tokens = list(_with_boxes(note.tokens, text.lang))


def _with_boxes(tokens: Sequence[Token], lang: str) -> Iterator[Token]:
    around: list[Token] = []
    for index, token in enumerate(tokens):
        kind, _, side = token.type.rpartition("_")
        if kind in _LISTS and side == "open":
            around.append(token)
        elif kind in _LISTS:
            around.pop()
        elif token.type == "list_item_open" and tokens[index + 1].type == "paragraph_open":
            _mark_item(around[-1], token, tokens[index + 2])
        yield token
        if token.type == "paragraph_open" and (box := _take_box(tokens[index - 1], tokens[index + 1], lang)):
            yield box


def _mark_item(opening: Token, item: Token, inline: Token) -> None:
    if _BOX.match(inline.content):
        opening.meta["tasks"] = True
        opening.attrs["class"] = "task-list"
    if opening.meta.get("tasks"):
        item.attrs["class"] = "task-list-item"


def _take_box(item: Token, inline: Token, lang: str) -> Token | None:
    found = _BOX.match(inline.content) if item.type == "list_item_open" else None
    if found is None:
        return None
    inline.content = inline.content[found.end() :]
    box = Token("html_single", "input", 0)
    box.hidden = True  # to the renderer of `<p>`: no line break before it
    box.attrs = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}
    if is_done := found[1] != " ":
        box.attrs["checked"] = "checked"
    box.attrs["aria-label"] = task_label(lang, is_done=is_done)  # which kramdown lacks, and every form control needs
    return box
