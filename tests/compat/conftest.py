"""Blogs and cases of other people, which are test data beside the checkout and no part of it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

DATA = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder that holds `blogs/`, `kramdown/` and `compat/`."""
    if not (DATA / "compat").is_dir():
        pytest.skip(f"no test data at {DATA}")
    return DATA


@pytest.fixture(scope="session")
def compare(data: Path) -> ModuleType:
    """The tool that holds a built site against what Jekyll made of it."""
    return _load_module(data / "compat" / "compare_blog.py")


@pytest.fixture(scope="session")
def htmltree(compare: ModuleType) -> ModuleType:
    """The tool that compares two pieces of HTML by what a reader would see."""
    return sys.modules["htmltree"]


def _load_module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
