"""Takes typed values out of `_config.yml` and notes what is wrong with them, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote
from zoneinfo import ZoneInfo, available_timezones

from studylog import messages
from studylog.config.known_keys import KNOWN_KEYS, PERMALINK_TOKENS, THEME_KEYS
from studylog.config.values import CONFIG_FILE, Defaults
from studylog.errors import Code, ConfigError, Location, Problem
from studylog.marked_yaml import (
    SITES,
    Mark,
    Node,
    WrittenAddress,
    YamlError,
    describe_error,
    find_addresses,
    find_unsafe_links,
    read_yaml,
    warn_of_unsafe_link,
)
from studylog.spelling import nearest


class ConfigReader:
    """Takes typed values out of one mapping of the file and notes what is wrong with them."""

    def __init__(self, text: str, root: Node | None = None, problems: list[Problem] | None = None) -> None:
        self.lines = text.split("\n")
        self.problems: list[Problem] = [] if problems is None else problems
        self.root = root if root is not None else self._parse(text)

    def _parse(self, text: str) -> Node:
        try:
            document = read_yaml(text)
        except YamlError as error:
            raise ConfigError(describe_error(error, self._at(error.mark), Code.CONFIG)) from None
        if document.root.value is None:
            return Node({}, document.root.mark)
        if not isinstance(document.root.value, dict):
            raise ConfigError(messages.CONFIG_NOT_MAPPING.error(self._at(document.root.mark)))
        for repeat in document.repeats:
            place = self._at(repeat.last)
            sentence = replace(messages.REPEATED_KEY, code=Code.CONFIG)
            self.problems.append(sentence.warning(place, key=repeat.key, first=repeat.first.line))
        return document.root

    def _at(self, mark: Mark) -> Location:
        source = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return Location(path=CONFIG_FILE, line=mark.line, column=mark.column, source=source)

    def place(self, key: str) -> Location:
        """Where the value of `key` stands."""
        node = self.root.get(key)
        return self._at(node.mark) if node else Location(path=CONFIG_FILE)

    def _wrong(self, key: str, expected: tuple[str, str], *, fatal: bool = True, **values: object) -> None:
        """Note that `key` should hold something else; `expected` names it in English and Korean."""
        say = messages.WRONG_TYPE.error if fatal else messages.WRONG_TYPE.warning
        node = self.root.get(key)
        found = node.written if node and node.written else self.place(key).source.partition(":")[2].strip()
        en, ko = (text.format_map(values) for text in expected)
        self.problems.append(say(self.place(key), key=key, expected=en, expected_ko=ko, found=found))

    def is_null(self, key: str) -> bool:
        """Whether `key` stands there with nothing."""
        node = self.root.get(key)
        return node is not None and node.value is None

    def is_true(self, key: str) -> bool:
        """Whether `key` is switched on, in whatever form a theme has it."""
        node = self.root.get(key)
        return node is not None and node.value is True

    def is_false(self, key: str) -> bool:
        """Whether `key` is switched off."""
        node = self.root.get(key)
        return node is not None and node.value is False

    def text(self, key: str, default: str, *, empty_counts: bool = False) -> str:
        """The text under `key` as written; null and (unless `empty_counts`) empty give the default."""
        node = self.root.get(key)
        if node is None or node.value is None:
            return default
        if isinstance(node.value, (dict, list)):
            self._wrong(key, messages.EXPECTED_TEXT)
            return default
        return node.written if node.written or empty_counts else default

    def path_below(self, key: str, default: str) -> str:
        """The path under `key`, never one that leads out of the output folder."""
        path = self.text(key, default)
        return path if self._stays_inside(key, path) else default

    def names_below(self, key: str) -> tuple[str, ...]:
        """The texts under `key` that can be names of files below the output folder."""
        return tuple(name for name in self.texts(key, ()) if self._stays_inside(key, name))

    def _stays_inside(self, key: str, path: str) -> bool:
        if not _OUTSIDE.search(unquote(path)):
            return True
        self.problems.append(messages.PERMALINK_OUTSIDE.error(self.place(key), template=path))
        return False

    def loose_text(self, *keys: str) -> str:
        """The first text under any of `keys`; themes may hold something else there, which is no mistake."""
        nodes = (self.root.get(key) for key in keys)
        return next((node.written for node in nodes if node is not None and node.written), "")

    def choice(self, *keys: str) -> str:
        """The first scalar under any of `keys` as written; `false` and null are no choice."""
        nodes = (self.root.get(key) for key in keys)
        scalars = (node for node in nodes if node is not None and not isinstance(node.value, (dict, list)))
        return next((node.written for node in scalars if node.value is not False and node.value is not None), "")

    def texts(self, key: str, default: tuple[str, ...], *, numbers: bool = False) -> tuple[str, ...]:
        """The list of texts under `key`; a single text (a number too, where it may be one) is a list of one."""
        node = self.root.get(key)
        if node is None or node.value is None:
            return default
        if isinstance(node.value, list):
            return tuple(item.written for item in node.value if item.value is not None)
        if isinstance(node.value, str) or (numbers and isinstance(node.value, int)):
            return (node.written,)
        self._wrong(key, messages.EXPECTED_LIST)
        return default

    def strings(self, key: str) -> dict[str, str]:
        """A mapping of texts."""
        node = self.root.get(key)
        if node is None or not isinstance(node.value, dict):
            return {}
        return {name: item.written for name, item in node.value.items()}

    def link_definitions(self) -> Iterator[tuple[str, str, str]]:
        """Name, address and title of each entry, written `name: [address, title]` or `name: address`."""
        for name in self.root.value:
            address, *title = self.texts(name, ("",))
            yield name, address, title[0] if title else ""

    def number(self, key: str, default: int, *, least: int | None = None, fatal: bool = True) -> int:
        """The whole number under `key`, digits in quotes too."""
        node = self.root.get(key)
        if node is None or node.value is None or node.value is False:
            return default
        written = node.written.strip()
        if not re.fullmatch(r"[-+]?\d{1,9}", written):
            self._wrong(key, messages.EXPECTED_NUMBER, fatal=fatal)
            return default
        if least is not None and int(written) < least:
            self._wrong(key, messages.EXPECTED_POSITIVE, fatal=fatal, least=least)
            return default
        return int(written)

    def flag(self, key: str, *, default: bool) -> bool:
        """The true/false under `key`."""
        node = self.root.get(key)
        if node is None or node.value is None:
            return default
        if not isinstance(node.value, bool):
            if node.written.lower() in ("true", "false"):
                return node.written.lower() == "true"
            self._wrong(key, messages.EXPECTED_FLAG)
            return default
        return node.value

    def table(self, key: str, *, fatal: bool | None = None) -> ConfigReader:
        """The mapping under `key` as a reader of its own, empty where there is none.

        Anything else there is an error if `fatal`, a warning if not, and no matter where that is not said.
        """
        node = self.root.get(key)
        if fatal is not None and node is not None and not isinstance(node.value, (dict, type(None))):
            self.expect_table(key, fatal=fatal)
        root = node if node is not None and isinstance(node.value, dict) else Node({}, Mark(0, 0))
        return ConfigReader("\n".join(self.lines), root, self.problems)

    def expect_table(self, key: str, *, fatal: bool) -> None:
        """Say that keys with values should stand under `key`."""
        self._wrong(key, messages.EXPECTED_TABLE, fatal=fatal)

    def warn_of_scalar(self, key: str) -> None:
        """Say that a number or a word under `key` means nothing; a switch (true, false) and a list may stand there."""
        node = self.root.get(key)
        if node is not None and not isinstance(node.value, (dict, list, bool, type(None))):
            self.expect_table(key, fatal=False)

    def timezone(self, key: str, default: str) -> str:
        """A name of the IANA time zone database."""
        name = self.text(key, default)
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            distance = 1 if len(name) < 6 else 2
            meant = nearest(name, available_timezones(), distance=distance) or _same_city(name) or "Asia/Seoul"
            self.problems.append(messages.UNKNOWN_TIMEZONE.error(self.place(key), zone=name, meant=meant))
            return default
        return name

    def permalink(self, key: str, default: str) -> str:
        """A permalink style or template; Jekyll puts every post at `/` for an empty one."""
        node = self.root.get(key)
        if node is None or node.value is None:
            return default
        return self.known_tokens(key, self.text(key, default, empty_counts=True))

    def known_tokens(self, key: str, template: str) -> str:
        """The permalink under `key`; a token that posts and documents do not have is an error."""
        for token in re.findall(":([a-z_]+)", template):
            if not {token, token.removesuffix("_")} & PERMALINK_TOKENS:
                self.problems.append(messages.PERMALINK_TOKEN.error(self.place(key), token=token, template=template))
        return template

    def defaults(self) -> tuple[Defaults, ...]:
        """The sets under `defaults`, in order."""
        node = self.root.get("defaults")
        if node is None or node.value is None:
            return ()
        if not isinstance(node.value, list):
            self._wrong("defaults", messages.EXPECTED_LIST, fatal=False)
            return ()
        sets = []
        for item in node.value:
            values = item.get("values")
            if values is None or not isinstance(values.value, dict):
                self.problems.append(messages.DEFAULTS_WITHOUT_VALUES.warning(self._at(item.mark)))
                continue
            reader = ConfigReader("\n".join(self.lines), item, self.problems)
            scope_reader = reader.table("scope", fatal=False)
            sets.append(
                Defaults(
                    path=scope_reader.text("path", ""),
                    type=scope_reader.text("type", ""),
                    values=values.plain(),
                    layout_place=self._at(layout.mark) if (layout := values.get("layout")) else None,
                )
            )
        return tuple(sets)

    def addresses(self) -> tuple[WrittenAddress, ...]:
        """Every address that the theme puts on pages."""
        return tuple(find_addresses(self.root, SITES, self._at))

    def warn_of_near_misses(self) -> None:
        """A key that is one edit from a known one is a typo; every other unknown key is a theme's."""
        for key, node in (self.root.value or {}).items():
            if key not in THEME_KEYS and (meant := nearest(key, KNOWN_KEYS)) and meant not in self.root.value:
                place = self._at(node.key_mark or node.mark)
                self.problems.append(messages.NEAR_MISS.warning(place, key=key, meant=meant))

    def warn_of_unsafe_links(self) -> None:
        """Addresses that would run as scripts; pages leave them out."""
        for key, node in find_unsafe_links(self.root):
            self.problems.append(warn_of_unsafe_link(self._at(node.mark), key, node))


_OUTSIDE = re.compile("[.][.]|[\\\\\x00-\x1f\x7f\ud800-\udfff]")


def _same_city(name: str) -> str | None:
    city = name.rpartition("/")[2].lower()
    return next((zone for zone in sorted(available_timezones()) if zone.rpartition("/")[2].lower() == city), None)
