"""TeX that math-core does not know, rewritten into TeX that it does.

Only a formula that could not be converted comes here; what the writer wrote stays in the annotation.
"""

from __future__ import annotations

import re

MACROS = {
    "mbox": r"\text{#1}",
    "hbox": r"\text{#1}",
    "pmb": r"\boldsymbol{#1}",
    "cancelto": r"{\cancel{#2}}^{#1}",
    "substack": r"\begin{array}{c}#1\end{array}",
    "LaTeX": r"\text{LaTeX}",
    "TeX": r"\text{TeX}",
    "tiny": "",
    "small": "",
    "large": "",
    "Large": "",
    "LARGE": "",
    "huge": "",
    "Huge": "",
    "normalsize": "",
    "hfill": r"\quad",
    "require": "",
    "dv": r"\frac{\mathrm{d}#1}{\mathrm{d}#2}",
    "pdv": r"\frac{\partial #1}{\partial #2}",
}
"""Commands of LaTeX and of MathJax's extensions that math-core lacks."""

_ENVIRONMENTS = {
    "split": "aligned",
    "smallmatrix": "matrix",
    "alignat": "align",
    "alignat*": "align*",
    "alignedat": "aligned",
    "eqnarray": "align",
    "eqnarray*": "align*",
    "flalign": "align",
    "flalign*": "align*",
}
_CHARACTERS = str.maketrans(
    {"⊥": r"\bot ", "⊤": r"\top ", "∅": r"\emptyset ", "′": "'", "″": "''", "\u200b": "", "\ufeff": "", "\u00a0": " "}
)
_RAISED_PRIME = re.compile("\\^\\s*′")
_BEGIN_OR_END = re.compile(r"\\(begin|end)\{(\w+\*?)\}(\{\d+\})?")
_ANGLE = re.compile(r"\\(left|right|middle|[bB]igg?[lrm]?)\s*([<>])")
_OPERATOR = re.compile(r"\\DeclareMathOperator\s*(\*?)\s*\{?\s*(\\[A-Za-z]+)\s*\}?")
_DEFINITION = re.compile(r"\\(?:new|renew|provide)command\*?\s*\{?\s*(\\[A-Za-z]+)\s*\}?")
_TAG = re.compile(r"\\tag\*?\s*\{([^{}]*)\}")
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_TEXT = re.compile(r"\\(?:text(?:rm|bf|it|tt|sf)?|mbox|hbox)\s*\{")
_LINK = re.compile(r"\\href\s*\{(?:https?:[^{}]*|mailto:[^{}]*|#[^{}]*)\}")
_NUMBERED = re.compile(r"\\begin\{(?:equation|align|gather|multline)\}")


def adapt(tex: str, *, display: bool) -> str:
    """The formula in words that math-core understands, as far as that can be done."""
    tex = _RAISED_PRIME.sub(r"^{\\prime}", tex).translate(_CHARACTERS)
    tex = _BEGIN_OR_END.sub(_rename_environment, tex)
    tex = _ANGLE.sub(lambda found: f"\\{found[1]}\\{'langle' if found[2] == '<' else 'rangle'} ", tex)
    tex = _OPERATOR.sub(lambda found: rf"\newcommand{{{found[2]}}}", _wrap_operators(tex))
    tex = _DEFINITION.sub(_define_again, tex)
    tex = _LINK.sub("", tex)
    tex = _rewrite_text(tex)
    return _rewrite_tags(tex, display=display)


def _rename_environment(found: re.Match[str]) -> str:
    name = _ENVIRONMENTS.get(found[2], found[2])
    columns = "" if name != found[2] else found[3] or ""
    return f"\\{found[1]}{{{name}}}{columns}"


def _define_again(found: re.Match[str]) -> str:
    """A definition that holds whether or not there is one already."""
    return rf"\providecommand{{{found[1]}}}{{}}\renewcommand{{{found[1]}}}"


def _wrap_operators(tex: str) -> str:
    r"""`\DeclareMathOperator{\x}{body}` with `body` inside `\operatorname{…}`."""
    for found in reversed(list(_OPERATOR.finditer(tex))):
        start = tex.find("{", found.end())
        end = _group_end(tex, start)
        if start >= 0 and end > 0:
            tex = f"{tex[:start]}{{\\operatorname{found[1]}{tex[start:end]}}}{tex[end:]}"
    return tex


def _group_end(tex: str, start: int) -> int:
    """Where the group that opens at `start` ends, behind its `}`; -1 where it does not."""
    depth, at = 0, start
    while 0 <= at < len(tex):
        char = tex[at]
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at + 1
        at += 2 if char == "\\" else 1
    return -1


def _rewrite_text(tex: str) -> str:
    r"""Formulas inside `\text{…}` as formulas between two texts, special characters of TeX as characters."""
    parts, at = [], 0
    while found := _TEXT.search(tex, at):
        end = _group_end(tex, found.end() - 1)
        if end < 0:
            break
        parts.append(tex[at : found.start()])
        pieces = re.split(r"(?<!\\)\$", tex[found.end() : end - 1])
        for index, piece in enumerate(pieces):
            parts.append(f"{{{piece}}}" if index % 2 else f"{found[0]}{_SPECIAL.sub(_escape, piece)}}}")
        at = end
    return "".join((*parts, tex[at:]))


_SPECIAL = re.compile(r"(?<!\\)[#&%_^]")


def _escape(found: re.Match[str]) -> str:
    return r"\text{^}" if found[0] == "^" else f"\\{found[0]}"


def _rewrite_tags(tex: str, *, display: bool) -> str:
    """A tag where math-core takes none: in its own numbered equation, or as text at the end."""
    found = _TAG.search(tex)
    if _NUMBERED.search(tex) is None:
        tex = _LABEL.sub("", tex)
    if found is None:
        return tex if "\\begin" in tex or "&" not in tex else f"\\begin{{aligned}}{tex}\\end{{aligned}}"
    if display and found[1].isascii() and "\\begin" not in tex:
        return f"\\begin{{equation}}{tex}\\end{{equation}}"
    return _TAG.sub(lambda tag: rf"\qquad\text{{({tag[1]})}}", tex)


DEEPEST = 60
"""Levels of groups, environments and commands that take each other as arguments."""
_LEVEL = re.compile(r"\\(begin|left|end|right)(?![A-Za-z])|\\sqrt\s*\[|\\[A-Za-z]+|\\.|[{}]|[^\sA-Za-z0-9]", re.DOTALL)
_SHORT = 200


def is_too_deep(tex: str) -> bool:
    r"""Whether a formula nests deeper than math-core's own stack could bear on every system.

    A command may take the next one as its argument (`\hat\hat x`), so a run of commands counts as levels too.
    """
    if len(tex) < _SHORT:
        return False
    depth = run = 0
    for found in _LEVEL.finditer(tex):
        word = found[0]
        if word == "{" or found[1] in ("begin", "left") or (word[0] == "\\" and word[-1] == "["):
            depth += 1
        elif word == "}" or found[1]:
            depth = max(depth - 1, 0)
        run = run + 1 if word[0] == "\\" else 0 if word not in "{}" else run
        if depth > DEEPEST or run > DEEPEST + 20:
            return True
    return False
