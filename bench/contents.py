"""What a generator made of its site: whether those that are compared did the same work."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

KINDS = (
    ("posts", re.compile(r"study-log-\d+(/index)?\.html$")),
    ("home", re.compile(r"^(index\d*|page/?\d+/index)\.html$")),
    ("categories", re.compile(r"^(category|categories)/")),
    ("tags", re.compile(r"^tags?/")),
)
CODE = re.compile(r"<pre.*?<span.*?</pre>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What stands in an output folder, counted."""

    pages: dict[str, int]
    """HTML files by kind."""
    with_neighbours: int
    """Posts that link to the one before or after."""
    with_headings: int
    """Posts that link to their own headings."""
    with_colours: int
    """Posts in which code is highlighted."""
    in_feed: int
    files: int
    size: float
    """MB of all files."""


def count_contents(output: Path) -> Contents:
    """Read everything below `output` and count."""
    files = {file.relative_to(output).as_posix(): file for file in output.rglob("*") if file.is_file()}
    kinds = {path: _kind(path) for path in files if path.endswith(".html")}
    posts = [files[path].read_text("utf-8") for path, kind in kinds.items() if kind == "posts"]
    return Contents(
        pages=dict(Counter(kinds.values())),
        with_neighbours=sum('rel="prev"' in text or 'rel="next"' in text or "rel=prev" in text for text in posts),
        with_headings=sum(text.count('href="#') > 2 for text in posts),
        with_colours=sum(bool(CODE.search(text)) for text in posts),
        in_feed=max((_entries(file) for path, file in files.items() if path.endswith(".xml")), default=0),
        files=len(files),
        size=sum(file.stat().st_size for file in files.values()) / 1e6,
    )


def _kind(path: str) -> str:
    return next((name for name, pattern in KINDS if pattern.search(path)), "other")


def _entries(feed: Path) -> int:
    text = feed.read_text("utf-8")
    return text.count("<item>") + text.count("<entry>") + text.count("<entry ")
