"""Expressions as Liquid's lax parser reads them: what is not quite right is read as far as it goes.

Regular expressions and their order follow Liquid 5.4 (`Liquid::Variable#lax_parse`, `Liquid::If#lax_parse`,
`Liquid::For#lax_parse`); the result is markup that python-liquid's strict parser takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from liquid.builtin.expressions import BooleanExpression, FilteredExpression, LoopExpression, tokenize
from liquid.environment import Environment
from liquid.exceptions import LiquidError
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, Token

_QUOTED = r"\"[^\"]*\"|'[^']*'|(?:[^\s,|'\"]|\"[^\"]*\"|'[^']*')+"
_FRAGMENT = re.compile(_QUOTED)
_FILTER = re.compile(rf"(?:\s+|{_QUOTED}|,)+")
_FILTER_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?(?:{_QUOTED}))")
_CONDITION = re.compile(rf"({_QUOTED})\s*([=!<>a-z_]+)?\s*({_QUOTED})?")
_CONNECTIVE = re.compile(r"\s+(and|or)\s+")
_LOOP = re.compile(rf"([\w-]+)\s+in\s+((?:{_QUOTED})+)\s*(reversed\b)?(.*)", re.DOTALL)
_LATE_REVERSED = re.compile(r"(:\s*[\w.-]+\s*,?)\s+reversed\b")
"""Liquid heeds the word only right behind what is looped over."""
_LOOP_OPTION = re.compile(rf"(limit|offset|cols)\s*:\s*({_QUOTED})")
_ASSIGNMENT = re.compile(r"([\w.\[\]-]+)\s*=\s*(.*)", re.DOTALL)
_BRACKETS = re.compile(r"\A\((?!.*\.\.)|(?<!\d)\)\Z")
_OPERATORS = frozenset(("==", "!=", "<>", "<", ">", "<=", ">=", "contains"))


class Mender:
    """Makes markup readable, or finds that it is not."""

    def __init__(self, env: Environment) -> None:
        self.env = env
        self._parsers: dict[str, Callable[[str], str | None]] = {
            "": self._mend_output,
            "echo": self._mend_output,
            "assign": self._mend_assignment,
            "capture": self._mend_name,
            "case": self._mend_value,
            **dict.fromkeys(("if", "unless", "elsif"), self._mend_condition),
            **dict.fromkeys(("for", "tablerow"), self._mend_loop),
            **dict.fromkeys(("increment", "decrement"), self._mend_name),
            **dict.fromkeys(("when", "cycle", "post_url", "link"), lambda markup: markup or None),
            **dict.fromkeys(("include", "include_relative", "include_cached"), lambda markup: markup or None),
            "highlight": lambda markup: markup if re.match(r"[\w.+#_-]+(?:\s|$)", markup) else None,
        }

    def mend(self, name: str, markup: str) -> str | None:
        """Markup of the tag `name` (empty: of an output) that can be read; None where nothing can be made of it."""
        parse = self._parsers.get(name)
        return parse(_quote_keywords(markup)) if parse else markup

    def _first_readable(self, parse: Callable[..., object], markups: Iterable[str]) -> str | None:
        for markup in markups:
            try:
                parse(self.env, TokenStream(tokenize(markup, Token(TOKEN_EXPRESSION, markup, 0, markup))))
            except (LiquidError, ValueError, RecursionError):
                continue
            return markup
        return None

    def _mend_output(self, markup: str) -> str | None:
        return self._first_readable(FilteredExpression.parse, (markup, *_lax_output(markup)))

    def _mend_value(self, markup: str) -> str | None:
        found = _FRAGMENT.search(markup)
        return self._mend_output(found[0]) if found else None

    def _mend_assignment(self, markup: str) -> str | None:
        found = _ASSIGNMENT.match(markup)
        value = self._mend_output(found[2] or "nil") if found else None
        return f"{found[1]} = {value}" if found and value is not None and re.fullmatch(r"[\w-]+", found[1]) else None

    def _mend_name(self, markup: str) -> str | None:
        found = re.search(r"[\w-]+", markup)
        return found[0] if found else None

    def _mend_condition(self, markup: str) -> str | None:
        markup = _BARE_BLANK.sub(r"\1'\\0'", markup)
        return self._first_readable(BooleanExpression.parse, (markup, *_lax_condition(markup)))

    def _mend_loop(self, markup: str) -> str | None:
        markup = _LATE_REVERSED.sub(r"\1", markup)
        return self._first_readable(LoopExpression.parse, (markup, *_lax_loop(markup)))


_STRING_OR_KEYWORD = re.compile(
    r"(\"[^\"]*\"|'[^']*')|\.(empty|blank|true|false|nil|null|and|or|contains|not|in|offset|limit|reversed|cols|continue"
    r"|with|for|as|if|else|required)\b(?![\w-])"
)
_BARE_BLANK = re.compile(r"([=<>]\s*)blank\b")
"""Ruby without Rails has nothing that is blank: a comparison with it never holds."""


def _quote_keywords(markup: str) -> str:
    """`page.limit` as `page["limit"]`: python-liquid takes some names for words of its own."""
    return _STRING_OR_KEYWORD.sub(lambda found: found[1] or f'["{found[2]}"]', markup)


def _lax_output(markup: str) -> Iterable[str]:
    value, _, rest = markup.partition("|") if not re.match(r"\s*[\"']", markup) else _after_string(markup)
    first = _FRAGMENT.search(value)
    if first is None:
        return
    filters = [_lax_filter(found[0]) for found in _FILTER.finditer(rest)]
    kept = [each for each in filters if each]
    yield " | ".join((first[0], *kept))
    yield " | ".join((first[0], *(name.partition(":")[0] for name in kept)))


def _after_string(markup: str) -> tuple[str, str, str]:
    found = _FRAGMENT.search(markup)
    if found is None:
        return "", "", ""
    return found[0], "|", markup[found.end() :].partition("|")[2]


def _lax_filter(text: str) -> str:
    name = re.search(r"\w+", text)
    if name is None:
        return ""
    arguments = [found.strip() for found in _FILTER_ARGUMENT.findall(text)]
    return f"{name[0]}: {', '.join(arguments)}" if arguments else name[0]


def _lax_condition(markup: str) -> Iterable[str]:
    parts = _CONNECTIVE.split(markup)
    conditions = [_lax_comparison(part) for part in parts[::2]]
    if all(conditions):
        mended = [part for pair in zip(conditions, [*parts[1::2], ""], strict=True) for part in pair]
        yield " ".join(mended).strip()


def _lax_comparison(text: str) -> str:
    found = _CONDITION.search(text)
    if found is None:
        return ""
    left, operator, right = (part and _BRACKETS.sub("", part) for part in found.groups())
    if operator is None:
        return str(left)
    return f"{left} {operator} {right or 'nil'}" if operator in _OPERATORS else str(left)


def _lax_loop(markup: str) -> Iterable[str]:
    found = _LOOP.match(markup.strip())
    if found:
        options = [f"{name}:{value}" for name, value in _LOOP_OPTION.findall(found[4])]
        reverse = ["reversed"] if found[3] else []
        yield " ".join((found[1], "in", found[2], *reverse, *options))
        yield f"{found[1]} in {found[2]}"
