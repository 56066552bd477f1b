"""The block between two `---` lines, split off and read without losing a character or a place.

`JekyllHandler` speaks python-frontmatter's protocol; what that library's own `parse` does around a handler
(stripping the text, an empty dict for whatever it cannot read) is left out on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from frontmatter.default_handlers import BaseHandler

from studylog import messages
from studylog.errors import ContentError, Location, Problem
from studylog.frozen import dataclass
from studylog.loader.known_keys import KNOWN_KEYS
from studylog.marked_yaml import (
    TEXTS,
    Document,
    Mark,
    Node,
    WrittenAddress,
    YamlError,
    describe_error,
    find_addresses,
    find_unsafe_links,
    read_yaml,
    ruby_text,
    warn_of_unsafe_link,
)
from studylog.spelling import nearest

MAX_BYTES = 65_536
"""Bytes of front matter; more is a file that lacks its closing line."""

_OPENS = re.compile(r"---[ \t\f\v]*(?:\n|\Z)")
_CLOSES = re.compile(r"^(?:---|\.\.\.)[ \t\f\v]*$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n?(?:[ \t\f\v]*\n)*(?:[ \t\f\v]*\Z)?")


class JekyllHandler(BaseHandler):
    """python-frontmatter's handler for YAML as Jekyll reads it; values are `Node`s with their places."""

    FM_BOUNDARY = _CLOSES
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Whether `text` begins with a closed block."""
        opened = _OPENS.match(text)
        return opened is not None and _CLOSES.search(text, opened.end()) is not None

    def split(self, text: str) -> tuple[str, str]:
        """The YAML between the two lines, and the body from its first line that is not blank.

        Raises:
            ValueError: where there is no closed block.

        """
        opened = _OPENS.match(text)
        closed = _CLOSES.search(text, opened.end()) if opened else None
        if not opened or not closed:
            raise ValueError("no closed front matter")
        blank = _BLANK_LINES.match(text, closed.end())
        return text[opened.end() : closed.start()], text[blank.end() if blank else closed.end() :]

    def read(self, block: str) -> Document:
        """The block as nodes; its first line is line 2 of the file.

        Raises:
            YamlError: with a place, where it cannot be read.

        """
        return read_yaml(block, first_line=2)

    def load(self, fm: str) -> dict[str, Any]:
        """The block's keys with their nodes, as python-frontmatter asks for them."""
        root = self.read(fm).root.value
        return root if isinstance(root, dict) else {}


_HANDLER = JekyllHandler()


