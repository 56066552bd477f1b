"""How long formulas take, and that no formula breaks the converter.

python -m bench.math                    the formulas of tests/math
python -m bench.math /path/to/site      those of a site's own posts
python -m bench.math --fuzz 20000       random ones: no traceback, nothing unescaped, none over a second
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html as lxml_html
from markdown_it import MarkdownIt

from studylog.config import KramdownConfig
from studylog.renderer.kramdown import load_preset
from studylog.renderer.kramdown.document import Document
from studylog.renderer.math import Converted, Formula, MathConverter, read_formulas

CORPUS = Path(__file__).parents[1] / "tests" / "math"
REPEATS = 5
SLOWEST = 1.0
"""Seconds that any one formula may take."""
WORDS = (
    *(
        r"\frac \sqrt ^ _ { } { } [ ] ( ) | & \\ \\[ \\* $ % # ~ ' x y 1 2 가 나 한글 α ∑ √ ′ \  \, \{ \} \| \_ \%"
    ).split(" "),
    *(r"\begin{aligned} \end{aligned} \begin{cases} \end{cases} \begin{array}{c|c} \end{array} \hline").split(),
    *(r"\begin{align} \end{align} \begin{matrix} \end{matrix} \begin{equation} \end{equation} \begin{nosuch}").split(),
    *(r"\left( \right) \left\{ \right. \middle| \big( \text{ \mathrm{ \mathbb{ \operatorname{ \operatorname*{").split(),
    *(r"\tag{ \tag{정의} \tag*{<script>} \label{a_b} \label{ \ref{a_b} \eqref{없음}").split(),
    *(r"\substack{ \mathop{ \limits").split(),
    *(r"\color{red} \color{ \textcolor{#f00}{ \textcolor[HTML]{00ff00}{ \colorbox{yellow}{ \bbox[red]{").split(),
    *(r"\newcommand{\a}{ \a \def\b{ \b \let\c=\frac \DeclareMathOperator{\d}{ \require{ \cancel{ \boxed{").split(),
    *("<script> </script> <img/src=x/onerror=x> &lt; \" ' --> <!-- </math> </annotation> \x00 \ue000 \ue001").split(
        " "
    ),
    *(r"\href{javascript:x}{ \style{a}{ \class{a}{ \sum \int \hat \vec \alpha \nosuch \over \atop \rm \cr").split(),
)
SAFE = frozenset(
    """math semantics annotation mrow mi mo mn mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover
    mmultiscripts mprescripts mtable mtr mtd menclose mpadded mphantom mstyle code b i a div""".split()
)
_HANDLER = re.compile(r"^(?:on\w+|src|srcdoc|action|formaction)$")


def main() -> None:
    """Measure, or try to break."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?", type=Path, help="a folder with Markdown files")
    parser.add_argument("--fuzz", type=int, default=0, metavar="COUNT", help="so many random formulas instead")
    arguments = parser.parse_args()
    if arguments.fuzz:
        fuzz(arguments.fuzz)
    else:
        measure(list(read_site(arguments.site) if arguments.site else read_corpus()))


def read_corpus() -> Iterator[list[Formula]]:
    """The formulas of each file of the tests."""
    for path in sorted(CORPUS.glob("*.tex")):
        yield [Formula(tex=tex, display=True) for tex in path.read_text("utf-8").splitlines()]


def read_site(folder: Path) -> Iterator[list[Formula]]:
    """The formulas of each Markdown file below a folder that has any."""
    md = load_preset(MarkdownIt("zero"), KramdownConfig())
    for path in sorted(folder.rglob("*.md")):
        tokens = md.parse(path.read_text("utf-8", errors="replace"), {"kramdown": Document(dollar_math=True)})
        if found := read_formulas(tokens):
            yield found


def measure(texts: Sequence[Sequence[Formula]]) -> None:
    """Print the time a formula takes, a converter for each text included, and how many could be converted."""
    times, converted = [], 0
    for text in texts:
        best = min(_seconds(text) for _ in range(REPEATS))
        times += [best / len(text) * 1e6] * len(text)
        converted += sum(1 for one in MathConverter().convert(text) if one.mathml)
    print(f"{len(times):,} formulas in {len(texts):,} texts, {converted / len(times):.2%} converted")
    print(f"µs a formula: mean {statistics.fmean(times):.1f}, median {statistics.median(times):.1f}")


def _seconds(text: Sequence[Formula]) -> float:
    started = time.perf_counter()
    MathConverter().convert(text)
    return time.perf_counter() - started


def fuzz(count: int, seed: int = 5) -> None:
    """Convert random formulas, alone and several to a text; raise where one breaks a promise."""
    chance = random.Random(seed)
    known = [formula for text in read_corpus() for formula in text]
    slowest, failed, tried = 0.0, 0, 0
    while tried < count:
        text = [random_formula(chance, known) for _ in range(chance.choice((1, 1, 1, 3)))]
        started = time.perf_counter()
        converted = MathConverter().convert(text)
        slowest = max(slowest, time.perf_counter() - started)
        for formula, one in zip(text, converted, strict=True):
            check_safe(formula, one)
        failed += sum(1 for one in converted if not one.mathml)
        tried += len(text)
    print(f"{tried:,} random formulas, {failed:,} of them broken, none unsafe; the slowest took {slowest * 1e3:.1f} ms")
    assert slowest < SLOWEST, "a formula took too long"


def random_formula(chance: random.Random, known: Sequence[Formula]) -> Formula:
    """A known formula with words put in or taken out, or words in any order, now and then very many of one."""
    display = chance.random() < 0.5
    if chance.random() < 0.6:
        return Formula(tex=_changed(chance.choice(known).tex, chance), display=display)
    words = chance.choices(WORDS, k=chance.randrange(1, 12))
    if chance.random() < 0.02:
        words += [chance.choice(WORDS)] * chance.randrange(50, 3_000)
    return Formula(tex=chance.choice(("", " ")).join(words), display=display)


_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)


def _changed(tex: str, chance: random.Random) -> str:
    tokens: list[str] = _TOKEN.findall(tex)
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(tokens))
        tokens[at : at + chance.randrange(3)] = chance.choices(WORDS, k=chance.randrange(2))
    return "".join(tokens)


def check_safe(formula: Formula, converted: Converted) -> None:
    """Raise where the MathML holds an element, an attribute or an address that it must not."""
    for element in lxml_html.fromstring(f"<div>{converted.mathml}</div>").iter():
        assert isinstance(element.tag, str), f"a comment in {formula.tex!r}"
        assert element.tag in SAFE, f"<{element.tag}> in {formula.tex!r}"
        assert not any(_HANDLER.match(name) for name in element.attrib), f"{element.attrib} in {formula.tex!r}"
        assert element.get("href", "#").startswith("#"), f"{element.get('href')} in {formula.tex!r}"
        assert "url(" not in element.get("style", ""), f"{element.get('style')} in {formula.tex!r}"
    assert "\ue000" not in converted.mathml.partition("<annotation")[0], f"a mark left in {formula.tex!r}"


if __name__ == "__main__":
    main()
