"""argparse that speaks Korean too, and tells a mistyped command or option as studylog tells everything else.

argparse puts its sentences together in English; they are taken apart again here, because its own way to another
language is a catalogue for the whole process.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from studylog import messages
from studylog.errors import ConfigError, Problem, Sentence
from studylog.messages import phrase
from studylog.spelling import nearest


class Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong with the command line instead of leaving."""

    def __init__(self, *, language: str, **options: Any) -> None:
        super().__init__(formatter_class=_FORMATTERS.get(language, Formatter), add_help=False, **options)
        self._optionals.title = phrase("help_options", language)
        self._positionals.title = phrase("help_arguments", language)
        self.add_argument("-h", "--help", action="help", help=phrase("help_help", language))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The arguments, all of them known: each command judges its own.

        Raises:
            ConfigError: where one is not.

        """
        known, extras = super().parse_known_args(args, namespace)
        if extras:
            self.error(f"unrecognized arguments: {' '.join(extras)}")
        return known, extras

    def error(self, message: str) -> NoReturn:
        """End with what is wrong.

        Raises:
            ConfigError: always.

        """
        raise ConfigError(describe_usage(message, self.prog, self._option_string_actions))


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as argparse has it, descriptions as written."""


class KoreanFormatter(Formatter):
    """The same in Korean."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The line that shows how to type it."""
        super().add_usage(usage, actions, groups, "사용법: " if prefix is None else prefix)


_FORMATTERS = {"ko": KoreanFormatter}


def describe_usage(message: str, program: str, options: Iterable[str]) -> Problem:
    """What argparse says in English → a problem in both languages, with the word that was perhaps meant."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message):
            values = {"program": program, **found.groupdict()}
            return _with_guess(sentence, values, tuple(options)) or sentence.error(**values)
    return messages.USAGE_OTHER.error(program=program, detail=message)


def _with_guess(sentence: Sentence, values: dict[str, str], options: Sequence[str]) -> Problem | None:
    """The same with a known word in it, where one is near."""
    if sentence is messages.USAGE_UNKNOWN:
        word, known = values["names"].split()[0].partition("=")[0], options
    elif sentence is messages.USAGE_CHOICE:
        word, known = values["found"], [choice.strip("' ") for choice in values["choices"].split(",")]
    else:
        return None
    meant = nearest(word, known, distance=2)
    return messages.USAGE_NEAR.error(program=values["program"], found=word, meant=meant) if meant else None


_SENTENCES: tuple[tuple[str, Sentence], ...] = (
    (r"the following arguments are required: (?P<names>.+)", messages.USAGE_REQUIRED),
    (r"unrecognized arguments: (?P<names>(?s:.+))", messages.USAGE_UNKNOWN),
    (
        r"argument .+?: invalid choice: '(?P<found>(?s:.*?))'(?:, maybe .+\?)? \(choose from (?P<choices>.+)\)",
        messages.USAGE_CHOICE,
    ),
    (r"argument (?P<option>.+?): expected .*argument.*", messages.USAGE_VALUE_MISSING),
    (r"argument (?P<option>.+?): not allowed with argument (?P<other>.+)", messages.USAGE_TOGETHER),
    (r"argument (?P<option>.+?): ignored explicit argument '(?P<found>(?s:.*))'", messages.USAGE_NO_VALUE),
    (r"argument (?P<option>.+?): invalid \w+ value: '(?P<found>(?s:.*))'", messages.USAGE_VALUE),
    (r"argument (?P<option>.+?): (?P<found>-?\d+): (?P<range>.+)", messages.USAGE_RANGE),
    (r"ambiguous option: (?P<found>.+?) could match (?P<choices>.+)", messages.USAGE_AMBIGUOUS),
)
"""How argparse puts it (Python 3.11 to 3.14) → how studylog does."""
