"""Formulas among a text's tokens: converted together, written out one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog import messages
from studylog.renderer.kramdown.document import Document, Finding
from studylog.renderer.kramdown.html import render_attributes
from studylog.renderer.kramdown.text import escape
from studylog.renderer.math.converter import MathConverter
from studylog.renderer.math.errors import describe
from studylog.renderer.math.formula import Converted, Formula
from studylog.renderer.math.numbering import find_numbers, label_id, link_to, without_ids, without_links


def mathml(md: MarkdownIt) -> None:
    """How formulas are written out once `convert_formulas` has seen them."""
    md.add_render_rule("math_inline", _render_inline)
    md.add_render_rule("math_block", _render_block)


def convert_formulas(tokens: Sequence[Token], document: Document, macros: Sequence[tuple[str, str]] = ()) -> bool:
    """Give every formula among `tokens` its MathML; False where there is none.

    What cannot be converted is reported in `document.findings`, its TeX stays on the page.
    """
    found = list(find_formulas(tokens))
    if not found and not any(_find(tokens, ("equation_reference",))):
        return False
    formulas = [Formula(tex=token.content, display=_is_display(token)) for token in found]
    converter = MathConverter(macros)
    for name, reason in converter.refused:
        values = (("name", name), ("detail", reason))
        document.findings.append(Finding(sentence=messages.MATH_MACRO, line=0, values=values))
    results = converter.convert(formulas, document.equations)
    for token, converted in zip(found, results, strict=True):
        token.meta["mathml"] = converted.mathml
        if not converted.mathml or converted.missing or converted.repeated:
            document.findings += describe(token, converted)
    document.equations |= find_numbers([converted.mathml for converted in results])
    _link_references(tokens, document)
    return bool(found)


def _link_references(tokens: Sequence[Token], document: Document) -> None:
    """Give every reference in the prose the equation that it means."""
    for token in _find(tokens, ("equation_reference",)):
        name = label_id(token.info)
        if name in document.equations:
            bare = token.content.startswith("\\ref")
            token.meta["link"] = link_to(name, document.equations[name], bare=bare)
        else:
            document.findings += describe(token, Converted(mathml=token.content, missing=(token.info,)))
    for token in _inside_links(tokens):
        token.meta |= {key: without_links(token.meta[key]) for key in ("link", "mathml") if key in token.meta}


def _inside_links(tokens: Sequence[Token]) -> Iterator[Token]:
    """Formulas and references within `<a>`."""
    depth = 0
    for token in tokens:
        if token.tag == "a" and token.type != "equation_reference":
            depth += token.nesting
        elif token.children:
            yield from _inside_links(token.children)
        elif depth and not token.hidden and token.type in ("math_inline", "equation_reference"):
            yield token


def find_formulas(tokens: Sequence[Token]) -> Iterator[Token]:
    """The formulas among `tokens` and inside them, in the order of the text."""
    return _find(tokens, ("math_inline", "math_block"))


def _find(tokens: Sequence[Token], types: Sequence[str]) -> Iterator[Token]:
    for token in tokens:
        if token.type in types and not token.hidden:
            yield token
        elif token.children:
            yield from _find(token.children, types)


def _is_display(token: Token) -> bool:
    return token.type == "math_block" or bool(token.meta.get("display"))


def _render_inline(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    written: str = token.meta.get("mathml", "")
    written = without_ids(without_links(written)) if token.hidden else written
    display = _is_display(token)
    if not written:
        opening, closing = (r"\[", r"\]") if display else (r"\(", r"\)")
        written = f'<span class="math math-error">{opening}{escape(token.content.strip())}{closing}</span>'
    elif display:
        written = f'<span class="math">{written}</span>'
    return f"<span{render_attributes(token)}>{written}</span>" if token.attrs else written


def _render_block(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    written: str = token.meta.get("mathml", "")
    if written:
        written = f'<div class="math">{written}</div>'
    else:
        written = f'<div class="math math-error">\\[{escape(token.content.strip())}\\]</div>'
    return f"<div{render_attributes(token)}>{written}</div>\n" if token.attrs else f"{written}\n"
