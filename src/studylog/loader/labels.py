"""Categories and tags of one post, in Jekyll's order and by its rules (`Document#populate_categories`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from studylog.marked_yaml import Mark, Node, ruby_text
from studylog.models import Label


def category_nodes(folders: Iterable[str], default: Node | None, own: Node | None, single: Node | None) -> list[Node]:
    """The categories of a post as written: of its folders, its defaults, `categories`, `category`.

    A string under `categories` is a list of words; one under `category` is one name.
    """
    nodes = [Node(folder, Mark(0, 0), folder) for folder in folders]
    for node, split in ((default, True), (own, True), (single, False)):
        nodes += _items(node, split=split)
    return nodes


def tag_nodes(tags: Node | None, tag: Node | None) -> list[Node]:
    """The tags of a post as written; a string under `tags` is a list of words, `tag` beats `tags`."""
    return _items(tag, split=False) if tag is not None and tag.value is not None else _items(tags, split=True)


def _items(node: Node | None, *, split: bool) -> list[Node]:
    if node is None or node.value in (None, "", False):
        return []
    if isinstance(node.value, list):
        return node.value
    if isinstance(node.value, str) and split:
        return [Node(word, node.mark, word) for word in re.findall(r"[^ \t\n\v\f\r]+", node.value)]
    return [node]


def read_labels(nodes: Iterable[Node]) -> tuple[Label, ...]:
    """The labels to show: nested lists opened, nulls dropped, each term once."""
    labels: dict[str, Label] = {}
    for node in _leaves(nodes):
        name, value = _name(node), _ruby_value(node)
        if key := term_key(value):
            labels.setdefault(key, Label(name=name.strip(), value=value, mark=node.mark))
    return tuple(labels.values())


def _leaves(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node.value, list):
            yield from _leaves(node.value)
        elif node.value is not None:
            yield node


def _name(node: Node) -> str:
    """A label as written; `- C: 포인터` is a mapping to YAML and a name to its writer."""
    if isinstance(node.value, dict):
        return ", ".join(f"{key}: {_name(item)}" for key, item in node.value.items())
    return node.written


def term_key(value: str) -> str:
    """What two spellings of one term have in common."""
    return unicodedata.normalize("NFC", value.strip().casefold())


def url_categories(nodes: Iterable[Node]) -> list[str]:
    """The categories as Jekyll's URLs have them: nested lists in Ruby's notation, their parts after all the others."""
    nodes = list(nodes)
    nested = [node for node in nodes if isinstance(node.value, list)]
    return [_ruby_value(node) for node in (*nodes, *_leaves(nested))]


def _ruby_value(node: Node) -> str:
    return ruby_inspect(node.plain()) if isinstance(node.value, (list, dict)) else ruby_text(node.value)


def ruby_inspect(value: Any) -> str:
    """Plain data as Ruby's `inspect` writes it: `["a", 1, nil]`, `{"a"=>true}`."""
    if isinstance(value, list):
        return "[" + ", ".join(ruby_inspect(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{ruby_inspect(key)}=>{ruby_inspect(item)}" for key, item in value.items()) + "}"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "nil" if value is None else ruby_text(value)
