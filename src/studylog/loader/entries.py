"""A post half read, and what is the same for every post of one kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from studylog.config import Config
from studylog.frozen import dataclass
from studylog.loader.dates import FileName
from studylog.loader.defaults import DefaultsTable, Fields, merge
from studylog.loader.frontmatter import FrontMatter
from studylog.loader.source import SourceFile
from studylog.loader.switches import tell_misfits

HTML_POSTS = (".html", ".htm")
"""Extensions of posts that are no Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What is the same for every post of one kind."""

    config: Config
    defaults: DefaultsTable
    now: dt.datetime
    folder: str
    """`_posts`, `_drafts` or `posts`."""
    extensions: tuple[str, ...]
    """Of Markdown files, with the dot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post half read: its file, its name, its keys."""

    file: SourceFile
    shelf: Shelf
    name: FileName
    front: FrontMatter
    """With the defaults merged in."""
    own: Fields
    """What the file itself says."""
    defaults: Fields

    @property
    def folders_above(self) -> Sequence[str]:
        """The folders above `_posts`, which are categories; `collections_dir` is none."""
        if self.shelf.folder == "posts":
            return ()
        root = self.shelf.config.collections_dir
        path = self.file.path.removeprefix(f"{root}/") if root else self.file.path
        folders = path.split("/")
        return folders[: folders.index(self.shelf.folder)]


def make_entry(file: SourceFile, name: FileName, front: FrontMatter, shelf: Shelf) -> Entry:
    """The entry of a file whose front matter has been read."""
    defaults = shelf.defaults.for_file(file.path, "posts")
    if misfits := tuple(tell_misfits(front)):
        front = replace(front, problems=(*front.problems, *misfits))
    merged = replace(front, fields=merge(defaults, front.fields)) if defaults else front
    return Entry(file=file, shelf=shelf, name=name, front=merged, own=front.fields, defaults=defaults)
