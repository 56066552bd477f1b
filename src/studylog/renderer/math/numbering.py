r"""Numbers of equations: tags, labels, and what refers to them (`\ref`, `\eqref`), also ahead and from the prose.

math-core numbers `equation`, `align`, `gather` and `multline`, and takes tags and labels of plain ASCII. Any other
tag is given to it under a name, and put in afterwards; a label is spelled in ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import unquote

from studylog.renderer.kramdown.text import escape
from studylog.renderer.math.groups import outer_signs, rewrite_command

ID_PREFIX = "eq-"
_TAG = re.compile(r"\\tag(\*?)(?=\s*\{)")
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
_REFERENCE = re.compile(r"\\(eq)?ref\s*\{([^{}]*)\}")
_NUMBERED = re.compile(r"\\begin\{(?:equation|align|alignat|flalign|eqnarray|gather|multline)\}")
OF_ITS_OWN = re.compile(r"\\begin\{(?:equation|align|alignat|flalign|eqnarray|gather|multline)\*?\}")
"""The opening of an environment that stands by itself, and may have numbers."""
_ALIGNED = re.compile(r"\s*\\begin\{(aligned|alignedat|split|gathered)\}(.*)\\end\{\1\}\s*", re.DOTALL)
_PLAIN_TAG = re.compile(r"[A-Za-z0-9 .,:*()+-]+")
_SPECIAL = re.compile(r"[^A-Za-z0-9:. -]")
_CODE = re.compile(r"\+([0-9a-f]+)\+")


def label_id(label: str) -> str:
    """The id that math-core gives the equation with that label."""
    return _plain_label(label).replace(" ", "%20")


def _plain_label(label: str) -> str:
    """A label as math-core takes it: the same where it is plain, each other sign as its code."""
    return _SPECIAL.sub(lambda found: f"+{ord(found[0]):x}+", label.strip())


def _label_of(name: str) -> str:
    """The label that has that id."""
    return unquote(_CODE.sub(lambda found: chr(int(found[1], 16)), name))


def rewrite_references(tex: str) -> str:
    r"""`\ref` as an `\eqref` to be told apart by its name, labels as math-core takes them."""
    tex = _REFERENCE.sub(lambda found: rf"\eqref{{{'' if found[1] else 'ref:'}{_plain_label(found[2])}}}", tex)
    return _LABEL.sub(lambda found: rf"\label{{{_plain_label(found[1])}}}", tex)


def rewrite_tags(tex: str, tags: list[str], *, display: bool) -> str:
    r"""A tag where math-core takes one: in a numbered environment, or at the end of a displayed formula.

    One that is not plain goes to `tags`, and its place there into the formula. Inline, and in environments that
    have no numbers, a tag is text.
    """
    if "\\label" in tex and not _NUMBERED.search(tex) and not _TAG.search(tex):
        tex = _LABEL.sub("", tex)  # there is no number to refer to
    if not _TAG.search(tex):
        return tex
    if not display:
        return rewrite_command(tex, _TAG, 1, lambda found, tag: rf"\qquad\text{{{_shown(found, tag)}}}")
    if (aligned := _ALIGNED.fullmatch(tex)) and _TAG.search(aligned[2]):
        tex = _number_rows(aligned[1], aligned[2])
    elif not OF_ITS_OWN.search(tex):
        tex = _number_lines(tex)
    return rewrite_command(tex, _TAG, 1, lambda found, tag: _name_tag(found, tag, tags))


def _shown(found: re.Match[str], tag: str) -> str:
    return tag if found[1] else f"({tag})"


def _number_rows(environment: str, body: str) -> str:
    """The rows of an environment without numbers in one with them, those without a tag left without a number."""
    name = "gather" if environment == "gathered" else "align"
    body = re.sub(r"\A\s*(?:\[[tbc]\]|\{\d+\})", "", body)
    return rf"\begin{{{name}}}{_without_numbers(body)}\end{{{name}}}"


def _number_lines(tex: str) -> str:
    """A formula without an environment of its own in one with numbers."""
    signs = {sign for sign, _ in outer_signs(tex)}
    if not signs:
        return f"\\begin{{equation*}}{tex}\n\\end{{equation*}}"
    name = "align" if "&" in signs else "gather"
    return rf"\begin{{{name}}}{_without_numbers(tex)}\end{{{name}}}"


def _without_numbers(rows: str) -> str:
    cuts = [place for sign, place in outer_signs(rows) if sign == "\\\\"]
    starts = [0, *(cut + 2 for cut in cuts)]
    parts = [rows[start:end] for start, end in zip(starts, [*cuts, len(rows)], strict=True)]
    return r"\\".join(part if _TAG.search(part) else f"{part}\n\\notag " for part in parts)


def _name_tag(found: re.Match[str], tag: str, tags: list[str]) -> str:
    if _PLAIN_TAG.fullmatch(tag):
        return rf"\tag{found[1]}{{{tag}}}"
    tags.append(_plain_text(tag))
    return rf"\tag{found[1]}{{tag-{len(tags) - 1}-given}}"


_SIGNS = MappingProxyType(
    {"ast": "∗", "star": "⋆", "dagger": "†", "ddagger": "‡", "prime": "′", "bigstar": "★", "clubsuit": "♣"}
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*|[${}]|\\(.)")


def _plain_text(tag: str) -> str:
    """A tag as text: signs as characters, commands for type faces dropped."""
    return _COMMAND.sub(lambda found: _SIGNS.get(found[1] or "", found[2] or ""), tag).replace("'", "′")


_GIVEN = re.compile(r"tag-(\d+)-given")


def put_tags(mathml: str, tags: Sequence[str]) -> str:
    """The MathML with the tags that were given under a name."""
    if not tags or "-given" not in mathml:
        return mathml
    return _GIVEN.sub(lambda found: escape(tags[int(found[1])]) if int(found[1]) < len(tags) else found[0], mathml)


_NUMBER = re.compile(rf' id="{ID_PREFIX}([^"]*)"><mtext>([^<]*)</mtext>')
_LINK = re.compile(rf'<a href="#{ID_PREFIX}(ref:)?([^"]*)">([^<]*)</a>')


def find_numbers(mathml: Sequence[str]) -> dict[str, str]:
    """What each label stands for, as it is shown, by id: `(1)`."""
    return {name: number for one in mathml if ' id="' in one for name, number in _NUMBER.findall(one)}


def drop_repeated(mathml: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each formula with only such ids as no formula before it has, and the labels that are said again in it."""
    seen: set[str] = set()
    for one in mathml:
        repeated = []
        for name, _ in _NUMBER.findall(one) if ' id="' in one else ():
            if name in seen:
                repeated.append(_label_of(name))
                before, marked, behind = one.rpartition(f' id="{ID_PREFIX}{name}"')
                one = f"{before}{behind}" if marked else one
            seen.add(name)
        yield one, tuple(repeated)


