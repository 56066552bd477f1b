"""Building many small sites in one process, for less: templates that were compiled are not compiled again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import BaseLoader, Environment

from studylog.theme.engine import make_environment


def compile_once(patch: pytest.MonkeyPatch) -> None:
    """What Jinja makes of a text depends on nothing but the text and its name; four fifths of a tiny build go there.

    That is so because all environments of studylog's are alike; others are left as they are.
    """
    ours = type(make_environment(BaseLoader()))
    for name in ("compile", "parse"):
        patch.setattr(ours, name, _remember(getattr(ours, name)))


def _remember(method: Callable[..., Any]) -> Callable[..., Any]:
    made: dict[tuple[object, ...], Any] = {}

    def recall(environment: Environment, *asked: Any, **named: Any) -> Any:
        key = (asked, tuple(named.items()))
        if key not in made:
            made[key] = method(environment, *asked, **named)
        return made[key]

    return recall
