"""The files that a site is written in, by the names that problems and pages give them."""

from __future__ import annotations

import os
import unicodedata
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
    place = root
    for part in parts[:-1]:
        found = _find_entry(place, part)
        if found is None or not found.is_dir(follow_symlinks=False):
            return None
        place = Path(found.path)
    found = _find_entry(place, parts[-1])
    return Path(found.path) if found and found.is_file(follow_symlinks=False) else None


def _is_named(parts: list[str]) -> bool:
    """Whether a text of the site may be called so."""
    ending = parts[-1].rpartition(".")[2].lower()
    return ending in TEXTS and not is_temporary(parts[-1]) and not any(is_tool_folder(part) for part in parts)


def _find_entry(folder: Path, name: str) -> os.DirEntry[str] | None:
    """What stands in a folder under a name, whatever its form: what is not there cannot be asked for."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if unicodedata.normalize("NFC", entry.name) == name]
    except OSError:
        return None
    return min(found, key=lambda entry: entry.name != name, default=None)
