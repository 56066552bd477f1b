"""`defaults` of `_config.yml`: front matter by path scope and type.

The rules are those of jekyllrb.com/docs/configuration/front-matter-defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studylog.config import Config, Defaults
from studylog.loader.globs import glob
from studylog.marked_yaml import Mark, Node, ruby_text

Fields = Mapping[str, Node]


class DefaultsTable:
    """The site's sets of defaults, ready to be asked for a file."""

    def __init__(self, config: Config) -> None:
        self._root = config.collections_dir
        self._sets = tuple((each, as_node(each.values).value) for each in config.defaults)
        self._merged: dict[tuple[int, ...], Fields] = {}

    def for_file(self, path: str, kind: str) -> Fields:
        """The default values of the file at `path`, whose type is `posts`, `pages` or a collection's name."""
        if self._root:
            path = path.removeprefix(f"{self._root}/")
        hits = tuple(i for i, (each, _) in enumerate(self._sets) if in_scope(each, path, kind))
        if hits not in self._merged:
            self._merged[hits] = self._merge(hits)
        return self._merged[hits]

    def _merge(self, hits: tuple[int, ...]) -> Fields:
        merged: Fields = {}
        before: Defaults | None = None
        for each, fields in (self._sets[i] for i in hits):
            if before is None or outranks(each, before):
                merged, before = merge(merged, fields), each
            else:
                merged = merge(fields, merged)
        return merged


def in_scope(defaults: Defaults, path: str, kind: str) -> bool:
    """Whether a set applies to a file: its type, and its path as a prefix or as a glob whose hits are prefixes."""
    if defaults.type and defaults.type not in (kind, kind.removesuffix("s")):
        return False
    if "*" not in defaults.path:
        return path.startswith(defaults.path)
    pattern = glob(defaults.path.strip("/") if not defaults.path.startswith("/") else defaults.path)
    parts = path.split("/")
    return any(pattern.fullmatch("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))


def outranks(new: Defaults, old: Defaults) -> bool:
    """Whether `new` wins over `old`: the longer path, then the one with a type, then the later."""
    new_path, old_path = new.path.removeprefix("/"), old.path.removeprefix("/")
    if len(new_path) != len(old_path):
        return len(new_path) > len(old_path)
    return bool(new.type) or not old.type


def merge(base: Fields, over: Fields) -> Fields:
    """`over` on top of `base`: mappings deeply, everything else replaced; a null keeps what `base` has."""
    return {**base, **{key: _merge_node(base.get(key), node) for key, node in over.items()}}


def _merge_node(base: Node | None, over: Node) -> Node:
    if base is None:
        return over
    if over.value is None:
        return base
    if isinstance(base.value, dict) and isinstance(over.value, dict):
        return Node(merge(base.value, over.value), over.mark, over.written, over.key_mark)
    return over


def as_node(value: Any) -> Node:
    """Plain data as a node without a place."""
    nowhere = Mark(0, 0)
    if isinstance(value, Mapping):
        return Node({str(key): as_node(item) for key, item in value.items()}, nowhere)
    if isinstance(value, list):
        return Node([as_node(item) for item in value], nowhere)
    return Node(value, nowhere, ruby_text(value))
