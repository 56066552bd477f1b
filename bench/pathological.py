"""Times texts that are made to be slow, each at one length and at twice that, each in a process of its own.

    python -m bench.pathological [--length 50000] [--engine kramdown] [name ...]

Prints time and growth, the slowest first. A text is to take less than 2 s and, twice as long, not more than 2.5 times
that.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SLOWEST = 120
"""Seconds after which a text is given up."""
RUNS = 2
"""Processes for each length; the quickest counts."""


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda length: unit * (length // len(unit))


def _around(opening: str, middle: str, closing: str) -> Callable[[int], str]:
    def make(length: int) -> str:
        count = length // (len(opening) + len(closing))
        return opening * count + middle + closing * count

    return make


def _growing(line: Callable[[int], str]) -> Callable[[int], str]:
    """Lines that grow, up to the length."""

    def make(length: int) -> str:
        lines: list[str] = []
        total = 0
        while total < length:
            lines.append(line(len(lines)))
            total += len(lines[-1])
        return "".join(lines)

    return make


def _numbered(line: str) -> Callable[[int], str]:
    """One line again and again, `{0}` its number and `{1}` the next one."""
    return _growing(lambda number: line.format(number, number + 1))


EMPHASIS: dict[str, Callable[[int], str]] = {
    "nested strong emphasis": _around("*a **a ", "b", " a** a*"),
    "emphasis closers without openers": _repeat("a_ "),
    "emphasis openers without closers": _repeat("_a "),
    "strong openers without closers": _repeat("**a "),
    "mismatched openers and closers": _repeat("*a_ "),
    "openers and closers in a long run": lambda n: "*" * (n // 2) + "a" + "*" * (n // 2),
    "runs of three": lambda n: "a**b" + "c* " * (n // 3),
    "stars and words in turn": _repeat("*a**"),
    "link openers and emphasis closers": _repeat("[ a_"),
    "strong, emphasis and underscores": _repeat("**_* "),
    "a hard mix of links and emphasis": _repeat("**x [a*b**c*](d) "),
    "underscores in words": _repeat("a_b"),
    "tildes": _repeat("~~a "),
    "long runs of tildes": lambda n: "~" * n,
    "emphasis in deep quotes": lambda n: "> " * 40 + "a**" * (n // 3),
}
LINKS: dict[str, Callable[[int], str]] = {
    "link closers without openers": _repeat("a]"),
    "link openers without closers": _repeat("[a"),
    "nested brackets": _around("[", "a", "]"),
    "brackets and parentheses": _repeat("[ (]("),
    "images in images": _repeat("![[]()"),
    "images that nothing closes": _repeat("!["),
    "nested image texts": _around("![", "a", "](b)"),
    "links in links": _around("[", "a", "](b)"),
    "unclosed targets in angles": _repeat("[a](<b"),
    "unclosed targets": _repeat("[a](b"),
    "unclosed titles": _repeat('[a](b "'),
    "nested parentheses": lambda n: "[a](" + "(" * n,
    "balanced parentheses": lambda n: "[a](" + "(" * (n // 2) + ")" * (n // 2) + ")",
    "references that are not defined": _repeat("[a][b]"),
    "footnotes that are not defined": _numbered("[^{0}] "),
    "definitions and uses": _numbered("[a{0}]: b\n\n[a{0}]\n\n"),
    "a definition of blanks": lambda n: "[a]:" + " " * n + "\n",
    "titles in a definition": lambda n: '[a]: b "' + 'c" ' * (n // 3),
    "notes in notes": lambda n: _numbered("[^{0}]: [^{1}]\n")(n) + "\n[^0]\n",
    "uses of one note": lambda n: "[^a]" * (n // 4) + "\n\n[^a]: b\n",
    "addresses": _repeat("<http://a.kr> "),
    "addresses that nothing closes": _repeat("<http:"),
    "mail addresses that nothing closes": _repeat("<a@b"),
    "abbreviations": lambda n: _numbered("*[A{0}]: b\n")(n // 2) + "\n" + _numbered("A{0} ")(n // 2),
}
CODE_AND_HTML: dict[str, Callable[[int], str]] = {
    "growing runs of backticks": _growing(lambda number: "e" + "`" * number),
    "single backticks": _repeat("` "),
    "escaped backticks": _repeat("``\\"),
    "ticks and pipes": _repeat("`|"),
    "fences that nothing closes": _repeat("```a\n"),
    "growing fences": _growing(lambda number: "`" * (number + 3) + "\n"),
    "comments that nothing closes": _repeat("<!-- a\n\n"),
    "comments within text": _repeat("a<!--"),
    "instructions that nothing closes": _repeat("<?"),
    "declarations that nothing closes": _repeat("<!A "),
    "sections that nothing closes": _repeat("<![CDATA["),
    "opening angles": _repeat("<"),
    "elements that nothing closes": _repeat('<div markdown="1">\n'),
    "inline elements that nothing closes": _repeat("<b>"),
    "other inline elements": _numbered("<a{0}>"),
    "closing tags": _repeat("</b>"),
    "quotes in tags": _repeat('<div a="'),
    "attributes without a value": lambda n: "<div" + " a" * (n // 2),
    "entities": _repeat("&a"),
    "nested elements": _around("<div>\n", "a", "</div>\n"),
}
BLOCKS: dict[str, Callable[[int], str]] = {
    "nested quotes": _repeat(">"),
    "nested quotes with blanks": _repeat("> "),
    "growing quotes": _growing(lambda number: ">" * number + " a\n"),
    "nested lists on one line": _repeat("- "),
    "nested ordered lists on one line": _repeat("1. "),
    "growing indentation": _growing(lambda number: "  " * number + "- a\n"),
    "empty lines in deep lists": lambda n: "- " * 40 + "a" + "\n" * n,
    "empty lines in a list in a quote": lambda n: "> " + "- " * 30 + "a\n" + "> \n" * (n // 3),
    "items and blank lines": _repeat("- a\n\n"),
    "lazy lines": lambda n: "> - > - a\n" + "b\n" * (n // 2),
    "tasks": _repeat("- [ ] a\n"),
    "rows without a table": lambda n: "a | b\n" * (n // 6) + "c\n",
    "one long row above many": lambda n: "|" * (n // 2) + "\n" + "|\n" * (n // 4),
    "tables one after the other": _repeat("|a|b|\n|-|-|\n|1|2|\n\n"),
    "definitions of definitions": lambda n: "a\n" + ": a\n" * (n // 4),
    "terms without end": lambda n: "a\n" * (n // 2) + ": b\n",
    "header underlines": _repeat("a\n-\n"),
    "ids that collide": _numbered("# a\n# a-{0}\n"),
    "one id for all": _repeat("# a\n"),
    "names in a circle": lambda n: "{:a: b}\n{:b: a}\n" * (n // 16) + "x\n{: a}\n",
    "attribute lists that nothing closes": _repeat("a{: .b "),
    "extensions that nothing closes": _repeat("{::comment}\n"),
    "indented code and blank lines": _repeat("    a\n\n"),
    "NUL characters": lambda n: "abc\0de" * (n // 6),
    "blanks": lambda n: "a" + " " * n + "b",
    "blanks at line ends": _repeat("a  \n"),
    "one long word": lambda n: "a" * n,
}
TEXT_AND_MATH: dict[str, Callable[[int], str]] = {
    "double quotes": _repeat('"'),
    "quotes and words": _repeat("'a\" "),
    "dashes": _repeat("-a--"),
    "dots": _repeat("."),
    "guillemets": _repeat("<< "),
    "backslashes": _repeat("\\"),
    "formulas that nothing closes": _repeat("$$a\n\n"),
    "dollars": _repeat("$"),
    "dollars and words": _repeat("$a "),
    "fractions in fractions": lambda n: "$$" + "\\frac{" * (n // 6) + "$$",
    "braces in a formula": lambda n: "$$" + "{" * (n // 2) + "}" * (n // 2) + "$$",
    "many formulas": _repeat("$$x_1$$ "),
    "pipes in formulas": _repeat("$$|$$ | a\n"),
}
TEXTS = EMPHASIS | LINKS | CODE_AND_HTML | BLOCKS | TEXT_AND_MATH


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One text's times, in seconds."""

    name: str
    once: float
    twice: float

    @property
    def growth(self) -> float:
        """How many times as long twice the length takes."""
        return self.twice / max(self.once, 0.001)


