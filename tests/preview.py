"""A small site, a preview server that shows it, and a raw connection to ask through."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from studylog.server.livereload import Livereload
from studylog.server.preview import PreviewServer
from tests.processes import PATIENCE

PAGE = "<!doctype html><title>운영체제</title><body><p>메모리</body>"
FILES = {
    "index.html": PAGE,
    "404.html": "<!doctype html><title>404</title><body>없는 글입니다</body>",
    "about.html": PAGE.replace("메모리", "소개"),
    "notes/index.html": PAGE,
    "both.html": PAGE.replace("메모리", "both.html"),
    "both/index.html": PAGE.replace("메모리", "both/"),
    "한글.html": PAGE.replace("메모리", "한글"),
    "feed.xml": "<feed/>",
    "css/site.css": "body { color: black }",
    "data.bin": "0123456789",
    "a%20b.txt": "percent",
    ".env": "SECRET=1",
    ".git/config": "[remote] SECRET",
    ".well-known/security.txt": "Contact: me",
    "empty/leaf.txt": "leaf",
}


class Reply:
    """What came back over the wire."""

    def __init__(self, raw: bytes) -> None:
        head, _, self.body = raw.partition(b"\r\n\r\n")
        self.raw = raw
        self.status = int(head.split(b" ")[1]) if head.startswith(b"HTTP/") else 0
        lines = head.decode("latin-1").split("\r\n")[1:]
        self.headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


class Preview:
    """The site of FILES in `folder/_site`, and secrets beside it."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "_site"
        for name, text in FILES.items():
            file = self.output / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        for name in ("secret.txt", "_site-leak/secret.txt", ".studylog-cache/secret.txt"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text("TOP SECRET")
        self.port = 0

    @contextlib.contextmanager
    def serve(
        self, *, baseurl: str = "", livereload: Livereload | None = None, host: str = "127.0.0.1"
    ) -> Iterator[PreviewServer]:
        """Serve on a free port."""
        server = PreviewServer(host=host, livereload=livereload)
        server.show(self.output, baseurl)
        self.port = server.port
        with mock.patch("studylog.server.preview.POLL_SECONDS", 0.01):  # of some 300 that end soon
            server.start()
        try:
            yield server
        finally:
            server.stop()

    def get(self, target: str, method: str = "GET", **headers: str) -> Reply:
        """One request over a connection of its own; `If_Range` is the header `If-Range`."""
        fields = {"Host": "localhost", "Connection": "close"}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return self.send(f"{method} {target} HTTP/1.1\r\n{head}\r\n")

    def send(self, raw: str | bytes) -> Reply:
        """Send bytes as they are and read until the server closes."""
        with self.connect() as connection:
            with contextlib.suppress(ConnectionError):  # refused before all was sent
                connection.sendall(raw.encode() if isinstance(raw, str) else raw)
            return Reply(read_all(connection))

    def connect(self) -> socket.socket:
        """A connection that has asked nothing yet."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)


def read_all(connection: socket.socket) -> bytes:
    """Everything until the other side closes."""
    chunks = []
    with contextlib.suppress(ConnectionError):
        while chunk := connection.recv(65536):
            chunks.append(chunk)
    return b"".join(chunks)
