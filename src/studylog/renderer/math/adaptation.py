r"""TeX that math-core does not know, or misreads, in words that it does; the writer's own stays in the annotation.

Most formulas never come here: only those that could not be converted, and those that hold what would be shown wrong
(`is_misread`).
"""

from __future__ import annotations

import re
from types import MappingProxyType

from studylog.renderer.math.colours import rewrite_colours
from studylog.renderer.math.groups import group_end, outer_signs, rewrite_command
from studylog.renderer.math.marks import mark, without_marks
from studylog.renderer.math.numbering import OF_ITS_OWN, rewrite_references, rewrite_tags

_MISREAD = re.compile(
    r"\\\\(?:\*|\s*\[|\s*(?:\\hline\s*)*\\end\b)|color|\\require\b|\\substack\b|\\mathop\b|\\begin\{smallmatrix"
    r"|\\tag\b|\\(?:eq)?ref\b|\\begin\{\w+\*?\}\s*\[|\\[%#&_$] |[\ue000\ue001]"
)


def is_misread(tex: str) -> bool:
    r"""Whether math-core would make of a formula what LaTeX does not: of `\\[5pt]` its length in brackets."""
    if _MISREAD.search(tex):
        return True
    last = tex.rfind("\\\\")
    return last >= 0 and (last > tex.rfind("\\end{") or tex.find("\\\\") < tex.find("\\begin{"))


def adapt(tex: str, tags: list[str], *, display: bool) -> str:
    """The formula in words that math-core understands, as far as that can be done.

    What stands in a tag that math-core does not take is added to `tags`.
    """
    tex = _RAISED_PRIME.sub(r"^{\\prime}", without_marks(tex)).translate(_CHARACTERS)
    tex = _rewrite_plain_tex(tex)
    tex = _rewrite_rows(tex)
    tex = _BEGIN_OR_END.sub(_rename_environment, tex)
    tex = _rewrite_commands(tex, display=display)
    tex = rewrite_colours(tex)
    tex = _rewrite_text(tex)
    tex = rewrite_references(tex)
    return _rewrite_outer_signs(rewrite_tags(tex, tags, display=display), display=display)


_RAISED_PRIME = re.compile("\\^\\s*′")
_CHARACTERS = str.maketrans(
    {
        "⊥": r"\bot ",
        "⊤": r"\top ",
        "∅": r"\emptyset ",
        "′": "'",
        "″": "''",
        "√": r"\surd ",
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060", ""),
        **dict.fromkeys("\u00a0\u3000", " "),
    }
)
_PLAIN_TEX = re.compile(r"\\(matrix|pmatrix|cases|eqalign|displaylines)(?=\s*\{)")
_PLAIN_NAMES = MappingProxyType({"eqalign": "aligned", "displaylines": "gathered"})


def _rewrite_plain_tex(tex: str) -> str:
    r"""`\pmatrix{a \cr b}` as an environment."""

    def write(found: re.Match[str], body: str) -> str:
        name = _PLAIN_NAMES.get(found[1], found[1])
        return rf"\begin{{{name}}}{re.sub(_CR, _ROW_END, body)}\end{{{name}}}"

    return rewrite_command(tex, _PLAIN_TEX, 1, write)


_CR = r"\\cr\b"
_ROW_END = r"\\\\"
_LENGTH = re.compile(r"\\\\\*?[ \t]*\[\s*-?\s*(?:\d+\.?\d*|\.\d+)\s*(?:em|ex|pt|px|mm|cm|in|mu|pc|bp|sp)\s*\]|\\\\\*")
_LAST_ROW = re.compile(r"\\\\\s*((?:\\hline\s*)*)(\\end\{[^{}]*\}|\Z)")
_RULED = re.compile(r"\\begin\{array\}(?:\[[tbc]\])?\{([^{}]*)\}((?:(?!\\begin\{array\}).)*?)\\end\{array\}", re.DOTALL)
_POSITION = re.compile(r"(\\begin\{(?:aligned|gathered|array|alignedat)\})\s*\[[tbc]\]")
_RULES = re.compile(r"\\hline\s*(?:\\hline\s*)+")
_EQNARRAY = re.compile(r"\\begin\{eqnarray(\*?)\}.*?\\end\{eqnarray\1\}", re.DOTALL)
_MIDDLE = re.compile(r"&([^&\\]*(?:\\[A-Za-z]+[^&\\]*)?)&")
"""The middle column of an `eqnarray`: the sign that its rows are aligned at."""
_COLUMN_EXTRAS = re.compile(r"[@!>]\{[^{}]*\}")


