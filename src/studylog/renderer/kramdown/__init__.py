"""kramdown (2.4, with the GFM parser 1.1, as Jekyll runs it) as markdown-it-py rules: one construct, one file.

    md = MarkdownIt("zero")
    load_preset(md, KramdownConfig())

Every member of `KRAMDOWN` is a plugin `(md, *, option=default) -> None`, whose options carry the names that
`kramdown:` in `_config.yml` gives them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from markdown_it import MarkdownIt

from studylog.config import KramdownConfig
from studylog.renderer.kramdown.abbreviations import abbreviations
from studylog.renderer.kramdown.autolinks import autolinks
from studylog.renderer.kramdown.block_attributes import block_attributes
from studylog.renderer.kramdown.blockquotes import blockquotes
from studylog.renderer.kramdown.blocks import block_parser
from studylog.renderer.kramdown.code_blocks import code_blocks, fences, plain_fences
from studylog.renderer.kramdown.code_spans import code_spans
from studylog.renderer.kramdown.definition_lists import definition_lists
from studylog.renderer.kramdown.emphasis import emphasis
from studylog.renderer.kramdown.end_of_block import end_of_block
from studylog.renderer.kramdown.entities import entities
from studylog.renderer.kramdown.escapes import escapes, plain_escapes
from studylog.renderer.kramdown.extensions import extensions
from studylog.renderer.kramdown.footnotes import footnotes
from studylog.renderer.kramdown.header_ids import header_ids, plain_header_ids
from studylog.renderer.kramdown.headers import atx_headers, plain_atx_headers, setext_headers
from studylog.renderer.kramdown.horizontal_rules import horizontal_rules
from studylog.renderer.kramdown.html import html_tokens
from studylog.renderer.kramdown.html_blocks import html_blocks
from studylog.renderer.kramdown.html_math import html_math
from studylog.renderer.kramdown.html_spans import html_spans
from studylog.renderer.kramdown.html_to_native import html_to_native
from studylog.renderer.kramdown.line_breaks import line_breaks, plain_line_breaks
from studylog.renderer.kramdown.link_definitions import link_definitions
from studylog.renderer.kramdown.link_spans import link_spans
from studylog.renderer.kramdown.lists import lists
from studylog.renderer.kramdown.math_blocks import math_blocks
from studylog.renderer.kramdown.math_spans import math_spans
from studylog.renderer.kramdown.paragraphs import paragraphs, plain_paragraphs
from studylog.renderer.kramdown.span_attributes import span_attributes
from studylog.renderer.kramdown.standalone_images import standalone_images
from studylog.renderer.kramdown.strikethrough import strikethrough
from studylog.renderer.kramdown.tables import tables
from studylog.renderer.kramdown.task_lists import task_lists
from studylog.renderer.kramdown.text import text
from studylog.renderer.kramdown.toc import toc
from studylog.renderer.kramdown.typography import smart_quotes, typographic_symbols

Plugin = Callable[..., None]

BLOCKS: tuple[Plugin, ...] = (
    block_parser,
    code_blocks,
    fences,
    blockquotes,
    atx_headers,
    horizontal_rules,
    lists,
    definition_lists,
    html_blocks,
    setext_headers,
    math_blocks,
    tables,
    footnotes,
    link_definitions,
    abbreviations,
    extensions,
    block_attributes,
    end_of_block,
    paragraphs,
)
"""Blocks, in the order in which they are tried."""

SPANS: tuple[Plugin, ...] = (
    emphasis,
    code_spans,
    autolinks,
    html_spans,
    link_spans,
    smart_quotes,
    math_spans,
    span_attributes,
    entities,
    typographic_symbols,
    line_breaks,
    escapes,
    strikethrough,
    text,
)
"""Text, in the order in which rules are tried."""

FINISH: tuple[Plugin, ...] = (html_to_native, html_math, task_lists, header_ids, toc, standalone_images, html_tokens)
"""What needs the whole text, and how tokens are written out."""

KRAMDOWN: tuple[Plugin, ...] = (*BLOCKS, *SPANS, *FINISH)


WITHOUT_GFM: Mapping[Plugin, Plugin | None] = MappingProxyType(
    {
        fences: plain_fences,
        atx_headers: plain_atx_headers,
        paragraphs: plain_paragraphs,
        header_ids: plain_header_ids,
        line_breaks: plain_line_breaks,
        escapes: plain_escapes,
        task_lists: None,
        strikethrough: None,
    }
)
"""What `input: kramdown` puts in the place of the GFM parser's constructs."""


def preset(config: KramdownConfig) -> tuple[Plugin, ...]:
    """`KRAMDOWN`, or what is left of it without the GFM parser."""
    if config.input.upper() == "GFM":
        return KRAMDOWN
    plain = (WITHOUT_GFM.get(plugin, plugin) for plugin in KRAMDOWN)
    return tuple(plugin for plugin in plain if plugin is not None)


def load_preset(md: MarkdownIt, config: KramdownConfig) -> MarkdownIt:
    """Load kramdown, as `config` has it, into `md`."""
    return load_plugins(md, preset(config), config)


def load_plugins(md: MarkdownIt, plugins: Iterable[Plugin], config: KramdownConfig) -> MarkdownIt:
    """Load each plugin with those settings that its signature names."""
    for plugin in plugins:
        names = inspect.signature(plugin).parameters
        plugin(md, **{name: getattr(config, name) for name in names if name != "md"})
    return md
