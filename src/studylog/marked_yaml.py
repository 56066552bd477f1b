"""YAML whose values know their line, read as Jekyll reads it.

Scalars follow SafeYAML, Jekyll's reader (`yes` is true, `010` is eight, `2022-06-22 22:29:00` is UTC), not
PyYAML's resolver. Every value keeps the place and the text it was written with, because a reader sees a label
as written (`3.10`) while a URL follows its value (`3.1`).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from studylog import messages
from studylog.errors import Code, Location, Problem

MAX_DEPTH = 100
"""Levels of nesting; more is an attack or an accident."""
MAX_NODES = 10_000
"""Values in one document, aliases expanded."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands: line and column from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place.

    `value` is a `list[Node]`, a `dict[str, Node]` or a scalar (str, int, float, bool, None, date, datetime).
    """

    value: Any
    mark: Mark
    written: str = ""
    """A scalar's own text, quotes removed."""
    key_mark: Mark | None = None
    """Where the key of this value stands, in a mapping."""

    def plain(self) -> Any:
        """The value without places: lists, dicts and scalars."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> Node | None:
        """The node under `key`, None where there is none or this is no mapping."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def walk(self, *, deep: bool = True) -> Iterator[Node]:
        """The nodes below this one, in order."""
        children = (
            self.value.values() if isinstance(self.value, dict) else self.value if isinstance(self.value, list) else ()
        )
        for child in children:
            yield child
            if deep:
                yield from child.walk()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A key that stands twice in one mapping; the last wins."""

    key: str
    first: Mark
    last: Mark


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML text holds."""

    root: Node
    repeats: tuple[Repeat, ...] = ()


class YamlError(Exception):
    """The text is no YAML that studylog reads.

    Attributes:
        kind: `syntax`, `tab`, `tag`, `depth`, `bomb`, `control` or `alias`.
        mark: the place, line and column from 1.
        detail: the reader's own words, or the offending text.

    """

    def __init__(self, kind: str, mark: Mark, detail: str = "") -> None:
        super().__init__(kind, mark, detail)
        self.kind = kind
        self.mark = mark
        self.detail = detail


def read_yaml(text: str, *, first_line: int = 1, max_nodes: int = MAX_NODES) -> Document:
    """Read one YAML document; `first_line` is the line of the file that `text` begins on.

    Raises:
        YamlError: with a place, where the text cannot be read.

    """
    if found := _CONTROL.search(text):
        raise YamlError("control", _mark_at(text, found.start(), first_line), f"U+{ord(found[0]):04X}")
    reader = _Reader(first_line, max_nodes)
    try:
        root = reader.read(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, first_line) from None
    except yaml.YAMLError as error:  # the scanner's own refusal of a character
        raise YamlError("syntax", Mark(first_line, 0), str(error)) from None
    return Document(root, tuple(reader.repeats))


