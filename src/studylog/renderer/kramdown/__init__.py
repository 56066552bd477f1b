"""kramdown (2.4, with the GFM parser 1.1, as Jekyll runs it) as markdown-it-py rules: one construct, one file.

    md = MarkdownIt("zero")
    load_preset(md, KramdownConfig())

Every member of `KRAMDOWN` is a plugin `(md, *, option=default) -> None`, whose options carry the names that
`kramdown:` in `_config.yml` gives them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

from markdown_it import MarkdownIt

from studylog.config import KramdownConfig
from studylog.renderer.kramdown.block_attributes import block_attributes
from studylog.renderer.kramdown.blocks import block_parser
from studylog.renderer.kramdown.blockquotes import blockquotes
from studylog.renderer.kramdown.code_blocks import code_blocks
from studylog.renderer.kramdown.definition_lists import definition_lists
from studylog.renderer.kramdown.end_of_block import end_of_block
from studylog.renderer.kramdown.headers import headers
from studylog.renderer.kramdown.horizontal_rules import horizontal_rules
from studylog.renderer.kramdown.html import html_tokens
from studylog.renderer.kramdown.lists import lists
from studylog.renderer.kramdown.paragraphs import paragraphs

Plugin = Callable[..., None]

BLOCKS: tuple[Plugin, ...] = (
    block_parser,
    code_blocks,
    blockquotes,
    headers,
    horizontal_rules,
    lists,
    definition_lists,
    block_attributes,
    end_of_block,
    paragraphs,
)
"""Blocks, in the order in which they are tried."""

SPANS: tuple[Plugin, ...] = ()
"""Text, in the order in which rules are tried."""

FINISH: tuple[Plugin, ...] = (html_tokens,)
"""What needs the whole text, and how tokens are written out."""

KRAMDOWN: tuple[Plugin, ...] = (*BLOCKS, *SPANS, *FINISH)


def load_preset(md: MarkdownIt, config: KramdownConfig) -> MarkdownIt:
    """Load every plugin of `KRAMDOWN` into `md`, each with those settings that its signature names."""
    for plugin in KRAMDOWN:
        names = inspect.signature(plugin).parameters
        plugin(md, **{name: getattr(config, name) for name in names if name != "md"})
    return md
