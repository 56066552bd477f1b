"""What went wrong in a template → a `Problem` with the template's line and the way that led there."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from studylog import messages
from studylog import views as view_types
from studylog.errors import Location, Problem
from studylog.frozen import dataclass
from studylog.spelling import nearest
from studylog.theme.sources import ThemeFile


class PageTooSlowError(Exception):
    """Thrown into a template that does not come to an end."""


class RangeTooLongError(Exception):
    """A template asked for more numbers than any page needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What was being done when a template failed."""

    template: str
    views: Mapping[str, Any]
    source: str
    """The post or page being rendered, or empty."""
    files: Mapping[str, ThemeFile]


def describe_failure(error: Exception, rendering: Rendering) -> Problem | None:
    """The problem behind an exception raised while rendering; None where no template had a part in it."""
    steps = _template_steps(error, rendering.files)
    if isinstance(error, TemplateSyntaxError):
        return describe_syntax(error, rendering.files[error.name or rendering.template])
    if isinstance(error, TemplateNotFound):
        return describe_unknown(error.message or str(error.name), rendering.files, steps[-1] if steps else None)
    return _describe_step(error, steps, rendering) if steps else None


def describe_syntax(error: TemplateSyntaxError, file: ThemeFile) -> Problem:
    """A template that Jinja cannot read."""
    return messages.TEMPLATE_SYNTAX.error(_place(file, error.lineno), detail=error.message or "")


def describe_unknown(name: str, files: Iterable[str], location: Location | None = None) -> Problem:
    """A template that is nowhere, with the name that was perhaps meant."""
    meant = nearest(name, tuple(files), distance=2)
    if meant:
        return messages.TEMPLATE_MISSING_NEAR.error(location, name=name, meant=meant)
    return messages.TEMPLATE_MISSING.error(location, name=name)


def _describe_step(error: Exception, steps: list[Location], rendering: Rendering) -> Problem:
    """What happened on the last of the steps."""
    place, trail = steps[-1], _trail(steps, rendering)
    match error:
        case RecursionError():
            return messages.TEMPLATE_LOOP.error(place, cycle=_find_cycle(steps))
        case UndefinedError():
            return _describe_undefined(error, place, trail, rendering.views)
        case PageTooSlowError():
            return messages.TEMPLATE_TOO_SLOW.error(place, seconds=error, trail=trail)
        case RangeTooLongError():
            return messages.TEMPLATE_RANGE.error(place, found=error, trail=trail)
    return messages.TEMPLATE_FAILED.error(place, kind=type(error).__name__, detail=error, trail=trail)


_UNKNOWN_NAME = re.compile(r"'([^']+)'(?: is undefined)?$")
_UNKNOWN_FIELD = re.compile(r"'studylog\.views\.\w+\.(\w+) object' has no attribute")


def _describe_undefined(error: UndefinedError, place: Location, trail: str, views: Mapping[str, Any]) -> Problem:
    found = _UNKNOWN_NAME.search(error.message or "")
    name = found[1] if found else str(error)
    owner, known = _find_owner(error.message or "", views)
    if meant := nearest(name, known, distance=2) or nearest(name, _known_names(views), distance=2):
        return messages.TEMPLATE_UNDEFINED_NEAR.error(place, name=name, meant=meant, trail=trail)
    if known:
        listed = ", ".join(known)
        return messages.TEMPLATE_FIELD_UNKNOWN.error(place, name=name, owner=owner, known=listed, trail=trail)
    return messages.TEMPLATE_UNDEFINED.error(place, name=name, trail=trail)


def _find_owner(message: str, views: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """What was asked for a name, as a template calls it, and the names it has; nothing for what is no view."""
    if message.endswith("is undefined"):
        return "template", tuple(sorted(views))
    found = _UNKNOWN_FIELD.match(message)
    view = getattr(view_types, found[1]) if found else None
    if not found or not is_dataclass(view):
        return "", ()
    named = (name for name, value in views.items() if type(value) is view)
    return next(named, found[1]), tuple(field.name for field in fields(view))


def _known_names(views: Mapping[str, Any]) -> set[str]:
    """Variables of a template and the fields of those that are views."""
    names = set(views)
    for view in views.values():
        names |= {field.name for field in fields(view)} if is_dataclass(view) else set()
    return names


def _template_steps(error: Exception, files: Mapping[str, ThemeFile]) -> list[Location]:
    """The templates that were being rendered, outermost first; Jinja puts their lines into the traceback."""
    by_path = {str(file.path): file for file in files.values()}
    frames = traceback.walk_tb(error.__traceback__)
    return [_place(by_path[name], line) for frame, line in frames if (name := frame.f_code.co_filename) in by_path]


def _place(file: ThemeFile, line: int) -> Location:
    lines = file.read_text().split("\n")
    return Location(path=file.shown, line=line, source=lines[line - 1] if 0 < line <= len(lines) else "")


def _trail(steps: list[Location], rendering: Rendering) -> str:
    """`posts/a.md → templates/post.html:12 → templates/_partials/toc.html:3`."""
    return " → ".join([*([rendering.source] if rendering.source else []), *(str(step) for step in steps)])


def _find_cycle(steps: list[Location]) -> str:
    """`a.html → b.html → a.html`: the last round of templates that include each other without end."""
    paths = [step.path for step in steps]
    names = [path for path, before in zip(paths, ["", *paths], strict=False) if path != before]
    last = names.pop()
    start = len(names) - names[::-1].index(last) - 1 if last in names else len(names)
    return " → ".join([*(names[start:] or [last]), last])