def ruby_text(value: object) -> str:
    """A scalar as Ruby's `to_s` writes it: `1.5`, `true`, `2021-01-01`, empty for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S %z")
    return str(value)


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _mark_at(text: str, offset: int, first_line: int) -> Mark:
    before = text[:offset]
    return Mark(first_line + before.count("\n"), offset - before.rfind("\n"))


def _syntax_error(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YamlError:
    lines = text.rstrip("\n").split("\n")
    at = error.problem_mark or error.context_mark
    if at and at.line >= len(lines) and error.context_mark:
        at = error.context_mark  # what was opened there has no end
    mark = Mark(first_line + min(at.line, len(lines) - 1), at.column + 1) if at else Mark(first_line, 0)
    line = lines[at.line] if at and at.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return YamlError("tab", Mark(mark.line, indent.index("\t") + 1), line)
    return YamlError("syntax", mark, error.problem or str(error))


class _Reader:
    """Builds nodes from parser events without recursion, so that depth is ours to bound."""

    def __init__(self, first_line: int, max_nodes: int) -> None:
        self.first_line = first_line
        self.max_nodes = max_nodes
        self.repeats: list[Repeat] = []
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[int, int] = {}
        self.nodes = 0

    def read(self, events: Iterator[Any]) -> Node:
        stack: list[_Open] = []
        root = Node(None, Mark(self.first_line, 1))
        for event in events:
            if isinstance(event, yaml.DocumentEndEvent):
                break  # what follows is another document
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                mark = self._mark(event)
                self._refuse_tag(event, mark)
                if len(stack) >= MAX_DEPTH:
                    raise YamlError("depth", mark)
                stack.append(_Open(isinstance(event, yaml.MappingStartEvent), mark, event.anchor, self.nodes))
                continue
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                node = self._close(stack.pop())
            elif isinstance(event, yaml.ScalarEvent):
                node = self._scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                node = self._alias(event)
            else:
                continue
            if not stack:
                root = node
            else:
                stack[-1].add(node)
        return root

    def _mark(self, event: Any) -> Mark:
        return Mark(self.first_line + event.start_mark.line, event.start_mark.column + 1)

    def _refuse_tag(self, event: Any, mark: Mark) -> None:
        if event.tag and event.tag not in _HARMLESS_TAGS:
            raise YamlError("tag", mark, event.tag)

    def _count(self, number: int, mark: Mark) -> None:
        self.nodes += number
        if self.nodes > self.max_nodes:
            raise YamlError("bomb", mark)

    def _scalar(self, event: Any) -> Node:
        mark = self._mark(event)
        self._refuse_tag(event, mark)
        self._count(1, mark)
        text = unicodedata.normalize("NFC", event.value)
        plain = event.implicit[0] and event.tag in (None, "!")
        node = Node(resolve_scalar(text) if plain else text, mark, text)
        if event.anchor:
            self._remember(event.anchor, node, 1)
        return node

    def _alias(self, event: Any) -> Node:
        mark = self._mark(event)
        node = self.anchors.get(event.anchor)
        if node is None:
            raise YamlError("alias", mark, event.anchor)
        self._count(self.sizes[id(node)], mark)
        return node

    def _close(self, opened: _Open) -> Node:
        self._count(1, opened.mark)
        node = Node(self._mapping(opened) if opened.is_mapping else opened.children, opened.mark)
        if opened.anchor:
            self._remember(opened.anchor, node, self.nodes - opened.nodes_before)
        return node

    def _remember(self, anchor: str, node: Node, size: int) -> None:
        self.anchors[anchor] = node
        self.sizes[id(node)] = size

    def _mapping(self, opened: _Open) -> dict[str, Node]:
        merged: dict[str, Node] = {}
        own: dict[str, Node] = {}
        for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            if key.written == "<<" and isinstance(value.value, dict):
                merged |= value.value
                continue
            name = key.written if not isinstance(key.value, (dict, list)) else str(key.plain())
            if name in own and (first := own[name].key_mark):
                self.repeats.append(Repeat(name, first, key.mark))
            own[name] = Node(value.value, value.mark, value.written, key.mark)
        return merged | own


class _Open:
    """A mapping or list whose end has not come yet."""

    def __init__(self, is_mapping: bool, mark: Mark, anchor: str | None, nodes_before: int) -> None:
        self.is_mapping = is_mapping
        self.mark = mark
        self.anchor = anchor
        self.nodes_before = nodes_before
        self.children: list[Node] = []

    def add(self, node: Node) -> None:
        self.children.append(node)


_HARMLESS_TAGS = {"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


def resolve_scalar(text: str) -> Any:
    """What SafeYAML makes of an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if not text[:1] or text[0] not in "0123456789+-.":
        return text
    for pattern, make in _FORMS:
        if pattern.fullmatch(text):
            try:
                return make(text)
            except (ValueError, OverflowError):  # 2024-02-30, 5,000 digits
                return text
    return text


def _spellings(*words: str) -> list[str]:
    return [form for word in words for form in (word, word.capitalize(), word.upper())]


_WORDS: dict[str, Any] = {
    "": None,
    "~": None,
    **dict.fromkeys(_spellings("null")),
    **dict.fromkeys(_spellings("true", "yes", "on"), True),
    **dict.fromkeys(_spellings("false", "no", "off"), False),
}