_ANY_LINK = re.compile(rf'<a href="#{ID_PREFIX}[^"]*">(.*?)</a>', re.DOTALL)
_ANY_ID = re.compile(rf' id="{ID_PREFIX}[^"]*"')


def without_links(mathml: str) -> str:
    """The numbers of equations as mere text: inside a link no other may stand."""
    return _ANY_LINK.sub(r"\1", mathml)


def without_ids(mathml: str) -> str:
    """A formula that is shown once more: nothing leads to it."""
    return _ANY_ID.sub("", mathml)


def resolve_references(mathml: str, numbers: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The MathML with the numbers that it refers to, and the labels that there are not."""
    if "<a href=" not in mathml:
        return mathml, ()
    missing: list[str] = []

    def write(found: re.Match[str]) -> str:
        number = numbers.get(found[2])
        if number is None:
            missing.append(_label_of(found[2]))
            return "(??)" if not found[1] else "??"
        return link_to(found[2], number, bare=bool(found[1]))

    return _LINK.sub(write, mathml), tuple(missing)


def link_to(name: str, number: str, *, bare: bool) -> str:
    """A link to the equation with that id; `bare` without the parentheses around its number."""
    shown = number.removeprefix("(").removesuffix(")") if bare else number
    return f'<a href="#{ID_PREFIX}{name}">{shown}</a>'
