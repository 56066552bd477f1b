"""The search's script as node runs it; `make test-browser` tries it in a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.search import Engine, find_engine

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Skips the test on machines without node."""
    return find_engine() or pytest.skip("no node on this machine")
