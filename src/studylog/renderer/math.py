"""Formulas as MathML, their TeX kept beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog import messages
from studylog.renderer.kramdown.document import Document, Finding
from studylog.renderer.kramdown.html import render_attributes
from studylog.renderer.kramdown.text import escape
from studylog.renderer.tex import DEEPEST, MACROS, adapt, is_too_deep
from studylog.spelling import nearest

if TYPE_CHECKING:
    from math_core import LatexToMathML

LONGEST = 20_000
"""Characters of a formula; a longer one is not converted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One formula of a text."""

    tex: str
    display: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What became of a formula."""

    mathml: str = ""
    """Empty where it could not be converted."""
    error: str = ""
    """Why, in math-core's words."""


class MathConverter:
    """Converts the formulas of one text at a time; definitions hold from one formula to the next.

    `refused` are those of the given macros that math-core cannot use, with its reason.
    """

    def __init__(self, macros: Sequence[tuple[str, str]] = ()) -> None:
        self.refused: list[tuple[str, str]] = []
        try:
            self._core = _make_core({**MACROS, **_named(macros)})
        except ValueError:
            self._core = _make_core({**MACROS, **self._usable(_named(macros))})

    def _usable(self, macros: Mapping[str, str]) -> dict[str, str]:
        usable = {}
        for name, body in macros.items():
            try:
                _make_core({name: body})
            except ValueError as error:
                self.refused.append((name, str(error).rpartition(": ")[2]))
            else:
                usable[name] = body
        return usable

    def convert(self, formulas: Sequence[Formula]) -> list[Converted]:
        """The MathML of each formula, in order, references between them resolved."""
        snippets = [(_bounded(formula.tex), formula.display) for formula in formulas]
        found = self._core.convert_all(snippets)
        if any(_is_error(one) for one in found):
            again = [
                (adapt(tex, display=display), display) if _is_error(one) else (tex, display)
                for (tex, display), one in zip(snippets, found, strict=True)
            ]
            found = self._core.convert_all(again)
        return [_outcome(one, formula.tex) for one, formula in zip(found, formulas, strict=True)]


