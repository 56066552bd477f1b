"""Old URLs added to the bytes of a post, in its front matter; every other byte stays as it is. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from studylog.loader.files import decode
from studylog.loader.frontmatter import FrontMatter, read_front_matter
from studylog.loader.redirects import read_redirects
from studylog.marked_yaml import Mark, Node


class UneditableError(Exception):
    """A front matter in a form to which a line cannot be added without risk."""


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
