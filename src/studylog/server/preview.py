"""The server of a preview: what it shows now, and whom it answers."""

from __future__ import annotations

import errno
import threading
import urllib.parse
from pathlib import Path

from studylog.frozen import dataclass
from studylog.server.answers import Answer, find_answer, narrow_answer
from studylog.server.connections import Connections
from studylog.server.dashboard import Overview
from studylog.server.documents import Documents
from studylog.server.editor import Editor
from studylog.server.http import Door
from studylog.server.livereload import Livereload
from studylog.server.own_pages import OwnPages
from studylog.server.requests import Request
from studylog.server.targets import OWN_PATH, check_host, check_same_origin, own_names, read_target

LOOPBACK = "localhost"
"""As a host: both addresses that a browser may take for it, and no other."""
MOST_CONNECTIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is served from one build to the next."""

    documents: Documents
    baseurl: str
    """As browsers' requests have it when decoded."""


class PreviewServer:
    """Serves one site to this machine."""

    def __init__(
        self,
        *,
        host: str = LOOPBACK,
        port: int = 0,
        livereload: Livereload | None = None,
        source: Path | None = None,
        editor: Editor | None = None,
    ) -> None:
        """Listen; port 0 takes any free one. An editor opens texts of the site in `source`.

        Raises:
            OSError: where the port is taken or the host is not this machine's.

        """
        self.livereload = livereload or Livereload()
        self._own_pages = OwnPages(self.livereload, source, editor)
        self._shown: Shown | None = None
        self._host = host
        self._names = own_names(host)
        self._doors = self._open_doors(host, port)
        self._open: list[Door] = []

    def show(self, root: Path, baseurl: str = "") -> None:
        """Serve this folder from now on, below `baseurl`; its pages are those of the build announced next."""
        documents = Documents(root, self._own_pages.write_script(self.livereload.build + 1))
        self._shown = Shown(documents=documents, baseurl=urllib.parse.unquote(baseurl))

    def show_overview(self, overview: Overview) -> None:
        """Let the list of posts be this."""
        self._own_pages.show(overview)

    @property
    def port(self) -> int:
        """The number of its port."""
        return self._doors[0].port

    @property
    def address(self) -> str:
        """What to type into a browser."""
        host = {"": LOOPBACK, "0.0.0.0": LOOPBACK, "::": LOOPBACK}.get(self._host, self._host)
        base = urllib.parse.quote(self._shown.baseurl) if self._shown else ""
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}{base}/"

    def start(self) -> None:
        """Answer, in other threads."""
        for door in self._doors:
            threading.Thread(target=door.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
            self._open.append(door)

    def stop(self) -> None:
        """Listen no longer, and end all streams."""
        self.livereload.close()
        for door in self._open:
            door.shutdown()
        for door in self._doors:
            door.server_close()

    def _open_doors(self, host: str, port: int) -> list[Door]:
        connections = Connections(MOST_CONNECTIONS)

        def listen(address: str, port: int) -> Door:
            return Door(address, port, self._answer, connections)

        if host != LOOPBACK:
            return [listen(host, port)]
        first = listen("127.0.0.1", port)
        try:
            return [first, listen("::1", first.port)]
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, WINDOWS_IN_USE):
                return [first]  # this machine has no ::1
            first.server_close()
            if port:
                raise
            return self._open_doors(host, port)

    def _answer(self, request: Request) -> Answer:
        """The answer to a request.

        Raises:
            RefusedError: where it may not be asked.

        """
        target = read_target(request.target)
        host = request.fields.get("host", LOOPBACK if request.is_old else "")
        check_host(host, self._names)
        if target.host:
            check_host(host := target.host, self._names)
        if target.path.startswith(OWN_PATH):
            check_same_origin(request.fields, host)
            return self._own_pages.find_answer(target, request)
        shown = self._shown
        if shown is None:
            return self._own_pages.answer_early()
        return narrow_answer(find_answer(shown.documents, target, shown.baseurl), request.fields)


POLL_SECONDS = 0.1
WINDOWS_IN_USE = 10048
