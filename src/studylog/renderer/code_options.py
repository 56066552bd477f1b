"""What a writer asks for beside the language: a caption, numbers, highlighted lines.

Read from a fence (`python{1,3-5} title="a.py" linenos`, `python:a.py`) and from attributes
(`{: file="a.py" .line-numbers hl_lines="1 3-5"}`); the names are those of chirpy, Jekyll's `highlight`, Python-Markdown
and Docusaurus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from studylog.frozen import dataclass

OPTIONS = (
    r"(?:[ \t]+(?:[\w-]+=(?:\"[^\"\n`]*\"|'[^'\n`]*'|[^\s\"'`]+)|\{[\d, \t-]+\}"
    r"|linenos|lineNumbers|showLineNumbers|nolineno))+"
)
"""What may stand behind the word of a fence; with anything else there it is none, as for kramdown."""
MARKED_LINES = r"\{[\d, \t-]+\}"

_CAPTIONS = ("title", "file", "filename", "caption")
_NUMBERED = ("linenos", "lineNumbers", "showLineNumbers", "line-numbers", "numberLines")
_NOT_NUMBERED = ("nolineno", "nolinenos", "no-line-numbers")
_MARKED = ("hl_lines", "mark_lines", "data-line")
_FIRST = ("linenostart", "start_line", "data-start")
NAMES = frozenset((*_CAPTIONS, *_MARKED, *_FIRST, "linenos"))
"""Attributes that are options, and do not reach the page as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOptions:
    """What is asked for of one block."""

    word: str = ""
    """What names the language, as written."""
    caption: str = ""
    numbered: bool | None = None
    """None: as the site has it."""
    first: int = 1
    """The number of the first line."""
    marked: tuple[tuple[int, int], ...] = ()
    """First and last of the highlighted lines, from 1; the first is the smaller one."""

    def marked_lines(self, count: int) -> frozenset[int]:
        """The highlighted ones of `count` lines."""
        return frozenset(line for first, last in self.marked for line in range(max(first, 1), min(last, count) + 1))

    def first_missing(self, count: int) -> int | None:
        """A line that is to be highlighted and does not exist among `count`; None where all do."""
        ends = (end for first, last in self.marked for end in (last, first))
        return next((end for end in ends if not 0 < end <= count), None)


def read_fence(info: str) -> CodeOptions:
    """What stands behind the marks of a fence."""
    found = _FENCE.match(info)
    assert found is not None  # every text has a first word, if an empty one
    word, file = found["word"], found["file"]
    given = {key: double or single or bare or "true" for key, double, single, bare in _OPTION.findall(found["rest"])}
    marked = "".join(_BRACES.findall(info))
    return read_options(given, word=word, caption=file or "", marked=marked)


_FENCE = re.compile(r"\s*(?P<word>\{[^\s{}]*\}|[^\s:{]*)(?::(?P<file>[^\s:{]+))?(?P<rest>.*)", re.DOTALL)
_OPTION = re.compile(r"([\w-]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_BRACES = re.compile(MARKED_LINES)


def read_attributes(attributes: Mapping[str, object], classes: Iterable[str]) -> CodeOptions:
    """What an attribute list and its classes ask for."""
    given = {name: str(value) for name, value in attributes.items() if name in NAMES}
    return read_options({**dict.fromkeys(classes, "true"), **given})


def read_options(given: Mapping[str, str], *, word: str = "", caption: str = "", marked: str = "") -> CodeOptions:
    """Options by any of their names."""
    numbered = next((given[name] != "false" for name in _NUMBERED if name in given), None)
    first = _one_of(given, _FIRST)
    return CodeOptions(
        word=word,
        caption=_one_of(given, _CAPTIONS) or caption,
        numbered=False if any(name in given for name in _NOT_NUMBERED) else numbered,
        first=int(first) if re.fullmatch(r"\d{1,6}", first) else 1,
        marked=read_ranges(_one_of(given, _MARKED) + marked),
    )


def _one_of(given: Mapping[str, str], names: Iterable[str]) -> str:
    return next((given[name] for name in names if name in given), "")


def read_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """`1,3-5` or `1 3-5` as firsts and lasts; `5-3` is `3-5`."""
    ends = ((int(first), int(last or first)) for first, last in _RANGE.findall(text))
    return tuple((min(pair), max(pair)) for pair in ends)


_RANGE = re.compile(r"(?<!\d)(\d{1,6})(?:\s*-\s*(\d{1,6}))?(?!\d)")


def combine(fence: CodeOptions, attributes: CodeOptions) -> CodeOptions:
    """Both together; a fence's own word and caption come first."""
    return CodeOptions(
        word=fence.word,
        caption=fence.caption or attributes.caption,
        numbered=attributes.numbered if fence.numbered is None else fence.numbered,
        first=fence.first if fence.first != 1 else attributes.first,
        marked=fence.marked + attributes.marked,
    )
