"""YAML whose values know their line, read as Jekyll reads it.

Every value keeps the place and the text it was written with, because a reader sees a label as written (`3.10`) while
a URL follows its value (`3.1`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studylog.marked_yaml.addresses import DATA, SITES, TEXTS, WrittenAddress, find_addresses
from studylog.marked_yaml.nodes import Document, Mark, Node, Repeat, YamlError

if TYPE_CHECKING:
    from typing import Any

    from studylog.marked_yaml.links import find_unsafe_links, warn_of_unsafe_link
    from studylog.marked_yaml.reader import read_yaml
    from studylog.marked_yaml.repairs import describe_error
    from studylog.marked_yaml.scalars import resolve_scalar, ruby_text

__all__ = [
    "DATA",
    "SITES",
    "TEXTS",
    "Document",
    "Mark",
    "Node",
    "Repeat",
    "WrittenAddress",
    "YamlError",
    "describe_error",
    "find_addresses",
    "find_unsafe_links",
    "read_yaml",
    "resolve_scalar",
    "ruby_text",
    "warn_of_unsafe_link",
]

_HOMES = {
    "describe_error": "repairs",
    "find_unsafe_links": "links",
    "read_yaml": "reader",
    "resolve_scalar": "scalars",
    "ruby_text": "scalars",
    "warn_of_unsafe_link": "links",
}


def __getattr__(name: str) -> Any:
    """Load what reads when it is asked for: where nothing has changed, no YAML is read."""
    if name not in _HOMES:
        raise AttributeError(name)
    import importlib  # late, with what it imports

    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
