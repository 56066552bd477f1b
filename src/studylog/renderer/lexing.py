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
Question = tuple[Match, Sequence[Rule]]
"""A match for one rule, and that rule; or for several, and the rules by the number of the group that matched."""

Tokens = Iterator[tuple["_TokenType", str]]
"""Kinds and texts."""
Reader = Callable[[str], Tokens]
"""Code → its tokens, in order."""

_ALONE = re.compile(r"\\[1-9]|\(\?(?![:=!>]|<[=!])")
"""Backreferences, named groups, conditions and flags."""
_OWN_FLAGS = re.compile(r"\A\(\?[ims]+\)")
"""They count among a pattern's flags."""
_GROUP = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?!\?)", re.DOTALL)
"""The opening of a group, or what may hold such a sign and is none."""
_SCOPED = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s"}
"""Flags that may hold for a part of an alternation."""
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
            for question, rules in self._questions.get(states[-1]) or self._questions_of(states[-1]):
                if found := question(code, pos):
                    match, action, following = rules[found.lastindex or 0] if len(rules) > 1 else rules[0]
                    break
            else:
                if pos >= len(code):
                    return
                at_line_end = code[pos] == "\n"
                yield Whitespace if at_line_end else Error, code[pos]
                states = ["root"] if at_line_end else states
                pos += 1
                continue
            if type(action) is _TokenType:
                yield action, found[0]
            elif action is not None:
                found = match(code, pos) or found  # with its own groups, not those of the alternation
                yield from ((kind, text) for _, kind, text in action(self._lexer, found))
            pos = found.end()
            if following is not None:
                _follow(states, following)

    def _questions_of(self, state: str) -> list[Question]:
        rules = self._lexer._tokens[state]  # type: ignore[attr-defined]
        self._questions[state] = list(_group(rules))
        return self._questions[state]


def _group(rules: Sequence[Rule]) -> Iterator[Question]:
    """Rules as few questions: those that can stand together are one."""
    for alone, neighbours in groupby(rules, _stands_alone):
        if alone:
            yield from ((rule[0], [rule]) for rule in neighbours)
        else:
            yield _join(list(neighbours))


def _stands_alone(rule: Rule) -> bool:
    """Whether a rule's pattern would mean something else, or cost too much, within an alternation."""
    pattern = _pattern(rule)
    foreign = pattern.flags & (re.VERBOSE | re.ASCII | re.LOCALE)
    return bool(foreign) or len(pattern.pattern) > _LONGEST or _ALONE.search(_source(pattern)) is not None


def _join(rules: Sequence[Rule]) -> Question:
    """One alternation. `lastindex` names the rule: behind each pattern stands a group that holds nothing.

    Around it, or within, groups would keep the machine from passing over a pattern by its first character.
    """
    alternation = "|".join(f"{_without_groups(_pattern(rule))}()" for rule in rules)
    return re.compile(alternation).match, [rules[0], *rules]


def _without_groups(pattern: re.Pattern[str]) -> str:
    """The source of a pattern with its flags for itself alone, and with groups that capture nothing."""
    flags = "".join(letter for flag, letter in _SCOPED.items() if pattern.flags & flag)
    source = _GROUP.sub(lambda found: found[1] or "(?:", _source(pattern))
    return f"(?{flags}:{source})"


def _source(pattern: re.Pattern[str]) -> str:
    return _OWN_FLAGS.sub("", pattern.pattern)


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
