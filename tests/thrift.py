"""Building many small sites in one process, for less: templates that were compiled are not compiled again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import jinja2
import pytest


@pytest.fixture(scope="module")
def compiled_once() -> Iterator[None]:
    """What Jinja makes of a text depends on nothing but the text and its name; four fifths of a tiny build go there."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("compile", "parse"):
            patch.setattr(jinja2.Environment, name, _remember(getattr(jinja2.Environment, name)))
        yield


def _remember(method: Callable[..., Any]) -> Callable[..., Any]:
    made: dict[tuple[object, ...], Any] = {}

    def recall(environment: jinja2.Environment, *asked: Any, **named: Any) -> Any:
        key = (asked, tuple(named.items()))
        if key not in made:
            made[key] = method(environment, *asked, **named)
        return made[key]

    return recall
