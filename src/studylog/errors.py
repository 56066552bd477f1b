"""What can be wrong, where, and how it is told.

A `Problem` is a value: found where it is known, carried to the end, printed once. Only what stops a
stage altogether is raised:

    SiteError                 carries Problems; never shown as a traceback
    ├── ContentError          a post, page, template or data file is wrong      exit 1
    ├── ConfigError           `_config.yml` or the command line is wrong        exit 2
    └── MachineError          port, lock, disk, permission                      exit 3
    DamagedCacheError         what an earlier build left cannot be read: the build is made without it, and nobody told
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from itertools import chain, groupby

from studylog.frozen import dataclass
from studylog.particles import speak
from studylog.reasons import reason_in_korean


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """Something wrong would be published, or text lost: the build stops, exit 1."""
    WARNING = "warning"
    """The page is right otherwise; an error under `--strict`."""
    NOTE = "note"
    """Worth knowing, never fails."""


class Code(StrEnum):
    """The kinds of problem, as shown in brackets after the severity; `docs/problems.md` lists them."""

    FRONT_MATTER = "front-matter"
    """The block between the two `---` lines cannot be read, or a value in it has the wrong form."""
    UNKNOWN_KEY = "unknown-key"
    """A key that is nearly one studylog knows."""
    DATE = "date"
    """A date that does not exist or cannot be read."""
    FILE_NAME = "file-name"
    """A file whose name keeps it from being a post, or from existing on every system."""
    ENCODING = "encoding"
    """Bytes that are not UTF-8."""
    EMPTY_POST = "empty-post"
    """A post without text."""
    DRAFT = "draft"
    """A post that its writer may believe to be hidden."""
    FUTURE = "future"
    """A post that is held back until its date."""
    URL_COLLISION = "url-collision"
    """Two sources that would be written to the same place."""
    LOST_URL = "lost-url"
    """A URL of `urls.lock` that would no longer be published."""
    URLS_LOCK = "urls-lock"
    """A line of `urls.lock` that cannot be read."""
    GONE_URL = "gone-url"
    """A URL of an old site at which the new one has nothing."""
    CHANGED_PAGE = "changed-page"
    """A page that lacks something that it had on an old site."""
    PERMALINK = "permalink"
    """A permalink that names an unknown token or leaves the output folder."""
    TERM_CASE = "term-case"
    """Tags or categories that differ only by case or form."""
    CONFIG = "config"
    """A value in `_config.yml` that cannot be used."""
    OUTPUT = "output"
    """The output folder cannot be used."""
    FILE = "file"
    """A file that cannot be read, or is skipped."""
    SIZE = "size"
    """A file too large to be a post."""
    NESTING = "nesting"
    """Markdown nested too deeply to be read without loss."""
    MATH = "math"
    """A formula that cannot be converted; its source is shown instead."""
    CODE = "code"
    """A code block's language is unknown, or highlighting took too long."""
    LINK = "link"
    """A link to something that this site does not publish."""
    MISSING_FILE = "missing-file"
    """An image or another file that a text names and the site does not have."""
    ALT_TEXT = "alt-text"
    """An image that says nothing to those who cannot see it."""
    MARKDOWN = "markdown"
    """Markdown that a reader would see as raw text."""
    LIQUID = "liquid"
    """A Liquid tag, filter or include that is not known or not complete."""
    TEMPLATE = "template"
    """A template cannot be read or rendered."""
    VERIFY = "verify"
    """A published file that is not what a clean build makes; only `build --verify` looks."""
    MACHINE = "machine"
    """Port, lock, disk or permission."""
    USAGE = "usage"
    """The command line."""


