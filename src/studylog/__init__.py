"""studylog: a static blog generator for study logs.

The public face: `build` with `BuildOptions`, `Config`, `Problem`. Everything else may change.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as `typing` has it, which takes too long to load before Ctrl-C is minded

if TYPE_CHECKING:
    from typing import Any

    from studylog.builder.build import BuildOptions, build
    from studylog.config import Config
    from studylog.errors import Problem

__version__ = "0.1.0"
__all__ = ["BuildOptions", "Config", "Problem", "__version__", "build"]

_HOMES = {
    "BuildOptions": "studylog.builder.build",
    "build": "studylog.builder.build",
    "Config": "studylog.config",
    "Problem": "studylog.errors",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is: `studylog --help` must not wait for the whole program."""
    if name not in _HOMES:
        raise AttributeError(name)
    import importlib  # late, with what it imports

    return getattr(importlib.import_module(_HOMES[name]), name)
