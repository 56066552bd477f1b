"""Formulas: `math`, and the words that themes have for it."""

from __future__ import annotations

from types import MappingProxyType

from studylog import messages
from studylog.config.reader import ConfigReader
from studylog.config.values import MathConfig
from studylog.marked_yaml import Node

_MODES = MappingProxyType(
    {
        **dict.fromkeys(("true", "on", "yes", "mathjax", "katex"), "true"),
        **dict.fromkeys(("false", "off", "no"), "false"),
        "auto": "auto",
    }
)
_EXPECTED = ("true, false or auto", "true, false, auto 중 하나가")
_EXPECTED_MACRO = ("TeX in quotes", "따옴표로 묶은 TeX가")
_SYNONYMS = ("use_math", "mathjax", "katex")


def read_math(reader: ConfigReader) -> MathConfig:
    """`math: true`, or `math` with `mode` and `macros`; `use_math`, `mathjax` and `katex` are switches, too."""
    node = reader.root.get("math")
    table = reader.table("math")
    own = _mode(table, "mode") if node is not None and isinstance(node.value, dict) else _mode(reader, "math")
    return MathConfig(mode=own or _mode_of_synonyms(reader) or "auto", macros=_macros(table))


def _mode_of_synonyms(reader: ConfigReader) -> str:
    """What the themes' words say together: one that is on counts; a table or another word says nothing."""
    nodes = (reader.root.get(name) for name in _SYNONYMS)
    modes = {_word_of(node) for node in nodes if node is not None}
    return next((mode for mode in ("true", "false") if mode in modes), "")


def _mode(reader: ConfigReader, key: str) -> str:
    """The mode under `key`; empty where there is none. What can mean nothing is told."""
    node = reader.root.get(key)
    if node is None or node.value is None:
        return ""
    mode = _word_of(node)
    if not mode:
        _tell(reader, key, _EXPECTED)
    return mode


def _word_of(node: Node) -> str:
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    return _MODES.get(node.value.strip().lower(), "") if isinstance(node.value, str) else ""


def _macros(table: ConfigReader) -> tuple[tuple[str, str], ...]:
    """Name and TeX of each macro; what is neither text nor a number is told and left out."""
    node = table.root.get("macros")
    if node is None or node.value is None:
        return ()
    if not isinstance(node.value, dict):
        table.expect_table("macros", fatal=False)
        return ()
    macros = table.table("macros")
    unusable = {name for name, item in node.value.items() if isinstance(item.value, (dict, list))}
    for name in sorted(unusable):
        _tell(macros, name, _EXPECTED_MACRO)
    return tuple((name, item.written) for name, item in node.value.items() if name not in unusable)


def _tell(reader: ConfigReader, key: str, expected: tuple[str, str]) -> None:
    place, node = reader.place(key), reader.root.get(key)
    found = (node.written if node else "") or place.source.partition(":")[2].strip()
    en, ko = expected
    reader.problems.append(messages.WRONG_TYPE.warning(place, key=key, expected=en, expected_ko=ko, found=found))
