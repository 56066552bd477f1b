"""The law of the preview: whatever is done to a site, its preview shows what a preview begun anew would show.

The editor is that of `test_incremental.py`. Between its edits one preview goes on, with all that it has at hand; after
each, its site, byte for byte, what it tells of problems and of posts, and the files that it says are new, are held
against those of a preview that has nothing at hand. A preview that fails leaves the last good site.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from hypothesis.stateful import invariant

from studylog.builder.preview import SITE, Preview
from studylog.builder.report import BuildOptions
from studylog.builder.update import Update
from studylog.config import Overrides
from studylog.errors import SiteError
from tests.conftest import NOW
from tests.dice import times
from tests.processes import read_files
from tests.test_incremental import CACHE, PATIENCE, Editing, at_random, digest_files

SEQUENCES = times(12, 300)
STEPS = times(10, 14)


@dataclass(frozen=True)
class Seen:
    """What the writer sees and is told; no files where the preview failed."""

    files: dict[str, str]
    problems: tuple[str, ...]
    posts: tuple[object, ...]


class Previewing(Editing):
    """Somebody writes a blog, and looks at its preview after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.root.mkdir()
        self.preview = begin_preview(self.root)
        self.shown = self.root / CACHE / "preview" / SITE

    def teardown(self) -> None:
        self.preview.close()
        super().teardown()

    @invariant()
    def equals_a_clean_build(self) -> None:
        """What the editor holds after every step."""
        if not (self.root / "_config.yml").exists() or self.luck.random() < 0.1:
            return
        before = read_files(self.shown)
        seen, update = self.look(self.preview, self.root)
        after = read_files(self.shown)
        assert_same(seen, self.look_anew())
        if update:
            self.failures, self.good = 0, self.sources()
            assert sorted(update.changed) == sorted(path for path in after if before.get(path) != after[path])
            assert sorted(update.removed) == sorted(before.keys() - after.keys())
        else:
            self.failures += 1
            assert after == before, "a preview that failed changed the site"
        if self.failures > PATIENCE:
            self.check_out(self.good)

    def look(self, preview: Preview, root: Path) -> tuple[Seen, Update | None]:
        """What a preview shows of the blog now."""
        try:
            update = preview.refresh(self.now)
        except SiteError as error:
            return Seen(files={}, problems=tuple(map(str, error.problems)), posts=()), None
        files = digest_files(read_files(root / CACHE / "preview" / SITE))
        return Seen(files=files, problems=tuple(map(str, update.report.problems)), posts=update.posts), update

    def look_anew(self) -> Seen:
        """What a preview shows that begins now; files keep their times, by which drafts may be dated."""
        clean = self.home / "clean"
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns("_site", CACHE))
        preview = begin_preview(clean)
        try:
            return self.look(preview, clean)[0]
        finally:
            preview.close()
            shutil.rmtree(clean)


def assert_same(seen: Seen, clean: Seen) -> None:
    """What differs is told by path."""
    assert {path for path, _ in seen.files.items() ^ clean.files.items()} == set()
    assert seen == clean


def begin_preview(root: Path) -> Preview:
    """With drafts and posts of the future, in this process alone."""
    overrides = Overrides(show_drafts=True, future=True)
    return Preview(BuildOptions(source=root, overrides=overrides, now=NOW, jobs=1))


class TestPreviewing(Previewing.TestCase):  # type: ignore[misc,valid-type]
    settings = at_random(SEQUENCES, STEPS)
