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


def convert_formulas(tokens: Sequence[Token], document: Document, converter: MathConverter) -> bool:
    """Give every formula among `tokens` its MathML; False where there is none.

    What cannot be converted is reported in `document.findings`, its TeX stays on the page.
    """
    places = list(_find_places(tokens))
    found = [token for token, _ in places if token.type != "equation_reference"]
    if not places:
        return False
    formulas = [_as_formula(token) for token in found]
    for name, reason in converter.refused:
        values = (("name", name), ("detail", reason))
        document.findings.append(Finding(sentence=messages.MATH_MACRO, line=0, values=values))
    results = converter.convert(formulas, document.equations)
    for token, converted in zip(found, results, strict=True):
        token.meta["mathml"] = converted.mathml
        if not converted.mathml or converted.missing or converted.repeated:
            document.findings += describe(token, converted)
    document.equations |= find_numbers([converted.mathml for converted in results])
    _link_references(places, document)
    return bool(found)


def _link_references(places: Sequence[Place], document: Document) -> None:
    """Give every reference in the prose the equation that it means; within a link nothing leads elsewhere."""
    for token, _ in places:
        if token.type == "equation_reference":
            _link_reference(token, document)
    for token, is_linked in places:
        if is_linked:
            token.meta |= {key: without_links(token.meta[key]) for key in ("link", "mathml") if key in token.meta}


def _link_reference(token: Token, document: Document) -> None:
    name = label_id(token.info)
    if name in document.equations:
        bare = token.content.startswith("\\ref")
        token.meta["link"] = link_to(name, document.equations[name], bare=bare)
    else:
        document.findings += describe(token, Converted(mathml=token.content, missing=(token.info,)))


Place = tuple[Token, bool]
"""A formula or a reference, and whether it stands in a line of text within `<a>`."""
_SOUGHT = frozenset(("math_inline", "math_block", "equation_reference"))


def _find_places(tokens: Sequence[Token]) -> Iterator[Place]:
    """Every formula and reference that is shown, in the order of the text."""
    depth = 0
    for token in tokens:
        if token.type in _SOUGHT:
            if not token.hidden:
                yield token, depth > 0 and token.type != "math_block"
        elif token.children:
            if len(token.children) > 1 or token.children[0].type != "text":
                yield from _find_places(token.children)
        elif token.tag == "a":
            depth += token.nesting


def read_formulas(tokens: Sequence[Token]) -> list[Formula]:
    """Every formula that is shown, in the order of the text."""
    return [_as_formula(token) for token, _ in _find_places(tokens) if token.type != "equation_reference"]


def _as_formula(token: Token) -> Formula:
    return Formula(tex=token.content, display=token.type == "math_block" or bool(token.meta.get("display")))


def _render_inline(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    written: str = token.meta.get("mathml", "")
    written = without_ids(without_links(written)) if token.hidden else written
    display = _as_formula(token).display
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