class ExitCode(IntEnum):
    """What the process says to its caller."""

    OK = 0
    CONTENT = 1
    USAGE = 2
    MACHINE = 3
    BUG = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a source file."""

    path: str
    """Relative to the site's folder, with forward slashes, NFC."""
    line: int = 0
    """From 1; 0 where the whole file is meant."""
    column: int = 0
    """From 1, in characters; 0 where the whole line is meant."""
    source: str = ""
    """The text of that line, for the caret."""

    def __str__(self) -> str:
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One thing studylog may say of a problem, in Korean and English, with its remedy.

    Texts are `str.format` templates over the problem's values, in Korean with marks for particles (`particles.py`).
    All of them stand in `messages/`.
    """

    code: Code
    en: str
    ko: str
    hint_en: str = ""
    hint_ko: str = ""

    def error(self, location: Location | None = None, /, **values: object) -> Problem:
        """This sentence as an error at `location`."""
        return _problem(Severity.ERROR, self, location, values)

    def warning(self, location: Location | None = None, /, **values: object) -> Problem:
        """This sentence as a warning at `location`."""
        return _problem(Severity.WARNING, self, location, values)

    def note(self, location: Location | None = None, /, **values: object) -> Problem:
        """This sentence as a note at `location`."""
        return _problem(Severity.NOTE, self, location, values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a user should know, with its place and its remedy."""

    severity: Severity
    sentence: Sentence
    values: tuple[tuple[str, str], ...] = ()
    """What the sentence's templates are filled with."""
    location: Location | None = None

    @property
    def code(self) -> Code:
        """The kind of problem."""
        return self.sentence.code

    def message(self, language: str = "en") -> str:
        """What is wrong, in `language` (`ko`, else English)."""
        return self._say(self.sentence.ko if language == "ko" else self.sentence.en, language)

    def hint(self, language: str = "en") -> str:
        """What to do, or an empty string."""
        return self._say(self.sentence.hint_ko if language == "ko" else self.sentence.hint_en, language)

    def _say(self, template: str, language: str) -> str:
        values = dict(self.values)
        if language != "ko":
            return _visible(template.format_map(values))
        if "reason" in values:
            values["reason"] = reason_in_korean(values["reason"])
        return _visible(template.format_map(speak(values)))


def format_problem(problem: Problem, language: str = "en") -> str:
    """The problem as the terminal shows it: place, severity, message, source line with a caret, hint.

    Example:
        posts/2024-03-01-os.md:3:8: error[front-matter]: the value of title has ": " in it and needs quotes
            title: OS: 메모리
                   ^
        hint: title: "OS: 메모리"

    """
    place = f"{problem.location}: " if problem.location else ""
    lines = [f"{place}{problem.severity}[{problem.code}]: {problem.message(language)}"]
    if problem.location and problem.location.source:
        lines += _source_with_caret(problem.location)
    if hint := problem.hint(language):
        lines.append(f"hint: {hint}" if language != "ko" else f"해결: {hint}")
    return "\n".join(lines)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors first, then warnings, then notes; each by place, then by what is said, without repeats."""
    weight = list(Severity)

    def place(problem: Problem) -> tuple[int, str, int, int]:
        at = problem.location or _NOWHERE
        return weight.index(problem.severity), at.path, at.line, at.column

    by_place = groupby(sorted(dict.fromkeys(problems), key=place), place)
    return tuple(chain.from_iterable(_sort_by_words(list(found)) for _, found in by_place))


def _sort_by_words(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=Problem.message) if len(problems) > 1 else problems


_NOWHERE = Location(path="")


class SiteError(Exception):
    """A stage cannot go on; `problems` says why."""

    exit_code = ExitCode.CONTENT

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(format_problem(problem) for problem in self.problems)


class ContentError(SiteError):
    """A post, page, template or data file is wrong."""


class ConfigError(SiteError):
    """`_config.yml` or the command line is wrong."""

    exit_code = ExitCode.USAGE


class MachineError(SiteError):
    """Port, lock, disk or permission."""

    exit_code = ExitCode.MACHINE


def _problem(
    severity: Severity, sentence: Sentence, location: Location | None, values: Mapping[str, object]
) -> Problem:
    filled = tuple((name, str(value)) for name, value in values.items())
    return Problem(severity=severity, sentence=sentence, values=filled, location=location)


_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def _visible(text: str) -> str:
    """Control and direction characters as escapes: a message must not rewrite the terminal."""
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_WIDEST = 100


def _source_with_caret(location: Location) -> list[str]:
    source, column = _window(location.source.rstrip(), location.column)
    shown = f"    {_visible(source.expandtabs(4))}"
    if not column:
        return [shown]
    before = _visible(source[: column - 1].expandtabs(4))
    return [shown, f"    {' ' * _display_width(before)}^"]


def _window(source: str, column: int) -> tuple[str, int]:
    """What is shown of a long line: the part around the column, and the column in that part."""
    if len(source) <= _WIDEST:
        return source, column
    start = max(min(column - _WIDEST // 2, len(source) - _WIDEST), 0)
    shown = source[start : start + _WIDEST]
    if start:
        shown = f"…{shown[1:]}"
    if start + _WIDEST < len(source):
        shown = f"{shown[:-1]}…"
    return shown, column - start if column else 0


def _display_width(text: str) -> int:
    """Columns in a terminal: Hangul and other wide characters take two."""
    import unicodedata  # late: only a printed problem needs it

    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1 for char in text
    )


class DamagedCacheError(Exception):
    """What an earlier build left cannot be read; whoever builds does without it."""
