"""Which file answers a request, as GitHub Pages would, and how much of it."""

from __future__ import annotations

import hashlib
import re
import urllib.parse
from dataclasses import replace
from email.message import Message
from http import HTTPStatus

from studylog.frozen import dataclass
from studylog.server.sites import SiteSource
from studylog.server.targets import Target, is_hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent back."""

    status: HTTPStatus
    body: bytes = b""
    media_type: str = "text/plain; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.media_type.startswith("text/html")


def find_answer(site: SiteSource, target: Target, baseurl: str = "") -> Answer:
    """The file a target names, a redirect to where it stands, or the site's own 404 page.

    `/p` is the file `p`, else `p.html`, else, where `p/index.html` is, a redirect to `/p/`.
    The site stands below `baseurl`; `/` leads there.
    """
    if baseurl and target.path in ("/", baseurl):
        return _redirect(HTTPStatus.FOUND, f"{baseurl}/", target.query)
    if is_hidden(target.path) or not target.path.startswith(f"{baseurl}/"):
        return answer_missing(site)
    path = target.path.removeprefix(f"{baseurl}/")
    for name in _candidates(path):
        if (body := site.read(name)) is not None:
            return Answer(status=HTTPStatus.OK, body=body, media_type=media_type(name))
    if path and not path.endswith("/") and site.read(f"{path}/index.html") is not None:
        return _redirect(HTTPStatus.MOVED_PERMANENTLY, f"{target.path}/", target.query)
    return answer_missing(site)


def _candidates(path: str) -> tuple[str, ...]:
    if not path or path.endswith("/"):
        return (f"{path}index.html",)
    return (path, f"{path}.html")


def _redirect(status: HTTPStatus, path: str, query: str) -> Answer:
    where = urllib.parse.quote(path) + (f"?{query}" if query else "")
    return Answer(status=status, headers=(("Location", where),))


def answer_missing(site: SiteSource) -> Answer:
    """The site's own 404 page, else a plain line."""
    if (body := site.read("404.html")) is not None:
        return Answer(status=HTTPStatus.NOT_FOUND, body=body, media_type=media_type("404.html"))
    return answer_status(HTTPStatus.NOT_FOUND)


def answer_status(status: HTTPStatus) -> Answer:
    """A status and nothing else; nothing of the request is repeated."""
    headers = (("Allow", "GET, HEAD"),) if status == HTTPStatus.METHOD_NOT_ALLOWED else ()
    return Answer(status=status, body=f"{status.value} {status.phrase}\n".encode(), headers=headers)


def narrow_answer(answer: Answer, headers: Message) -> Answer:
    """What is left to send to one who has it already (304) or wants a part (206).

    Parts matter to players of video and sound. Several parts at once are answered with the whole.
    """
    if answer.status != HTTPStatus.OK:
        return answer
    tag = f'"{hashlib.blake2b(answer.body, digest_size=12).hexdigest()}"'
    answer = replace(answer, headers=(*answer.headers, ("ETag", tag), ("Accept-Ranges", "bytes")))
    if _matches(headers.get("If-None-Match", ""), tag):
        return replace(answer, status=HTTPStatus.NOT_MODIFIED, body=b"")
    if "Range" in headers and headers.get("If-Range", tag) == tag:
        return _cut(answer, headers["Range"])
    return answer


def _matches(wanted: str, tag: str) -> bool:
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in wanted.split(","))


def _cut(answer: Answer, wanted: str) -> Answer:
    """One part of the body; the whole where `wanted` is no single range, 416 where it begins after the end."""
    found = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", wanted.strip())
    if not found or not (found[1] or found[2]):
        return answer
    size = len(answer.body)
    first = int(found[1]) if found[1] else max(size - int(found[2]), 0)
    last = min(int(found[2]), size - 1) if found[1] and found[2] else size - 1
    if found[1] and found[2] and int(found[2]) < first:
        return answer
    if first > last:
        refused = answer_status(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        return replace(refused, headers=(("Content-Range", f"bytes */{size}"),))
    part = ("Content-Range", f"bytes {first}-{last}/{size}")
    body = answer.body[first : last + 1]
    return replace(answer, status=HTTPStatus.PARTIAL_CONTENT, body=body, headers=(*answer.headers, part))


def media_type(path: str) -> str:
    """What a file is, by its ending; the same on every machine, unlike the system's own table."""
    ending = path.rpartition("/")[2].rpartition(".")[2].lower()
    found = _MEDIA_TYPES.get(ending, "application/octet-stream")
    is_text = found.startswith("text/") or found.endswith(("json", "xml", "javascript"))
    return f"{found}; charset=utf-8" if is_text else found


_MEDIA_TYPES = {
    "html": "text/html",
    "htm": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "vtt": "text/vtt",
    "ics": "text/calendar",
    "xml": "application/xml",
    "xsl": "application/xml",
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "xhtml": "application/xhtml+xml",
    "json": "application/json",
    "map": "application/json",
    "ipynb": "application/json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "apng": "image/apng",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "bmp": "image/bmp",
    "ico": "image/x-icon",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "webm": "video/webm",
    "mov": "video/quicktime",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "wasm": "application/wasm",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "gz": "application/gzip",
}
