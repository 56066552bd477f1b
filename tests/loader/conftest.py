"""Tiny sites on disk, loaded."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from studylog.config import load_config
from studylog.loader.outputs import unportable
from studylog.loader.site import load_site
from studylog.models import Site

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)

LoadSite: TypeAlias = Callable[..., Site]


@pytest.fixture
def load(tmp_path: Path) -> LoadSite:
    """Write `{path: text or bytes}` below a fresh folder and load it; `config` is the text of `_config.yml`."""

    def make_and_load(files: dict[str, str | bytes], config: str = "", now: dt.datetime = NOW) -> Site:
        if sys.platform == "win32" and any(map(unportable, files)):
            pytest.skip("this system holds no such name")
        for path, content in {"_config.yml": config, **files}.items():
            place = tmp_path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_site(load_config(tmp_path)[0], now)

    return make_and_load


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that every user may enter."""
    if not hasattr(os, "geteuid"):
        pytest.skip("no permissions on this system")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def as_nobody() -> Callable[[], AbstractContextManager[None]]:
    """What is done inside is done without root's rights."""

    @contextmanager
    def change() -> Iterator[None]:
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(user)

    return change
