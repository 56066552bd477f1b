"""`_data/**` → plain data by file name (jekyllrb.com/docs/datafiles)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from studylog import messages
from studylog.config import Config
from studylog.errors import Code, ContentError, Location, Problem
from studylog.loader import files
from studylog.loader.source import SourceFile
from studylog.marked_yaml import (
    DATA,
    Mark,
    WrittenAddress,
    YamlError,
    describe_error,
    find_addresses,
    find_unsafe_links,
    read_yaml,
    warn_of_unsafe_link,
)

MAX_NODES = 200_000
"""Values in one data file: far more than in a front matter, still bounded."""

SETTINGS = frozenset(("authors", "contact", "navigation", "share"))
"""Files of which the theme makes links."""


def load_data(config: Config) -> tuple[dict[str, Any], tuple[WrittenAddress, ...], tuple[Problem, ...]]:
    """Everything below the data folder, nested as its folders are, and the addresses that the theme makes links of.

    Raises:
        MachineError: where a file cannot be read.

    """
    name = str(config.extra.get("data_dir") or "_data").strip("/")
    folder = config.source / name
    data: dict[str, Any] = {}
    addresses: list[WrittenAddress] = []
    problems: list[Problem] = []
    for disk in sorted(folder.rglob("*")) if folder.is_dir() and not folder.is_symlink() else ():
        read = _READERS.get(disk.suffix.lower())
        if not read or not disk.is_file() or disk.resolve() != disk:
            continue
        try:
            path, text = disk.relative_to(config.source).as_posix(), _text_of(disk, config.source)
            _put(data, disk.relative_to(folder), read(text, path))
            if disk.stem in SETTINGS and read is _read_yaml:
                addresses += _addresses(text, path, disk.stem)
                problems += _unsafe_links(text, path)
        except ContentError as error:
            problems += error.problems
    return data, tuple(addresses), tuple(problems)


def _text_of(disk: Path, source: Path) -> str:
    path = disk.relative_to(source).as_posix()
    return files.decode(files.read_bytes(SourceFile(path=path, place=str(disk))), path)


def _addresses(text: str, path: str, name: str) -> Iterator[WrittenAddress]:
    root = read_yaml(text, max_nodes=MAX_NODES).root
    return find_addresses(root, DATA.get(name, {}), lambda mark: _place(text, path, mark))


def _unsafe_links(text: str, path: str) -> Iterator[Problem]:
    """Addresses that pages leave out; what a blog's own Liquid makes of other data is its own affair."""
    for key, node in find_unsafe_links(read_yaml(text, max_nodes=MAX_NODES).root):
        yield warn_of_unsafe_link(_place(text, path, node.mark), key, node)


def _place(text: str, path: str, mark: Mark) -> Location:
    lines = text.split("\n")
    source = lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""
    return Location(path=path, line=mark.line, column=mark.column, source=source)


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    place = data
    for folder in path.parts[:-1]:
        inner = place.setdefault(_key(folder), {})
        if not isinstance(inner, dict):
            return  # a file of the folder's name came first
        place = inner
    place[_key(path.stem)] = value


def _key(name: str) -> str:
    """A file name as a key: word characters, white space and hyphens."""
    return re.sub(r"[^\w\s-]+", "", name)


def _read_yaml(text: str, path: str) -> Any:
    try:
        return read_yaml(text, max_nodes=MAX_NODES).root.plain()
    except YamlError as error:
        raise ContentError(describe_error(error, _place(text, path, error.mark), Code.FILE)) from None


def _read_json(text: str, path: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        source = text.split("\n")[error.lineno - 1]
        location = Location(path=path, line=error.lineno, column=error.colno, source=source)
        raise ContentError(messages.JSON_SYNTAX.error(location, detail=error.msg)) from None
    except RecursionError:
        raise ContentError(messages.YAML_DEPTH.error(Location(path=path))) from None


def _read_csv(text: str, path: str, *, delimiter: str = ",") -> list[dict[str, str | None]]:
    try:
        return [dict(row) for row in csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)]
    except csv.Error as error:
        raise ContentError(messages.JSON_SYNTAX.error(Location(path=path), detail=str(error))) from None


def _read_tsv(text: str, path: str) -> list[dict[str, str | None]]:
    return _read_csv(text, path, delimiter="\t")


_READERS: dict[str, Callable[[str, str], Any]] = {
    ".yml": _read_yaml,
    ".yaml": _read_yaml,
    ".json": _read_json,
    ".csv": _read_csv,
    ".tsv": _read_tsv,
}
