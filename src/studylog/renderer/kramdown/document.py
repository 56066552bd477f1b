"""What the definitions of one text add up to: collected while its blocks are read, looked up afterwards."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from markdown_it.token import Token

from studylog import messages
from studylog.errors import Sentence
from studylog.renderer.kramdown.attributes import AttributeList

Option = TypeVar("Option", bool, int, str, tuple[int, ...])


MOST_EXPANDED = 2_000_000
"""Characters that a text's definitions may put on the page in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDefinition:
    """`[name]: url "title"`."""

    url: str
    title: str | None = None
    attributes: AttributeList = field(default_factory=AttributeList)
    """From an attribute list directly above or below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """`*[HTML]: Hyper Text Markup Language`."""

    title: str
    attributes: AttributeList = field(default_factory=AttributeList)


@dataclass(slots=True, kw_only=True)
class Footnote:
    """`[^name]: text`, and how often it is used."""

    tokens: list[Token]
    """The blocks of its text."""
    line: int
    """Where it is defined, from 1."""
    attributes: AttributeList = field(default_factory=AttributeList)
    number: int = 0
    """0 as long as nothing refers to it."""
    uses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to tell the writer, with its line in the body (from 1)."""

    sentence: Sentence
    line: int
    severity: str = "warning"
    values: tuple[tuple[str, Any], ...] = ()
    """What the sentence is filled with."""
    text: str = ""
    """What to point at on that line."""
    offset: int = 0
    """How many characters into `text`."""


@dataclass(slots=True, kw_only=True)
class Document:
    """One text's definitions and settings; `document(env)` gives it to every rule."""

    lang: str = ""
    """The language of the words that are added to it: `ko`, `en` …"""
    dollar_math: bool = False
    """Whether `$…$` is a formula in this text."""
    blanks_in_math: bool = False
    """Whether blanks may stand next to the dollars, as MathJax has it; Pandoc has none."""
    attribute_lists: dict[str, AttributeList] = field(default_factory=dict)
    """`{:name: …}`, by name."""
    links: dict[str, LinkDefinition] = field(default_factory=dict)
    """By normalised name (`normalize_label`)."""
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    missing_footnotes: dict[str, int] = field(default_factory=dict)
    """Names that are used and not defined, with the line of the first use."""
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    attributed: list[tuple[Token, AttributeList]] = field(default_factory=list)
    """Block tokens with the attribute lists that wait for all names to be known."""
    options: dict[str, Any] = field(default_factory=dict)
    """What `{::options … /}` sets in this text, over what a plugin was loaded with."""
    equations: dict[str, str] = field(default_factory=dict)
    """What each label stands for, as it is shown, by its id: `(1)`."""
    findings: list[Finding] = field(default_factory=list)
    expanded: int = 0
    """Characters that definitions have put on the page so far."""

    def may_expand(self, length: int, line: int) -> bool:
        """Whether a definition of `length` characters may be used once more, on `line` (from 0); an error says no."""
        self.expanded += length
        if self.expanded <= MOST_EXPANDED:
            return True
        if not any(finding.sentence is messages.DEFINITIONS_EXPAND for finding in self.findings):
            finding = Finding(
                sentence=messages.DEFINITIONS_EXPAND,
                line=line + 1,
                severity="error",
                values=(("limit", MOST_EXPANDED),),
            )
            self.findings.append(finding)
        return False

    def option(self, name: str, loaded: Option) -> Option:
        """A setting: as the text has it, else as the plugin was `loaded` with."""
        value = self.options.get(name, loaded)
        return value if isinstance(value, type(loaded)) else loaded


def document(env: MutableMapping[str, Any]) -> Document:
    """The document that `env` carries; a fresh one at the start of a text."""
    found = env.get("kramdown")
    if found is None:
        found = env["kramdown"] = Document()
    assert isinstance(found, Document)
    return found


def normalize_label(label: str) -> str:
    """A link's or image's reference name as definitions are looked up: white space squeezed, case folded."""
    return " ".join(label.split()).lower()
