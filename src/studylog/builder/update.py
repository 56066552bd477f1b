"""What a preview's build changed, for those who look at the site meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

from studylog.builder.report import Report
from studylog.frozen import dataclass
from studylog.models import Post, Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class PostState:
    """A post as the preview shows it."""

    source: str
    """Path from the site's folder."""
    title: str
    url: str
    """As in `Post`."""
    draft: bool
    future: bool
    """Whether its day is still to come."""
    date: dt.datetime
    syllables: int
    """As in `Gist`."""
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """The site after a build of the preview, and what is new in it."""

    report: Report
    root: Path
    """The folder that is served."""
    changed: tuple[str, ...]
    """Output paths whose bytes are new."""
    removed: tuple[str, ...]
    """Output paths that are no more."""
    moved: Mapping[str, str]
    """Former URL of a post → where it is now; both as in `PostState`."""
    posts: tuple[PostState, ...]
    edited: Mapping[str, int]
    """URL of a post → the first line of its file, from 1, in which its text is new."""


def state_of(post: Post, text: Rendition) -> PostState:
    """A post, and what became of its text."""
    return PostState(
        source=post.source,
        title=post.title,
        url=post.url,
        draft=post.draft,
        future=post.future,
        date=post.date,
        syllables=text.gist.syllables,
        words=text.gist.words,
    )


def find_moved(before: Mapping[str, Post], now: Mapping[str, Post]) -> dict[str, str]:
    """Former URL → new one, of posts (by source) that have another; under another name they are known by their text."""
    by_text = {post.body: post for source, post in now.items() if source not in before}
    pairs = ((post, now.get(source) or by_text.get(post.body)) for source, post in before.items())
    return {old.url: new.url for old, new in pairs if new and new.url != old.url}


def find_edited(before: Mapping[str, Post], now: Mapping[str, Post]) -> dict[str, int]:
    """URL → first line of the file in which the text of a post is new."""
    pairs = ((post, before.get(source)) for source, post in now.items())
    return {
        post.url: post.body_line + _first_difference(old.body, post.body)
        for post, old in pairs
        if old and old is not post and old.body != post.body
    }


def _first_difference(old: str, new: str) -> int:
    """Index of the first line that differs, or of the last one where lines are only missing."""
    lines = enumerate(zip_longest(old.split("\n"), new.split("\n")))
    first = next((at for at, (one, other) in lines if one != other), 0)
    return min(first, new.count("\n"))
