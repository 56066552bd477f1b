"""The short build: nothing has changed but the words of a few posts.

Then a page differs only where it shows one of these texts, and problems only where they are in one of them or in its
links. Whatever else may have changed makes a whole build: another file, front matter, an excerpt, a reading time, what
related posts are found by, the name of a heading that others link to, a text that Liquid reads.
"""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from studylog.builder.cache.fragments import render
from studylog.builder.cache.kept_texts import KeptTexts
from studylog.builder.cache.lookups import WatchedRenderer
from studylog.builder.cache.opened import Cache, open_whole_cache
from studylog.builder.cache.readings import is_dated
from studylog.builder.memory import Memory, digest_block, recall_memory, remember
from studylog.builder.output.publish import Published
from studylog.builder.pool import blank_renderer, input_of
from studylog.builder.recall import Moment, last_build, note_inputs, remember_build
from studylog.builder.report import BuildOptions, Report, refuse_errors
from studylog.builder.reprint import Press, TooMuchChangedError, open_press, reprint
from studylog.builder.search import index_again
from studylog.builder.troubles import Troubles, list_remarks
from studylog.checks.links import LinkChecker
from studylog.config import Config
from studylog.frozen import dataclass
from studylog.loader.posts import Reading
from studylog.loader.site import reread_post
from studylog.models import Post, Rendition
from studylog.pages.searchable import count_parts
from studylog.pages.summaries import sum_up

FEW = 20
"""Posts beyond which a whole build, which renders them in several processes, is no slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retouched:
    """A post with other words than before."""

    post: Post
    reading: Reading
    before: Rendition
    now: Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A site as the last build left it, with all that it takes to change words of it."""

    report: Report
    memory: Memory
    began: int
    """When that build began, in nanoseconds of the epoch."""
    renderer: WatchedRenderer
    checker: LinkChecker
    press: Press

    def at(self, marks: Mapping[str, str]) -> Standing:
        """The same with these marks of its sources."""
        return replace(self, memory=replace(self.memory, marks=marks))

    def untouched(self) -> Standing:
        """The same after a build that changed nothing."""
        published = Published(unchanged=tuple(self.press.ground.ours))
        return replace(self, report=replace(self.report, published=published, reasons={}))


def retouch(options: BuildOptions, moment: Moment) -> Report | None:
    """The report of a build after which the site is up to date; None where too much has changed.

    Raises:
        ContentError: something would be published wrong.
        MachineError: the disk or the system refuses.

    """
    if not options.cache_folder.is_dir():
        return None
    with open_whole_cache(options.cache_folder) as cache, suppress(TooMuchChangedError):
        return _retouch(options, moment, cache)
    return None


def _retouch(options: BuildOptions, moment: Moment, cache: Cache) -> Report:
    started = time.perf_counter()
    last, memory = last_build(options, cache.manifest), recall_memory(options, cache.manifest)
    if last is None or memory is None:
        raise TooMuchChangedError
    config, snapshot = last.report.config, moment.snapshot(last.report.config)
    marks, changed = snapshot.marks(moment.began), list_changed(memory.marks, snapshot.marks(last.inputs.began))
    if not changed:
        raise TooMuchChangedError
    readings = read_again(changed, memory, config, options)
    standing = Standing(
        report=last.report,
        memory=memory,
        began=last.inputs.began,
        renderer=blank_renderer(memory.links),
        checker=LinkChecker(memory.directory, last.report.held_back),
        press=open_press(memory.view, config, cache),
    )
    now, _ = touch_up(standing, readings, options, cache)
    now = now.at(marks)
    report = replace(now.report, seconds=time.perf_counter() - started)
    remember(now.memory, options, cache.manifest)
    remember_build(report, note_inputs(marks, moment.began), options, cache.manifest)
    return report


