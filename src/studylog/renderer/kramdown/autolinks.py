"""Links in angle brackets: `<https://a.kr>`, `<a@b.kr>` (kramdown: "Automatic Links")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

_SCHEME = re.compile(r"<(?:mailto|https?|ftps?):(?!>)")
_ADDRESS = re.compile(r"<([^\s<>@]++@[^\s<>@]++)>")
_NAME = re.compile(r"[-.\w]+")
_HOST = re.compile(r"(?:[-\w]+\.)+[a-z]+")


def autolinks(md: MarkdownIt) -> None:
    """Make links of addresses between `<` and `>`; the token's `info` is `auto`."""
    span_parser(md).add(("<",), _read_autolink)


def _read_autolink(state: SpanState) -> bool:
    url, mail = _scan_url(state), _scan_mail(state)
    address = url or mail
    if not address:
        return False
    opening = state.push("link_open", "a", 1)
    opening.attrs["href"] = url or f"mailto:{mail}"
    opening.info = opening.markup = "auto"
    opening.meta["line"] = state.line_at(state.pos)
    state.pos += len(address) + 2
    if "&" in address:  # references in an address are read as in HTML
        state.push("html_text", "", 0).content = address.removeprefix("mailto:")
    else:
        state.append_pending(address.removeprefix("mailto:"))
    state.push("link_close", "a", -1)
    state.end_element(opening)
    return True


def _scan_url(state: SpanState) -> str:
    if not _SCHEME.match(state.src, state.pos, state.posMax):
        return ""
    end = state.find(">", state.pos + 1)
    address = state.src[state.pos + 1 : end] if end > 0 else ""
    return "" if "\n" in address else address


def _scan_mail(state: SpanState) -> str:
    found = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not found:
        return ""
    name, _, host = found[1].partition("@")
    return found[1] if _NAME.fullmatch(name) and _HOST.fullmatch(host) else ""
