"""What a YAML text holds: values with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands: line and column from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place.

    `value` is a `list[Node]`, a `dict[str, Node]` or a scalar (str, int, float, bool, None, date, datetime).
    """

    value: Any
    mark: Mark
    written: str = ""
    """A scalar's own text, quotes removed."""
    key_mark: Mark | None = None
    """Where the key of this value stands, in a mapping."""

    def plain(self) -> Any:
        """The value without places: lists, dicts and scalars."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> Node | None:
        """The node under `key`, None where there is none or this is no mapping."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def walk(self, *, deep: bool = True) -> Iterator[Node]:
        """The nodes below this one, in order."""
        children = (
            self.value.values() if isinstance(self.value, dict) else self.value if isinstance(self.value, list) else ()
        )
        for child in children:
            yield child
            if deep:
                yield from child.walk()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A key that stands twice in one mapping; the last wins."""

    key: str
    first: Mark
    last: Mark


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML text holds."""

    root: Node
    repeats: tuple[Repeat, ...] = ()


class YamlError(Exception):
    """The text is no YAML that studylog reads.

    Attributes:
        kind: `syntax`, `tab`, `tag`, `depth`, `bomb`, `control` or `alias`.
        mark: the place, line and column from 1.
        detail: the reader's own words, or the offending text.

    """

    def __init__(self, kind: str, mark: Mark, detail: str = "") -> None:
        super().__init__(kind, mark, detail)
        self.kind = kind
        self.mark = mark
        self.detail = detail
