"""How studylog's own theme looks: `theme: {accent: …, font: …}`.

Jekyll's `theme`, the name of a gem, says nothing here.
"""

from __future__ import annotations

import re

from studylog import messages
from studylog.config.reader import ConfigReader
from studylog.config.values import ThemeConfig
from studylog.spelling import nearest

KEYS = ("accent", "font", "code_font", "measure", "edit")
LEAST_MEASURE, MOST_MEASURE = 20, 80
"""Characters of Hangul in a line: shorter breaks every phrase, longer loses the next line."""

_HEX = re.compile("#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FAMILY = re.compile(r"[^\W_][\w .+-]*")


def read_theme(reader: ConfigReader) -> ThemeConfig:
    """The table under `theme`; what cannot be used is told, and the theme's own stays."""
    table = reader.table("theme")
    for key in table.root.value:
        if key not in KEYS:
            meant = nearest(key, KEYS) or ", ".join(KEYS)
            table.problems.append(messages.UNKNOWN_THEME_KEY.warning(table.place(key), key=key, meant=meant))
    return ThemeConfig(
        accent=_colour(table, "accent"),
        font=_families(table, "font"),
        code_font=_families(table, "code_font"),
        measure=_measure(table),
        edit=table.loose_text("edit") if not table.is_false("edit") else "",
    )


def _colour(table: ConfigReader, key: str) -> str:
    """`#rrggbb`; empty where there is none. In YAML a `#` without quotes begins a comment, and nothing is left."""
    node = table.root.get(key)
    if node is None:
        return ""
    if not _HEX.fullmatch(node.written):
        written = node.written or table.place(key).source.partition(":")[2].strip()
        table.problems.append(messages.UNKNOWN_COLOUR.warning(table.place(key), key=key, written=written))
        return ""
    digits = node.written.removeprefix("#").lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _families(table: ConfigReader, key: str) -> tuple[str, ...]:
    """Names of fonts, the first that a reader has counts; parted by commas, or a list."""
    written = ",".join(table.texts(key, (), numbers=True))
    names = tuple(name for each in written.split(",") if (name := each.strip().strip("\"'").strip()))
    if strange := next((name for name in names if not _FAMILY.fullmatch(name)), ""):
        table.problems.append(messages.UNKNOWN_FONT.warning(table.place(key), key=key, written=strange))
        return ()
    return names


def _measure(table: ConfigReader) -> int:
    """Characters in a line; 0 for the theme's own."""
    asked = table.number("measure", 0, least=LEAST_MEASURE, fatal=False)
    return min(asked, MOST_MEASURE)
