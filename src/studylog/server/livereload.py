"""Tells open pages that the site is new, by server-sent events.

A page carries the number of the build it was served from and asks to hear of a newer one; so one that was
loaded, asleep or cut off during a build hears of it as soon as it asks.
"""

from __future__ import annotations

import secrets
import threading
import urllib.parse
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from studylog.server.targets import OWN_PATH, RefusedError

EVENTS_PATH = f"{OWN_PATH}events"
SCRIPT_PATH = f"{OWN_PATH}livereload.js"
HEARTBEAT = 15.0
"""Seconds between signs of life, by which a closed page is noticed."""


class Livereload:
    """The pages that wait for a new build."""

    def __init__(self) -> None:
        self._token = secrets.token_urlsafe(16)
        self._news = threading.Condition()
        self._build = 0
        self._open = True

    @property
    def build(self) -> int:
        """The number of the build that pages are served from now."""
        return self._build

    def announce(self) -> None:
        """There is a new build."""
        with self._news:
            self._build += 1
            self._news.notify_all()

    def close(self) -> None:
        """End all streams."""
        with self._news:
            self._open = False
            self._news.notify_all()

    def script(self) -> bytes:
        """What runs in a page."""
        return Path(__file__).with_suffix(".js").read_bytes()

    def mark(self, page: bytes, build: int) -> bytes:
        """A page of that build with the script in it, at the end of its body."""
        tag = f'<script src="{SCRIPT_PATH}" data-token="{self._token}" data-build="{build}"></script>'
        body, end, rest = page.rpartition(b"</body>")
        return body + tag.encode() + end + rest if end else page + tag.encode()

    def follow(self, query: str) -> Iterator[bytes]:
        """The stream for one page: `reload` once there is a build after the one it names.

        Raises:
            RefusedError: 403 for a wrong token, 400 where the build is no number.

        """
        asked = dict(urllib.parse.parse_qsl(query))
        if not secrets.compare_digest(asked.get("token", "").encode(), self._token.encode()):
            raise RefusedError(HTTPStatus.FORBIDDEN)
        after = asked.get("after", "")
        if not (after.isascii() and after.isdigit() and len(after) < 10):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        return self._stream(int(after))

    def _stream(self, after: int) -> Iterator[bytes]:
        yield b"retry: 500\n\n"
        while self._open:
            if self._has_news(after):
                after = self._build
                yield f"event: reload\ndata: {after}\n\n".encode()
            else:
                yield b": still here\n\n"

    def _has_news(self, after: int) -> bool:
        """Wait for a build after that one, the end, or the next sign of life."""
        with self._news:
            self._news.wait_for(lambda: self._build > after or not self._open, HEARTBEAT)
            return self._build > after
