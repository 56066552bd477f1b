"""The site as its writer looks at it: built again and again beside the published one, which it never touches."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from studylog.builder.build import rebuild_and_keep
from studylog.builder.cache.folder import preview_folder
from studylog.builder.report import BuildOptions
from studylog.builder.update import Update, find_edited, find_moved, list_posts
from studylog.models import Site

SITE = "site"
"""Folder of the preview's cache that holds the site."""


class Preview:
    """One preview; used by one thread."""

    def __init__(self, options: BuildOptions) -> None:
        """`options` as for a build, but for the day, which is that of each refresh."""
        cache = preview_folder(options.source.resolve())
        overrides = replace(options.overrides, preview=True, stage=cache / SITE)
        self._options = replace(options, overrides=overrides, cache=cache)
        self._site: Site | None = None

    def refresh(self, now: dt.datetime) -> Update:
        """Bring the preview up to date; `now` (aware) decides what is of the future.

        Raises:
            ContentError: something would be shown wrong; the last good site stays.
            ConfigError: `_config.yml` or the command line is wrong.
            MachineError: the disk or the system refuses, or another preview of the site is open.

        """
        options = replace(self._options, now=now)
        report, prepared = rebuild_and_keep(options)
        before, self._site = self._site, prepared.site
        return Update(
            report=report,
            root=report.config.destination,
            changed=report.published.written,
            removed=report.published.removed,
            moved=find_moved(before, prepared.site),
            posts=list_posts(prepared.site, prepared.rendering.texts),
            edited=find_edited(before, prepared.site),
        )

    def close(self) -> None:
        """Keep what the next preview can use."""
