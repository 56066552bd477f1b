"""Text → Fragment: a post's or page's Markdown as HTML, with what lists, feeds and checks need of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studylog.config import MarkdownConfig
from studylog.errors import Location, Problem, Severity
from studylog.frozen import dataclass
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.commonmark import make_commonmark
from studylog.renderer.emoji import emoji_codes
from studylog.renderer.excerpt import cut_excerpt
from studylog.renderer.features import features_of
from studylog.renderer.first_block import cut_first_block
from studylog.renderer.kramdown import load_plugins, preset
from studylog.renderer.kramdown.callouts import callouts
from studylog.renderer.kramdown.document import Document, Finding
from studylog.renderer.kramdown.formulas import has_formulas
from studylog.renderer.kramdown.highlighted_code import highlighted_code
from studylog.renderer.kramdown.html_writer import LINE_OF, HtmlWriter, without_lines
from studylog.renderer.kramdown.marks import marks
from studylog.renderer.links import resolve_targets
from studylog.renderer.math import MathConverter, convert_formulas, mathml, without_ids, without_links, write_title
from studylog.renderer.reading import plain_text
from studylog.renderer.references import report_lost_references
from studylog.renderer.targets import Targets
from studylog.renderer.toc import table_of_contents

OUTPUT = (mathml, highlighted_code)
"""How studylog writes what kramdown leaves to others: formulas, code, images."""
ADDED = (callouts, marks)
"""What kramdown shows as text, and readers expect to be more."""


_NONE: Mapping[str, str] = MappingProxyType({})
FARTHEST = 2_000
"""Characters of a line in which a finding is pointed at: a line may be as long as the text, and hold many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A text as tokens that are ready to be written."""

    tokens: list[Token]
    env: dict[str, Any]
    document: Document
    targets: Targets
    has_math: bool


class Converter:
    """Renders texts that share one `LinkTable`; keeps a parser for each Markdown setting, and what knows each macro."""

    def __init__(self, links: LinkTable) -> None:
        self.links = links
        self._parsers: dict[MarkdownConfig, MarkdownIt] = {}
        self._maths: dict[tuple[tuple[str, str], ...], MathConverter] = {}

    def render(self, text: RenderInput, lines: Sequence[int] = ()) -> Fragment:
        """The fragment of one text. Depends on nothing but `text` and the `LinkTable`.

        `lines` say of each line of the body on which one of the text it began, where these are not the same.
        """
        md = self._parser(text.markdown)
        read = self._read(text, md, _document(text, dollar_math=_wants_formulas(text)))
        toc = table_of_contents(read.tokens, md, read.env)
        html = self._write(text, md, read, lines)
        title = write_title(text.title, self._math(text.math.macros)) if text.math.mode != "false" else ""
        return Fragment(
            html=html,
            title_html=title,
            toc=toc,
            excerpt=self._excerpt(text, html, read),
            text=plain_text(read.tokens),
            links=read.targets.links,
            images=read.targets.images,
            features=_features(text, html, has_math=read.has_math or title != ""),
            problems=tuple(_problems(read.document.findings, text)),
        )

    def _read(self, text: RenderInput, md: MarkdownIt, document: Document) -> _Reading:
        """The text as `document` says that it is to be read."""
        env: dict[str, Any] = {"kramdown": document}
        tokens = md.parse(text.body, env)
        report_lost_references(tokens, document)
        targets = resolve_targets(tokens, text, self.links, document)
        has_math = convert_formulas(tokens, document, self._math(text.math.macros))
        return _Reading(tokens=tokens, env=env, document=document, targets=targets, has_math=has_math)

    def _write(self, text: RenderInput, md: MarkdownIt, read: _Reading, lines: Sequence[int]) -> str:
        if text.marks_lines:
            read.env[LINE_OF] = lambda at: text.body_line + (lines[at] - 1 if at < len(lines) else at)
        return str(md.renderer.render(read.tokens, md.options, read.env))

    def _excerpt(self, text: RenderInput, whole: str, read: _Reading) -> str:
        """HTML of the excerpt: as if rendered on its own, with formulas and numbers as the `whole` text has them.

        On a list of texts nothing may lead to an equation: each text counts from one.
        """
        head = cut_excerpt(text.body, text.excerpt_separator)
        whole = without_lines(whole) if text.marks_lines else whole
        if not head:
            return without_ids(without_links(whole)) if head is None else ""
        return cut_first_block(head, whole, read.tokens, read.document) or self._render_excerpt(text, head, read)

    def _render_excerpt(self, text: RenderInput, head: str, whole: _Reading) -> str:
        md, document = self._parser(text.markdown), whole.document
        around = _document(text, dollar_math=document.dollar_math, equations=document.equations)
        read = self._read(replace(text, body=head, excerpt_separator=""), md, around)
        return without_ids(without_links(str(md.renderer.render(read.tokens, md.options, read.env))))

    def _parser(self, config: MarkdownConfig) -> MarkdownIt:
        if config not in self._parsers:
            self._parsers[config] = make_parser(config)
        return self._parsers[config]

    def _math(self, macros: tuple[tuple[str, str], ...]) -> MathConverter:
        if macros not in self._maths:
            self._maths[macros] = MathConverter(macros)
        return self._maths[macros]


def make_parser(config: MarkdownConfig) -> MarkdownIt:
    """A parser for one Markdown setting."""
    if config.engine == "commonmark":
        return load_plugins(make_commonmark(), (callouts, *OUTPUT), config.kramdown)
    md = MarkdownIt("zero", renderer_cls=HtmlWriter)
    added = (*ADDED, emoji_codes) if config.emoji else ADDED
    return load_plugins(md, (*OUTPUT, *preset(config.kramdown), *added), config.kramdown)


def _document(text: RenderInput, *, dollar_math: bool, equations: Mapping[str, str] = _NONE) -> Document:
    """What rules are told of a text, and of the numbers that equations outside it have."""
    blanks = text.math.mode == "true"
    return Document(lang=text.lang, dollar_math=dollar_math, blanks_in_math=blanks, equations=dict(equations))


def _wants_formulas(text: RenderInput) -> bool:
    if text.math.mode == "auto":
        return has_formulas(text.body)
    return text.math.mode == "true"


def _features(text: RenderInput, html: str, *, has_math: bool) -> frozenset[str]:
    return frozenset((*(["math"] if has_math or "<math" in html else ()), *features_of(html, text.body)))


def _problems(findings: Sequence[Finding], text: RenderInput) -> Iterator[Problem]:
    """Findings of the body as problems of the file."""
    if not findings:
        return
    lines = text.body.split("\n")
    seen: Counter[tuple[int, str, int]] = Counter()
    for finding in findings:
        source = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
        place = finding.line, finding.text, finding.offset
        at = _find_nth(source, finding.text, seen[place])
        seen[place] += 1
        column = at + finding.offset + 1 if at >= 0 else 0
        line = text.body_line + finding.line - 1
        location = Location(path=text.source, line=line, column=column, source=source)
        say = {Severity.ERROR: finding.sentence.error, Severity.NOTE: finding.sentence.note}
        yield say.get(Severity(finding.severity), finding.sentence.warning)(location, **dict(finding.values))


def _find_nth(source: str, text: str, nth: int) -> int:
    """Where `text` stands in a line for the `nth` time, from 0, or for the last; -1 where it does not, or too far."""
    at = -1
    for _ in range(nth + 1 if text else 0):
        found = source.find(text, at + 1, FARTHEST + len(text))
        if found < 0:
            break
        at = found
    return at
