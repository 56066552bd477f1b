"""What stands behind the bracket of a link or image: `(url "title")`, `[name]`, or nothing.

Every parenthesis and closing quote is looked at a fixed number of times, however many links ask for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from studylog.frozen import dataclass
from studylog.renderer.kramdown.attributes import AttributeList
from studylog.renderer.kramdown.document import document, normalize_label
from studylog.renderer.kramdown.span_state import SpanState


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTarget:
    """Where a link leads."""

    url: str
    title: str | None = None
    attributes: AttributeList | None = None
    """Those of a definition."""
    end: int
    """Where the text goes on."""


def find_target(state: SpanState, start: int, end: int) -> LinkTarget | None:
    """The target of the link whose text stands between `start` and `end` (a `]`), or None."""
    src, after = state.src, end + 1
    if src.startswith("(", after):
        return _find_in_angles(state, after) or _find_in_parentheses(state, after)
    if reference := _explicit_reference(state, after):
        name, stop = reference
        return _look_up(state, src[name:stop], stop + 1) if name < stop else _implicit(state, start, end, stop + 1)
    return _implicit(state, start, end, after)


_BLANKS = re.compile(r"\s*")


def _explicit_reference(state: SpanState, after: int) -> tuple[int, int] | None:
    """First and last place of the name in `[name]`, which blanks may precede."""
    found = _BLANKS.match(state.src, after, state.posMax)
    at = found.end() if found else after
    if not state.src.startswith("[", at):
        return None
    close = state.find("]", at + 1)
    return (at + 1, close) if close >= 0 else None


def _implicit(state: SpanState, start: int, end: int, after: int) -> LinkTarget | None:
    """The link's own text as the name; a name holds no `]`."""
    if not document(state.env).links or state.src.find("]", start, end) >= 0:
        return None
    return _look_up(state, state.src[start:end], after)


def _look_up(state: SpanState, name: str, after: int) -> LinkTarget | None:
    text = document(state.env)
    definition = text.links.get(normalize_label(name))
    if definition is None:
        return None
    length = len(definition.url) + len(definition.title or "")
    if length > _SHORT and not text.may_expand(length, state.line_at(state.pos)):
        return None
    return LinkTarget(url=definition.url, title=definition.title, attributes=definition.attributes, end=after)


_SHORT = 500
"""Characters of a definition that is never counted."""


def _find_in_angles(state: SpanState, after: int) -> LinkTarget | None:
    if not state.src.startswith("(<", after):
        return None
    close = state.find(">", after + 2)
    url = state.src[after + 2 : close] if close >= 0 else "\n"
    if "\n" in url:
        return None
    if state.src.startswith(")", close + 1):
        return LinkTarget(url=url, end=close + 2)
    return _with_title(state, url, close + 1)


def _find_in_parentheses(state: SpanState, after: int) -> LinkTarget | None:
    end = _parenthesis_end(state, after)
    if end is None:
        return None
    url = state.src[after + 1 : abs(end)].strip()
    return LinkTarget(url=url, end=end + 1) if end > 0 else _with_title(state, url, -end + 1)


_MERE = re.compile(r"\([^()\s]*+\)")
"""With nothing inside that could matter."""
_PARENTHESES = re.compile(r"[()]|\s(?=['\"])")


def _parenthesis_end(state: SpanState, opening: int) -> int | None:
    """The place of the matching `)`; negative: the place of a blank before a quote that comes first; None: neither."""
    if mere := _MERE.match(state.src, opening, state.posMax):
        return mere.end() - 1
    known = state.parentheses
    if opening in known:
        return known[opening] or None
    opened: list[int] = []
    for found in _PARENTHESES.finditer(state.src, opening, state.posMax):
        at = found.start()
        if found[0] == "(":
            opened.append(at)
        elif found[0] == ")":
            known[opened.pop()] = at
            if not opened:
                return at
        else:
            known.update(dict.fromkeys(opened, -at))
            return -at
    known.update(dict.fromkeys(opened, 0))
    return None


def _with_title(state: SpanState, url: str, at: int) -> LinkTarget | None:
    found = _BLANKS.match(state.src, at, state.posMax)
    at = found.end() if found else at
    quote = state.src[at : at + 1]
    if quote not in ("'", '"'):
        return None
    starts, ends = _title_ends(state, quote)
    index = bisect_left(starts, at + 2)
    if index == len(starts):
        return None
    return LinkTarget(url=url, title=state.src[at + 1 : starts[index]], end=ends[index])


def _title_ends(state: SpanState, quote: str) -> tuple[list[int], list[int]]:
    """Every place where `quote` and a `)` behind it end a title: where the quote stands, where the text goes on."""
    if quote not in state.title_ends:
        found = list(re.finditer(rf"{quote}\s*+\)", state.src[: state.posMax]))
        state.title_ends[quote] = [one.start() for one in found], [one.end() for one in found]
    return state.title_ends[quote]
