"""An old site as it was kept: the folder that Jekyll wrote, a sitemap, or the texts of its posts as JSON."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from studylog import messages
from studylog.errors import ConfigError, Location, MachineError
from studylog.frozen import dataclass
from studylog.parity.targets import Origin, read_path


@dataclass(frozen=True, slots=True, kw_only=True)
class OldFile:
    """Something that stood at a URL."""

    path: str
    """Decoded, NFC, below the site's baseurl: `/ai/x/index.html` of a folder, `/ai/x/` of a list of URLs."""
    source: str = ""
    """The file that it was made from, where that is known."""
    disk: Path | None = None
    text: str | None = None
    """HTML of what was written, without a page around it."""

    @property
    def url(self) -> str:
        """The address that readers have."""
        return re.sub(r"(?<=/)index\.html$", "", self.path)

    @property
    def extension(self) -> str:
        """In lower case; `.html` for addresses without one."""
        return PurePosixPath(self.path).suffix.lower() if not self.path.endswith("/") else ".html"

    @property
    def is_page(self) -> bool:
        """Whether it is HTML, as far as its name says."""
        return self.extension in (".html", ".htm", ".xhtml") or self.disk is None

    def read(self) -> str:
        """Its HTML, empty where only the URL is known.

        Raises:
            MachineError: where the file cannot be read.

        """
        if self.disk is None:
            return self.text or ""
        return _read(self.disk).decode("utf-8", "replace")


def read_old_site(place: Path, origin: Origin) -> tuple[OldFile, ...]:
    """All that the old site had, in order of path.

    Raises:
        ConfigError: where `place` is no old site.
        MachineError: where it cannot be read.

    """
    if (place / "_config.yml").exists() or (place / "_posts").is_dir():
        raise ConfigError(messages.OLD_SITE_IS_SOURCE.error(old=place))
    if place.is_dir():
        files = _read_folder(place)
    elif place.is_file():
        files = _read_json(place) if place.suffix.lower() == ".json" else _read_sitemap(place, origin)
    else:
        raise ConfigError(messages.OLD_SITE_MISSING.error(old=place))
    found = tuple(sorted(files, key=lambda file: file.path))
    if not found:
        raise _unknown(place, "no page in it", "페이지가 없습니다")
    return found


def _read_folder(folder: Path) -> Iterator[OldFile]:
    """Every file that a web server shows; what begins with a dot is not shown."""
    for disk in folder.rglob("*"):
        path = "/" + unicodedata.normalize("NFC", disk.relative_to(folder).as_posix())
        if "/." not in path and path != "/CNAME" and disk.is_file():
            yield OldFile(path=path, disk=disk)


def _read_sitemap(place: Path, origin: Origin) -> Iterator[OldFile]:
    """Every `<loc>` (sitemaps.org), packed or not; the host may be any, for a site may have moved."""
    text = _decode(_unpack(_read(place), place))
    named = re.search(r"xmlns:([\w.-]+)\s*=\s*[\"']https?://www\.sitemaps\.org/", text)
    prefix = f"(?:{re.escape(named[1])}:)?" if named else ""
    if re.search(f"<{prefix}sitemapindex", text):
        raise _unknown(
            place, "it names other sitemaps, download these", "다른 sitemap의 목록이니 그것들을 내려받으세요"
        )
    for found in re.finditer(rf"<{prefix}loc\s*>\s*(?:<!\[CDATA\[)?([^<]*)", text):
        address = html.unescape(found[1].strip().removesuffix("]]>").strip())
        yield OldFile(path=origin.path_of(re.sub("^https?://[^/]*", "", address) or "/"))


LARGEST = 60_000_000
"""Bytes of an unpacked sitemap; sitemaps.org allows 50 MB."""


def _unpack(data: bytes, place: Path) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST)
    except (OSError, EOFError, zlib.error):
        raise _unknown(place, "it cannot be unpacked", "압축을 풀 수 없습니다") from None


def _decode(data: bytes) -> str:
    return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "replace")


def _read_json(place: Path) -> Iterator[OldFile]:
    """`{source: {url, html}}`."""
    try:
        posts = json.loads(_read(place))
        for source, post in posts.items():
            yield OldFile(path=read_path(post["url"]), source=source, text=str(post["html"]))
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        raise _unknown(place, "no {source: {url, html}}", "{원본: {url, html}} 꼴이 아닙니다") from None


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise MachineError(messages.UNREADABLE.error(Location(path=str(place)), reason=error.strerror)) from None


def _unknown(place: Path, reason: str, reason_ko: str) -> ConfigError:
    return ConfigError(messages.OLD_SITE_UNKNOWN.error(old=place, reason=reason, reason_ko=reason_ko))
