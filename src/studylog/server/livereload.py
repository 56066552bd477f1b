"""Tells open pages what is new, by server-sent events.

A page carries the number of the build it was served from and asks to hear of newer ones; so one that was
loaded, asleep or cut off during a build hears of it as soon as it asks. `docs/preview.md` lists the events.
"""

from __future__ import annotations

import json
import secrets
import threading
import urllib.parse
from collections import deque
from collections.abc import Iterator, Sequence
from functools import reduce
from http import HTTPStatus
from typing import Any

from studylog.server.news import ANY_NEWS, NO_NEWS, News, describe_news, join_news
from studylog.server.targets import OWN_PATH, RefusedError

EVENTS_PATH = f"{OWN_PATH}events"
HEARTBEAT = 15.0
"""Seconds between signs of life, by which a closed page is noticed."""
REMEMBERED = 100
"""Builds whose news are kept; whoever missed more is told that anything may have changed."""

Told = Sequence[dict[str, Any]]
"""Problems as `problems.describe_problems` gives them."""


class Livereload:
    """The pages that wait for news."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(16)
        self._changed = threading.Condition()
        self._log: deque[tuple[int, News]] = deque()
        self._forgotten = 0
        self._build = 0
        self._problems: Told = ()
        self._failure: Told | None = None
        self._open = True

    @property
    def build(self) -> int:
        """The number of the latest build, counted from 0, failed ones too."""
        return self._build

    def announce(self, news: News, problems: Told = ()) -> None:
        """A build went well."""
        with self._changed:
            self._build += 1
            self._log.append((self._build, news))
            if len(self._log) > REMEMBERED:
                self._forgotten, _ = self._log.popleft()
            self._problems, self._failure = problems, None
            self._changed.notify_all()

    def announce_failure(self, problems: Told) -> None:
        """A build failed: the site is as it was."""
        with self._changed:
            self._build += 1
            self._failure = problems
            self._changed.notify_all()

    def close(self) -> None:
        """End all streams."""
        with self._changed:
            self._open = False
            self._changed.notify_all()

    def check_token(self, query: str) -> dict[str, str]:
        """What a query asks, where a page of this preview asks it.

        Raises:
            RefusedError: 403 for a wrong token.

        """
        asked = dict(urllib.parse.parse_qsl(query))
        if not secrets.compare_digest(asked.get("token", "").encode(), self.token.encode()):
            raise RefusedError(HTTPStatus.FORBIDDEN)
        return asked

    def follow(self, query: str, last: str = "") -> Iterator[bytes]:
        """The stream for one page: what is new after the build it names, or after the `last` event it got.

        Raises:
            RefusedError: 403 for a wrong token, 400 where the build is no number.

        """
        asked = self.check_token(query)
        after = last or asked.get("after", "")
        if not (after.isascii() and after.isdigit() and len(after) < 10):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        return self._stream(int(after))

    def _stream(self, after: int) -> Iterator[bytes]:
        """First the present state, then every change of it."""
        heard, message = self._tell(after)
        yield b"retry: 500\n\n" + message
        while self._open:
            if self._waits(heard):
                heard, message = self._tell(heard)
                yield message
            else:
                yield b": still here\n\n"

    def _waits(self, heard: int) -> bool:
        """Wait for a build after that one, the end, or the next sign of life."""
        with self._changed:
            self._changed.wait_for(lambda: self._build > heard or not self._open, HEARTBEAT)
            return self._build > heard

    def _tell(self, after: int) -> tuple[int, bytes]:
        """The state, and what is new in it; a failure tells nothing new of the site."""
        with self._changed:
            build, problems, failure = self._build, self._problems, self._failure
            missed = [(number, news) for number, news in self._log if number > after]
            known = NO_NEWS if self._forgotten <= after else ANY_NEWS
        news = reduce(join_news, (news for _, news in missed), known)
        if failure is None:
            return build, _event("built", build, {**describe_news(news), "problems": problems})
        told = _event("failed", build, {"problems": failure})
        if missed:
            told = _event("built", missed[-1][0], {**describe_news(news), "problems": problems}) + told
        return build, told


def _event(name: str, build: int, data: dict[str, Any]) -> bytes:
    text = json.dumps({"build": build, **data}, ensure_ascii=False)
    return f"id: {build}\nevent: {name}\ndata: {text}\n\n".encode()
