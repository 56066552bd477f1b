"""Jinja2 as the theme uses it: strict, bounded, and quick over thousands of pages."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from studylog.theme.failures import RangeTooLongError
from studylog.theme.filters import FILTERS

LONGEST_RANGE = 100_000
TEXTS_KEPT = 100
"""Of `once`: a site has a few that come again on page after page."""


def make_environment(loader: BaseLoader, compiled: BytecodeCache | None = None) -> Environment:
    """Where templates that `loader` finds are compiled and rendered; a file that was read counts for good."""
    environment = _Environment(
        loader=loader,
        bytecode_cache=compiled,
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(range=_bounded_range, once=_Once())
    return environment


class _CodeGenerator(CodeGenerator):
    def write_commons(self) -> None:
        """Jinja's door: what stands at the head of every function that it makes of a template."""
        super().write_commons()
        self.writeline("escape = environment.escape")  # in the place of markupsafe's


class _Environment(Environment):
    code_generator_class = _CodeGenerator

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template knows, as one dict: Jinja looks through it at each import, and its layers are slow."""
        return {**self.globals, **(d or {})}

    @staticmethod
    def escape(value: Any) -> str:
        """What markupsafe's `escape` makes of a value, as a plain string: its own type takes longer than the work."""
        if type(value) is not str:
            return value if type(value) is Markup else escape(value)
        text: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&#34;").replace("'", "&#39;")


class _Once:
    """`once(macro, …)` in a template: the macro's text, made once for the same values.

    For macros that are imported without context: those see nothing but their values, which are frozen.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], tuple[tuple[Any, ...], str]] = {}

    def __call__(self, macro: Macro, *values: Any) -> str:
        key = (macro, *map(id, values))
        if key not in self._made:
            if len(self._made) >= TEXTS_KEPT:
                self._made.clear()
            self._made[key] = values, macro(*values)  # with the values, so that their ids stay theirs
        return self._made[key][1]


def _bounded_range(*bounds: int) -> range:
    numbers = range(*bounds)
    if numbers[LONGEST_RANGE:]:
        raise RangeTooLongError(f"range({', '.join(map(str, bounds))})")
    return numbers


_FORBIDDEN = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # takes long to compile, and is rarely met
_CONTROL_BYTES = tuple({*range(32)} - {*b"\t\n\r"})


def encode_page(text: str) -> bytes:
    """UTF-8, without characters that XML forbids (XML 1.0, 2.2) and that UTF-8 cannot hold.

    So no feed breaks on a backspace in a title.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return re.sub(_FORBIDDEN, "", text).encode()
    if "\ufffe" in text or "\uffff" in text or any(map(content.__contains__, _CONTROL_BYTES)):
        return re.sub(_FORBIDDEN, "", text).encode()
    return content
