"""Extensions: `{::comment}`, `{::nomarkdown}`, `{::options … /}` as blocks (kramdown, "Extensions")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.attributes import ANYTHING, parse_attribute_list
from studylog.renderer.kramdown.blocks import BlockState, rule_adder

START = rf"\{{::([A-Za-z0-9_]+)(?:\s({ANYTHING}*?)|)(/)?\}}"
"""An extension's opening tag: name, attributes, and whether it closes itself."""
_BLOCK = re.compile(rf" {{0,3}}{START}[ \t\r\f\v]*\n", re.ASCII)


def extensions(md: MarkdownIt) -> None:
    """Each on lines of its own, up to `{:/name}` or `{:/}`."""
    rule_adder(md).add("extension", parse_extension, "{")


def parse_extension(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A comment is written as an HTML comment, `nomarkdown` as it stands; options hold for the whole text."""
    found = _BLOCK.match(state.src, state.bMarks[line])
    if not found or found[1] not in ("comment", "nomarkdown", "options"):
        return False
    name, settings = found[1], parse_attribute_list(found[2] or "").attrs
    after, body = found.end(), ""
    if not found[3]:
        close = _closing(name).search(state.src, after)
        if not close:
            return False
        body, after = state.src[after : close.start()].removesuffix("\n"), close.end()
    state.go_to(after)
    if name == "options":
        state.document.options.update(read_options(settings))
        state.add("mark", len(state.tokens))
    elif not found[3]:
        _push(state, name, body, settings, line)
    return True


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}}[ \t\r\f\v]*\n", re.MULTILINE)


def _push(state: BlockState, name: str, body: str, settings: dict[str, str], line: int) -> None:
    start = len(state.tokens)
    content = comment_html(body) if name == "comment" else body if for_html(settings) else ""
    token = state.push_leaf("html_raw", "", f"{content}\n", line)
    waiting, state.attributes = state.attributes, None
    state.add("extension", start, token)
    state.attributes = waiting


def comment_html(body: str) -> str:
    """A comment of the text as an HTML comment."""
    return f"<!-- {body} -->"


def for_html(settings: dict[str, str]) -> bool:
    """Whether `{::nomarkdown type="…"}` is meant for this output."""
    kinds = settings.get("type", "").split()
    return not kinds or "html" in kinds


def read_options(settings: dict[str, str]) -> dict[str, object]:
    """The values of `{::options …}`: `true` and `false` as such, numbers as numbers, all else as text."""
    return {name: _read_value(value.strip()) for name, value in settings.items()}


def _read_value(value: str) -> object:
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"-?[0-9]+", value) else value
