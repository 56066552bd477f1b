"""The short build: nothing has changed but the words of a few posts.

Then a page differs only where it shows one of these texts, and problems only where they are in one of them or in its
links. Whatever else may have changed makes a whole build: another file, front matter, an excerpt, a reading time, the
name of a heading that others link to, a text that Liquid reads.
"""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from studylog.builder.cache.folder import open_cache
from studylog.builder.cache.fragments import FragmentStore, render
from studylog.builder.cache.kept_texts import KeptTexts
from studylog.builder.cache.made_pages import MadePages
from studylog.builder.cache.manifest import Manifest
from studylog.builder.memory import Memory, digest_block, recall_memory, remember
from studylog.builder.pool import blank_renderer, input_of
from studylog.builder.recall import last_build, note_inputs, remember_build, take_snapshot
from studylog.builder.report import BuildOptions, Report, refuse_errors
from studylog.builder.reprint import TooMuchChangedError, reprint
from studylog.builder.troubles import Troubles, list_remarks
from studylog.checks.links import LinkChecker
from studylog.config import Config
from studylog.frozen import dataclass
from studylog.loader.posts import Reading
from studylog.loader.site import reread_post
from studylog.models import Post, Rendition
from studylog.pages.edition import sum_up

FEW = 20
"""Posts beyond which a whole build, which renders them in several processes, is no slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retouched:
    """A post with other words than before."""

    post: Post
    reading: Reading
    before: Rendition
    now: Rendition


def retouch(options: BuildOptions) -> Report | None:
    """The report of a build after which the site is up to date; None where too much has changed.

    Raises:
        ContentError: something would be published wrong.
        ConfigError: a file of others, or a link, stands in the way.
        MachineError: the system refuses.

    """
    if not options.cache_folder.is_dir():
        return None
    with (
        open_cache(options.cache_folder) as cache,
        Manifest(cache) as manifest,
        FragmentStore(cache) as store,
        MadePages(cache) as made,
        suppress(TooMuchChangedError),
    ):
        return _retouch(options, manifest, store, made)
    return None


def _retouch(options: BuildOptions, manifest: Manifest, store: FragmentStore, made: MadePages) -> Report:
    started, began = time.perf_counter(), time.time_ns()
    last, memory = last_build(options, manifest), recall_memory(options, manifest)
    if last is None or memory is None:
        raise TooMuchChangedError
    config, snapshot = last.report.config, take_snapshot(last.report.config)
    marks = snapshot.marks(began)
    readings = [
        _read_again(path, memory, config, options)
        for path in _list_changed(memory.marks, snapshot.marks(last.inputs.began))
    ]
    kept = KeptTexts(memory.keys, store)
    texts = [_render_again(reading, memory, config, kept) for reading in readings]
    troubles = _examine(texts, memory, LinkChecker(memory.directory, kept, last.report.held_back))
    problems = troubles.tell()
    refuse_errors(problems, strict=options.strict)
    published, reasons = reprint([text.post.source for text in texts], kept, memory.view, config, manifest, made)
    kept.forget_former()
    report = replace(
        last.report,
        published=published,
        problems=problems,
        reasons=reasons if options.explain else {},
        seconds=time.perf_counter() - started,
    )
    remember_build(report, note_inputs(marks, began), options, manifest)
    remember(replace(memory, marks=marks, keys=kept.keys_now(), troubles=troubles), options, manifest)
    return report


def _list_changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The files that changed, where none was added or removed."""
    if now.keys() != before.keys():
        raise TooMuchChangedError
    changed = [path for path, mark in now.items() if before[path] != mark]
    if not changed or len(changed) > FEW:
        raise TooMuchChangedError
    return changed


def _read_again(path: str, memory: Memory, config: Config, options: BuildOptions) -> Reading:
    """The post as it is now, where its front matter is as it was and nothing is wrong with the file."""
    source = unicodedata.normalize("NFC", path.replace(os.sep, "/"))
    if source not in memory.blocks or source in memory.included or memory.reads_posts:
        raise TooMuchChangedError
    reading = reread_post(path, config, options.now)
    is_same = digest_block(reading.block) == memory.blocks[source] and _is_dated(reading.post)
    was_wrong = any(problem.location and problem.location.path == source for problem in memory.troubles.of_site)
    if not is_same or was_wrong or reading.problems:
        raise TooMuchChangedError
    return reading


def _is_dated(post: Post | None) -> bool:
    """Whether it is a post, and one that says when it was written: a draft may have the time of its file."""
    return post is not None and not (post.draft and "date" not in post.front)


def _render_again(reading: Reading, memory: Memory, config: Config, kept: KeptTexts) -> Retouched:
    """The post's new text, where others say of it what they said before."""
    post = reading.post
    assert post is not None
    text = input_of(post, config)
    if text.page is not None:  # Liquid, which may ask for anything
        raise TooMuchChangedError
    before = kept[post.source]
    now = kept.replace(post.source, render(blank_renderer(memory.links), text))
    if _face(post, before, config) != _face(post, now, config):
        raise TooMuchChangedError
    return Retouched(post=post, reading=reading, before=before, now=now)


def _face(post: Post, rendition: Rendition, config: Config) -> tuple[object, ...]:
    """All that other pages, the head of the post's own page and Liquid know of a text."""
    gist = rendition.gist
    return sum_up(post, gist, config), gist.excerpt, gist.title_html, gist.features, gist.is_empty


def _examine(texts: Sequence[Retouched], memory: Memory, checker: LinkChecker) -> Troubles:
    """What is wrong with the site now."""
    findings = memory.troubles.findings
    remarks, of_links = dict(memory.troubles.of_texts), dict(findings.of_texts)
    for text in texts:
        name, references = text.post.source, text.now.content.references
        if name in findings.entered and references.anchors != text.before.content.references.anchors:
            raise TooMuchChangedError
        _put(remarks, name, list_remarks({name: text.now}).get(name, ()))
        _put(of_links, name, checker.examine(text.post, references, text.reading.addresses))
    findings = replace(findings, of_texts=of_links, entered=findings.entered | checker.entered)
    return replace(memory.troubles, of_texts=remarks, findings=findings)


def _put(table: dict[str, tuple[Any, ...]], name: str, found: tuple[Any, ...]) -> None:
    """Only texts with faults are in the table."""
    table.pop(name, None)
    if found:
        table[name] = found
