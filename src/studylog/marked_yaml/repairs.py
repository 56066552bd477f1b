"""What a writer is told of a text that is no YAML, with the line as it should be."""

from __future__ import annotations

import re
from dataclasses import replace

from studylog import messages
from studylog.errors import Code, Location, Problem
from studylog.marked_yaml.nodes import YamlError


def describe_error(error: YamlError, location: Location, code: Code = Code.FRONT_MATTER) -> Problem:
    """What the user is told of a text that is no YAML; `location` has the place and the line's text."""
    sentence = messages.YAML_SYNTAX if error.kind == "syntax" else _SENTENCES[error.kind]
    quotes = _needs_quotes(location) if error.kind == "syntax" else None
    problem = quotes or _unclosed_above(error, location) or sentence.error(location, detail=error.detail)
    return replace(problem, sentence=replace(problem.sentence, code=code))


_SENTENCES = {
    "tab": messages.YAML_TAB,
    "tag": messages.YAML_TAG,
    "depth": messages.YAML_DEPTH,
    "bomb": messages.YAML_BOMB,
    "control": messages.YAML_CONTROL,
    "alias": messages.YAML_ALIAS,
}


def _unclosed_above(error: YamlError, location: Location) -> Problem | None:
    """A bracket that was never closed is noticed at the next key only."""
    found = re.search(r"expected ',' or '([\]}])'", error.detail)
    return messages.YAML_UNCLOSED_ABOVE.error(location, closes=found[1]) if found else None


def _needs_quotes(location: Location) -> Problem | None:
    """The usual accident, an unquoted `title: [네이버] 회고 : 1주차`, with the line as it should be."""
    found = re.fullmatch(r"(\s*)([\w-]+):(\s+)(\S.*?)\s*", location.source)
    if not found:
        return None
    key, value, at = found[2], found[4], replace(location, column=found.start(4) + 1)
    if value[0] in "\"'" and value.count(value[0]) == 1:
        quoted = f"{value}{value[0]}"
        return messages.YAML_UNCLOSED_QUOTE.error(location, key=key, quote=value[0], quoted=quoted)
    if _is_collection(value):
        return _broken_collection(key, value, location, at)
    for opens, why, why_ko in _UNQUOTED:
        if value.startswith(opens) if len(opens) == 1 else opens in value:
            return messages.YAML_NEEDS_QUOTES.error(at, key=key, why=why, why_ko=why_ko, quoted=_quote(value))
    return None


def _is_collection(value: str) -> bool:
    """Whether the whole value stands in brackets, or goes on in the next line: `[네이버] 회고` does neither."""
    if value[0] not in "[{" or value.startswith(("{{", "{%")):
        return False
    depth = 0
    for at, char in enumerate(value):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            return at == len(value) - 1
    return True


def _broken_collection(key: str, value: str, location: Location, start: Location) -> Problem:
    """A list whose values want quotes is shown with them; of anything else only its writer knows what was meant."""
    closes = "]" if value[0] == "[" else "}"
    if value.count(value[0]) == value.count(closes) + 1 and not set(value) & set("\"'#"):
        closed = f"{value.rstrip(', ')}{closes}"
        return messages.YAML_UNCLOSED_BRACKET.error(start, key=key, closes=closes, closed=closed)
    bare = next((char for char in _SIGNS if char in value), "")
    if bare and value[0] == "[" and value[-1] == "]" and not set(value) & set("\"'{"):
        why, why_ko = f'is a list with a bare "{bare}"', f'목록에 "{bare}"이 있습니다'
        return messages.YAML_NEEDS_QUOTES.error(start, key=key, why=why, why_ko=why_ko, quoted=_quote_items(value))
    return messages.YAML_COLLECTION.error(location, key=key, opens=value[0], closes=closes)


_SIGNS = "#@*&!%`|>"
"""What a value in a list may not begin with."""


def _quote(text: str) -> str:
    """`text` in double quotes."""
    return '"' + text.strip("\"'").replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quote_items(text: str) -> str:
    """A `[list, of, values]` with each of them in quotes."""
    return "[" + ", ".join(_quote(item.strip()) for item in text[1:-1].split(",")) + "]"


_UNQUOTED = (
    *(
        (char, f'starts with "{char}"', f'"{char}"로 시작합니다')
        for char in ("[", "{", "*", "&", "!", "%", "@", "`", '"', "'", "|", ">", "#")
    ),
    (": ", 'has ": " in it', '": "가 들어 있습니다'),
    (" #", 'has " #" in it', '" #"가 들어 있습니다'),
)
