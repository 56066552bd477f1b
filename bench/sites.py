"""A generator's site on disk: laid out, edited, put back."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.corpus import TAGS, Post, make_post
from bench.generators import INSTALLED, ROOT, Generator

SENTENCE = "\n한 문장을 덧붙였다.\n"
LINE = "<p>고쳤다.</p>\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchSite:
    """So many posts, ready to be built."""

    generator: Generator
    folder: Path
    count: int

    @property
    def output(self) -> Path:
        """Where its pages are written."""
        return self.folder / self.generator.output

    def lay_out(self) -> None:
        """Write settings, templates and posts, and have them on the disk before anything is timed."""
        shutil.copytree(ROOT / "bench" / "peers" / self.generator.folder, self.folder)
        if (INSTALLED / "node_modules").is_dir():
            (self.folder / "node_modules").symlink_to(INSTALLED / "node_modules")
        if not self._base.exists():  # studylog's is in the theme that it brings
            self._base.parent.mkdir()
            shutil.copy(ROOT / "templates" / self._base.name, self._base)
        (self.folder / self.generator.posts).mkdir(parents=True, exist_ok=True)
        for number in range(self.count):
            self._write(make_post(number))
        os.sync()

    def restore(self) -> None:
        """Take back what was edited, and everything that was built."""
        self._write(self._middle())
        self._base.write_text(self._base.read_text("utf-8").replace(LINE, ""), "utf-8")
        self.clear()

    def clear(self) -> None:
        """Put everything that was built or remembered aside.

        It is not removed: a file system that has just freed thousands of inodes (ext4) is slow to give out new ones,
        and nobody's first build follows upon that.
        """
        aside = Path(tempfile.mkdtemp(prefix=f"{self.generator.name}-", dir=self.folder.parent))
        for name in (self.generator.output, *self.generator.caches):
            if (self.folder / name).exists():
                (self.folder / name).rename(aside / Path(name).name)

    def edit_text(self) -> None:
        """Add a sentence to a post in the middle."""
        self._write(_with_sentence(self._middle()))

    def add_tag(self) -> None:
        """Give the same post one of the tags that others have."""
        self._write(_with_tag(_with_sentence(self._middle())))

    def edit_base(self) -> None:
        """Add a line at the end of every page."""
        self._base.write_text(self._base.read_text("utf-8").replace("</body>", f"{LINE}</body>"), "utf-8")

    def digest(self) -> dict[str, bytes]:
        """Of every file that was built."""
        return {
            file.relative_to(self.output).as_posix(): hashlib.blake2b(file.read_bytes()).digest()
            for file in self.output.rglob("*")
            if file.is_file()
        }

    @property
    def _base(self) -> Path:
        return self.folder / self.generator.base_template

    def _middle(self) -> Post:
        return make_post(self.count // 2)

    def _write(self, post: Post) -> None:
        file = self.folder / self.generator.posts / post.name
        file.write_text(self.generator.write(post), "utf-8")


def _with_sentence(post: Post) -> Post:
    return replace(post, body=post.body + SENTENCE)


def _with_tag(post: Post) -> Post:
    return replace(post, tags=(*post.tags, next(tag for tag in TAGS if tag not in post.tags)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What was done to a site since it was built."""

    name: str
    edit: Callable[[BenchSite], None]


SCENARIOS = (
    Scenario(name="cold", edit=BenchSite.restore),
    Scenario(name="nothing changed", edit=lambda site: None),
    Scenario(name="text edited", edit=BenchSite.edit_text),
    Scenario(name="tag added", edit=BenchSite.add_tag),
    Scenario(name="base template edited", edit=BenchSite.edit_base),
)
