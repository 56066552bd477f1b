"""What a link or an image leads to, however it is written: relative or absolute, encoded or not."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote, urljoin, urlsplit

from studylog.frozen import dataclass
from studylog.urls import is_external


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a site stands."""

    url: str = ""
    """`https://you.github.io`, without a slash at its end."""
    baseurl: str = ""

    def path_of(self, address: str) -> str:
        """The path below `baseurl` that an address of this site names, decoded; empty for other sites' addresses."""
        if is_external(address):
            host = re.sub("^(?:https?:)?//", "", address)
            own = next((one for one in self._hosts() if re.match(re.escape(one) + "(?:[/?#]|$)", host)), None)
            if own is None:
                return ""
            address = host[len(own) :]
        path = read_path(address)
        base = read_path(self.baseurl).rstrip("/")
        return path.removeprefix(base) or "/" if path == base or path.startswith(f"{base}/") else path

    def _hosts(self) -> tuple[str, ...]:
        own = re.sub("^https?://", "", self.url)
        return tuple(filter(None, (own, "localhost:4000", "127.0.0.1:4000", "0.0.0.0:4000")))


def read_path(address: str) -> str:
    """The path of an address as a file's would be written: decoded, NFC, one slash in front."""
    path = unquote(re.split("[?#]", address, maxsplit=1)[0])
    return unicodedata.normalize("NFC", "/" + path.lstrip("/"))


def read_target(written: str, page: str, origin: Origin) -> str:
    """What `written` on the page at the path `page` leads to: a path of this site, or another site's address.

    Empty for what leads nowhere else: fragments, scripts, data.
    """
    written = written.strip()
    if not written or written.startswith("#") or re.match("(?:javascript|data|about|blob):", written, re.IGNORECASE):
        return ""
    if is_external(written):
        own = origin.path_of(written)
        return tidy(own) if own else _plain_address(written)
    try:
        joined = urljoin("http://host" + read_base(page), written)
    except ValueError:
        return written
    if written.startswith("/"):
        return tidy(origin.path_of(written))
    return tidy(read_path(urlsplit(joined).path))


def read_fragment_name(written: str) -> str:
    """`#name` of an address, decoded, NFC; empty where there is none."""
    name = unicodedata.normalize("NFC", unquote(written.partition("#")[2].strip()))
    return f"#{name}" if name else ""


def without_fragment(target: str) -> str:
    """A target that was read, without the place on its page; other sites' addresses stay whole."""
    return target.partition("#")[0] if is_own(target) else target


def read_media(target: str) -> str:
    """What names a video, sound or frame, however it is embedded: at YouTube, Vimeo and GitHub's gists its key."""
    for pattern, key in _KEYS:
        if found := re.match(pattern, target):
            return key + found[1].removesuffix(".js")
    return target


_KEYS = (
    (
        r"//(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:embed/|v/|shorts/|live/|watch\?(?:[^#]*&)?v=)(?!videoseries)([\w-]+)",
        "youtu.be/",
    ),
    (r"//youtu\.be/([\w-]+)", "youtu.be/"),
    (r"//(?:www\.|m\.)?youtube(?:-nocookie)?\.com/[^#]*[?&]list=([\w-]+)", "youtube.com/playlist?list="),
    (r"//(?:player\.vimeo\.com/video|(?:www\.)?vimeo\.com)/(\d+)", "vimeo.com/"),
    (r"//gist\.github\.com/(?:[^/?#]+/)?(\w+(?:\.js)?(?:\?file=[^&#]+)?)", "gist.github.com/"),
)
"""Addresses of one thing that are written in several ways → what they have in common."""


def is_own(target: str) -> bool:
    """Whether a target that was read is a path of this site."""
    return target.startswith("/") and not target.startswith("//")


def tidy(path: str) -> str:
    """A folder and its index are one page, and so are `/a`, `/a/` and `/a.html`."""
    path = re.sub(r"(?:^|(?<=/))index\.html?$", "", path)
    return path.removesuffix(".html").rstrip("/") or "/"


def as_redirect(url: str) -> str:
    """A decoded URL as `redirect_from` takes it: readable, but for what would be read as something else."""
    return re.sub("[%#?]", lambda found: quote(found[0]), url)


def read_base(page: str) -> str:
    """The path of a page as a base for relative links; percent signs are its own."""
    return page.replace("%", "%25").replace("#", "%23").replace("?", "%3F")


def _plain_address(address: str) -> str:
    """Without what makes no difference: http or https, case of the host, encoding, a last slash."""
    _, mark, rest = address.partition("//")
    if not mark:
        return unicodedata.normalize("NFC", unquote(address))
    host, slash, path = rest.partition("/")
    if "." not in host:
        return ""  # `//2020/09/a/` names no host: nobody was ever led anywhere
    return f"//{host.lower()}{slash}{unicodedata.normalize('NFC', unquote(path))}".rstrip("/")
