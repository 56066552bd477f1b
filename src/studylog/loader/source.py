"""One walk over the site's folder: which files are posts, drafts, data, and which are everything else.

What counts is Jekyll's rule (`Jekyll::Reader`, `Jekyll::EntryFilter`), with one departure: symbolic links are
never followed, and each one skipped is named.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from studylog import messages
from studylog.config import CACHE_FOLDER, CONFIG_FILE, TEMPLATES_FOLDER, Config
from studylog.errors import Location, MachineError, Problem
from studylog.frozen import dataclass
from studylog.loader.globs import matches_any
from studylog.urls_lock import URLS_LOCK

JEKYLL_THEME_FOLDERS = ("_layouts", "_sass")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A regular file of the site."""

    path: str
    """From the site's folder, forward slashes, NFC."""
    place: str
    """As this disk spells it, absolute."""

    @property
    def disk(self) -> Path:
        """The file itself."""
        return Path(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the walk found, each list by path."""

    posts: tuple[SourceFile, ...] = ()
    """Everything below a `_posts`, non-posts too."""
    loose: tuple[SourceFile, ...] = ()
    """Posts below `posts/`, where there is no `_posts`."""
    drafts: tuple[SourceFile, ...] = ()
    documents: tuple[SourceFile, ...] = ()
    """Everything below the folders of collections."""
    others: tuple[SourceFile, ...] = ()
    """Pages and assets."""
    has_posts_folder: bool = False
    theme_folder: str = ""
    """A folder of a Jekyll theme, if the site has one."""
    problems: tuple[Problem, ...] = ()


def scan_source(config: Config, collections: Collection[str] = ()) -> Source:
    """Walk `config.source` once; `collections` are their folders (`_notes`).

    Raises:
        MachineError: where a folder cannot be read.

    """
    walk = _Walk(config, frozenset(collections))
    walk.folder("", config.source)
    walk.add_included_files()
    return walk.finish()


class _Walk:
    """The lists that one walk fills."""

    def __init__(self, config: Config, collections: frozenset[str]) -> None:
        self.config = config
        self.collections = collections
        self.exclude = tuple(pattern for pattern in config.exclude if pattern not in config.include)
        self.left_out = {*config.outputs, config.source / CACHE_FOLDER, config.source / TEMPLATES_FOLDER}
        self.files: dict[str, dict[str, SourceFile]] = {"posts": {}, "drafts": {}, "documents": {}, "others": {}}
        self.has_posts = False
        self.theme_folder = ""
        self.problems: list[Problem] = []

    def folder(self, path: str, disk: Path) -> None:
        """Walk one folder that may hold pages, assets, `_posts` and more folders."""
        for name, entry in self._entries(path, disk):
            inner = f"{path}/{name}" if path else name
            if name in ("_posts", "_drafts") and self._holds_posts(path):
                self._special_folder(name[1:], inner, entry)
            elif inner in self.collections:
                self._special_folder("documents", inner, entry)
            elif inner not in (CONFIG_FILE, URLS_LOCK) and not self._is_left_out(name, inner, entry):
                self._add("others", inner, entry)
            elif inner in JEKYLL_THEME_FOLDERS:
                self.theme_folder = name

    def _holds_posts(self, path: str) -> bool:
        root = self.config.collections_dir
        return not root or path == root or path.startswith(f"{root}/")

    def _special_folder(self, kind: str, path: str, entry: os.DirEntry[str]) -> None:
        if entry.is_symlink():
            self._skip(messages.SYMLINK_SKIPPED.warning(Location(path=path)))
        elif entry.is_dir(follow_symlinks=False):
            self.has_posts = self.has_posts or kind == "posts"
            self._below(kind, path, path, Path(entry.path))

    def _below(self, kind: str, base: str, path: str, disk: Path) -> None:
        """Collect the files below a `_posts` or `_drafts`; there Jekyll looks at whole paths, not at folders."""
        for name, entry in self._entries(path, disk):
            inner = f"{path}/{name}"
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                self._below(kind, base, inner, Path(entry.path))
            elif not self._is_filtered(inner.removeprefix(f"{base}/"), inner):
                self._add(kind, inner, entry)

    def _entries(self, path: str, disk: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """The folder's entries by NFC name; of twins that differ only in form the first."""
        try:
            with os.scandir(disk) as found:
                entries = sorted(
                    ((unicodedata.normalize("NFC", e.name), e.name, e) for e in found), key=lambda e: e[:2]
                )
        except OSError as error:
            raise MachineError(messages.UNREADABLE.error(Location(path=path or "."), reason=error.strerror)) from None
        seen = ""
        for name, _, entry in entries:
            if _SURROGATE.search(name):
                shown = f"{path}/{os.fsencode(name).decode('utf-8', 'backslashreplace')}".lstrip("/")
                self._skip(messages.NAME_NOT_UTF8.warning(Location(path=shown)))
                continue
            if name == seen:
                if not is_special(name):  # an editor's backups are nobody's pages
                    self._skip(messages.UNICODE_TWINS.error(Location(path=f"{path}/{name}".lstrip("/"))))
                continue
            seen = name
            yield name, entry

    def _is_left_out(self, name: str, path: str, entry: os.DirEntry[str]) -> bool:
        folder = entry.is_dir(follow_symlinks=False)
        return (folder and Path(entry.path) in self.left_out) or self._is_filtered(name, path, folder=folder)

    def _is_filtered(self, entry: str, path: str, *, folder: bool = False) -> bool:
        """Jekyll's `EntryFilter.filter`: `entry` is relative to the folder looked at, `path` to the site."""
        name = entry.rpartition("/")[2]
        if entry.endswith("."):
            return True
        include = self.config.include
        if matches_any(include, entry, folder=folder) or matches_any(include, name, folder=folder):
            return False
        return is_special(entry) or is_special(name) or matches_any(self.exclude, path, folder=folder)

    def _add(self, kind: str, path: str, entry: os.DirEntry[str]) -> None:
        if entry.is_symlink():
            self._skip(messages.SYMLINK_SKIPPED.warning(Location(path=path)))
        elif entry.is_dir(follow_symlinks=False):
            self._warn_of_file_like_folder(path)
            self.folder(path, Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            self.files[kind][path] = SourceFile(path=path, place=entry.path)
        else:
            self._skip(messages.SPECIAL_FILE_SKIPPED.warning(Location(path=path)))

    def _warn_of_file_like_folder(self, path: str) -> None:
        if path.lower().endswith((".md", ".markdown")):
            self._skip(messages.FOLDER_NAMED_LIKE_FILE.warning(Location(path=path)))

    def _skip(self, problem: Problem) -> None:
        self.problems.append(problem)

    def add_included_files(self) -> None:
        """Read every file that `include` names outright, wherever it lies (`Reader#read_included_excludes`)."""
        for pattern in self.config.include:
            path = unicodedata.normalize("NFC", pattern.strip("/"))
            disk = self.config.source / pattern.strip("/")
            if path and disk.is_file() and disk.resolve() == disk:
                self.files["others"].setdefault(path, SourceFile(path=path, place=str(disk)))

    def finish(self) -> Source:
        """All that was found, sorted; `posts/` holds posts where there is no `_posts`."""
        lists = {kind: sorted(files.values(), key=lambda file: file.path) for kind, files in self.files.items()}
        loose = self._loose_posts(lists["others"])
        if self.has_posts:
            self._warn_of_second_folder(loose)
            loose = {}
        return Source(
            posts=tuple(lists["posts"]),
            loose=tuple(loose.values()),
            drafts=tuple(lists["drafts"]),
            documents=tuple(lists["documents"]),
            others=tuple(file for file in lists["others"] if file.path not in loose),
            has_posts_folder=self.has_posts or (self.config.source / "posts").is_dir(),
            theme_folder=self.theme_folder,
            problems=tuple(self.problems),
        )

    def _warn_of_second_folder(self, loose: Collection[str]) -> None:
        """Of files in `posts/` that look like posts, but are pages beside a `_posts`."""
        dated = [path for path in loose if re.match(r"\d{4}-\d{1,2}-\d{1,2}-", path.rpartition("/")[2])]
        if dated:
            self._skip(messages.POSTS_BESIDE_POSTS.warning(Location(path="posts"), count=len(dated), first=dated[0]))

    def _loose_posts(self, files: Iterable[SourceFile]) -> dict[str, SourceFile]:
        extensions = markdown_extensions(self.config)
        return {file.path: file for file in files if is_loose_post(file.path, extensions)}


_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Python makes of a byte in a file name that is not UTF-8."""


def is_special(name: str) -> bool:
    """Whether Jekyll leaves a name out unless `include` has it: `_x`, `.x`, `#x`, `~x`, `x~`."""
    return name.startswith(("_", ".", "#", "~")) or name.endswith("~")


def markdown_extensions(config: Config) -> tuple[str, ...]:
    """The file extensions of Markdown, from `markdown_ext`."""
    listed = str(config.extra.get("markdown_ext") or "markdown,mkdown,mkdn,mkd,md")
    return tuple(f".{name.strip().lower().lstrip('.')}" for name in listed.split(",") if name.strip())


def is_loose_post(path: str, extensions: tuple[str, ...]) -> bool:
    """Whether a file of `posts/` is a post: Markdown, or HTML with a date in its name; an index or README is a page."""
    if not path.startswith("posts/"):
        return False
    name = path.rpartition("/")[2].lower()
    if re.fullmatch(r"(index|readme)\.[a-z]+", name):
        return False
    dated = re.match(r"\d{2,4}-\d{1,2}-\d{1,2}-", name) is not None
    return name.endswith(extensions) or (dated and name.endswith(".html"))
