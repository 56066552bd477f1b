"""What `import studylog` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import studylog


def test_a_site_is_built_from_python() -> None:
    """The names of the public face are there and are what they say."""
    assert studylog.build.__name__ == "build"
    assert [studylog.BuildOptions.__name__, studylog.Config.__name__, studylog.Problem.__name__] == [
        "BuildOptions",
        "Config",
        "Problem",
    ]


def test_nothing_else_is_offered() -> None:
    with pytest.raises(AttributeError):
        studylog.nonsense  # noqa: B018


def test_importing_it_costs_nothing() -> None:
    script = "import studylog, sys; print([name for name in sys.modules if name.startswith('studylog.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"