def measure(name: str, length: int, engine: str) -> Row:
    """Render one text at `length` and at twice that."""
    once, twice = (
        min(_time_process(name, characters, engine) for _ in range(RUNS)) for characters in (length, 2 * length)
    )
    return Row(name=name, once=once, twice=twice)


def _time_process(name: str, length: int, engine: str) -> float:
    command = [
        sys.executable,
        "-m",
        "bench.pathological",
        "--render",
        "--length",
        str(length),
        "--engine",
        engine,
        name,
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SLOWEST)
    except subprocess.TimeoutExpired:
        return float(SLOWEST)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr}")
    return float(done.stdout)


def render(name: str, length: int, engine: str) -> float:
    """The CPU time that one text takes here."""
    from studylog.config import MarkdownConfig, MathConfig
    from studylog.models import LinkTable, RenderInput
    from studylog.renderer.converter import Converter

    converter, config = Converter(LinkTable()), MarkdownConfig(engine=engine)
    warm = RenderInput(source="a.md", body="a $$x$$\n\n    b\n", markdown=config, math=MathConfig())
    converter.render(warm)
    text = RenderInput(source="a.md", body=TEXTS[name](length), markdown=config, math=MathConfig())
    began = time.process_time()
    converter.render(text)
    return time.process_time() - began


def print_rows(rows: Sequence[Row]) -> None:
    """The table, the slowest first; a growth is shown where the time can be told from noise."""
    for row in sorted(rows, key=lambda row: -row.twice):
        growth = f"{row.growth:5.1f} ×" if row.twice > 0.1 else "      –"
        mark = "  !" if row.once >= 2 or (row.twice > 0.1 and row.growth > 2.5) else ""
        print(f"{row.once:7.2f} s {row.twice:7.2f} s {growth}  {row.name}{mark}")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only these texts")
    parser.add_argument("--length", type=int, default=50_000)
    parser.add_argument("--engine", choices=("kramdown", "commonmark"), default="kramdown")
    parser.add_argument("--render", action="store_true", help="time the first text in this process")
    given = parser.parse_args()
    if given.render:
        print(render(given.names[0], given.length, given.engine))
        return
    print_rows([measure(name, given.length, given.engine) for name in given.names or TEXTS])


if __name__ == "__main__":
    main()
