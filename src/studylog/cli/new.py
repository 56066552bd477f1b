"""`studylog new`."""

from __future__ import annotations

import argparse
import datetime as dt
import unicodedata
from pathlib import Path

from studylog import messages
from studylog.cli.terminal import Terminal
from studylog.config import TEMPLATES_FOLDER, Config, load_config
from studylog.errors import ConfigError, ExitCode, Location, MachineError
from studylog.theme.environment import Theme
from studylog.urls import slugify


def run_new(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Write a post to start from; an existing file is never overwritten."""
    title = unicodedata.normalize("NFC", arguments.title.strip())
    if not title:
        raise ConfigError(messages.TITLE_MISSING.error())
    if not arguments.source.is_dir():
        raise ConfigError(messages.NOTHING_TO_BUILD.error(folder=arguments.source))
    config, _ = load_config(arguments.source)
    slug = _short(slugify(title))
    if not slug:
        raise ConfigError(messages.TITLE_WITHOUT_LETTERS.error(title=title))
    now = _local_now(config)
    path = _posts_folder(config.source) / f"{now:%Y-%m-%d}-{slug}.md"
    lang = config.lang or terminal.language
    views = {"title": title, "date": now, "categories": arguments.categories, "tags": arguments.tags, "lang": lang}
    _write_new(path, Theme(config.source / TEMPLATES_FOLDER).render("new.md", views))
    terminal.say("created", path=path)
    return ExitCode.OK


LONGEST_SLUG = 120
"""In bytes of UTF-8; a file name holds 255, of which the date and a disk's own signs take some."""


def _short(slug: str) -> str:
    """`slug` cut between words so that its file can be named everywhere."""
    while len(slug.encode()) > LONGEST_SLUG:
        slug = slug.rpartition("-")[0] or slug[:-1]
    return slug


def _local_now(config: Config) -> dt.datetime:
    """The writer's own day: in the site's `timezone` where it is set, else in the machine's."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return now.astimezone(config.zone if config.extra.get("timezone") else None)


def _posts_folder(source: Path) -> Path:
    """`_posts` where the site has one, else `posts`."""
    jekyll = source / "_posts"
    return jekyll if jekyll.is_dir() else source / "posts"


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ConfigError(messages.POST_EXISTS.error(Location(path=str(path)))) from None
    except OSError as error:
        raise MachineError(messages.OUTPUT_UNWRITABLE.error(Location(path=str(path)), reason=error.strerror)) from None
