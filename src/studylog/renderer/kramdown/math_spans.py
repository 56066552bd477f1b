r"""Formulas inside text: `$$x$$` (kramdown: "Math Blocks"), and what MathJax would find after kramdown.

`$$…$$` is raw. `$…$`, `\\(…\\)`, `\\[…\\]` and a bare `\begin{align}…\end{align}` are formulas where the text
asks for them (`Document.dollar_math`); a Markdown escape inside is undone. A formula is read before emphasis,
typography and links look at it. Money and shell variables are text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog import messages
from studylog.renderer.kramdown.document import Finding, document
from studylog.renderer.kramdown.formulas import ENVIRONMENT, find_dollar_end
from studylog.renderer.kramdown.html import render_attributes
from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState
from studylog.renderer.kramdown.text import escape


def math_spans(md: MarkdownIt, *, math_engine: bool = True) -> None:
    r"""Tokens `math_inline`, with `meta["display"]` true for `\\[` and environments, and `equation_reference`.

    With `math_engine` off the page shows the source.
    """
    span_parser(md).add(("$",), _read_double_dollar)
    if not math_engine:
        md.add_render_rule("math_inline", _render_source)
        md.add_render_rule("math_block", _render_block_source)
        return
    span_parser(md).add(("$",), _read_dollar)
    span_parser(md).add(("\\\\(", "\\\\[", "\\begin{"), _read_backslash)
    span_parser(md).add(("\\ref{", "\\eqref{"), _read_reference)
    md.add_render_rule("equation_reference", _render_reference)


def _read_double_dollar(state: SpanState) -> bool:
    if not state.src.startswith("$$", state.pos):
        return False
    end = state.find("$$", state.pos + 2)
    if end < 0:
        _report_torn(state, "$$", "$$")
        state.take_text(2)
    elif not state.src[state.pos + 2 : end].strip():
        state.take_text(end + 2 - state.pos)
    else:
        _push_formula(state, "$$", state.src[state.pos + 2 : end], end + 2)
    return True


def _read_dollar(state: SpanState) -> bool:
    text = document(state.env)
    if not text.dollar_math:
        return False
    end = find_dollar_end(state.src, state.pos, state.posMax, blanks=text.blanks_in_math)
    if end < 0:
        return False
    _push_formula(state, "$", state.src[state.pos + 1 : end], end + 1, escaped=True)
    return True


def _read_backslash(state: SpanState) -> bool:
    src, pos = state.src, state.pos
    if not document(state.env).dollar_math:
        return False
    if found := ENVIRONMENT.match(src, pos, state.posMax):
        closing = f"\\end{{{found[1]}}}"
        end = state.find(closing, found.end())
        if end < 0:
            _report_torn(state, found[0], closing)
            return False
        end += len(closing)
        _push_formula(state, "\\begin", src[pos:end], end, escaped=True, display=True)
        return True
    for opening, closing in (("\\\\(", "\\\\)"), ("\\\\[", "\\\\]")):
        end = state.find(closing, pos + 3) if src.startswith(opening, pos) else -1
        if end >= 0:
            display = opening == "\\\\["
            _push_formula(state, opening, src[pos + 3 : end], end + 3, escaped=True, display=display)
            return True
    return False


def _report_torn(state: SpanState, opening: str, closing: str) -> None:
    """Tell, once a line, of a formula that this paragraph does not close."""
    text = document(state.env)
    if not text.dollar_math:
        return
    values = (("opening", opening), ("closing", closing))
    line = state.line_at(state.pos) + 1
    torn = Finding(sentence=messages.MATH_TORN, line=line, values=values, text=opening)
    if torn not in text.findings:
        text.findings.append(torn)


_REFERENCE = re.compile(r"\\(?:eq)?ref\{([^{}\n]+)\}")


def _read_reference(state: SpanState) -> bool:
    r"""`\eqref{…}` in prose, which MathJax makes a link to the equation."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or not document(state.env).dollar_math:
        return False
    token = state.push("equation_reference", "a", 0)
    token.content, token.info = found[0], found[1]
    token.meta.update(line=state.line_at(state.pos))
    state.pos = found.end()
    state.end_element(token)
    return True


def _render_reference(
    renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """The link that was found for it, else what stands in the text."""
    token = tokens[index]
    link = str(token.meta.get("link") or escape(token.content))
    return _TAG.sub("", link) if token.hidden else link


_TAG = re.compile(r"</?a\b[^>]*>")


def _push_formula(
    state: SpanState, markup: str, written: str, end: int, *, escaped: bool = False, display: bool = False
) -> None:
    token = state.push("math_inline", "math", 0)
    token.markup = markup
    token.content = undo_escapes(written) if escaped else written
    token.meta.update(display=display, line=state.line_at(state.pos), written=written)
    state.pos = end
    state.end_element(token)


_ESCAPE = re.compile(r"\\\\(\\\\|[A-Za-z{}|#$&%_,;:!>])?|\\([_*`+<=~.'\"()\[\]-])")
_OWN_ENVIRONMENT = re.compile(r"(?<!\\)\\begin\b")


def undo_escapes(tex: str) -> str:
    r"""The formula that MathJax would get: Markdown's escapes undone, TeX's own commands kept.

    A doubled backslash before a letter or a brace is a single one, four are two, `\_` is `_`. What TeX itself knows
    stays (`\{`, `\!`, `\|`), and so do the row ends of an environment whose writer has not doubled them.
    """
    if "\\" not in tex:
        return tex
    keep_rows = "\\\\\\\\" not in tex and _OWN_ENVIRONMENT.search(tex) is not None

    def undo(found: re.Match[str]) -> str:
        doubled, single = found.groups()
        if single:
            return str(single)
        if keep_rows or doubled is None:
            return found[0]
        return "\\\\" if doubled == "\\\\" else f"\\{doubled}"

    return _ESCAPE.sub(undo, tex)


def _render_source(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    token.attrJoin("class", "kdmath")
    return f"<span{render_attributes(token)}>${escape(token.content)}$</span>"


def _render_block_source(
    renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    token.attrJoin("class", "kdmath")
    return f"<div{render_attributes(token)}>$$\n{escape(token.content)}\n$$</div>\n"