def _named(macros: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {name.lstrip("\\"): body for name, body in macros}


def _make_core(macros: dict[str, str]) -> LatexToMathML:
    import math_core  # late: only a text with formulas needs it

    try:
        return math_core.LatexToMathML(
            macros=macros,
            annotation=True,
            allow_unreliable_rendering=True,
            global_group=True,
            continue_on_error=True,
            fancy_error=False,
            id_prefix="eq-",
            max_expansions=200,
        )
    except math_core.LatexError as error:
        raise ValueError(str(error)) from None


def _bounded(tex: str) -> str:
    """The formula, or a command that is none where math-core must not see it."""
    return _REFUSED if len(tex) > LONGEST or is_too_deep(tex) else tex


_REFUSED = r"\formulaisrefused"
_ERROR = re.compile(r'<(?:span|p) class="math-core-error" title="\d+: ([^"]*)"')
_ANNOTATION = '<annotation encoding="application/x-tex">'


def _is_error(snippet: str) -> bool:
    return not snippet.startswith("<math")


def _outcome(snippet: str, tex: str) -> Converted:
    if _is_error(snippet):
        found = _ERROR.match(snippet)
        return Converted(error=html.unescape(found[1]) if found else "")
    start = snippet.rindex(_ANNOTATION) + len(_ANNOTATION)
    end = snippet.rindex("</annotation>")
    return Converted(mathml=f"{snippet[:start]}{escape(tex.strip())}{snippet[end:]}")


def mathml(md: MarkdownIt) -> None:
    """How formulas are written out once `convert_formulas` has seen them."""
    md.add_render_rule("math_inline", _render_inline)
    md.add_render_rule("math_block", _render_block)


def convert_formulas(tokens: Sequence[Token], document: Document, macros: Sequence[tuple[str, str]] = ()) -> bool:
    """Give every formula among `tokens` its MathML; False where there is none.

    What cannot be converted is reported in `document.findings`, its TeX stays on the page.
    """
    found = list(find_formulas(tokens))
    if not found:
        return False
    formulas = [Formula(tex=token.content, display=_is_display(token)) for token in found]
    converter = MathConverter(macros)
    for name, reason in converter.refused:
        values = (("name", name), ("detail", reason))
        document.findings.append(Finding(sentence=messages.MATH_MACRO, line=0, values=values))
    for token, converted in zip(found, converter.convert(formulas), strict=True):
        token.meta["mathml"] = converted.mathml
        if not converted.mathml:
            document.findings.append(_describe(token, converted.error))
    return True


def find_formulas(tokens: Sequence[Token]) -> Iterator[Token]:
    """The formulas among `tokens` and inside them, in the order of the text."""
    for token in tokens:
        if token.type in ("math_inline", "math_block"):
            yield token
        elif token.children:
            yield from find_formulas(token.children)


def _is_display(token: Token) -> bool:
    return token.type == "math_block" or bool(token.meta.get("display"))


_UNKNOWN = re.compile(r'Unknown (?:command|environment) "\\?([^"]*)"')


def _describe(token: Token, error: str) -> Finding:
    """What to tell of a formula: an error where it is a danger to the build, else a warning."""
    line = (token.map[0] if token.map else int(token.meta.get("line", 0))) + 1
    text = token.content.strip().partition("\n")[0]
    if len(token.content) > LONGEST:
        values: tuple[tuple[str, Any], ...] = (("length", len(token.content)), ("limit", LONGEST))
        return Finding(sentence=messages.MATH_TOO_LONG, line=line, severity="error", values=values)
    if _REFUSED in error:
        values = (("limit", DEEPEST),)
        return Finding(sentence=messages.MATH_TOO_DEEP, line=line, severity="error", values=values, text=text)
    if error.startswith("Too many expansions"):
        return Finding(sentence=messages.MATH_ENDLESS, line=line, severity="error", text=text)
    unknown = _UNKNOWN.search(error)
    if unknown and (meant := nearest(unknown[1], COMMANDS)):
        values = (("detail", error), ("meant", f"\\{meant}"))
        return Finding(sentence=messages.MATH_NEAR_MISS, line=line, values=values, text=text)
    return Finding(sentence=messages.MATH_FAILED, line=line, values=(("detail", error),), text=text)


COMMANDS = frozenset(
    """alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda sigma upsilon varphi omega Gamma
    Delta Theta Lambda Sigma Upsilon Omega frac dfrac tfrac cfrac binom sqrt overline underline widehat widetilde
    mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf mathtt boldsymbol operatorname text textbf textit
    left right begin end sum prod int iint oint lim limits nolimits infty partial nabla forall exists cdot cdots
    ldots vdots ddots times approx equiv leq geq subset subseteq cup cap setminus emptyset rightarrow leftarrow
    Rightarrow Leftarrow leftrightarrow Leftrightarrow mapsto longrightarrow langle rangle lfloor rfloor lceil rceil
    quad qquad overbrace underbrace overset underset stackrel cancel boxed tag label eqref aligned align cases matrix
    pmatrix bmatrix vmatrix array gather equation odot oplus otimes propto perp parallel prime circ bullet""".split()
)
"""What a mistyped command may have been meant to be."""


def _render_inline(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    written: str = token.meta.get("mathml", "")
    display = _is_display(token)
    if not written:
        opening, closing = (r"\[", r"\]") if display else (r"\(", r"\)")
        written = f'<span class="math math-error">{opening}{escape(token.content.strip())}{closing}</span>'
    elif display:
        written = f'<span class="math" tabindex="0">{written}</span>'
    return f"<span{render_attributes(token)}>{written}</span>" if token.attrs else written


def _render_block(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    written: str = token.meta.get("mathml", "")
    if written:
        written = f'<div class="math" tabindex="0">{written}</div>'
    else:
        written = f'<div class="math math-error">\\[{escape(token.content.strip())}\\]</div>'
    return f"<div{render_attributes(token)}>{written}</div>\n" if token.attrs else f"{written}\n"