def _rewrite_rows(tex: str) -> str:
    r"""Rows without their extra space, none behind the last `\\`, and a rule below the last over all columns."""
    tex = _POSITION.sub(r"\1", _LENGTH.sub(_ROW_END, tex))
    tex = _EQNARRAY.sub(lambda found: _MIDDLE.sub(r"&\1", found[0]), _RULES.sub(r"\\hline ", tex))
    tex = _BEGIN_ARRAY.sub(lambda found: rf"\begin{{array}}{{{_columns(found[1])}}}", tex)
    tex = _LAST_ROW.sub(lambda found: found[2] if not found[1].strip() else found[0], tex)
    return _RULED.sub(_close_below, tex)


_BEGIN_ARRAY = re.compile(r"\\begin\{array\}\{((?:[^{}]|\{[^{}]*\})*)\}")


def _columns(specification: str) -> str:
    """The columns of an array: alignments and rules; `p{3cm}` is a left one."""
    return re.sub(r"[pmb]\{[^{}]*\}", "l", _COLUMN_EXTRAS.sub("", specification))


def _close_below(found: re.Match[str]) -> str:
    columns = len(re.findall("[lcr]", found[1]))
    body = re.sub(r"(\\\\\s*(?:\\hline\s*)+)\Z", lambda rule: rule[1] + "&" * (columns - 1), found[2])
    return rf"\begin{{array}}{{{found[1]}}}{body}\end{{array}}"


_ENVIRONMENTS = MappingProxyType(
    {
        "split": "aligned",
        "alignat": "align",
        "alignat*": "align*",
        "xalignat": "align",
        "xalignat*": "align*",
        "alignedat": "aligned",
        "eqnarray": "align",
        "eqnarray*": "align*",
        "flalign": "align",
        "flalign*": "align*",
        "multlined": "gathered",
        "lgathered": "gathered",
        "rgathered": "gathered",
        "math": "gathered",
        "displaymath": "gathered",
    }
)
_BEGIN_OR_END = re.compile(r"\\(begin|end)\s*\{\s*(\w+\*?)\s*\}(\{\d+\})?(\[[lcr]\])?")
_STARRED_MATRIX = re.compile(r"[pbBvV]?matrix\*|smallmatrix\*?")


def _rename_environment(found: re.Match[str]) -> str:
    action, name, count, alignment = found.groups()
    if _STARRED_MATRIX.fullmatch(name):
        small = mark("small") if "small" in name and action == "begin" else ""
        return f"\\{action}{{{name.removeprefix('small').removesuffix('*')}}}{small}"
    renamed = _ENVIRONMENTS.get(name, name)
    columns = "" if renamed != name else count or ""
    return f"\\{action}{{{renamed}}}{columns}{alignment or ''}"


_ANGLE = re.compile(r"\\(left|right|middle|[bB]igg?[lrm]?)\s*([<>]|\\[lg]t(?![A-Za-z]))")
_OPERATOR = re.compile(r"\\DeclareMathOperator\s*(\*?)\s*\{?\s*(\\[A-Za-z]+)\s*\}?(?=\s*\{)")
_DEFINITION = re.compile(r"\\(?:new|renew|provide)command\*?\s*\{?\s*(\\[A-Za-z]+)\s*\}?")
_WEB = re.compile(r"\\href\s*\{(?:https?:[^{}]*|mailto:[^{}]*|#[^{}]*)\}")
_REQUIRE = re.compile(r"\\require\s*\{[^{}]*\}")
_SUBSTACK = re.compile(r"\\substack(?=\s*\{)")
_SMASH = re.compile(r"\\smash\s*(?:\[[tb]\])?(?=\s*\{)")
_MATHOP = re.compile(r"\\mathop(?=\s*\{)")
_NAMED = re.compile(r"\\operatorname\s*(\*?)(?=\s*\{)")
_FACE = re.compile(r"\\(?:rm|sf|it|bf|mathrm|mathsf|mathbf|mathit|text|textrm|textbf|textit)(?![A-Za-z])\s*|[{}]")
_PARTS = re.compile(r"\\(arg|max|min|sup|inf|lim)(?![A-Za-z])\s*(?:\\,)?(?=(\\)?)")
"""`\\arg\\min` as LaTeX has it: two names and a thin space."""
_NAME = re.compile(r"(?:[A-Za-z0-9\s]|\\[,;: !])+")


