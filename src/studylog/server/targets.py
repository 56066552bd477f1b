"""What a request names, and whether it may be asked: the border of the preview server, pure.

Everything that a page of another site, or a typed address, could use to reach beyond the site ends here.
"""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from collections.abc import Mapping
from http import HTTPStatus

from studylog.frozen import dataclass

LONGEST_TARGET = 8192
"""Characters; what servers commonly take."""
OWN_PATH = "/__studylog/"
"""Where the preview's own addresses begin; no site has such a folder."""


class RefusedError(Exception):
    """A request that gets no answer but its status."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a request names."""

    path: str
    """Decoded, beginning with a slash, without `.` and `..`."""
    query: str = ""
    """As written, without the question mark."""
    host: str = ""
    """Only of a target in absolute form, `http://host/path`."""


def read_target(written: str) -> Target:
    """Take the second word of a request line apart.

    Raises:
        RefusedError: 414 where it is too long, 400 where it is no path, or one that climbs or hides something.

    """
    if len(written) > LONGEST_TARGET:
        raise RefusedError(HTTPStatus.REQUEST_URI_TOO_LONG)
    host, rest = _split_host(written)
    path, _, query = rest.partition("?")
    return Target(path=_decode(path), query=query, host=host)


def _split_host(written: str) -> tuple[str, str]:
    if found := re.fullmatch(r"(?i:http)://([^/?]+)(.*)", written):
        return found[1], found[2] or "/"
    return "", written


def _decode(path: str) -> str:
    """Percent-decode once; what looks encoded after that is a file's name."""
    try:
        text = urllib.parse.unquote_to_bytes(path.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        raise RefusedError(HTTPStatus.BAD_REQUEST) from None
    if not text.startswith("/") or _FORBIDDEN.search(text) or {".", ".."} & set(text.split("/")):
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    return text


_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\#]")


def is_hidden(path: str) -> bool:
    """Whether a path names something that no site shows: `.git`, `.env`; `/.well-known/` is for showing."""
    return any(part.startswith(".") and part != ".well-known" for part in path.split("/"))


def check_host(written: str, own_names: frozenset[str]) -> None:
    """Let only the server's own names pass, so that no other name can be pointed at it (DNS rebinding).

    Raises:
        RefusedError: 400 for what is no host at all, 421 for another's.

    """
    found = re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[\w.-]+)(:\d{1,5})?", written)
    if not found:
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    name = found[1].lower()
    if name not in own_names and not (_ANY_ADDRESS in own_names and _is_address(name)):
        raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)


_ANY_ADDRESS = "*"


def own_names(host: str) -> frozenset[str]:
    """The names that a server listening on `host` answers to, as `check_host` takes them."""
    names = {"localhost", "127.0.0.1", "[::1]", f"[{host}]".lower() if ":" in host else host.lower()}
    # Who listens everywhere is called by addresses it cannot list; an address, unlike a name, cannot be rebound.
    return frozenset(names | {_ANY_ADDRESS} if host in ("", "0.0.0.0", "::") else names)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def check_same_origin(fields: Mapping[str, str], host: str) -> None:
    """Let no other site's page use the preview's own addresses.

    Raises:
        RefusedError: 403 where the browser says that another origin asks.

    """
    foreign = fields.get("origin", f"http://{host}") != f"http://{host}"
    if foreign or fields.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise RefusedError(HTTPStatus.FORBIDDEN)
