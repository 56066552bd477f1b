"""Values that a theme's keys cannot be meant to have: a page is never lost to one, but its writer may wonder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studylog import messages
from studylog.errors import Problem
from studylog.loader.frontmatter import FrontMatter
from studylog.marked_yaml import Node

SWITCHES = frozenset(
    "toc toc_sticky comments share related pin hidden read_time show_date author_profile use_math".split()
)
"""Keys that are on or off in the themes that studylog stands in for."""
TABLES = frozenset(("header",))
"""Keys that hold other keys."""

_WORDS_OF_THEMES = re.compile(
    "true|false|yes|no|on|off|left|right|top|beginning|sidebar|auto|giscus|utterances|disqus|utteranc|facebook|"
    "gitalk|valine|waline|twikoo|staticman|cusdis|remark42|isso|katex|mathjax",
    re.IGNORECASE,
)
"""What a switch says elsewhere: where the contents stand, which service takes comments."""


def tell_misfits(front: FrontMatter) -> Iterator[Problem]:
    """A note for each value of the wrong kind; what some theme gives a meaning to is none."""
    for key, node in front.fields.items():
        if key in SWITCHES and not _may_switch(node):
            yield messages.SWITCH_UNREADABLE.note(front.at(key), key=key, value=front.text(key))
        elif key in TABLES and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
            yield messages.TABLE_EXPECTED.note(front.at(key), key=key, value=front.text(key))


def _may_switch(node: Node) -> bool:
    """Yes, no, nothing, a table of a theme's, or a word that one knows."""
    if node.value is None or isinstance(node.value, (bool, dict)):
        return True
    return isinstance(node.value, str) and (not node.value or _WORDS_OF_THEMES.fullmatch(node.value) is not None)
