"""When files were changed last, as git remembers it: one call for the whole site, and only where it is asked for."""

from __future__ import annotations

import datetime as dt
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TypeVar

from studylog import messages
from studylog.config import Config
from studylog.errors import Problem
from studylog.frozen import dataclass
from studylog.models import Page, Post

LONGEST = 60
"""Seconds that git may take."""

Text = TypeVar("Text", Post, Page)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The commits of every file, the newest first."""

    commits: Mapping[str, Sequence[dt.datetime]] = field(default_factory=dict)
    """By path from the site's folder."""
    least: int = 1
    """Commits that a file must have for the last to count as a change."""
    problems: tuple[Problem, ...] = ()

    def date(self, texts: Iterable[Text]) -> tuple[Text, ...]:
        """The texts with the date of their last commit, where they do not give one themselves."""
        return tuple(self._date(text) for text in texts)

    def _date(self, text: Text) -> Text:
        commits = self.commits.get(text.source, ())
        return replace(text, updated=commits[0]) if text.updated is None and len(commits) >= self.least else text


def read_history(config: Config) -> History:
    """Ask git, where `_config.yml` wants its dates; without an answer nothing has one, and a problem says why.

    A history that was cut short at cloning would date every file at the cut, so that it counts for nothing.
    """
    if not config.last_modified:
        return History()
    try:
        if _git(config.source, "rev-parse", "--is-shallow-repository").strip() == "true":
            return History(problems=(messages.HISTORY_SHALLOW.warning(),))
        log = _git(
            config.source, "log", "--format=%x01%cI", "--name-only", "-z", "--no-renames", "--relative", "--", "."
        )
    except subprocess.CalledProcessError as error:
        return History(problems=(messages.HISTORY_MISSING.note(reason=_last_line(error.stderr)),))
    except (OSError, subprocess.TimeoutExpired) as error:
        return History(problems=(messages.HISTORY_MISSING.note(reason=str(error)),))
    commits: dict[str, list[dt.datetime]] = {}
    for path, date in _read_log(log):
        commits.setdefault(path, []).append(date.astimezone(config.zone))
    return History(commits=commits, least=2 if config.last_modified == "edited" else 1)


def _git(folder: Path, *arguments: str) -> str:
    command = ("git", "--no-pager", "-C", str(folder), "-c", "log.showSignature=false", *arguments)
    done = subprocess.run(command, capture_output=True, check=True, timeout=LONGEST, stdin=subprocess.DEVNULL)
    return done.stdout.decode(errors="surrogateescape")


def _last_line(text: bytes) -> str:
    return text.decode(errors="replace").strip().rpartition("\n")[2]


def _read_log(log: str) -> Iterator[tuple[str, dt.datetime]]:
    """Every file of every commit; a commit's date is set off by a control character, all else by NUL."""
    date = dt.datetime.min.replace(tzinfo=dt.UTC)
    for part in log.split("\0"):
        name = part.lstrip("\n")
        if name.startswith("\1"):
            date = dt.datetime.fromisoformat(name[1:].strip())
        elif name:
            yield unicodedata.normalize("NFC", name), date
