"""Extensions: `{::comment}`, `{::nomarkdown}`, `{::options … /}` (kramdown, "Extensions")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.config import read_levels
from studylog.renderer.kramdown.attributes import ANYTHING, parse_attribute_list
from studylog.renderer.kramdown.block_state import Block, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.document import Document, document
from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

START = rf"\{{::([A-Za-z0-9_]+)(?:\s({ANYTHING}*?)|)(/)?\}}"
"""An extension's opening tag: name, attributes, and whether it closes itself."""
_NAMES = frozenset(("comment", "nomarkdown", "options"))
_SPAN = re.compile(START, re.ASCII)
_BLOCK = re.compile(rf" {{0,3}}{START}[ \t\r\f\v]*\n", re.ASCII)


def extensions(md: MarkdownIt) -> None:
    """On lines of their own or inside text, up to `{:/name}` or `{:/}`.

    A comment is written as an HTML comment, `nomarkdown` as it stands; options hold for the whole text.
    """
    rule_adder(md).add("extension", parse_extension, "{")
    span_parser(md).add(("{::",), read_extension)


def parse_extension(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """An extension between lines."""
    found = _BLOCK.match(state.src, state.bMarks[line])
    if not found or found[1] not in _NAMES:
        return False
    name, settings = found[1], parse_attribute_list(found[2] or "").attrs
    after, body = found.end(), ""
    if not found[3]:
        close = _closing(name).search(state.src, after)
        if not close:
            return False
        body, after = state.src[after : close.start()].removesuffix("\n"), close.end()
    state.go_to(after)
    start = len(state.tokens)
    content = take_extension(name, settings, body, state.document)
    if name == "options":
        state.add("mark", start)
    elif not found[3]:
        state.push_leaf("html_raw", "", f"{content}\n", line)
        state.blocks.append(Block(kind="extension", start=start))
    return True


def read_extension(state: SpanState) -> bool:
    """An extension inside text."""
    found = _SPAN.match(state.src, state.pos, state.posMax) if state.find("}", state.pos) >= 0 else None
    if not found or found[1] not in _NAMES:
        return False
    name, body, end = found[1], "", found.end()
    if not found[3]:
        stops = (f"{{:/{name}}}", "{:/}")
        close = min(((at, stop) for stop in stops if (at := state.find(stop, end)) >= 0), default=None)
        if close is None:
            return False
        body, end = state.src[end : close[0]], close[0] + len(close[1])
    content = take_extension(name, parse_attribute_list(found[2] or "").attrs, body, document(state.env))
    if content:
        state.push("html_raw", "", 0).content = content
    state.pos = end
    state.end_element(None)
    return True


def take_extension(name: str, settings: dict[str, str], body: str, text: Document) -> str:
    """What an extension puts on the page; options are noted."""
    if name == "options":
        text.options.update(read_options(settings))
        return ""
    if name == "comment":
        return f"<!-- {body} -->" if body else ""
    kinds = settings.get("type", "").split()
    return body if not kinds or "html" in kinds else ""


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}}[ \t\r\f\v]*\n", re.MULTILINE)


def read_options(settings: dict[str, str]) -> dict[str, object]:
    """The values of `{::options …}`: `true` and `false` as such, numbers as numbers, all else as text."""
    values = {name: _read_value(value.strip()) for name, value in settings.items()}
    if "toc_levels" in settings:
        values["toc_levels"] = read_levels(settings["toc_levels"])
    return values


def _read_value(value: str) -> object:
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"-?[0-9]+", value) else value