def locate(path: str, block: str, mark: Mark) -> Location:
    """The place of a mark within a file's YAML, with the text of its line."""
    lines = block.split("\n")
    source = lines[mark.line - 2] if 2 <= mark.line < len(lines) + 2 else ""
    return Location(path=path, line=mark.line, column=mark.column, source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """One file's keys and text."""

    path: str
    fields: Mapping[str, Node] = field(default_factory=dict)
    block: str = ""
    """The YAML as written, for the lines that messages show."""
    body: str
    body_line: int = 1
    problems: tuple[Problem, ...] = ()

    def at(self, key: str) -> Location:
        """Where the value of `key` stands; the whole file where it comes from elsewhere."""
        node = self.fields.get(key)
        return self.locate(node.mark) if node else Location(path=self.path)

    def locate(self, mark: Mark) -> Location:
        """The place of a mark, with the text of its line."""
        return locate(self.path, self.block, mark)

    def has(self, key: str) -> bool:
        """Whether `key` stands there with a value."""
        node = self.fields.get(key)
        return node is not None and node.value is not None

    @property
    def hidden(self) -> bool:
        """Whether `published:` hides the file: false or nothing does, any other value does not."""
        node = self.fields.get("published")
        return node is not None and (node.value is None or node.value is False)

    def text(self, key: str, default: str = "") -> str:
        """The text under `key` as written; a list or mapping gives its source."""
        node = self.fields.get(key)
        if node is None or node.value is None:
            return default
        if isinstance(node.value, (list, dict)):
            return self._source_of(node)
        return node.written

    def _source_of(self, node: Node) -> str:
        line = self.locate(node.mark).source
        return line[node.mark.column - 1 :].strip() if line else ruby_text(node.plain())

    def addresses(self) -> tuple[WrittenAddress, ...]:
        """Every address that the theme puts on the text's page."""
        root = Node(self.fields, Mark(0, 0))
        return tuple(find_addresses(root, TEXTS, self.locate, self.text("media_subpath") or self.text("img_path")))

    def plain(self) -> dict[str, Any]:
        """All keys as plain data."""
        return {key: node.plain() for key, node in self.fields.items()}


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Split `text` (LF line ends, no byte order mark) and read its front matter; most texts may have none.

    Raises:
        ContentError: with a place and a remedy, where the block cannot be read as a mapping of keys.

    """
    if not _OPENS.match(text):
        _refuse_other_formats(text, path)
        return FrontMatter(path=path, body=text, problems=_late_front_matter(text, path))
    try:
        block, body = _HANDLER.split(text)
    except ValueError:
        raise ContentError(_never_closed(text, path)) from None
    if len(block.encode()) > MAX_BYTES:
        raise ContentError(messages.FRONT_MATTER_TOO_LONG.error(Location(path=path, line=1), limit=MAX_BYTES // 1024))
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    front = FrontMatter(path=path, block=block, body=body, body_line=body_line)
    return _with_fields(front)


def _with_fields(front: FrontMatter) -> FrontMatter:
    try:
        document = _HANDLER.read(front.block)
    except YamlError as error:
        raise ContentError(_describe(error, front)) from None
    fields = document.root.value
    if fields is None:
        return front
    if not isinstance(fields, dict):
        raise ContentError(messages.FRONT_MATTER_NOT_MAPPING.error(front.locate(document.root.mark)))
    front = FrontMatter(path=front.path, fields=fields, block=front.block, body=front.body, body_line=front.body_line)
    unsafe = (warn_of_unsafe_link(front.locate(node.mark), key, node) for key, node in find_unsafe_links(document.root))
    problems = (*_repeated(document, front), *_near_misses(front), *_cut_titles(front), *unsafe)
    return replace(front, problems=problems) if problems else front


def _describe(error: YamlError, front: FrontMatter) -> Problem:
    location = front.locate(error.mark)
    if error.kind != "control":
        return describe_error(error, location)
    before = front.block.split("\n")[: error.mark.line - 2]
    column = location.source[: error.mark.column - 1]
    offset = len(("---\n" + "".join(f"{line}\n" for line in before) + column).encode())
    return describe_error(YamlError(error.kind, error.mark, f"{error.detail} (byte {offset})"), location)


def _repeated(document: Document, front: FrontMatter) -> list[Problem]:
    return [
        messages.REPEATED_KEY.warning(front.locate(repeat.last), key=repeat.key, first=repeat.first.line)
        for repeat in document.repeats
    ]


def _near_misses(front: FrontMatter) -> list[Problem]:
    problems = []
    for key, node in front.fields.items():
        if key not in KNOWN_KEYS and (meant := nearest(key, KNOWN_KEYS)) and meant not in front.fields:
            place = front.locate(node.key_mark or node.mark)
            problems.append(messages.NEAR_MISS.warning(place, key=key, meant=meant))
    return problems


def _cut_titles(front: FrontMatter) -> list[Problem]:
    """`title: C 공부 #1` is "C 공부" to YAML: what follows is a comment, which no writer of a title means."""
    problems = [*_lost_values(front)]
    for key in ("title", "description"):
        if (node := front.fields.get(key)) and node.written:
            place = front.at(key)
            value = place.source[place.column - 1 :]
            comment = value.removeprefix(node.written)
            if value != comment and comment.lstrip().startswith("#"):
                cut = messages.CUT_BY_COMMENT.warning(place, key=key, lost=comment.strip(), whole=value.strip())
                problems.append(cut)
    return problems


def _lost_values(front: FrontMatter) -> Iterator[Problem]:
    """`title: #1 첫 글` is nothing to YAML; `tags: # 나중에` with a space is a comment that somebody meant."""
    for key in ("title", "description", "tags", "categories", "tag", "category"):
        node = front.fields.get(key)
        if node is None or node.value is not None or not node.key_mark:
            continue
        place = front.locate(node.key_mark)
        if found := re.search(r":\s+(#[^\s#].*?)\s*$", place.source):
            place = replace(place, column=found.start(1) + 1)
            meant = found[1] if key in ("title", "description") else found[1].lstrip("#")
            yield messages.LOST_TO_COMMENT.warning(place, key=key, lost=found[1], meant=meant)


# --- blocks that are none ---

_LIKE_FRONT_MATTER = re.compile(r"\s|#|-(?: |$)|[^\s:][^:]*:(?: |\t|$)|[\]})]")


def _never_closed(text: str, path: str) -> Problem:
    lines = text.rstrip("\n").split("\n")
    first_text = (i for i, line in enumerate(lines[1:], 2) if line and not _LIKE_FRONT_MATTER.match(line))
    location = Location(path=path, line=1, column=1, source=lines[0])
    return messages.FRONT_MATTER_UNCLOSED.error(location, line=next(first_text, len(lines) + 1))


def _refuse_other_formats(text: str, path: str) -> None:
    for sentence, pattern in _OTHER_FORMATS:
        if pattern.match(text):
            raise ContentError(sentence.error(Location(path=path, line=1, column=1, source=text.split("\n", 1)[0])))


_OTHER_FORMATS = (
    (messages.FRONT_MATTER_TOML, re.compile(r"\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+[ \t]*(?:\n|\Z)")),
    (messages.FRONT_MATTER_JSON, re.compile(r'\{\s*"[^"\n]*"[ \t]*:')),
)


def _late_front_matter(text: str, path: str) -> tuple[Problem, ...]:
    """A block that begins after blank lines is text to Jekyll, and shown to every reader."""
    found = re.match(r"\s+(?=---[ \t]*\n[\w-]+:)", text)
    if not found or not _HANDLER.detect(text[found.end() :]):
        return ()
    line = text.count("\n", 0, found.end()) + 1
    return (messages.FRONT_MATTER_LATE.warning(Location(path=path, line=line, column=1, source="---")),)
