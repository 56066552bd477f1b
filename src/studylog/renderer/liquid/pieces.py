"""What a text with Liquid consists of, and the tags that there are."""

from __future__ import annotations

from studylog.errors import Sentence
from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text."""

    kind: str
    """`text`, `output` or `tag`."""
    text: str
    """For text what is printed, else the piece as written."""
    name: str = ""
    """A tag's name."""
    markup: str = ""
    """What stands behind the name, or within `{{ }}`; always readable."""
    trims_before: bool = False
    trims_after: bool = False
    at: int = 0
    """Where it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something to tell the writer, with its place in the text."""

    sentence: Sentence
    at: int
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a text is made of."""

    pieces: tuple[Piece, ...]
    oddities: tuple[Oddity, ...]


BLOCKS = ("if", "unless", "case", "for", "tablerow", "capture", "ifchanged")
"""Tags with an end of their own and Liquid inside."""
BRANCHES = {"else": ("if", "unless", "case", "for"), "elsif": ("if", "unless"), "when": ("case",)}
"""Tags that divide a block."""
SIMPLE = (
    *("assign", "cycle", "increment", "decrement", "break", "continue", "echo", "liquid", "#"),
    *("include", "include_relative", "include_cached", "post_url", "link"),
    *("gist", "avatar", "octicon", "youtube", "github_edit_link", "seo", "feed_meta", "last_modified_at"),
)
VERBATIM = ("raw", "comment", "highlight")
"""Blocks whose inside is no Liquid."""
TAGS = frozenset((*BLOCKS, *BRANCHES, *SIMPLE, *VERBATIM, *(f"end{name}" for name in (*BLOCKS, *VERBATIM))))
