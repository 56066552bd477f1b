"""Which values are links that no page may have, to be told with their lines."""

from __future__ import annotations

from collections.abc import Iterator

from studylog import messages
from studylog.errors import Location, Problem
from studylog.marked_yaml.nodes import Node
from studylog.schemes import is_safe_image, is_script

LINK_KEYS = frozenset(
    """url uri href link links home avatar picture image path src logo teaser cover thumbnail og_image
    overlay_image""".split()
)
"""Under which themes keep addresses, besides keys that end in `_url`."""


def find_unsafe_links(node: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """Every address that would run as a script, with its key."""
    if isinstance(node.value, dict):
        for name, child in node.value.items():
            yield from find_unsafe_links(child, name)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from find_unsafe_links(child, key)
    elif (key in LINK_KEYS or key.endswith("_url")) and _is_unsafe(node.value):
        yield key, node


def _is_unsafe(value: object) -> bool:
    return isinstance(value, str) and is_script(value) and not is_safe_image(value)


def warn_of_unsafe_link(location: Location, key: str, node: Node) -> Problem:
    """That the value is left out."""
    return messages.UNSAFE_SETTING.warning(location, key=key, target=" ".join(node.written.split()))
