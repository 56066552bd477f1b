"""What this site serves, and where a link of one of its texts leads."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Protocol
from urllib.parse import unquote

from studylog.frozen import dataclass
from studylog.models import Site
from studylog.plan import Artifact, Plan, Templated
from studylog.urls import HTML_EXTENSIONS, is_external

TEXT_TEMPLATES = ("post.html", "page.html")
"""Templates whose page is one text; what others show is not known before they are rendered."""


class Text(Protocol):
    """Where a post or page is, in the repository and on the site."""

    @property
    def source(self) -> str:
        """Its file."""

    @property
    def url(self) -> str:
        """Its URL path, without baseurl."""

    @property
    def output(self) -> str:
        """Its file below the output folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """What a site serves: names only, small enough to be kept."""

    baseurl: str
    site_url: str
    keep_files: tuple[str, ...]
    pages: Mapping[str, str]
    """Output path → source of the text that stands there, where the page is that text and nothing else."""
    outputs: Mapping[str, str]
    """Source of a text → its output file."""
    urls: Mapping[str, str]
    """Output file of a text → its URL path."""


def draw_directory(site: Site, plan: Plan) -> Directory:
    """The directory of a site that is planned."""
    config = site.config
    return Directory(
        baseurl=config.baseurl,
        site_url=config.url,
        keep_files=tuple(f"{name.strip('/')}/" for name in config.keep_files),
        pages={artifact.path: _text_of(artifact) for artifact in plan.artifacts},
        outputs={text.source: text.output for text in site.texts},
        urls={text.output: text.url for text in site.texts},
    )


def _text_of(artifact: Artifact) -> str:
    if isinstance(artifact, Templated) and artifact.template in TEXT_TEMPLATES:
        return artifact.source
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A link into this site, taken apart."""

    written: str
    path: str
    """Percent-decoded, NFC; empty for a place in the same page."""
    suffix: str = ""
    """Query and fragment as written."""
    anchor: str = ""
    """The fragment as written, without `#` and without a text to mark (`:~:text=`)."""
    is_absolute: bool = False
    """Whether it is written with the site's own host in front."""


def read_address(written: str, site_url: str = "") -> Target | None:
    """The parts of a link; None for one that leaves the site, which is at `site_url`, or still holds Liquid."""
    target = written.strip()
    own = _path_below(target, site_url) if site_url else None
    if own is not None:
        found = read_address(f"/{own.lstrip('/')}")
        return found and replace(found, written=written, is_absolute=True)
    if is_external(target) or "{{" in target or "{%" in target:
        return None
    end = re.search(r"[?#]|$", target)
    path = target[: end.start()] if end else target
    suffix = target[len(path) :]
    anchor = suffix.partition("#")[2].partition(":~:")[0]
    decoded = unicodedata.normalize("NFC", unquote(path)).replace("\\", "/")  # browsers read \ as /
    return Target(written=written, path=decoded, suffix=suffix, anchor=anchor)


def _path_below(url: str, site_url: str) -> str | None:
    """What stands behind the site's address, whatever the scheme; None where the host is another."""
    host = re.sub("^https?:", "", site_url.rstrip("/"), flags=re.IGNORECASE)
    address = re.sub("^https?:", "", url, flags=re.IGNORECASE)
    rest = address[len(host) :]
    return rest if address[: len(host)].lower() == host.lower() and rest[:1] in ("", "/", "?", "#") else None


def is_file(path: str) -> bool:
    """Whether a path names a file that is no page: `a.png`, `b.pdf`."""
    return re.search(r"\.[A-Za-z][A-Za-z0-9]{1,4}$", path) is not None and not path.lower().endswith(HTML_EXTENSIONS)


class Addresses:
    """All that this site serves, as GitHub Pages answers for it."""

    def __init__(self, directory: Directory) -> None:
        self.baseurl = directory.baseurl
        self.site_url = directory.site_url
        self.pages = directory.pages
        self.outputs = directory.outputs
        self.urls = directory.urls
        self._kept = directory.keep_files

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds something."""
        return frozenset(_folders(self.pages))

    def find(self, path: str) -> str:
        """The output file served at `path` (decoded, from the root), or nothing: `a` is `a.html` or `a/index.html`."""
        folder = path.rstrip("/")
        for served in (path, f"{path}.html", f"{folder}/index.html".lstrip("/")):
            if served in self.pages:
                return served
        return ""

    def lead(self, target: Target, text: Text | None) -> str:
        """The output file that a link of `text`, or of a setting, leads to; or nothing."""
        if text and not target.path:
            return text.output
        for path in self.readings(target, text):
            if path in self.outputs:
                return self.outputs[path]
            if output := self.find(path):
                return output
        return ""

    def readings(self, target: Target, text: Text | None) -> Iterator[str]:
        """The paths that a link may mean, from the root: what a browser makes of it, then what an editor does."""
        if text and not target.path.startswith("/"):
            yield _join(unquote(text.url).rpartition("/")[0], target.path)
            if "\\" not in target.written:  # only browsers take it for a slash
                yield _join(posixpath.dirname(text.source), target.path)
            return
        if self._has_baseurl(target.path):
            yield _join("", target.path[len(self.baseurl) :])
        if not (target.is_absolute and self.baseurl):
            yield _join("", target.path)

    def is_foreign(self, target: Target) -> bool:
        """Whether others answer there: files that `keep_files` names, or a site beside this one.

        With a baseurl, a path without it leads out of this site; it is taken for one of ours only where it begins
        with a folder of ours. A whole address (`https://me.github.io/other/`) may lead to another project of the
        same writer, unless it begins with one.
        """
        path = target.path.lstrip("/")
        if f"{path}/".startswith(self._kept):
            return True
        if target.is_absolute:
            return not self._has_baseurl(target.path) if self.baseurl else path.split("/")[0] not in self.folders
        outside = target.path.startswith("/") and bool(self.baseurl) and not self._has_baseurl(target.path)
        return outside and not is_file(path) and path.split("/")[0] not in self.folders

    def _has_baseurl(self, path: str) -> bool:
        return bool(self.baseurl) and f"{path}/".startswith(f"{self.baseurl}/")

    def front_of(self, target: Target) -> str:
        """What stands before the path of a link as it is written: the site's host, its baseurl, or nothing."""
        baseurl = self.baseurl if self._has_baseurl(target.path) else ""
        host = re.match("(?:https?:)?//[^/?#]+", target.written.strip(), re.IGNORECASE)
        return (host[0] if host else "") + baseurl

    def missing_folder(self, path: str) -> str:
        """The topmost folder of `path` that this site does not have; its own folder where it has all."""
        folders = list(reversed(list(_folders((path,)))))
        return next((folder for folder in folders if folder not in self.folders), folders[-1] if folders else "")

    def address(self, output: str) -> str:
        """How a link to an output file is written: its URL from the root, without baseurl, readable."""
        url = unquote(self.urls.get(output, "")) or "/" + re.sub(r"(^|/)index\.html$", r"\1", output)
        return url.replace(" ", "%20")


def _join(folder: str, path: str) -> str:
    """`path` seen from `folder`, without dots and without a slash in front; never above the root."""
    joined = posixpath.normpath(f"/{folder.strip('/')}/{path}").lstrip("/")
    return f"{joined}/" if joined and path.endswith("/") else joined


def _folders(paths: Iterable[str]) -> Iterator[str]:
    """Every folder above the paths, the nearest first."""
    seen: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in seen:
            seen.add(folder)
            yield folder
            folder = folder.rpartition("/")[0]
