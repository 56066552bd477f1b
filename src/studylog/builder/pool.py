"""Rendering all texts of a site, over several processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from studylog.config import MathConfig
from studylog.models import Fragment, LinkTable, Page, Post, RenderInput, Site
from studylog.pages import list_paths
from studylog.renderer.converter import Converter

Progress = Callable[[int, int], None]
"""Called with how many texts are rendered and how many there are."""

WORTH_PROCESSES = 100
"""Texts below which starting processes costs more than it saves."""
TEXTS_A_CHUNK = 25
"""Small enough to keep all workers busy to the end, large enough to make their start-up pay."""

Chunk = Sequence[RenderInput]


def render_texts(site: Site, jobs: int = 0, progress: Progress | None = None) -> dict[str, Fragment]:
    """Every post and every Markdown page as a fragment, by source path, in the site's order.

    The result is the same for any number of jobs; 0 means as many as the work is worth.
    """
    inputs = [_input_of(site, text) for text in site.texts if not isinstance(text, Page) or text.markdown]
    chunks = [inputs[at : at + TEXTS_A_CHUNK] for at in range(0, len(inputs), TEXTS_A_CHUNK)]
    fragments: dict[str, Fragment] = {}
    for chunk, rendered in zip(chunks, _render_chunks(link_table(site), chunks, jobs), strict=True):
        fragments.update(zip((text.source for text in chunk), rendered, strict=True))
        if progress:
            progress(len(fragments), len(inputs))
    return fragments


def link_table(site: Site) -> LinkTable:
    """What this site publishes, for links to be resolved against."""
    return LinkTable(
        baseurl=site.config.baseurl,
        published=list_paths(site),
        sources={text.source: text.url for text in site.texts},
    )


def _input_of(site: Site, text: Post | Page) -> RenderInput:
    separator = text.front.get("excerpt_separator")
    return RenderInput(
        source=text.source,
        body=text.body,
        body_line=text.body_line,
        markdown=site.config.markdown,
        math=_math_of(text, site.config.math),
        excerpt_separator=separator if isinstance(separator, str) else site.config.excerpt_separator,
    )


def _math_of(text: Post | Page, math: MathConfig) -> MathConfig:
    """The text's own switch over the site's: `use_math`, `math`, `mathjax` or `katex`."""
    for switch in ("math", "use_math", "mathjax", "katex"):
        value = text.front.get(switch)
        if isinstance(value, bool):
            return MathConfig(mode="true" if value else "false", macros=math.macros)
    return math


def _render_chunks(links: LinkTable, chunks: Sequence[Chunk], jobs: int) -> Iterator[list[Fragment]]:
    jobs = min(jobs or _worthwhile_jobs(sum(map(len, chunks))), len(chunks))
    if jobs <= 1:
        converter = Converter(links)
        for chunk in chunks:
            yield [converter.render(text) for text in chunk]
        return
    with _process_context().Pool(jobs, _leave_signals_to_parent) as pool:
        yield from pool.imap(partial(_render_chunk, links), chunks)


def _leave_signals_to_parent() -> None:
    """In a worker: Ctrl-C is the parent's to hear, and the parent ends its workers by SIGTERM."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _render_chunk(links: LinkTable, chunk: Chunk) -> list[Fragment]:
    converter = Converter(links)
    return [converter.render(text) for text in chunk]


def _worthwhile_jobs(texts: int) -> int:
    return (os.cpu_count() or 1) if texts >= WORTH_PROCESSES else 1


def _process_context() -> multiprocessing.context.BaseContext:
    """Fork is the cheapest by far, and safe here: no thread runs during `build` on Linux."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