def _rewrite_commands(tex: str, *, display: bool) -> str:
    tex = _ANGLE.sub(lambda found: f"\\{found[1]}\\{'langle' if found[2] in ('<', _LT) else 'rangle'} ", tex)
    tex = _DEFINITION.sub(lambda found: rf"\providecommand{{{found[1]}}}{{}}\renewcommand{{{found[1]}}}", tex)
    tex = rewrite_command(tex, _OPERATOR, 1, _define_operator)
    tex = _REQUIRE.sub("", _WEB.sub("", tex))
    tex = rewrite_command(tex, _SMASH, 1, lambda found, body: f"{{{body}}}")
    tex = rewrite_command(tex, _SUBSTACK, 1, lambda found, body: rf"\begin{{matrix}}{mark('rows')}{body}\end{{matrix}}")
    tex = rewrite_command(tex, _NAMED, 1, lambda found, name: rf"\operatorname{found[1]}{{{_without_faces(name)}}}")
    return _rewrite_operators(tex, display=display)


_LT = r"\lt"


def _define_operator(found: re.Match[str], body: str) -> str:
    """A definition that holds whether or not there is one already."""
    name, operator = found[2], rf"\operatorname{found[1]}{{{_without_faces(body)}}}"
    return rf"\providecommand{{{name}}}{{}}\renewcommand{{{name}}}{{{operator}}}"


def _without_faces(name: str) -> str:
    plain = _PARTS.sub(lambda found: found[1] + (r"\," if found[2] else ""), _FACE.sub("", name))
    return plain if _NAME.fullmatch(plain) else name


_LIMITS = re.compile(r"\s*(\\(?:no)?limits(?![A-Za-z]))?\s*")


def _rewrite_operators(tex: str, *, display: bool) -> str:
    r"""`\mathop{…}` with its limits below and above where LaTeX puts them."""
    for found in reversed(list(_MATHOP.finditer(tex))):
        start = tex.index("{", found.end())
        end = group_end(tex, start)
        if end < 0:
            continue
        limits = _LIMITS.match(tex, end)
        assert limits is not None
        named = _without_faces(tex[start + 1 : end - 1])
        if _NAME.fullmatch(named):
            tex = rf"{tex[: found.start()]}\operatorname*{{{named}}}{tex[end:]}"
        elif limits[1] == r"\limits" or (display and not limits[1]):
            tex = tex[: found.start()] + _stack(tex[start:end], tex[limits.end() :])
    return tex


_SCRIPT = re.compile(r"\s*([_^])\s*(\{|\\[A-Za-z]+|\S)")


def _stack(body: str, rest: str) -> str:
    """An operator with what stands below and above it, and the rest of the formula."""
    while found := _SCRIPT.match(rest):
        end = group_end(rest, found.start(2)) if found[2] == "{" else found.end()
        if end < 0:
            break
        body = rf"\{'underset' if found[1] == '_' else 'overset'}{{{rest[found.start(2) : end]}}}{{{body}}}"
        rest = rest[end:]
    return f"{{{body}}}{rest}"


_TEXT = re.compile(r"\\(?:text(?:rm|bf|it|tt|sf|normal|up|md)?|mbox|hbox)\s*\{")
_DOLLAR = re.compile(r"(?<!\\)\$")
_SPACED = re.compile(r"(\\[%#&_$]) ")
_KEPT = r"\1{} "
"""A sign and a blank: math-core would drop the blank."""
_SPECIAL = re.compile(r"(?<!\\)[#&%_^]")


def _rewrite_text(tex: str) -> str:
    r"""Formulas inside `\text{…}` as formulas between two texts, special characters of TeX as characters."""
    parts, at = [], 0
    while found := _TEXT.search(tex, at):
        end = group_end(tex, found.end() - 1)
        if end < 0:
            break
        parts.append(tex[at : found.start()])
        opening = _TEXT_NAMES.get(found[0].rstrip("{ "), found[0].rstrip("{ "))
        for index, piece in enumerate(_DOLLAR.split(tex[found.end() : end - 1])):
            parts.append(
                f"{{{piece}}}" if index % 2 else f"{opening}{{{_SPACED.sub(_KEPT, _SPECIAL.sub(_escape, piece))}}}"
            )
        at = end
    return "".join((*parts, tex[at:]))


_TEXT_NAMES = MappingProxyType(dict.fromkeys((r"\textnormal", r"\textup", r"\textmd", r"\mbox", r"\hbox"), r"\text"))


def _escape(found: re.Match[str]) -> str:
    return r"\text{^}" if found[0] == "^" else f"\\{found[0]}"


def _rewrite_outer_signs(tex: str, *, display: bool) -> str:
    r"""Lines of a displayed formula below each other, aligned where there are `&`."""
    signs = {sign for sign, _ in outer_signs(tex)} if "&" in tex or "\\\\" in tex else set()
    if OF_ITS_OWN.search(tex):
        return tex
    if "&" in signs:
        return f"\\begin{{aligned}}{tex}\n\\end{{aligned}}"
    return f"\\begin{{gathered}}{tex}\n\\end{{gathered}}" if "\\\\" in signs and display else tex
