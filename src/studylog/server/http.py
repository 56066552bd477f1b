"""One request after another: refuse what may not be asked, find the document, send it.

A thread a connection, one write a response.
"""

from __future__ import annotations

import contextlib
import io
import socket
import socketserver
import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from studylog.server.answers import Answer, answer_status
from studylog.server.connections import Connections, DeadlineReader
from studylog.server.documents import open_document
from studylog.server.requests import Request, read_request
from studylog.server.targets import RefusedError

REQUEST_SECONDS = 20.0
"""For a request to be asked, from the end of the one before."""
SEND_SECONDS = 30.0
DRAIN_SECONDS = 0.5
SAFETY_FIELDS = (
    "X-Content-Type-Options: nosniff",
    "Cache-Control: no-store",
    "Cross-Origin-Resource-Policy: same-origin",
)

Answering = Callable[[Request], Answer]
"""Finds the answer to a request; raises RefusedError where there is to be none."""


class Door(socketserver.ThreadingTCPServer):
    """Listens at one address."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port

    def __init__(self, host: str, port: int, answering: Answering, connections: Connections) -> None:
        """Listen; port 0 takes any free one.

        Raises:
            OSError: where the port is taken or the host is not this machine's.

        """
        self.find_answer = answering
        self.connections = connections
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Conversation)

    @property
    def port(self) -> int:
        """The number of its port."""
        return int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give a new connection its thread."""
        self.connections.opened(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        self.connections.closed(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that hang up; show a bug."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class Conversation(socketserver.BaseRequestHandler):
    """One connection."""

    server: Door
    request: socket.socket

    def setup(self) -> None:
        """Make ready to read."""
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.reader = DeadlineReader(self.request)
        self.stream = io.BufferedReader(self.reader, 16384)

    def finish(self) -> None:
        """Read no more."""
        self.stream.close()

    def handle(self) -> None:
        """Answer as long as more is asked."""
        while self._answer_next():
            pass

    def _answer_next(self) -> bool:
        """Whether more may be asked."""
        connections = self.server.connections
        connections.waits(self.request)
        self.reader.allow(REQUEST_SECONDS)
        try:
            request = read_request(self.stream)
            connections.works(self.request)
            self.request.settimeout(SEND_SECONDS)
            if request is None:
                return False
            if request.method not in ("GET", "HEAD"):
                raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED)
            return self._send(self.server.find_answer(request), request)
        except RefusedError as refused:
            self._refuse(refused.status)
            return False

    def _send(self, answer: Answer, request: Request) -> bool:
        keeps = request.keeps and not answer.events
        head = _write_head(answer, keeps=keeps)
        if request.method == "HEAD":
            self.request.sendall(head)
        elif answer.document.file:
            self.request.sendall(head)
            keeps &= self._send_file(answer)
        else:
            self.request.sendall(head + answer.document.body[answer.first : answer.first + answer.length])
            for event in answer.events or ():
                self.request.sendall(event)
        return keeps

    def _send_file(self, answer: Answer) -> bool:
        """Whether as much was sent as was promised: the file may be another by now."""
        with open_document(answer.document) as file:
            return self.request.sendfile(file, answer.first, answer.length) == answer.length

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer with a status and close; to close on bytes not read would take the answer back (a TCP reset)."""
        answer = answer_status(status)
        with contextlib.suppress(OSError):
            self.request.settimeout(SEND_SECONDS)
            self.request.sendall(_write_head(answer, keeps=False) + answer.document.body)
            self.request.shutdown(socket.SHUT_WR)
            self.reader.allow(DRAIN_SECONDS)
            while self.stream.read1(65536):
                pass


def _write_head(answer: Answer, *, keeps: bool) -> bytes:
    lines = [f"HTTP/1.1 {answer.status.value} {answer.status.phrase}", *SAFETY_FIELDS]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    if answer.status not in _WITHOUT_BODY:
        lines.append(f"Content-Type: {answer.document.media_type}")
    if answer.status not in _WITHOUT_BODY and not answer.events:
        lines.append(f"Content-Length: {answer.length}")
    if not keeps:
        lines.append("Connection: close")
    return "\r\n".join((*lines, "\r\n")).encode("latin-1")


_WITHOUT_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)
