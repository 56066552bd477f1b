"""Where links lead: targets as the page needs them; a Markdown link leads only where `schemes.py` allows.

baseurl is put on once, and only on what this site publishes. A relative path that names a file beside the text's
own source (`../img/a.png`, `2021-01-01-x.md`) becomes that file's URL. Everything else stays as written.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from markdown_it.token import Token

from studylog import messages
from studylog.models import LinkTable, RenderInput
from studylog.renderer.images import load_lazily, name_size, take_from_folder
from studylog.renderer.kramdown.document import Document, Finding
from studylog.renderer.targets import Named, Targets, list_targets, part_targets
from studylog.schemes import is_safe_image, is_safe_link
from studylog.urls import encode_path

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)


def resolve_targets(tokens: Sequence[Token], text: RenderInput, table: LinkTable, document: Document) -> Targets:
    """Resolve every link, image and `href`, `src`, `poster`, `srcset` of raw HTML among `tokens`, in place.

    Of `text` the path and the media folder count. A Markdown link or image whose scheme is not allowed loses its
    target, and `document.findings` says so.
    """
    resolver = _Resolver(text.source, table)
    found: list[Named] = []
    has_refused = False
    for token, line in _elements(tokens, 0):
        if _is_unsafe(token):
            document.findings.append(_refuse(token, line))
            has_refused = True
            continue
        if text.media_folder:
            take_from_folder(token, text.media_folder, table.published)
        found += list_targets(token.tag, token.attrs, line + 1)
        for name in _TARGETS & token.attrs.keys():
            token.attrs[name] = resolver.resolve(str(token.attrs[name]))
        if "srcset" in token.attrs:
            token.attrs["srcset"] = resolver.resolve_set(str(token.attrs["srcset"]))
        name_size(token)
        load_lazily(token)
    if has_refused:
        _unlink(tokens)
    return part_targets(found)


_TARGETS = frozenset(("href", "src", "poster"))
_ELEMENTS = frozenset(("link_open", "image", "html_open", "html_single"))


def _elements(tokens: Sequence[Token], line: int) -> Iterator[tuple[Token, int]]:
    """Every element that may point somewhere, with its line (from 0)."""
    for token in tokens:
        if token.map:
            line = token.map[0]
        if token.type in _ELEMENTS and token.attrs:
            yield token, int(token.meta.get("line", line))
        elif token.children and (len(token.children) > 1 or token.children[0].type != "text"):
            yield from _elements(token.children, line)


class _Resolver:
    """Looks targets up for one text."""

    def __init__(self, source: str, table: LinkTable) -> None:
        self.source = source
        self.table = table

    @cached_property
    def url_folder(self) -> str:
        """Where the page stands, as relative paths see it."""
        url = _readable(self.table.sources.get(self.source, "/" + self.source))
        return url[: url.rfind("/") + 1].lstrip("/")

    def resolve(self, target: str) -> str:
        """The target as it must stand on the page."""
        if not target or target[0] in "#?" or target.startswith("//") or _SCHEME.match(target):
            return target
        path, suffix = _split(target)
        readable = _readable(path)
        if not readable.startswith("/"):
            return self._resolve_relative(target, readable, suffix)
        known = readable.lstrip("/")
        if self._is_published(known):
            return self.table.baseurl + target
        if known in self.table.sources and not self._has_baseurl(readable):
            return self.table.baseurl + self.table.sources[known] + suffix
        return target

    def resolve_set(self, targets: str) -> str:
        """The targets of a `srcset`."""
        parts = (part.strip().partition(" ") for part in targets.split(","))
        return ", ".join(f"{self.resolve(target)}{space}{size}" for target, space, size in parts)

    def _resolve_relative(self, target: str, path: str, suffix: str) -> str:
        """A path beside the source where there is such a file and the page's URL leads to none."""
        if self._is_published(posixpath.normpath(self.url_folder + path)):
            return target
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(self.source), path))
        if beside in self.table.sources:
            return self.table.baseurl + self.table.sources[beside] + suffix
        if beside in self.table.published:
            return f"{self.table.baseurl}/{encode_path(beside)}{suffix}"
        return target

    def _is_published(self, path: str) -> bool:
        published = self.table.published
        if path in published or f"{path}.html" in published:
            return True
        folder = path.rstrip("/")
        return (f"{folder}/index.html" if folder else "index.html") in published

    def _has_baseurl(self, path: str) -> bool:
        return bool(self.table.baseurl) and f"{path}/".startswith(f"{self.table.baseurl}/")


def _split(target: str) -> tuple[str, str]:
    """The path, and the query or fragment behind it."""
    found = re.search("[?#]", target)
    return (target[: found.start()], target[found.start() :]) if found else (target, "")


def _readable(path: str) -> str:
    """A path by which it is looked up: without references and percent-encoding, NFC."""
    return unicodedata.normalize("NFC", unquote(unescape(path) if "&" in path else path))


def _is_unsafe(token: Token) -> bool:
    if token.type == "link_open":
        return not is_safe_link(str(token.attrs.get("href", "")))
    return token.type == "image" and not is_safe_image(str(token.attrs.get("src", "")))


def _refuse(token: Token, line: int) -> Finding:
    name = "href" if token.type == "link_open" else "src"
    target = str(token.attrs.pop(name))
    token.meta["refused"] = True
    return Finding(sentence=messages.UNSAFE_LINK, line=line + 1, values=(("target", target),), text=target)


def _unlink(tokens: Sequence[Token]) -> None:
    """Leave only the text of refused links and images."""
    for token in tokens:
        if not token.children or not any(child.meta.get("refused") for child in token.children):
            continue
        refused = False
        for child in token.children:
            if child.type == "link_open":
                refused = bool(child.meta.get("refused"))
                child.hidden = refused
            elif child.type == "link_close":
                child.hidden = refused
            elif child.type == "image" and child.meta.get("refused"):
                child.type, child.children = "text", None
