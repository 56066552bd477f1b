"""`studylog …` as it is typed: exit code, output, messages.

Most are run in a copy of this process, which has loaded everything and compiled the templates before; it has streams,
environment and folder of its own. `run_afresh` starts a Python for it, as a shell does.
"""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import IO, NoReturn

from studylog import cli
from studylog.builder.build import BuildOptions, build
from tests.conftest import NOW

Done = subprocess.CompletedProcess[str]


def run(*arguments: str, cwd: Path, lang: str = "en_US.UTF-8", **environ: str) -> Done:
    """`studylog ARGUMENTS` in a process of its own."""
    if not hasattr(os, "fork"):
        return run_afresh(*arguments, cwd=cwd, lang=lang, **environ)
    _make_ready()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        child = os.fork()
        if child == 0:
            _become(arguments, cwd, _speak(lang) | environ, output.fileno(), messages.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return Done(arguments, code, _read(output), _read(messages))


def start(*arguments: str, environ: Mapping[str, str]) -> tuple[int, IO[str]]:
    """The number of a process of its own that is `studylog ARGUMENTS`, and its output."""
    _make_ready()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _become(arguments, Path.cwd(), environ, writing, messages=2)
    os.close(writing)
    return child, os.fdopen(reading, encoding="utf-8")


def run_afresh(*arguments: str, cwd: Path, lang: str = "en_US.UTF-8", **environ: str) -> Done:
    """`python -m studylog ARGUMENTS`."""
    return subprocess.run(
        [sys.executable, "-m", "studylog", *arguments],
        cwd=cwd,
        env={**os.environ, **_speak(lang), "PYTHONUTF8": "1", **environ},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _speak(lang: str) -> dict[str, str]:
    return {"LANG": lang, "LC_ALL": lang, "STUDYLOG_LANG": ""}


@functools.cache
def _make_ready() -> None:
    """What a build loads and compiles need not be loaded and compiled in each child."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "_posts/2024-01-02-a.md"
        post.parent.mkdir()
        post.write_text("---\ntitle: a\ntags: [a]\ncategories: [a]\n---\n$x$ `a`\n", "utf-8")
        build(BuildOptions(source=Path(folder), now=NOW, jobs=1))


def _become(arguments: tuple[str, ...], cwd: Path, environ: Mapping[str, str], output: int, messages: int) -> NoReturn:
    """In the child: be the command, and nothing of a test."""
    code: int | str | None = -1
    try:
        os.chdir(cwd)
        os.environ.update(environ)
        os.dup2(output, 1)
        os.dup2(messages, 2)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
        code = cli.run(arguments)
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1 if code else 0)


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8")
