r"""Marks that pass through math-core inside `\text{…}`, and what they make of the MathML around them.

math-core has no word for some things; so its nearest one is written with a mark in it, and changed afterwards.
A mark stands between two characters that no formula may hold when it is written (`without_marks`), and its value
is of letters and digits only.
"""

from __future__ import annotations

import re
from types import MappingProxyType

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(rf"<mtext>{_OPEN}(\w+)-(\w*){_CLOSE}</mtext>")
_ANY = re.compile(rf"{_OPEN}\w+-\w*{_CLOSE}")
_COLOURED = re.compile(rf'<mrow style="color:#FF0000;">(<mtext>{_OPEN}(?:ink|paper|frame)-\w+{_CLOSE}</mtext>)')
_SMALL = re.compile(
    rf'<mtable displaystyle="false" scriptlevel="0"><mtr><mtd><mtext>{_OPEN}(rows|small)-{_CLOSE}</mtext>'
)
_LONG = '<mspace width="3.5em"/>'
"""What math-core gives an arrow (`\\xrightarrow`) at least, with or without a word on it."""
_TABLES = MappingProxyType(
    {
        "rows": '<mtable class="math-rows" displaystyle="false"><mtr><mtd>',
        "small": '<mtable class="math-rows" displaystyle="false" scriptlevel="1"><mtr><mtd>',
    }
)
_STYLES = MappingProxyType(
    {
        "ink": "color:{0}",
        "paper": "color:{1};background-color:{0};padding:.15em .2em",
        "frame": "border:.05em solid {0};padding:.15em .2em",
    }
)


def mark(kind: str, value: str = "") -> str:
    r"""A mark of a `kind` with a value of letters and digits, as TeX."""
    return rf"\text{{{_OPEN}{kind}-{value}{_CLOSE}}}"


def without_marks(tex: str) -> str:
    """The formula without the characters that delimit marks."""
    return tex.replace(_OPEN, "").replace(_CLOSE, "")


def apply_marks(mathml: str) -> str:
    """The MathML with every mark carried out and gone, and arrows as short as what stands on them."""
    if _LONG in mathml:
        mathml = mathml.replace(_LONG, '<mspace width="2em"/>')
    if _OPEN not in mathml:
        return mathml
    mathml = _SMALL.sub(lambda found: _TABLES[found[1]], mathml)
    mathml = _COLOURED.sub(lambda found: f'<mrow style="{_style(found[1])}">', mathml)
    return _ANY.sub("", _MARKED.sub("", mathml))


def _style(marked: str) -> str:
    found = _MARKED.match(marked)
    assert found is not None
    kind, value = found.groups()
    colour = value[1:] if value[0] == "n" else f"#{value[1:]}"
    return _STYLES[kind].format(colour, _ink_on(colour))


_DARK = frozenset(
    """black blue blueviolet brown crimson darkblue darkgreen darkmagenta darkred darkviolet dimgray firebrick green
    indigo maroon mediumblue midnightblue navy purple royalblue sienna slateblue teal""".split()
)
"""Names of colours on which white is read better than black."""


def _ink_on(paper: str) -> str:
    """Black or white, whichever is read better on a colour: a box keeps its paper on a dark page, too."""
    if paper[0] != "#":
        return "white" if paper in _DARK else "black"
    digits = paper[1:] if len(paper) == 7 else "".join(digit * 2 for digit in paper[1:])
    red, green, blue = ((int(digits[at : at + 2], 16) / 255) ** 2.2 for at in (0, 2, 4))
    return "white" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179 else "black"
