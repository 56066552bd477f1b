"""The shortest build: nothing has changed, so the last one is told again.

It is taken only where every input is as it was: the files below the site's folder, the options, studylog itself with
all packages beside it, and the day, as far as posts wait for theirs; and where every file of the site stands as it was
written. Whatever is in doubt is built.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from studylog.builder.cache.engine import engine_digest
from studylog.builder.cache.folder import cache_folder, open_cache
from studylog.builder.cache.manifest import Manifest
from studylog.builder.cache.records import from_bytes, to_bytes
from studylog.builder.cache.snapshot import Snapshot, digest_marks
from studylog.builder.output.publish import Published, find_untouched
from studylog.builder.report import BuildOptions, Report
from studylog.config import Config
from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything a build is made from, as it was when it began."""

    began: int
    """Nanoseconds of the epoch."""
    sources: str
    """Digest of the files below the site's folder."""
    engine: str
    """Digest of studylog itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """A build that went well."""

    inputs: Inputs
    now: dt.datetime
    """The day it was built for."""
    report: Report


class Moment:
    """The sources as they are when a build begins: looked over once, however many ways to build it are tried."""

    def __init__(self) -> None:
        self.began = time.time_ns()
        """Nanoseconds of the epoch; before any file is looked at."""
        self._snapshots: dict[object, Snapshot] = {}

    def snapshot(self, config: Config) -> Snapshot:
        """The sources of a site, and the fonts that may draw its cards."""
        place = config.source, (*config.outputs, cache_folder(config.source)), _list_fonts(config)
        if place not in self._snapshots:
            self._snapshots[place] = Snapshot(*place)
        return self._snapshots[place]


def recall_build(options: BuildOptions, moment: Moment) -> Report | None:
    """The report of the last build with these options, where a new one would make the same; else None.

    Raises:
        MachineError: another build holds the cache, or it cannot be read.

    """
    started = time.perf_counter()
    if not options.cache_folder.is_dir():
        return None
    with open_cache(options.cache_folder) as cache, Manifest(cache) as manifest:
        last = last_build(options, manifest)
        if last is None or not _has_same_sources(last, moment):
            return None
        ground = find_untouched(last.report.config, manifest)
        if ground is None:
            return None
    published = Published(unchanged=tuple(ground.ours))
    return replace(last.report, published=published, seconds=time.perf_counter() - started)


def last_build(options: BuildOptions, manifest: Manifest) -> LastBuild | None:
    """The last build with these options, where nothing but its sources and what it wrote may have changed since."""
    last = from_bytes(manifest.record(record_name(options)) or b"")
    if not isinstance(last, LastBuild) or options.accept:
        return None
    is_due = any(held.until and held.until <= options.now for held in last.report.held_back)
    same_day = last.now <= options.now and not is_due
    return last if same_day and last.inputs.engine == engine_digest() else None


def _list_fonts(config: Config) -> tuple[Path, ...]:
    if config.cards is None or config.preview:
        return ()
    from studylog.cards.fonts import list_candidates  # late: few sites ask for cards

    return list_candidates(config.cards, config.source)


def note_inputs(marks: Mapping[str, str], began: int) -> Inputs:
    """The inputs of a build that began at `began` (nanoseconds of the epoch); `marks` are from before it read any."""
    return Inputs(began=began, sources=digest_marks(marks), engine=engine_digest())


def remember_build(report: Report, inputs: Inputs, options: BuildOptions, manifest: Manifest) -> None:
    """Keep what a build told, for the next one with the same options.

    What git says of a file's date is no part of the file: such a site is always built.
    """
    last = LastBuild(
        inputs=inputs, now=options.now, report=replace(report, published=Published(), lock_change=None, reasons={})
    )
    manifest.keep(record_name(options), b"" if report.config.last_modified else to_bytes(last))


_ANY_DAY = dt.datetime.min.replace(tzinfo=dt.UTC)


def record_name(options: BuildOptions) -> str:
    """Of the record for these options; the day, the number of workers and what is told are none of them."""
    same = replace(options, source=options.source.resolve(), now=_ANY_DAY, jobs=0, explain=False)
    return hashlib.blake2b(f"{Path.cwd()} {same!r}".encode(), digest_size=16).hexdigest()


def _has_same_sources(last: LastBuild, moment: Moment) -> bool:
    marks = moment.snapshot(last.report.config).marks(last.inputs.began)
    return last.inputs.sources == digest_marks(marks)
