"""The site as its writer looks at it: built again and again beside the published one, which it never touches.

What a build needs of the last one stays at hand between them, and so does the cache, which no other process may use
meanwhile.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from studylog.builder.build import Last, write_site
from studylog.builder.cache.folder import forget_stores, preview_folder
from studylog.builder.cache.opened import Cache, open_whole_cache
from studylog.builder.cache.readings import Circumstances
from studylog.builder.cache.snapshot import Snapshot
from studylog.builder.cache.stores import refusals
from studylog.builder.output.trees import folder_inode
from studylog.builder.prepared import load
from studylog.builder.readings_at_hand import ReadingsAtHand
from studylog.builder.recall import Moment
from studylog.builder.report import BuildOptions, Report
from studylog.builder.reprint import TooMuchChangedError
from studylog.builder.retouch import Standing, list_changed, read_again, touch_up
from studylog.builder.update import PostState, Update, find_edited, find_moved, state_of
from studylog.builder.workers import collector_paused
from studylog.config import TEMPLATES_FOLDER, Config, load_config
from studylog.errors import DamagedCacheError, MachineError
from studylog.frozen import dataclass
from studylog.models import Post, Site

SITE = "site"
"""Folder of the preview's cache that holds the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The site that is seen, as far as the next one may be made from it."""

    standing: Standing
    now: dt.datetime
    """The day it was built for."""
    due: dt.datetime | None
    """When the day of a post comes."""

    def holds_at(self, now: dt.datetime) -> bool:
        """Whether the day makes no difference."""
        return self.now <= now and not (self.due and self.due <= now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The sources of the last whole build."""

    config: Config
    began: int
    """When it began, in nanoseconds of the epoch."""
    marks: Mapping[str, str]


class Preview:
    """One preview; used by one thread."""

    def __init__(self, options: BuildOptions) -> None:
        """`options` as for a build, but for the day, which is that of each refresh."""
        cache = preview_folder(options.source.resolve())
        self._folder = cache / SITE
        self._place: int | None = None
        overrides = replace(options.overrides, preview=True, stage=self._folder)
        self._options = replace(options, overrides=overrides, cache=cache)
        self._opened = contextlib.ExitStack()
        self._cache: Cache | None = None
        self._readings = ReadingsAtHand()
        self._last = Last()
        self._seen: Seen | None = None
        self._shown: Shown | None = None
        self._posts: Mapping[str, Post] = {}
        self._states: Mapping[str, PostState] = {}

    def refresh(self, now: dt.datetime) -> Update:
        """Bring the preview up to date; `now` (aware) decides what is of the future.

        Raises:
            ContentError: something would be shown wrong; the last good site stays.
            ConfigError: `_config.yml` or the command line is wrong.
            MachineError: the disk or the system refuses, or another preview of the site is open.

        """
        options = replace(self._options, now=now)
        started = time.perf_counter()
        with refusals(), collector_paused():
            update = self._refresh_or_begin_anew(options)
        return replace(update, report=replace(update.report, seconds=time.perf_counter() - started))

    def forget(self) -> None:
        """Let the next refresh begin with nothing but what is on disk."""
        self._opened.close()
        self._cache = self._seen = self._shown = None
        self._readings, self._last = ReadingsAtHand(), Last()

    def close(self) -> None:
        """Leave the preview; another process may have it."""
        self.forget()

    def _refresh_or_begin_anew(self, options: BuildOptions) -> Update:
        """Somebody may have deleted the cache, or the site in it, behind our back."""
        if self._place != folder_inode(self._folder):
            self.forget()
        is_warm = self._last.ground is not None
        try:
            return self._refresh(options)
        except (DamagedCacheError, MachineError, sqlite3.OperationalError) as error:
            self.forget()
            if isinstance(error, DamagedCacheError):
                forget_stores(options.cache_folder)
            elif not is_warm:
                raise
        return self._refresh(options)

    def _refresh(self, options: BuildOptions) -> Update:
        if self._cache is None:
            self._cache = self._opened.enter_context(open_whole_cache(options.cache_folder))
        moment = Moment()
        try:
            return self._touch_up(options, moment, self._cache)
        except TooMuchChangedError:
            return self._build(options, moment, self._cache)

    def _touch_up(self, options: BuildOptions, moment: Moment, cache: Cache) -> Update:
        """The short way: nothing has changed but words, if anything at all."""
        shown = self._shown
        if shown is None or not shown.holds_at(options.now):
            raise TooMuchChangedError
        standing = shown.standing
        marks = moment.snapshot(standing.report.config).marks(standing.began)
        changed = list_changed(standing.memory.marks, marks)
        readings = read_again(changed, standing.memory, standing.report.config, options)
        standing, texts = touch_up(standing, readings, options, cache) if readings else (standing.untouched(), ())
        self._shown = replace(shown, standing=standing.at(marks))
        posts = {text.post.source: text.post for text in texts}
        states = {text.post.source: state_of(text.post, text.now) for text in texts}
        self._last = replace(self._last.without(posts.keys()), ground=standing.press.ground)
        return self._tell(standing.report, {**self._posts, **posts}, {**self._states, **states})

    def _build(self, options: BuildOptions, moment: Moment, cache: Cache) -> Update:
        """The long way, with what is at hand of the last build."""
        self._shown = None  # what the cache has of it may go
        began = moment.began
        config, problems = load_config(options.source, options.overrides)
        snapshot = moment.snapshot(config)
        marks = snapshot.marks(began)  # before anything is read: what is saved meanwhile is another's
        read = self._readings.reader(Circumstances(config=config, now=options.now), snapshot, began)
        site = load(config, problems, options, read)
        last, self._last = self._what_holds(site, snapshot), Last(ground=self._last.ground)
        built = write_site(site, options, cache, last)
        self._last = Last(ground=built.ground, prepared=built.prepared, theme=built.prepared.theme)
        self._seen = Seen(config=config, began=began, marks=marks)
        if not config.last_modified:  # what git says of a file is no part of it
            standing = built.standing(marks, began)
            self._shown = Shown(standing=standing, now=options.now, due=_next_day(site, options.now))
        texts = built.prepared.rendering.texts
        posts = {post.source: post for post in site.posts}
        return self._tell(built.report, posts, {name: state_of(post, texts[name]) for name, post in posts.items()})

    def _what_holds(self, site: Site, snapshot: Snapshot) -> Last:
        """What is known of the last build and holds for this one."""
        seen, before = self._seen, self._last.prepared
        if seen is None or before is None:
            return Last(ground=self._last.ground)
        marks = snapshot.marks(seen.began)
        changed = {path for path, _ in seen.marks.items() ^ marks.items()}
        has_templates = any(path.startswith(f"{TEMPLATES_FOLDER}{os.sep}") for path in changed)
        holds = seen.config == replace(site.config, lang=seen.config.lang) and all(
            _is_post_or_asset(path, before.site) for path in changed
        )
        return Last(
            ground=self._last.ground,
            prepared=before if holds else None,
            theme=None if has_templates else self._last.theme,
        )

    def _tell(self, report: Report, posts: Mapping[str, Post], states: Mapping[str, PostState]) -> Update:
        """What is new since the last time."""
        before, self._posts, self._states = self._posts, posts, states
        self._place = folder_inode(self._folder)
        return Update(
            report=report,
            root=report.config.destination,
            changed=report.published.written,
            removed=report.published.removed,
            moved=find_moved(before, posts),
            posts=tuple(states.values()),
            edited=find_edited(before, posts),
        )


def _is_post_or_asset(path: str, site: Site) -> bool:
    """Whether nothing but a post, an asset or a template of the site changes with the file at `path`."""
    source = unicodedata.normalize("NFC", path.replace(os.sep, "/"))
    return (
        source in site.blocks
        or not {"_posts", "_drafts"}.isdisjoint(source.split("/"))
        or source.startswith(f"{TEMPLATES_FOLDER}/")
        or any(asset.source == source for asset in site.assets)
    )


def _next_day(site: Site, now: dt.datetime) -> dt.datetime | None:
    """When a post's day comes, which changes how it is shown, or whether."""
    days = (*(held.until for held in site.held_back if held.until), *(post.date for post in site.posts if post.future))
    return min((day for day in days if day > now), default=None)
