"""Sites that are served: by `studylog serve --watch` in a process of its own, or a folder as it is."""

from __future__ import annotations

import contextlib
import os
import re
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

from studylog.server.preview import PreviewServer
from tests.commands import start


@contextlib.contextmanager
def serving(folder: Path, *arguments: str, port: int = 0, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve the site of a folder; the address it names."""
    options = ["--watch", "--port", str(port), "--source", str(folder), *arguments]
    process, output = start("serve", *options, environ=env or {})
    with output:
        try:
            yield next(filter(None, (re.search(r"http://\S+", line) for line in output)))[0]
        finally:
            os.kill(process, signal.SIGINT)
            code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert code == 130


@contextlib.contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve a folder that a build wrote, in this process; its address."""
    server = PreviewServer(host="127.0.0.1")
    server.show(folder)
    server.start()
    yield server.address.rstrip("/")
    server.stop()
