"""Which known path a writer meant by one that does not exist."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from studylog.checks.addresses import is_file
from studylog.spelling import nearest

Name = tuple[str, str, bool]
"""Folder, name, whether it is a file; `a/x.html` and `a/x/index.html` are both the page `x` of `a`."""


class Names:
    """Known paths by what may be mistaken in them: case, extension, folder, one letter."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = tuple(paths)
        self._lookalikes: dict[tuple[str, bool], Lookalikes] = {}

    def in_other_case(self, path: str) -> str:
        """The known path that differs from `path` only by case, or nothing."""
        known = self._by_folded.get(_folded(path), "")
        return "" if known and _cased(known) == _cased(path) else known

    def meant(self, path: str) -> str:
        """The known path that `path` was most probably meant to be, or nothing.

        The same name with another ending; the only file of that name elsewhere; in the same folder a name one letter
        away, or for pages the only longer or shorter one. Names that differ by a digit are different things (`image1`,
        `image2`) and never guessed.
        """
        folder, stem, file = _name_of(path)
        siblings = self._by_folder.get((folder, file), {})
        if stem in siblings:
            return siblings[stem]
        bare = _bare(stem)
        elsewhere = self._by_stem.get((bare, file), []) if _is_telling(bare) else []
        if len(elsewhere) == 1:
            return elsewhere[0]
        near = self._lookalikes_of(folder, file=file).nearest(stem)
        return siblings.get(near or ("" if file else _only_longer_or_shorter(stem, siblings)), "")

    def _lookalikes_of(self, folder: str, *, file: bool) -> Lookalikes:
        if (folder, file) not in self._lookalikes:
            self._lookalikes[folder, file] = Lookalikes(self._by_folder.get((folder, file), ()))
        return self._lookalikes[folder, file]

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {_folded(path): path for path in self._paths}

    @cached_property
    def _by_folder(self) -> dict[tuple[str, bool], dict[str, str]]:
        table: defaultdict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
        for path in self._paths:
            folder, stem, file = _name_of(path)
            table[folder, file].setdefault(stem, path)
        return table

    @cached_property
    def _by_stem(self) -> dict[tuple[str, bool], list[str]]:
        table: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
        for path in self._paths:
            _, stem, file = _name_of(path)
            table[_bare(stem), file].append(path)
        return table


def _name_of(path: str) -> Name:
    file = is_file(path)
    page = path if file else re.sub(r"(?:/index)?\.x?html?$|/$", "", path)
    folder, name = posixpath.split(page)
    return folder, posixpath.splitext(name)[0] if file else name, file


def _bare(stem: str) -> str:
    """A name without the date that some permalinks put before it."""
    return re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-", "", stem)


def _cased(path: str) -> str:
    folder, stem, file = _name_of(path)
    return path if file else f"{folder}/{stem}"


def _folded(path: str) -> str:
    return _cased(path).casefold()


def _is_telling(stem: str) -> bool:
    """Whether a name says enough to be the same thing elsewhere: `1` and `img` do not."""
    return len(stem) >= 4 and not stem.isdigit() and stem.casefold() not in ("index", "image", "untitled")


def _only_longer_or_shorter(stem: str, known: Iterable[str]) -> str:
    """The one page whose name holds `stem` or is held by it: a title grew, or a date was written twice."""
    found = [name for name in known if name in stem or stem in name] if _is_telling(stem) else []
    return found[0] if len(found) == 1 and _is_telling(found[0]) else ""


SERIES = 100
"""Names that look alike in such a number are a series, and none of them is a slip for another."""


class Lookalikes:
    """Names of one folder or page, and which of them another one is a slip for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_digits: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            self._by_digits[_digits(name)].append(name)

    def nearest(self, word: str) -> str:
        """The name one letter away from `word`, with the same digits; or nothing.

        One edit, a swap too, leaves the beginning or the end as it is: only such names are worth measuring.
        """
        middle = len(word) // 2
        head, tail = word[: middle - 1], word[middle + 1 :]
        known = self._by_digits.get(_digits(word), [])
        found = [name for name in known if name.startswith(head) or name.endswith(tail)]
        return (nearest(word, found) if len(found) < SERIES else None) or ""


def _digits(name: str) -> str:
    return "".join(char for char in name if char.isdigit())
