"""Tiny sites on disk, loaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from studylog.config import load_config
from studylog.loader.site import load_site
from studylog.models import Site

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)

LoadSite: TypeAlias = Callable[..., Site]


@pytest.fixture
def load(tmp_path: Path) -> LoadSite:
    """Write `{path: text or bytes}` below a fresh folder and load it; `config` is the text of `_config.yml`."""

    def make_and_load(files: dict[str, str | bytes], config: str = "", now: dt.datetime = NOW) -> Site:
        for path, content in {"_config.yml": config, **files}.items():
            place = tmp_path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_site(load_config(tmp_path)[0], now)

    return make_and_load
