"""Pygments' lexers, read faster: neighbouring rules of a state are asked together, not one after the other.

`RegexLexer` tries the patterns of a state in turn, a dozen or two for every token. An alternation of patterns finds
the same one in a single match. Patterns that would mean something else inside an alternation stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pygments.lexer import Lexer, RegexLexer
    from pygments.token import _TokenType

Match = Callable[[str, int], "re.Match[str] | None"]
Rule = tuple[Match, Any, Any]
"""Pygments': a pattern's `match`, what is made of the text, and the states that follow."""
Question = tuple[Match, Sequence[Rule | None]]
"""A match for one rule or several, and the rules by the number of the group that matched."""

Tokens = Iterator[tuple["_TokenType", str]]
"""Kinds and texts."""
Reader = Callable[[str], Tokens]
"""Code → its tokens, in order."""

_ALONE = re.compile(r"\\[1-9]|\(\?(?![:=!>]|<[=!])")
"""Backreferences, named groups, conditions and flags."""
_LONGEST = 300
"""Characters of a pattern; longer ones are lists of words, which take as long to compile again as they save."""


def reader_of(lexer: Lexer) -> Reader:
    """What reads code as `lexer` does."""
    from pygments.lexer import RegexLexer  # late: as lexers are

    if isinstance(lexer, RegexLexer) and type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        return FastLexer(lexer).read
    return lambda code: ((kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code))


class FastLexer:
    """Reads what a `RegexLexer` reads, in the same way."""

    def __init__(self, lexer: RegexLexer) -> None:
        self._lexer = lexer
        self._questions: dict[str, list[Question]] = {}

    def read(self, code: str) -> Tokens:
        """The kinds and texts of all tokens, in order (`RegexLexer.get_tokens_unprocessed`)."""
        from pygments.token import Error, Whitespace, _TokenType  # late: as lexers are

        pos, states = 0, ["root"]
        while True:
            found, rule = _ask(self._questions_of(states[-1]), code, pos)
            if found is None or rule is None:
                if pos >= len(code):
                    return
                at_line_end = code[pos] == "\n"
                yield Whitespace if at_line_end else Error, code[pos]
                states = ["root"] if at_line_end else states
                pos += 1
                continue
            _, action, following = rule
            if type(action) is _TokenType:
                yield action, found[0]
            elif action is not None:
                found = rule[0](code, pos) or found  # with its own groups, not those of the alternation
                yield from ((kind, text) for _, kind, text in action(self._lexer, found))
            pos = found.end()
            if following is not None:
                _follow(states, following)

    def _questions_of(self, state: str) -> list[Question]:
        if state not in self._questions:
            self._questions[state] = list(_group(self._lexer._tokens[state]))  # type: ignore[attr-defined]
        return self._questions[state]


def _ask(questions: Sequence[Question], code: str, pos: int) -> tuple[re.Match[str] | None, Rule | None]:
    for match, rules in questions:
        if found := match(code, pos):
            return found, rules[found.lastindex or 0] if len(rules) > 1 else rules[0]
    return None, None


def _group(rules: Sequence[Rule]) -> Iterator[Question]:
    """Rules as few questions: those that can stand together are one."""
    for flags, neighbours in groupby(rules, _common_flags):
        if flags is None:
            yield from ((rule[0], [rule]) for rule in neighbours)
        else:
            yield _join(list(neighbours), flags)


def _common_flags(rule: Rule) -> int | None:
    """The flags of the rules that this one may stand with; None for none."""
    pattern = _pattern(rule)
    stands_alone = _ALONE.search(pattern.pattern) or pattern.flags & re.VERBOSE or len(pattern.pattern) > _LONGEST
    return None if stands_alone else pattern.flags


def _join(rules: Sequence[Rule], flags: int) -> Question:
    """One alternation, a group a rule: the outermost group is what `lastindex` names."""
    groups: list[Rule | None] = [None]
    for rule in rules:
        groups += [rule, *[None] * _pattern(rule).groups]
    alternation = "|".join(f"({_pattern(rule).pattern})" for rule in rules)
    return re.compile(alternation, flags).match, groups


def _pattern(rule: Rule) -> re.Pattern[str]:
    pattern: re.Pattern[str] = rule[0].__self__  # type: ignore[attr-defined]  # a bound method
    return pattern


def _follow(states: list[str], following: Any) -> None:
    """Go to the states that a rule asks for; the first one stays."""
    if isinstance(following, int):
        del states[max(1, len(states) - abs(following)) :]
        return
    for state in following if isinstance(following, tuple) else (following,):
        if state == "#pop":
            del states[max(1, len(states) - 1) :]
        else:
            states.append(states[-1] if state == "#push" else state)
