"""Old URLs written into a post's front matter; every other byte of the file stays as it is."""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from studylog import messages
from studylog.errors import ContentError, Location, MachineError, SiteError
from studylog.loader.files import decode
from studylog.loader.frontmatter import FrontMatter, read_front_matter
from studylog.loader.redirects import read_redirects
from studylog.marked_yaml import Mark, Node


class UneditableError(Exception):
    """A front matter in a form to which a line cannot be added without risk."""


def write_redirects(folder: Path, source: str, urls: Sequence[str]) -> None:
    """Add `urls` to the `redirect_from` of the file `source` of the blog in `folder`, all at once or not at all.

    Raises:
        ContentError: where its front matter has a form that is better edited by hand.
        MachineError: where the file may not be written.

    """
    place = _find_on_disk(folder, source)
    told = ", ".join(urls)
    try:
        old = place.read_bytes()
        _refuse_protected(place)
        _replace(place, add_redirects(old, source, urls))
    except (UneditableError, SiteError):
        values = {"reason": "its front matter has an unusual form", "reason_ko": "머리말이 흔치 않은 꼴입니다"}
        raise ContentError(messages.REDIRECT_NOT_WRITTEN.error(Location(path=source), urls=told, **values)) from None
    except OSError as error:
        values = {"reason": str(error.strerror), "reason_ko": str(error.strerror)}
        raise MachineError(messages.REDIRECT_NOT_WRITTEN.error(Location(path=source), urls=told, **values)) from None


def add_redirects(data: bytes, source: str, urls: Sequence[str]) -> bytes:
    """The bytes of a file with `urls` added to its `redirect_from`; those that stand there already are not.

    Raises:
        UneditableError: where the result would not be read as meant.
        ContentError: where the file cannot be read as it is.

    """
    front = read_front_matter(decode(data, source), source)
    standing = read_redirects(front)
    new = [url for url in dict.fromkeys(urls) if url not in standing]
    if not new:
        return data
    written = "".join(_add(_split_lines(data.decode()), front, [_as_yaml(url) for url in new])).encode()
    _verify(front, read_front_matter(decode(written, source), source), (*standing, *new))
    return written


def _add(lines: list[str], front: FrontMatter, urls: Sequence[str]) -> list[str]:
    if not re.match("\ufeff?---", lines[0] if lines else "") or front.body_line == 1:
        raise UneditableError
    node = front.fields.get("redirect_from")
    if node is None:
        return _insert(lines, 1 + front.block.count("\n"), ["redirect_from:", *_items(urls)])
    if node.value is None:
        return _insert(lines, (node.key_mark or node.mark).line, _items(urls))
    if not isinstance(node.value, list):
        return _make_list(lines, node, urls)
    if lines[node.mark.line - 1][node.mark.column - 1 :].startswith("["):
        return _extend_flow(lines, node, urls)
    return _extend_block(lines, node, urls)


def _items(urls: Sequence[str], indent: str = "  ") -> list[str]:
    return [f"{indent}- {url}" for url in urls]


def _insert(lines: list[str], at: int, new: Sequence[str]) -> list[str]:
    """New lines before the line of that index, with the file's own line end."""
    return [*lines[:at], *(line + _line_end(lines) for line in new), *lines[at:]]


def _make_list(lines: list[str], node: Node, urls: Sequence[str]) -> list[str]:
    """`redirect_from: /a/` becomes a list; its value and what follows it stay as written."""
    line = lines[node.mark.line - 1]
    key, value = line[: node.mark.column - 1].rstrip(), line[node.mark.column - 1 :]
    head = [key + _line_end(lines), f"  - {value}"]
    changed = [*lines[: node.mark.line - 1], *head, *lines[node.mark.line :]]
    return _insert(changed, node.mark.line + 1, _items(urls))


def _extend_block(lines: list[str], node: Node, urls: Sequence[str]) -> list[str]:
    last = node.value[-1].mark.line
    dash = re.match(r"[ \t]*(?=-)", lines[last - 1])
    if dash is None:
        raise UneditableError
    return _insert(lines, last, _items(urls, dash[0]))


_FLOW_ITEM = re.compile(r"""\s*(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^,\]\r\n]*)""", re.DOTALL)


def _extend_flow(lines: list[str], node: Node, urls: Sequence[str]) -> list[str]:
    """`[/a/]` → `[/a/, /b/]`."""
    text = "".join(lines)
    if node.value:
        found = _FLOW_ITEM.match(text, _offset(lines, node.value[-1].mark))
        end = len(text[: found.end() if found else 0].rstrip())
        return [text[:end], *(f", {url}" for url in urls), text[end:]]
    end = _offset(lines, node.mark) + 1
    return [text[:end], ", ".join(urls), text[end:]]


def _offset(lines: Sequence[str], mark: Mark) -> int:
    return sum(map(len, lines[: mark.line - 1])) + mark.column - 1


def _split_lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _line_end(lines: Sequence[str]) -> str:
    return re.sub(r"[^\r\n]", "", lines[0]) or "\n"


def _as_yaml(url: str) -> str:
    """Plain where YAML reads it as it stands, else in quotes."""
    return url if re.fullmatch(r"/[^\s#:,'\"\[\]{}]*", url) else json.dumps(url, ensure_ascii=False)


def _verify(before: FrontMatter, after: FrontMatter, redirects: Sequence[str]) -> None:
    kept = ({key: value for key, value in front.plain().items() if key != "redirect_from"} for front in (before, after))
    if len({repr(fields) for fields in kept}) > 1 or before.body != after.body:
        raise UneditableError
    if read_redirects(after) != tuple(redirects):
        raise UneditableError


# --- disk ---


def _find_on_disk(folder: Path, source: str) -> Path:
    """The file whose name is `source` in NFC; some systems keep names decomposed."""
    place = folder
    for part in source.split("/"):
        names = [part] if (place / part).exists() else [entry.name for entry in place.iterdir()]
        place /= next((name for name in names if unicodedata.normalize("NFC", name) == part), part)
    return place.resolve()


def _refuse_protected(place: Path) -> None:
    """A file without any right to write is meant to stay, even where the system would let us replace it."""
    if not place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(place, os.W_OK):
        raise PermissionError(13, "it is read-only", str(place))


def _replace(place: Path, data: bytes) -> None:
    """Put new bytes in the place of a file, with its rights; a reader sees the old ones or the new ones."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:80]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(stat.S_IMODE(place.stat().st_mode))
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