def _time(text: str) -> dt.datetime:
    found = _TIME.fullmatch(text)
    assert found is not None
    year, month, day, hour, minute, second = (int(part) for part in found.group(1, 2, 3, 4, 5, 6))
    zone = dt.UTC
    if found[8]:
        offset = dt.timedelta(hours=int(found[9]), minutes=int(found[10] or 0))
        zone = dt.timezone(-offset if found[8] == "-" else offset)
    whole_day = dt.timedelta(days=1) if hour == 24 and not (minute or second) else dt.timedelta()
    return dt.datetime(year, month, day, 0 if whole_day else hour, minute, second, tzinfo=zone) + whole_day


def _number(text: str) -> float:
    return float(text.replace("_", "").replace(",", ""))


_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?\s*(?:(Z)|([-+])(\d{1,2})(?::?(\d\d))?)?"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"[-+]?(0|[1-9][0-9_,]*)"), lambda text: int(text.replace("_", "").replace(",", ""))),
    (re.compile(r"0[0-7]+"), lambda text: int(text, 8)),
    (re.compile(r"0[xX][0-9a-fA-F]+"), lambda text: int(text, 16)),
    (re.compile(r"0[bB][01_]+"), lambda text: int(text.replace("_", ""), 2)),
    (
        re.compile(r"[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\.\d+(?:[eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+"),
        _number,
    ),
    (re.compile(r"\d{4}-\d\d-\d\d"), dt.date.fromisoformat),
    (_TIME, _time),
)


def describe_error(error: YamlError, location: Location, code: Code = Code.FRONT_MATTER) -> Problem:
    """What the user is told of a text that is no YAML; `location` has the place and the line's text."""
    sentence = messages.YAML_SYNTAX if error.kind == "syntax" else _SENTENCES[error.kind]
    quotes = _needs_quotes(location) if error.kind == "syntax" else None
    problem = quotes or sentence.error(location, detail=error.detail)
    return replace(problem, sentence=replace(problem.sentence, code=code))


_SENTENCES = {
    "tab": messages.YAML_TAB,
    "tag": messages.YAML_TAG,
    "depth": messages.YAML_DEPTH,
    "bomb": messages.YAML_BOMB,
    "control": messages.YAML_CONTROL,
    "alias": messages.YAML_ALIAS,
}


def _needs_quotes(location: Location) -> Problem | None:
    """The usual accident, an unquoted `title: [네이버] 회고 : 1주차`, with the line as it should be."""
    found = re.fullmatch(r"(\s*)([\w-]+):(\s+)(\S.*?)\s*", location.source)
    if not found:
        return None
    key, value = found[2], found[4]
    if value[0] in "\"'" and value.count(value[0]) == 1:
        quoted = f"{value}{value[0]}"
        return messages.YAML_UNCLOSED_QUOTE.error(location, key=key, quote=value[0], quoted=quoted)
    for opens, why, why_ko in _UNQUOTED:
        if value.startswith(opens) if len(opens) == 1 else opens in value:
            quoted = _quote(value)
            if value[0] == "[" and value[-1] == "]" and "#" in value:
                quoted, why, why_ko = _quote_items(value), 'is a list with a bare "#"', '목록에 "#"이 있습니다'
            at = replace(location, column=found.start(4) + 1)
            return messages.YAML_NEEDS_QUOTES.error(at, key=key, why=why, why_ko=why_ko, quoted=quoted)
    return None


def _quote(text: str) -> str:
    """`text` in double quotes."""
    return '"' + text.strip("\"'").replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quote_items(text: str) -> str:
    """A `[list, of, values]` with each of them in quotes."""
    return "[" + ", ".join(_quote(item.strip()) for item in text[1:-1].split(",")) + "]"


_UNQUOTED = (
    *(
        (char, f'starts with "{char}"', f'"{char}"로 시작합니다')
        for char in ("[", "{", "*", "&", "!", "%", "@", "`", '"', "'", "|", ">", "#")
    ),
    (": ", 'has ": " in it', '": "가 들어 있습니다'),
    (" #", 'has " #" in it', '" #"가 들어 있습니다'),
)
