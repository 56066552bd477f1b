"""A text as Jekyll renders it: Liquid first, then Markdown; problems stand at the lines of the file."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from studylog.config import MarkdownConfig, MathConfig
from studylog.errors import Location, Problem
from studylog.models import Fragment, LinkTable, LiquidSite, Reference, RenderInput
from studylog.renderer.converter import Converter
from studylog.renderer.excerpt import cut_excerpt
from studylog.renderer.features import features_of
from studylog.renderer.liquid import has_liquid
from studylog.renderer.targets import Targets, read_targets
from studylog.urls import HTML_EXTENSIONS

if TYPE_CHECKING:
    from studylog.renderer.liquid.engine import Engine, Rendered


class TextRenderer:
    """Renders the texts of one site."""

    def __init__(self, links: LinkTable, site: LiquidSite) -> None:
        self.links = links
        self.site = site
        self.converter = Converter(links)

    def render(self, text: RenderInput) -> Fragment:
        """The fragment of one text. Depends on nothing but `text`, the site and the `LinkTable`."""
        if text.page is None or not has_liquid(text.body):
            return self._convert(text)
        rendered = self._engine.render(text)
        fragment = self._convert(replace(text, body=rendered.body), rendered.lines)
        return _at_source_lines(fragment, rendered, text)

    def _convert(self, text: RenderInput, lines: Sequence[int] = ()) -> Fragment:
        fragment = _as_written(text) if text.is_html else self.converter.render(text, lines)
        return replace(fragment, markdown=text.body) if text.keeps_markdown else fragment

    @cached_property
    def _engine(self) -> Engine:
        from studylog.renderer.liquid.engine import Engine  # late: most texts hold no Liquid

        return Engine(self.site, self.links, self._markdown)

    def _markdown(self, body: str, markdown: MarkdownConfig) -> str:
        text = RenderInput(source="", body=body, markdown=markdown, math=MathConfig(), excerpt_separator="")
        return self.converter.render(text).html


def _as_written(text: RenderInput) -> Fragment:
    """The fragment of a text that is HTML already."""
    head = cut_excerpt(text.body, text.excerpt_separator)
    words = html.unescape(_MARKUP.sub(" ", text.body))
    targets = read_targets(text.body) if text.source.lower().endswith(HTML_EXTENSIONS) else Targets()
    return Fragment(
        html=text.body,
        excerpt=text.body if head is None else head,
        text=" ".join(words.split()),
        features=frozenset(features_of(text.body, text.body)),
        links=targets.links,
        images=targets.images,
    )


_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)


def _at_source_lines(fragment: Fragment, rendered: Rendered, text: RenderInput) -> Fragment:
    """The fragment with every line number as before Liquid."""
    source = text.body.split("\n")

    def line_of(line: int) -> int:
        return rendered.lines[line - 1] if 0 < line <= len(rendered.lines) else line

    def move(problem: Problem) -> Problem:
        at = problem.location
        if at is None or at.line < text.body_line:
            return problem
        line = line_of(at.line - text.body_line + 1)
        shown = source[line - 1] if 0 < line <= len(source) else ""
        column = at.column if shown == at.source else 0
        place = Location(path=at.path, line=text.body_line + line - 1, column=column, source=shown)
        return replace(problem, location=place)

    return replace(
        fragment,
        links=tuple(Reference(target=link.target, line=line_of(link.line)) for link in fragment.links),
        images=tuple(Reference(target=image.target, line=line_of(image.line)) for image in fragment.images),
        problems=tuple(dict.fromkeys((*rendered.problems, *map(move, fragment.problems)))),
    )
