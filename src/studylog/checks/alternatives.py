"""What images say to those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from studylog import messages
from studylog.checks.manuscript import line_of
from studylog.errors import Location, Problem
from studylog.models import Fragment, RenderInput

_IMAGE = re.compile(r"""<img\b((?:[^>"']|"[^"]*"|'[^']*')*+)>""")
_VALUE = re.compile(r"""\s(alt|src)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_FILE_NAME = re.compile(r"[^/\\]+\.(?:png|jpe?g|gif|webp|svg|bmp|avif)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"(?:untitled|image|img|alt|alt text)[ _-]*\d*", re.IGNORECASE)


def find_silent_images(text: RenderInput, fragment: Fragment) -> Iterator[Problem]:
    """One note for a text's images without alternative text, one for those whose text is a file's name."""
    if not fragment.images:
        return
    empty, empty_words = [], []
    for source, alternative in _read_images(fragment.html):
        if not alternative:
            empty.append(source)
        elif _FILE_NAME.fullmatch(alternative) or _PLACEHOLDER.fullmatch(alternative):
            empty_words.append((source, alternative))
    if empty:
        yield messages.ALT_MISSING.note(_place(text, fragment, empty[0]), count=len(empty))
    if empty_words:
        source, found = empty_words[0]
        yield messages.ALT_SAYS_NOTHING.note(_place(text, fragment, source), count=len(empty_words), found=found)


def _read_images(html: str) -> Iterator[tuple[str, str]]:
    """Source and alternative text of every image."""
    for element in _IMAGE.finditer(html):
        values = {found[1]: unescape(found[2] or found[3] or found[4] or "") for found in _VALUE.finditer(element[1])}
        if values.get("src"):
            yield values["src"], values.get("alt", "").strip()


def _place(text: RenderInput, fragment: Fragment, source: str) -> Location:
    """The line of the image, known by its file name: its address on the page is no longer as it was written."""
    name = _file_name(source)
    line = next((image.line for image in fragment.images if _file_name(image.target) == name), 0)
    return Location(path=text.source, line=line_of(text, line))


def _file_name(target: str) -> str:
    return unquote(target).rpartition("/")[2]
