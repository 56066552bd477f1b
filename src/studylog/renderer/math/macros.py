"""Commands of LaTeX and of MathJax's extensions that math-core lacks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TRANSPARENT = (
    "tiny Tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge strut displaylimits".split()
)
_DOTS = {"dotsc": r"\ldots", "dotso": r"\ldots", "dotsb": r"\cdots", "dotsm": r"\cdots", "dotsi": r"\cdots"}
_SYMBOLS = {
    "smallsetminus": r"\setminus",
    "centerdot": r"\cdot",
    "thicksim": r"\sim",
    "thickapprox": r"\approx",
    "shortmid": r"\mid",
    "shortparallel": r"\parallel",
    "varpropto": r"\propto",
    "smallint": r"\int",
    "varliminf": r"\underline{\lim}",
    "varlimsup": r"\overline{\lim}",
    "varinjlim": r"\underrightarrow{\lim}",
    "varprojlim": r"\underleftarrow{\lim}",
    "qed": r"\square",
    "degree": r"{}^{\circ}",
    "celsius": r"{}^{\circ}\mathrm{C}",
    "ohm": r"\Omega",
    "micro": r"\mu",
    "mathbbm": r"\mathbb{#1}",
    "mathds": r"\mathbb{#1}",
}
_FACES = {
    "pmb": r"\boldsymbol{#1}",
    "mathnormal": r"{#1}",
    "symbf": r"\mathbf{#1}",
    "symbb": r"\mathbb{#1}",
    "symcal": r"\mathcal{#1}",
    "scr": r"\mathscr{#1}",
    "emph": r"\textit{#1}",
    "textsc": r"\text{#1}",
}
_BOXES = {
    "mbox": r"\text{#1}",
    "hbox": r"\text{#1}",
    "framebox": r"\boxed{\text{#1}}",
    "Aboxed": r"\boxed{#1}",
    "vcenter": r"{#1}",
    "cancelto": r"{\cancel{#2}}^{#1}",
    "LaTeX": r"\text{LaTeX}",
    "TeX": r"\text{TeX}",
    "hfill": r"\quad",
    "hfil": r"\quad",
}

MACROS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_TRANSPARENT, ""),
        **_DOTS,
        **_SYMBOLS,
        **_FACES,
        **_BOXES,
        "dv": r"\frac{\mathrm{d}#1}{\mathrm{d}#2}",
        "pdv": r"\frac{\partial #1}{\partial #2}",
    }
)
