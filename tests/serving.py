"""Sites that are served: by `studylog serve --watch` in a process of its own, or a folder as it is."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from studylog.server.preview import PreviewServer
from tests.processes import PATIENCE


@contextlib.contextmanager
def serving(folder: Path, *arguments: str, port: int = 0, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve the site of a folder; the address it names."""
    options = ["--watch", "--port", str(port), "--source", str(folder), *arguments]
    command = [sys.executable, "-m", "studylog", "serve", *options]
    environment = {**os.environ, **(env or {})}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as process:
        assert process.stdout
        found = next(filter(None, (re.search(r"http://\S+", line) for line in process.stdout)))
        try:
            yield found[0]
        except BaseException:
            process.kill()
            raise
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130


@contextlib.contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve a folder that a build wrote, in this process; its address."""
    server = PreviewServer(host="127.0.0.1")
    server.show(folder)
    server.start()
    yield server.address.rstrip("/")
    server.stop()
