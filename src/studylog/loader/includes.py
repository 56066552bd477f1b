"""The files that Liquid may include: `_includes/**`, and what a text names by `include_relative`."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from studylog.config import Config
from studylog.errors import ContentError, Problem
from studylog.loader import files
from studylog.loader.source import SourceFile
from studylog.models import Page, Post

_RELATIVE = re.compile(r"\{%-?\s*include_relative\s+([^\s%{]+)")
LARGEST_INCLUDE = 1_000_000
"""Bytes; anything larger is no text to be included."""


def includes_folder(config: Config) -> str:
    """`includes_dir`, from the site's folder."""
    return str(config.extra.get("includes_dir") or "_includes").strip("/")


def load_includes(config: Config, texts: Sequence[Post | Page]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Path from the site's folder → text, with what is wrong with such a file; one that nothing names may be anything.

    Raises:
        MachineError: where a file cannot be read.

    """
    includes: dict[str, str] = {}
    unread: dict[str, tuple[Problem, ...]] = {}
    for file in (*_in_folder(config), *_relative(config, texts)):
        try:
            includes[file.path] = files.decode(files.read_bytes(file), file.path)
        except ContentError as error:
            unread[file.path] = error.problems
    bodies = [*(text.body for text in texts), *includes.values()] if unread else []
    named = (path for path in unread if _is_named(path, config, bodies))
    return includes, tuple(problem for path in named for problem in unread[path])


def _is_named(path: str, config: Config, bodies: Iterable[str]) -> bool:
    in_folder = path.startswith(f"{includes_folder(config)}/")
    name = path.removeprefix(f"{includes_folder(config)}/")
    return not in_folder or any(name in body and "{%" in body for body in bodies)


def _in_folder(config: Config) -> Iterator[SourceFile]:
    folder = config.source / includes_folder(config)
    for disk in sorted(folder.rglob("*")) if folder.is_dir() and not folder.is_symlink() else ():
        if _is_text_file(disk):
            path = unicodedata.normalize("NFC", disk.relative_to(config.source).as_posix())
            yield SourceFile(path=path, place=str(disk))


def _relative(config: Config, texts: Iterable[Post | Page]) -> Iterator[SourceFile]:
    for text in texts:
        for name in _RELATIVE.findall(text.body) if "include_relative" in text.body else ():
            path = posixpath.normpath(posixpath.join(posixpath.dirname(text.source), name))
            disk = config.source / path
            if ".." not in name.split("/") and _is_text_file(disk):
                yield SourceFile(path=path, place=str(disk))


def _is_text_file(disk: Path) -> bool:
    return disk.is_file() and disk.resolve() == disk and disk.stat().st_size <= LARGEST_INCLUDE
