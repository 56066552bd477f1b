"""Text → nodes, within bounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from studylog.marked_yaml.nodes import Document, Mark, Node, Repeat, YamlError
from studylog.marked_yaml.scalars import resolve_scalar

MAX_DEPTH = 100
"""Levels of nesting; more is an attack or an accident."""
MAX_NODES = 10_000
"""Values in one document, aliases expanded."""


def read_yaml(text: str, *, first_line: int = 1, max_nodes: int = MAX_NODES) -> Document:
    """Read one YAML document; `first_line` is the line of the file that `text` begins on.

    Raises:
        YamlError: with a place, where the text cannot be read.

    """
    if found := _CONTROL.search(text):
        raise YamlError("control", _mark_at(text, found.start(), first_line), f"U+{ord(found[0]):04X}")
    reader = _Reader(first_line, max_nodes)
    try:
        root = reader.read(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, first_line) from None
    except yaml.YAMLError as error:  # the scanner's own refusal of a character
        raise YamlError("syntax", Mark(first_line, 0), str(error)) from None
    return Document(root, tuple(reader.repeats))


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _mark_at(text: str, offset: int, first_line: int) -> Mark:
    before = text[:offset]
    return Mark(first_line + before.count("\n"), offset - before.rfind("\n"))


def _syntax_error(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YamlError:
    lines = text.rstrip("\n").split("\n")
    at = error.problem_mark or error.context_mark
    if at and at.line >= len(lines) and error.context_mark:
        at = error.context_mark  # what was opened there has no end
    mark = Mark(first_line + min(at.line, len(lines) - 1), at.column + 1) if at else Mark(first_line, 0)
    line = lines[at.line] if at and at.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return YamlError("tab", Mark(mark.line, indent.index("\t") + 1), line)
    return YamlError("syntax", mark, error.problem or str(error))


class _Reader:
    """Builds nodes from parser events without recursion, so that depth is ours to bound."""

    def __init__(self, first_line: int, max_nodes: int) -> None:
        self.first_line = first_line
        self.max_nodes = max_nodes
        self.repeats: list[Repeat] = []
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[int, int] = {}
        self.nodes = 0

    def read(self, events: Iterator[Any]) -> Node:
        stack: list[_Open] = []
        root = Node(None, Mark(self.first_line, 1))
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node = self._scalar(event)
            elif kind in _STARTS:
                stack.append(self._open(event, len(stack)))
                continue
            elif kind in _ENDS:
                node = self._close(stack.pop())
            elif kind is yaml.AliasEvent:
                node = self._alias(event)
            elif kind is yaml.DocumentEndEvent:
                break  # what follows is another document
            else:
                continue
            if not stack:
                root = node
            else:
                stack[-1].add(node)
        return root

    def _mark(self, event: Any) -> Mark:
        start = event.start_mark
        return Mark(self.first_line + start.line, start.column + 1)

    def _open(self, event: Any, depth: int) -> _Open:
        mark = self._mark(event)
        self._refuse_tag(event, mark)
        if depth >= MAX_DEPTH:
            raise YamlError("depth", mark)
        return _Open(type(event) is yaml.MappingStartEvent, mark, event.anchor, self.nodes)

    def _refuse_tag(self, event: Any, mark: Mark) -> None:
        if event.tag and event.tag not in _HARMLESS_TAGS:
            raise YamlError("tag", mark, event.tag)

    def _count(self, number: int, mark: Mark) -> None:
        self.nodes += number
        if self.nodes > self.max_nodes:
            raise YamlError("bomb", mark)

    def _scalar(self, event: Any) -> Node:
        mark = self._mark(event)
        self._refuse_tag(event, mark)
        self._count(1, mark)
        text = unicodedata.normalize("NFC", event.value)
        plain = event.implicit[0] and event.tag in (None, "!")
        node = Node(resolve_scalar(text) if plain else text, mark, text)
        if event.anchor:
            self._remember(event.anchor, node, 1)
        return node

    def _alias(self, event: Any) -> Node:
        mark = self._mark(event)
        node = self.anchors.get(event.anchor)
        if node is None:
            raise YamlError("alias", mark, event.anchor)
        self._count(self.sizes[id(node)], mark)
        return node

    def _close(self, opened: _Open) -> Node:
        self._count(1, opened.mark)
        node = Node(self._mapping(opened) if opened.is_mapping else opened.children, opened.mark)
        if opened.anchor:
            self._remember(opened.anchor, node, self.nodes - opened.nodes_before)
        return node

    def _remember(self, anchor: str, node: Node, size: int) -> None:
        self.anchors[anchor] = node
        self.sizes[id(node)] = size

    def _mapping(self, opened: _Open) -> dict[str, Node]:
        merged: dict[str, Node] = {}
        own: dict[str, Node] = {}
        for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            if key.written == "<<" and isinstance(value.value, dict):
                merged |= value.value
                continue
            name = key.written if not isinstance(key.value, (dict, list)) else str(key.plain())
            if name in own and (first := own[name].key_mark):
                self.repeats.append(Repeat(name, first, key.mark))
            own[name] = Node(value.value, value.mark, value.written, key.mark)
        return merged | own


class _Open:
    """A mapping or list whose end has not come yet."""

    def __init__(self, is_mapping: bool, mark: Mark, anchor: str | None, nodes_before: int) -> None:
        self.is_mapping = is_mapping
        self.mark = mark
        self.anchor = anchor
        self.nodes_before = nodes_before
        self.children: list[Node] = []

    def add(self, node: Node) -> None:
        self.children.append(node)


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_HARMLESS_TAGS = {"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
