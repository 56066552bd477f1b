"""The headers of a text as a tree, for a theme's table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from studylog.models import Heading
from studylog.renderer.kramdown.toc import Entry, headers_of, nest

_LEVELS = (1, 2, 3, 4, 5, 6)


def table_of_contents(tokens: Sequence[Token], md: MarkdownIt, env: EnvType) -> tuple[Heading, ...]:
    """Every header that has an id, each below the nearest one above it of a lower level."""
    return _headings(nest(list(headers_of(tokens, _LEVELS))), md, env)


def _headings(entries: Sequence[Entry], md: MarkdownIt, env: EnvType) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            level=entry.header.level,
            id=entry.header.id,
            html=str(md.renderer.render(entry.header.inline, md.options, env)),
            children=_headings(entry.below, md, env),
        )
        for entry in entries
    )
