"""How code and diagrams look: `highlight` and `mermaid`."""

from __future__ import annotations

from studylog import messages
from studylog.config.reader import ConfigReader
from studylog.config.values import HighlightConfig, MermaidConfig
from studylog.spelling import nearest

USUAL = HighlightConfig(light="xcode", dark="monokai")
"""What the other mode has where only one is named: both can be read by everybody (WCAG 2.2, 1.4.3)."""


def read_highlight(reader: ConfigReader) -> HighlightConfig:
    """`highlight: {light: friendly, dark: nord}`, styles of Pygments by name; one word is for both modes."""
    node = reader.root.get("highlight")
    if node is not None and isinstance(node.value, str):
        name = _style(reader, "highlight")
        return HighlightConfig(light=name, dark=name)
    reader.warn_of_scalar("highlight")
    table = reader.table("highlight")
    light, dark = _style(table, "light"), _style(table, "dark")
    if not (light or dark):
        return HighlightConfig()
    return HighlightConfig(light=light or USUAL.light, dark=dark or USUAL.dark)


def _style(reader: ConfigReader, key: str) -> str:
    """The style under `key`; empty where there is none of that name, which is told."""
    name = reader.text(key, "").lower()
    if not name:
        return ""
    from pygments.styles import STYLE_MAP  # late: few sites choose one

    if name in STYLE_MAP:
        return name
    meant = nearest(name, STYLE_MAP) or (USUAL.dark if key == "dark" else USUAL.light)
    reader.problems.append(messages.UNKNOWN_STYLE.warning(reader.place(key), style=name, meant=meant))
    return ""


def read_mermaid(reader: ConfigReader) -> MermaidConfig:
    """`mermaid: {url: …, integrity: …}` or just the address, for a copy of one's own; `false` for none.

    A theme's switch (`mermaid: true`) says nothing.
    """
    node = reader.root.get("mermaid")
    if node is not None and isinstance(node.value, str):
        return _mermaid_at(node.written)
    reader.warn_of_scalar("mermaid")
    table = reader.table("mermaid")
    if reader.is_false("mermaid") or not table.flag("enabled", default=True):
        return WITHOUT_MERMAID
    return _mermaid_at(table.text("url", ""), table.text("integrity", ""))


def _mermaid_at(url: str, integrity: str = "") -> MermaidConfig:
    """The script at `url`, the usual one where that is empty."""
    return MermaidConfig(url=url, integrity=integrity) if url else MermaidConfig()


WITHOUT_MERMAID = MermaidConfig(url="", integrity="")
"""Diagrams stay text."""