def touch_up(
    standing: Standing, readings: Sequence[Reading], options: BuildOptions, cache: Cache
) -> tuple[Standing, tuple[Retouched, ...]]:
    """The site once the words of posts that were read again are in it, and what became of each.

    Raises:
        TooMuchChangedError: it is more than words.
        ContentError: something would be published wrong.
        MachineError: the disk or the system refuses.

    """
    memory, config = standing.memory, standing.report.config
    if not memory.index or memory.index != cache.search.state:
        raise TooMuchChangedError
    kept = KeptTexts(memory.keys, cache.texts)
    texts = tuple(_render_again(reading, standing, kept) for reading in readings)
    troubles = _examine(texts, memory, standing.checker.among(kept))
    problems = troubles.tell()
    refuse_errors(problems, strict=options.strict)
    shards = index_again((text.now for text in texts), cache.search)
    names = [text.post.source for text in texts]
    published, ground, reasons = reprint(names, kept, shards, standing.press, config, cache)
    kept.forget_former()
    now = replace(
        standing,
        report=replace(
            standing.report, published=published, problems=problems, reasons=reasons if options.explain else {}
        ),
        memory=replace(memory, keys=kept.keys_now(), troubles=troubles, index=cache.search.state),
        press=replace(standing.press, ground=ground),
    )
    return now, texts


def list_changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The files that changed, where none was added or removed.

    Raises:
        TooMuchChangedError: there are too many, or files came or went.

    """
    if now.keys() != before.keys():
        raise TooMuchChangedError
    changed = [path for path, mark in now.items() if before[path] != mark]
    if len(changed) > FEW:
        raise TooMuchChangedError
    return changed


def read_again(changed: Iterable[str], memory: Memory, config: Config, options: BuildOptions) -> Sequence[Reading]:
    """The posts whose files `changed`, where nothing but words has.

    Raises:
        TooMuchChangedError: it is more than words.
        MachineError: a file cannot be read.

    """
    return [_read_again(path, memory, config, options) for path in changed]


def _read_again(path: str, memory: Memory, config: Config, options: BuildOptions) -> Reading:
    """The post as it is now, where its front matter is as it was and nothing is wrong with the file."""
    source = unicodedata.normalize("NFC", path.replace(os.sep, "/"))
    if source not in memory.blocks or source in memory.included or memory.reads_posts:
        raise TooMuchChangedError
    reading = reread_post(path, config, options.now)
    is_dated_post = reading.post is not None and is_dated(reading.post)
    is_same = digest_block(reading.block) == memory.blocks[source] and is_dated_post
    was_wrong = any(problem.location and problem.location.path == source for problem in memory.troubles.of_site)
    if not is_same or was_wrong or reading.problems:
        raise TooMuchChangedError
    return reading


def _render_again(reading: Reading, standing: Standing, kept: KeptTexts) -> Retouched:
    """The post's new text, where others say of it what they said before."""
    post, config = reading.post, standing.report.config
    assert post is not None
    text = input_of(post, config)
    if text.page is not None:  # Liquid, which may ask for anything
        raise TooMuchChangedError
    before = kept[post.source]
    now = kept.replace(post.source, render(standing.renderer, text))
    is_about_same = before.gist.keywords == now.gist.keywords or not standing.memory.shows_related
    if not is_about_same or _face(post, before, config) != _face(post, now, config):
        raise TooMuchChangedError
    return Retouched(post=post, reading=reading, before=before, now=now)


def _face(post: Post, rendition: Rendition, config: Config) -> tuple[object, ...]:
    """All that other pages, the head of the post's own page and Liquid know of a text."""
    gist = rendition.gist
    return sum_up(post, gist, config), gist.excerpt, gist.title_html, gist.features, gist.is_empty, count_parts(gist)


def _examine(texts: Sequence[Retouched], memory: Memory, checker: LinkChecker) -> Troubles:
    """What is wrong with the site now."""
    findings = memory.troubles.findings
    remarks, of_links, examined = dict(memory.troubles.of_texts), dict(findings.of_texts), dict(findings.examined)
    for text in texts:
        name, references = text.post.source, text.now.content.references
        if name in findings.entered and references.anchors != text.before.content.references.anchors:
            raise TooMuchChangedError
        _put(remarks, name, list_remarks({name: text.now}).get(name, ()))
        examined.pop(name, None)
        _put(of_links, name, checker.examine(text.post, references, text.reading.addresses))
    now_led = {text.post.source: frozenset[str]() for text in texts}
    findings = replace(
        findings, of_texts=of_links, ways={**findings.ways, **now_led, **checker.ways}, examined=examined
    )
    return replace(memory.troubles, of_texts=remarks, findings=findings)


def _put(table: dict[str, tuple[Any, ...]], name: str, found: tuple[Any, ...]) -> None:
    """Only texts with faults are in the table."""
    table.pop(name, None)
    if found:
        table[name] = found
