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

from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.html import render_attributes
from studylog.renderer.kramdown.span_parser import SpanState, span_parser
from studylog.renderer.kramdown.text import escape


def math_spans(md: MarkdownIt, *, math_engine: bool = True) -> None:
    r"""Tokens `math_inline`, with `meta["display"]` true for `\\[` and environments.

    With `math_engine` off the page shows the source.
    """
    span_parser(md).add(("$",), _read_double_dollar)
    if not math_engine:
        md.add_render_rule("math_inline", _render_source)
        md.add_render_rule("math_block", _render_block_source)
        return
    span_parser(md).add(("$",), _read_dollar)
    span_parser(md).add(("\\\\(", "\\\\[", "\\begin{"), _read_backslash)


def _read_double_dollar(state: SpanState) -> bool:
    if not state.src.startswith("$$", state.pos):
        return False
    end = state.find("$$", state.pos + 2)
    if end < 0:
        state.take_text(2)
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
    tex = undo_escapes(state.src[state.pos + 1 : end].strip())
    _push_formula(state, "$", tex, end + 1)
    return True


def _read_backslash(state: SpanState) -> bool:
    src, pos = state.src, state.pos
    if not document(state.env).dollar_math:
        return False
    if found := _ENVIRONMENT.match(src, pos, state.posMax):
        closing = f"\\end{{{found[1]}}}"
        end = state.find(closing, found.end())
        if end < 0:
            return False
        end += len(closing)
        _push_formula(state, "\\begin", undo_escapes(src[pos:end]), end, display=True)
        return True
    for opening, closing in (("\\\\(", "\\\\)"), ("\\\\[", "\\\\]")):
        end = state.find(closing, pos + 3) if src.startswith(opening, pos) else -1
        if end >= 0:
            _push_formula(state, opening, undo_escapes(src[pos + 3 : end]), end + 3, display=opening == "\\\\[")
            return True
    return False


def _push_formula(state: SpanState, markup: str, tex: str, end: int, *, display: bool = False) -> None:
    token = state.push("math_inline", "math", 0)
    token.markup, token.content = markup, tex
    token.meta.update(display=display, line=state.line_at(state.pos))
    state.pos = end
    state.end_element(token)


_ENVIRONMENT = re.compile(
    r"\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|aligned|gathered|split|cases|array"
    r"|[pbvBV]?matrix|smallmatrix)\*?)\}"
)
_CLOSING_DOLLAR = re.compile(r"(?:[^$\\]|\\.)*+\$", re.DOTALL)
_FORMULA_SIGNS = re.compile(r"[\\^_={}<>|+*/]|\A[^\W\d_]{1,3}'*\Z|\A-?\d+(?:\.\d+)?\Z|\A[\w-](?:, ?[\w-])*\Z|\w'*\(")
_COMMAND = re.compile(r"\\[A-Za-z]{2}|[\^_]\{")
_HANGUL = re.compile("[\uac00-\ud7a3]")


def find_dollar_end(src: str, start: int, end: int, *, blanks: bool = False) -> int:
    """Where the formula closes that the `$` at `start` opens, or -1 where that `$` is no formula's.

    As in Pandoc, no digit stands behind the last `$`, no blank behind the first or before the last (with `blanks`,
    what is plainly TeX may have them), and the closing `$` is the next one. Text that only looks like a formula
    (`$HOME:$PATH`, `$5이고 세금은 1$`) is none either.
    """
    if start + 1 >= end or src[start + 1] == "$":
        return -1
    found = _CLOSING_DOLLAR.match(src, start + 1, end)
    if found is None:
        return -1
    close = found.end() - 1
    content, after = src[start + 1 : close], src[close + 1 : close + 4]
    return close if _is_formula(content, after, blanks=blanks) else -1


def _is_formula(content: str, after: str, *, blanks: bool) -> bool:
    if not content.strip() or after[:1].isdecimal():
        return False
    has_signs = _FORMULA_SIGNS.search(content) is not None
    if found := content[0].isspace() + content[-1].isspace():
        plain = _COMMAND.search(content) is not None or (found == 2 and has_signs)
        return blanks and plain and not _HANGUL.search(content)
    if _WORD_START.match(after) and not _ORDINAL.match(after):
        return has_signs and not _SHELL.fullmatch(content)
    return has_signs or not (content[0].isdecimal() and _HANGUL.search(content))


_WORD_START = re.compile(r"[A-Za-z_{]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s|D)(?![A-Za-z])")
_SHELL = re.compile(r"(?![A-Za-z]_)\{?[A-Za-z_]\w*\}?(?:[/:][\w./:~-]*)?")


def has_formulas(body: str) -> bool:
    """Whether a text holds a formula outside code, by Pandoc's rules."""
    at = body.find("$")
    if at < 0:
        return "\\\\(" in body or "\\\\[" in body or "\\begin{" in body
    prose = _CODE.sub(" ", body)
    at = prose.find("$")
    while at >= 0:
        if prose.startswith("$$", at):
            if prose.find("$$", at + 3) > 0:
                return True
            at = prose.find("$", at + 2)
            continue
        close = find_dollar_end(prose, at, len(prose))
        if close >= 0 and "\n\n" not in prose[at:close] and _FORMULA_SIGNS.search(prose[at + 1 : close]):
            return True
        at = prose.find("$", at + 1)
    return "\\\\(" in prose or "\\\\[" in prose or _ENVIRONMENT.search(prose) is not None


_CODE = re.compile(r"^ {0,3}(```+|~~~+)[^\n]*\n.*?^ {0,3}\1[`~]*[ \t]*$|(`+)[^\n]*?\2", re.DOTALL | re.MULTILINE)

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
