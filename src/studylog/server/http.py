"""One request after another: refuse what may not be asked, find the file, send it.

The stdlib's threaded server, buffered (one write a response is fifty times as many responses), for loopback.
"""

from __future__ import annotations

import contextlib
import io
import os
import socket
import socketserver
import sys
import urllib.parse
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from studylog.server.answers import Answer, answer_status, find_answer, media_type, narrow_answer
from studylog.server.connections import Connections, DeadlineReader
from studylog.server.livereload import EVENTS_PATH, SCRIPT_PATH, Livereload
from studylog.server.sites import SiteSource
from studylog.server.targets import (
    OWN_PATH,
    RefusedError,
    Target,
    check_host,
    check_same_origin,
    own_names,
    read_target,
)

MOST_CONNECTIONS = 200
REQUEST_SECONDS = 20.0
"""For a request to be asked, from the end of the one before."""
SEND_SECONDS = 30.0
DRAIN_SECONDS = 0.5
LARGEST_HEAD = 32768
"""Bytes of all header fields together."""
SAFETY_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


class PreviewServer(ThreadingHTTPServer):
    """Serves one site to this machine."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port

    def __init__(
        self, site: SiteSource, *, host: str, port: int, baseurl: str = "", livereload: Livereload | None = None
    ) -> None:
        """Listen; port 0 takes any free one. With `livereload`, pages reload when it announces a build.

        Raises:
            OSError: where the port is taken or the host is not this machine's.

        """
        self.show(site, baseurl)
        self.livereload = livereload
        self._host = host
        self.own_names = own_names(host)
        self.connections = Connections(MOST_CONNECTIONS)
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def show(self, site: SiteSource, baseurl: str = "") -> None:
        """Serve this site from now on, below `baseurl`."""
        self.shown = site, urllib.parse.unquote(baseurl)

    @property
    def address(self) -> str:
        """What to type into a browser."""
        host = {"": "localhost", "0.0.0.0": "localhost", "::": "localhost"}.get(self._host, self._host)
        base = urllib.parse.quote(self.shown[1])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}{base}/"

    def stop(self) -> None:
        """End `serve_forever` and all streams."""
        if self.livereload:
            self.livereload.close()
        self.shutdown()

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as the stdlib would."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self._host, self.server_address[1]

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


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    wbufsize = 65536
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.reader = DeadlineReader(self.connection)
        self.rfile = io.BufferedReader(self.reader)

    def handle_one_request(self) -> None:
        self.server.connections.waits(self.connection)
        self.reader.allow(REQUEST_SECONDS)
        super().handle_one_request()

    def parse_request(self) -> bool:
        is_complete = super().parse_request()
        self.server.connections.works(self.connection)
        self.connection.settimeout(SEND_SECONDS)
        return is_complete

    def do_GET(self) -> None:
        """Answer a GET request."""
        try:
            answer = self._answer()
        except RefusedError as refused:
            self._refuse(refused.status)
        else:
            if answer is not None:
                self._send(answer)

    def do_HEAD(self) -> None:
        """Answer a HEAD request: the same without its body."""
        self.do_GET()

    def _answer(self) -> Answer | None:
        """What to send; None where it has been sent."""
        self._check_head()
        target = read_target(self.path)
        host = target.host or self.headers.get("Host", "localhost")
        check_host(host, self.server.own_names)
        if target.path.startswith(OWN_PATH):
            check_same_origin(self.headers, host)
            return self._answer_own(target)
        return narrow_answer(self._find(target), self.headers)

    def _check_head(self) -> None:
        if self.request_version == "HTTP/0.9":
            self.request_version = "HTTP/1.0"
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        if sum(len(name) + len(value) for name, value in self.headers.items()) > LARGEST_HEAD:
            raise RefusedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        hosts = len(self.headers.get_all("Host", []))
        has_body = "Transfer-Encoding" in self.headers or self.headers.get("Content-Length", "0") != "0"
        if has_body or hosts > 1 or (not hosts and self.request_version != "HTTP/1.0"):
            raise RefusedError(HTTPStatus.BAD_REQUEST)

    def _find(self, target: Target) -> Answer:
        livereload = self.server.livereload
        build = livereload.build if livereload else 0  # asked before the page is read: it may be newer, never older
        site, baseurl = self.server.shown
        answer = find_answer(site, target, baseurl)
        if livereload and answer.is_page:
            return replace(answer, body=livereload.mark(answer.body, build))
        return answer

    def _answer_own(self, target: Target) -> Answer | None:
        livereload = self.server.livereload
        if livereload and target.path == SCRIPT_PATH:
            return Answer(status=HTTPStatus.OK, body=livereload.script(), media_type=media_type(SCRIPT_PATH))
        if livereload and target.path == EVENTS_PATH:
            self._send_events(livereload, target.query)
            return None
        return answer_status(HTTPStatus.NOT_FOUND)

    def _send_events(self, livereload: Livereload, query: str) -> None:
        events = livereload.follow(query)
        self.close_connection = True
        self._send_head(HTTPStatus.OK, ("Content-Type", "text/event-stream"), ("Connection", "close"))
        for event in events if self.command == "GET" else ():
            self.wfile.write(event)
            self.wfile.flush()

    def _send(self, answer: Answer) -> None:
        closing = (("Connection", "close"),) if self.close_connection else ()
        length = () if answer.status == HTTPStatus.NOT_MODIFIED else (("Content-Length", str(len(answer.body))),)
        self._send_head(answer.status, ("Content-Type", answer.media_type), *length, *answer.headers, *closing)
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_head(self, status: HTTPStatus, *headers: tuple[str, str]) -> None:
        self.send_response_only(status)
        for name, value in (*headers, *SAFETY_HEADERS):
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what the stdlib refuses by itself: bad request lines, long headers, other methods."""
        self.request_version = "HTTP/1.1"
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code))

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer with a status and close; to close on bytes not read would take the answer back (a TCP reset)."""
        self.close_connection = True
        self._send(answer_status(status))
        self.wfile.flush()
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.reader.allow(DRAIN_SECONDS)
            while self.rfile.read1(65536):
                pass

    def log_message(self, *args: Any) -> None:
        """Say nothing: a writer's terminal is for what the build says."""
