"""What a browser asks: the head of a request, read strictly (RFC 9112), for who reads it loosely can be fooled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import BinaryIO

from studylog.frozen import dataclass
from studylog.server.targets import LONGEST_TARGET, RefusedError

LARGEST_HEAD = 32768
"""Bytes of the request line and all fields together."""
MOST_FIELDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The head of a request; one with a body is refused."""

    method: str
    target: str
    fields: Mapping[str, str]
    """By name in lower case; what was said twice is joined with a comma."""
    is_old: bool = False
    """HTTP/1.0: the host need not be named."""

    @property
    def keeps(self) -> bool:
        """Whether more may come over the same connection."""
        return not self.is_old and "close" not in self.fields.get("connection", "").lower()


def read_request(stream: BinaryIO) -> Request | None:
    """The next request of a connection; None where it ends.

    Raises:
        RefusedError: 400, 414, 431 or 505, where it is none that could be answered.
        OSError: the connection is broken, or too slow.

    """
    line = _read_line(stream, HTTPStatus.REQUEST_URI_TOO_LONG, LONGEST_TARGET + 64)
    if line == b"":
        return None
    words = _REQUEST_LINE.fullmatch(line)
    if not words:
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    if words[3] not in _VERSIONS:
        raise RefusedError(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
    fields = _read_fields(stream, LARGEST_HEAD - len(line))
    if "transfer-encoding" in fields or fields.get("content-length", "0") != "0":
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    return Request(
        method=words[1].decode(), target=words[2].decode("latin-1"), fields=fields, is_old=words[3] == b"1.0"
    )


_REQUEST_LINE = re.compile(rb"([A-Z]{1,32}) (\S+) HTTP/(\d\.\d)\r?\n")
_VERSIONS = (b"1.0", b"1.1")


def _read_line(stream: BinaryIO, too_long: HTTPStatus, most: int) -> bytes:
    line = stream.readline(most + 1)
    if len(line) > most:
        raise RefusedError(too_long)
    return line


def _read_fields(stream: BinaryIO, room: int) -> dict[str, str]:
    """The fields up to the empty line."""
    fields: dict[str, str] = {}
    for _ in range(MOST_FIELDS):
        line = _read_line(stream, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, room)
        if line in (b"\r\n", b"\n"):
            return fields
        found = _FIELD.fullmatch(line)
        if not found:  # a name with a space, a line that goes on, the end in the middle: what proxies are fooled with
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        room -= len(line)
        name, value = found[1].decode().lower(), found[2].strip().decode("latin-1")
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    raise RefusedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)


_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\x00-\x08\x0a-\x1f\x7f]*)\r?\n")
