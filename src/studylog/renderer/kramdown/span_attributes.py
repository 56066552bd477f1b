"""Attribute lists right behind a span: `*text*{: .class}` (kramdown: "Span Inline Attribute Lists")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studylog.renderer.kramdown.attributes import ANYTHING, apply_attributes, parse_attribute_list, resolve
from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

_LIST = re.compile(rf"\{{:(?![:/])({ANYTHING}++)\}}")


def span_attributes(md: MarkdownIt) -> None:
    """Give the attributes to the element that ends right before them; behind text they are text."""
    span_parser(md).add(("{:",), _read_attributes)


def _read_attributes(state: SpanState) -> bool:
    behind_element, token = state.element_before()
    if not behind_element or state.find("}", state.pos) < 0:
        return False
    found = _LIST.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if token is not None:
        _apply(state, token, found[1])
    state.pos = found.end()
    state.end_element(token)
    return True


def _apply(state: SpanState, token: Token, source: str) -> None:
    text = document(state.env)
    attributes = parse_attribute_list(source)
    if attributes.names:
        length = sum(map(len, resolve(attributes, text.attribute_lists).attrs.values()))
        if not text.may_expand(length, state.line_at(state.pos)):
            return
    apply_attributes(token, attributes, text.attribute_lists)
