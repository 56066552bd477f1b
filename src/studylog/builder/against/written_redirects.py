"""Old URLs written into the front matter of the texts that they led to."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from studylog import messages
from studylog.builder.replacement import replace_file
from studylog.errors import ContentError, Location, MachineError, SiteError
from studylog.loader.added_redirects import UneditableError, add_redirects
from studylog.reasons import reason_in_korean


def write_redirects(folder: Path, source: str, urls: Sequence[str]) -> None:
    """Add `urls` to the `redirect_from` of the file `source` of the blog in `folder`, all at once or not at all.

    Raises:
        ContentError: where its front matter has a form that is better edited by hand.
        MachineError: where the file may not be written.

    """
    told = ", ".join(urls)
    try:
        place = _find_on_disk(folder, source)
        replace_file(place, add_redirects(place.read_bytes(), source, urls))
    except (UneditableError, SiteError):
        values = {"reason": "its front matter has an unusual form", "reason_ko": "머리말이 흔치 않은 꼴입니다"}
        raise ContentError(messages.REDIRECT_NOT_WRITTEN.error(Location(path=source), urls=told, **values)) from None
    except OSError as error:
        values = {"reason": str(error.strerror), "reason_ko": reason_in_korean(str(error.strerror))}
        raise MachineError(messages.REDIRECT_NOT_WRITTEN.error(Location(path=source), urls=told, **values)) from None


def _find_on_disk(folder: Path, source: str) -> Path:
    """The file whose name is `source` in NFC; some systems keep names decomposed."""
    place = folder
    for part in source.split("/"):
        names = [part] if (place / part).exists() else [entry.name for entry in place.iterdir()]
        place /= next((name for name in names if unicodedata.normalize("NFC", name) == part), part)
    return place
