"""Which file answers a request, as GitHub Pages would, and how much of it."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from http import HTTPStatus
from typing import Protocol

from studylog.frozen import dataclass
from studylog.server.documents import Document, make_document
from studylog.server.targets import Target, is_hidden


class Shelf(Protocol):
    """Where the files of a built site are found."""

    def find(self, path: str) -> Document | None:
        """The file at `path` (`p/index.html`, no slash in front); None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent back."""

    status: HTTPStatus
    document: Document = field(default_factory=Document)
    first: int = 0
    length: int = 0
    """The bytes of the document that are sent: so many from the first."""
    headers: tuple[tuple[str, str], ...] = ()
    events: Iterator[bytes] | None = None
    """What is sent after it, as it happens, until the connection ends."""


def answer_with(document: Document, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """A document and all of it."""
    return Answer(status=status, document=document, length=document.size)


def find_answer(site: Shelf, target: Target, baseurl: str = "") -> Answer:
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
        if document := site.find(name):
            return answer_with(document)
    if path and not path.endswith("/") and site.find(f"{path}/index.html"):
        return _redirect(HTTPStatus.MOVED_PERMANENTLY, f"{target.path}/", target.query)
    return answer_missing(site)


def _candidates(path: str) -> tuple[str, ...]:
    if not path or path.endswith("/"):
        return (f"{path}index.html",)
    return (path, f"{path}.html")


def _redirect(status: HTTPStatus, path: str, query: str) -> Answer:
    where = urllib.parse.quote(path) + (f"?{query}" if query else "")
    return Answer(status=status, headers=(("Location", where),))


def answer_missing(site: Shelf) -> Answer:
    """The site's own 404 page, else a plain line."""
    if document := site.find("404.html"):
        return answer_with(document, HTTPStatus.NOT_FOUND)
    return answer_status(HTTPStatus.NOT_FOUND)


def answer_status(status: HTTPStatus) -> Answer:
    """A status and nothing else; nothing of the request is repeated."""
    answer = answer_with(make_document(f"{status.value} {status.phrase}\n".encode()), status)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return replace(answer, headers=(("Allow", "GET, HEAD"),))
    return answer


def narrow_answer(answer: Answer, fields: Mapping[str, str]) -> Answer:
    """What is left to send to one who has it already (304) or wants a part (206).

    Parts matter to players of video and sound. Several parts at once are answered with the whole.
    """
    if answer.status != HTTPStatus.OK:
        return answer
    tag = answer.document.tag
    headers = (("ETag", tag), ("Accept-Ranges", "bytes"))
    if _matches(fields.get("if-none-match", ""), tag):
        return Answer(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    answer = replace(answer, headers=headers)
    if "range" in fields and fields.get("if-range", tag) == tag:
        return _cut(answer, fields["range"])
    return answer


def _matches(wanted: str, tag: str) -> bool:
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in wanted.split(","))


def _cut(answer: Answer, wanted: str) -> Answer:
    """One part of the body; the whole where `wanted` is no single range, 416 where it begins after the end."""
    found = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", wanted.strip())
    if not found or not (found[1] or found[2]):
        return answer
    size = answer.length
    first = int(found[1]) if found[1] else max(size - int(found[2]), 0)
    last = min(int(found[2]), size - 1) if found[1] and found[2] else size - 1
    if found[1] and found[2] and int(found[2]) < first:
        return answer
    if first > last:
        refused = answer_status(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        return replace(refused, headers=(("Content-Range", f"bytes */{size}"),))
    headers = (*answer.headers, ("Content-Range", f"bytes {first}-{last}/{size}"))
    return replace(answer, status=HTTPStatus.PARTIAL_CONTENT, first=first, length=last + 1 - first, headers=headers)
