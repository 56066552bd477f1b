"""The files that a site is written in, by the names that problems and pages give them."""

from __future__ import annotations

import re
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path

from studylog.server.ignored import is_temporary, is_tool_folder

TEXTS = frozenset(
    "md markdown mkd mkdn html htm xhtml yml yaml json csv tsv toml txt xml css scss sass less js mjs svg lock".split()
)


def find_source(root: Path, name: str) -> Path | None:
    """The text file of the site at `root` that is called `name` (relative, forward slashes, NFC); None: there is none.

    No symbolic link, nothing hidden, nothing of a tool's, nothing outside; on disk the name may be in another form.
    """
    parts = name.split("/")
    if not _is_named(parts):
        return None
    place = root.resolve()
    for part in parts:
        if stat.S_ISLNK(_mode(place)) or (found := _find_entry(place, part)) is None:
            return None
        place = found
    return place if stat.S_ISREG(_mode(place)) else None


def _is_named(parts: list[str]) -> bool:
    """Whether a text of the site may be called so."""
    ending = parts[-1].rpartition(".")[2].lower()
    is_odd = any(part in _NOWHERE or _FORBIDDEN.search(part) or is_tool_folder(part) for part in parts)
    return ending in TEXTS and not is_odd and not is_temporary(parts[-1])


_NOWHERE = frozenset({"", ".", ".."})
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f:\\]")


def _find_entry(folder: Path, name: str) -> Path | None:
    """What stands in a folder under a name, whatever its form."""
    if _mode(folder / name):
        return folder / name
    with suppress(OSError):
        return next((file for file in folder.iterdir() if unicodedata.normalize("NFC", file.name) == name), None)
    return None


def _mode(path: Path) -> int:
    """Its type and rights; 0 where there is nothing."""
    try:
        return path.lstat().st_mode
    except (OSError, ValueError):
        return 0
