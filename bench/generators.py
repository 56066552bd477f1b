"""The generators that are compared: how each is found and called, and how its posts begin."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Post, as_jekyll_writes_it

ROOT = Path(__file__).parents[1]
INSTALLED = ROOT / ".peers"
"""Where `make bench-peers` puts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """A program that makes a site of posts."""

    name: str
    folder: str
    """Of its site, below `bench/peers`."""
    program: str
    """Its name on the PATH."""
    installed: str = ""
    """Its place below `.peers`, as a glob pattern."""
    build: tuple[str, ...]
    """Arguments that build the site, silently."""
    version: tuple[str, ...] = ("--version",)
    posts: str
    output: str
    caches: tuple[str, ...] = ()
    base_template: str
    write: Callable[[Post], str]
    """A post as the text of a file."""
    remembers: str
    """What it has left of one build for the next one."""
    remedy: str = ""
    """How it is installed."""

    def find(self) -> Path | None:
        """Its program on this machine."""
        own = next(INSTALLED.glob(self.installed), None) if self.installed else None
        found = own or shutil.which(self.program)
        return Path(found) if found else None

    def command(self) -> tuple[str | Path, ...]:
        """What builds the site; only for one that can be found."""
        return self.find() or self.program, *self.build

    def tell_version(self) -> str:
        """As it says itself."""
        said = subprocess.run((self.find() or self.program, *self.version), capture_output=True, text=True, check=True)
        found = re.search(r"\d+(\.\d+)+", said.stdout)
        return found[0] if found else "?"


def _for_jekyll(post: Post) -> str:
    text = as_jekyll_writes_it(post)
    return text.replace("---\n\n", "---\n\n* contents\n{:toc}\n\n", 1)


def _for_pelican(post: Post) -> str:
    """Pelican knows one category a post, and reads lines where others read YAML."""
    return f"""Title: {post.title}
Date: {post.day}
Slug: study-log-{post.number}
Category: {post.categories[0]}
Tags: {", ".join(post.tags)}

[TOC]

{post.body}"""


STUDYLOG = Generator(
    name="studylog",
    folder="studylog",
    program=sys.executable,
    build=("-m", "studylog", "build", "--quiet"),
    version=("-m", "studylog", "--version"),
    posts="_posts",
    output="_site",
    caches=(".studylog-cache",),
    base_template="templates/base.html",
    write=as_jekyll_writes_it,
    remembers="everything, as its default",
)

PEERS = (
    Generator(
        name="hugo",
        folder="hugo",
        program="hugo",
        installed="python/lib/python*/site-packages/hugo/binaries/hugo",  # without the Python script around it
        build=("--quiet",),
        version=("version",),
        posts="content/posts",
        output="public",
        caches=("resources", ".hugo_build.lock"),
        base_template="layouts/baseof.html",
        write=as_jekyll_writes_it,
        remembers="nothing but scaled pictures",
        remedy="make bench-peers",
    ),
    Generator(
        name="eleventy",
        folder="eleventy",
        program="eleventy",
        installed="node_modules/.bin/eleventy",
        build=("--quiet",),
        posts="posts",
        output="_site",
        base_template="_includes/base.njk",
        write=as_jekyll_writes_it,
        remembers="nothing (`--incremental` is for its server)",
        remedy="make bench-peers (needs Node.js)",
    ),
    Generator(
        name="pelican",
        folder="pelican",
        program="pelican",
        installed="python/bin/pelican",
        build=("--quiet",),
        posts="content",
        output="output",
        caches=("cache", "__pycache__"),
        base_template="theme/templates/base.html",
        write=_for_pelican,
        remembers="texts as HTML (`LOAD_CONTENT_CACHE`)",
        remedy="make bench-peers",
    ),
    Generator(
        name="jekyll",
        folder="jekyll",
        program="jekyll",
        build=("build", "--quiet"),
        posts="_posts",
        output="_site",
        caches=(".jekyll-cache",),
        base_template="_layouts/base.html",
        write=_for_jekyll,
        remembers="texts as HTML, as its default",
        remedy="apt-get install jekyll, or gem install jekyll",
    ),
    Generator(
        name="jekyll-incremental",
        folder="jekyll",
        program="jekyll",
        build=("build", "--quiet", "--incremental"),
        posts="_posts",
        output="_site",
        caches=(".jekyll-cache", ".jekyll-metadata"),
        base_template="_layouts/base.html",
        write=_for_jekyll,
        remembers="pages that it takes for unchanged (`--incremental`)",
        remedy="apt-get install jekyll, or gem install jekyll",
    ),
)
