"""Slugs, permalinks, output paths, links: pure functions over text.

The rules are Jekyll's (jekyllrb.com/docs/permalinks, `Jekyll::URL`, `Jekyll::Utils.slugify`), with two
departures: everything is NFC, and `#`, `?` and a stray `%` are percent-encoded wherever they stand in a path,
so that a link made from a URL always leads to its file.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

STYLES: Mapping[str, str] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""The words that `permalink:` in `_config.yml` may hold instead of a template."""

HTML_EXTENSIONS = (".html", ".htm", ".xhtml")


class PermalinkError(ValueError):
    """A permalink from which no path can be made."""


class UnknownTokenError(PermalinkError):
    """A permalink names a token that does not exist; `token` is its name without the colon."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


class OutsideOutputError(PermalinkError):
    """A URL whose file would leave the output folder, or could not be named at all."""


# --- slugs ---

_KEPT = {"default": "", "pretty": "._~!$&'()+,;=@"}


@lru_cache(maxsize=4096)  # a post's slug is asked for three times, a category's by every post
def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """`text` as Jekyll's `slugify` makes it, in NFC.

    `default` keeps letters, marks and decimal digits of any script; `pretty` also ``._~!$&'()+,;=@``; `ascii`
    and `latin` only ASCII (`latin` drops accents first); `raw` replaces white space only; `none` nothing.
    """
    text = unicodedata.normalize("NFC", text)
    if mode == "latin":
        text = _without_accents(text)
    if mode == "raw":
        text = re.sub(r"^-|-$", "", re.sub(r"\s+", "-", text))
    elif mode == "ascii":
        text = "-".join(re.findall("[A-Za-z0-9]+", text))
    elif mode != "none":
        text = _hyphenate(text, _KEPT.get(mode, ""))
    return text if cased else lower(text)


def _hyphenate(text: str, kept: str) -> str:
    return "-".join("".join(char if char in kept or is_word(char) else " " for char in text).split())


def is_word(char: str) -> bool:
    r"""Whether `char` is in Ruby's `[\p{L}\p{M}\p{Nd}]`, which is not Python's `\w`."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def lower(text: str) -> str:
    """Lower case without regard to context, as Ruby has it: no final sigma."""
    return unicodedata.normalize("NFC", text.lower() if text.isascii() else "".join(char.lower() for char in text))


def _without_accents(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return "".join(char if char.isascii() else "?" for char in bare)


# --- permalinks ---


def permalink_template(style: str) -> str:
    """The template that a site's `permalink:` stands for; anything but a style's name is one itself."""
    return STYLES.get(style, style)


def expand_permalink(template: str, tokens: Mapping[str, str]) -> str:
    """The URL of a post: its tokens filled in and escaped, dots and slashes cleaned up.

    A token is `:` and `[a-z_]+`; one underscore at its end may belong to the text after it.

    Raises:
        UnknownTokenError: where the template names something that `tokens` has not.

    """

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name in tokens:
            return encode_path(tokens[name])
        if name.endswith("_") and name[:-1] in tokens:
            return encode_path(tokens[name[:-1]]) + "_"
        raise UnknownTokenError(name)

    return sanitize_url(re.sub(":([a-z_]+)", fill, _escape_literals(template)))


def expand_page_permalink(template: str, tokens: Mapping[str, str]) -> str:
    """The URL of a page, where a token is its bare name and unknown ones stay as text."""
    template = _escape_literals(template)
    for name, value in tokens.items():
        template = template.replace(f":{name}", encode_path(value))
    return sanitize_url(template)


def page_template(site_permalink: str, *, html: bool, index: bool) -> str:
    """The template of a page without a permalink: the site's style decides on its ending only."""
    if not html:
        return "/:path/:basename:output_ext"
    if index:
        return "/:path/"
    if site_permalink == "weekdate":
        return "/:path/:basename"
    style = permalink_template(site_permalink)
    ending = "/" if style.endswith("/") else ":output_ext" if style.endswith(":output_ext") else ""
    return f"/:path/:basename{ending}"


def permalink_extension(permalink: str) -> str:
    """The file extension that a front matter's permalink asks for, or empty."""
    return "" if permalink.endswith("/") else posixpath.splitext(permalink)[1]


def sanitize_url(url: str) -> str:
    """`url` with one slash in front and Jekyll's cleaning: `..` is a slash, `./` is nothing, slashes are single."""
    url = unicodedata.normalize("NFC", f"/{url}")
    return re.sub("/{2,}", "/", url.replace("..", "/").replace("./", ""))


def folders_above(path: str) -> list[str]:
    """Every folder that a file lies in, the outermost first: `a/b/x.html` gives `a` and `a/b`."""
    found, at = [], path.find("/")
    while at >= 0:
        found.append(path[:at])
        at = path.find("/", at + 1)
    return found


def output_path(url: str, extension: str = ".html") -> str:
    """The file below the output folder that stands for `url`; `/a/` is `a/index.html`, `/a` is `a.html`.

    Raises:
        OutsideOutputError: where the decoded path would leave that folder.

    """
    path = unquote(url)
    if path.endswith("/"):
        path += "index" + extension
    elif not path.endswith(extension):
        path += extension
    return clean_output(path)


def asset_output(source: str) -> str:
    """Where a copied file goes: its own path, percent-decoded, without dots before the extension.

    Raises:
        OutsideOutputError: where the decoded path would leave the output folder.

    """
    stem, extension = posixpath.splitext(source)
    return clean_output(unquote(stem.rstrip(".") + extension))


def clean_output(path: str) -> str:
    """`path` in NFC, relative, without empty parts.

    Raises:
        OutsideOutputError: where it goes up, or holds a character that no file name can.

    """
    path = unicodedata.normalize("NFC", path)
    if _UNWRITABLE.search(path) or (".." in path and ".." in re.split(r"[/\\]", path)):
        raise OutsideOutputError(path)
    return "/".join(part for part in path.split("/") if part not in ("", "."))


_UNWRITABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def page_url(paginate_path: str, number: int) -> str:
    """The URL of the list's page `number`; the first stands in the folder that holds the others."""
    path = sanitize_url(_escape_literals(paginate_path if ":num" in paginate_path else f"{paginate_path}/:num"))
    if number <= 1:
        return sanitize_url(path[: path.index(":num")].rpartition("/")[0] + "/")
    return sanitize_url(path.replace(":num", str(number)).removesuffix("/index.html") + "/")


# --- links ---

_SAFE = "/!$&'()*+,-.:;=@_~"


def encode_path(path: str) -> str:
    """A file's path as part of a URL: everything special is percent-encoded, `%` too."""
    return path if path.isascii() and path.isalnum() else quote(path, safe=_SAFE)


def _escape_literals(template: str) -> str:
    """What would cut a path short; the rest of a template stays as its writer wrote it."""
    template = re.sub("%(?![0-9A-Fa-f]{2})", "%25", template)
    return template.replace("#", "%23").replace("?", "%3F")


def encode_url(url: str) -> str:
    """A URL with every character that may not stand in it percent-encoded; what is encoded already stays."""
    if _ENCODED.fullmatch(url):  # nearly always, and quicker to see than to do
        return url
    return quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", url), safe=_SAFE + "%?#")


_ENCODED = re.compile(r"(?:[A-Za-z0-9/!$&'()*+,.:;=@_~?#-]|%[0-9A-Fa-f]{2})*")


def is_external(url: str) -> bool:
    """Whether `url` names a scheme or a host of its own (`https:`, `mailto:`, `//host`)."""
    return url.startswith("//") or (":" in url and _SCHEME.match(url) is not None)


_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")


def whole_address(written: str) -> str:
    """`kim.example.com` as a browser would read it; a path of this site as it is, `https://` alone as nothing."""
    if _NOWHERE.fullmatch(written):
        return ""
    found = _HOST.fullmatch(written)
    return f"https://{written}" if found and found[1].lower() not in _ENDINGS else written


_NOWHERE = re.compile(r"[a-z]+:/*|/{2,}", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\s/?#:@.]+\.)+([a-z]{2,})(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_ENDINGS = frozenset("html htm xhtml xml json md markdown txt pdf js css png jpg jpeg gif svg webp zip php".split())
"""Of files of the blog itself, which are no hosts."""


def with_baseurl(url: str, baseurl: str) -> str:
    """`url` as a link of this site: `baseurl` in front, percent-encoded (Jekyll's `relative_url`).

    URLs with a scheme or host and bare fragments stay as they are.
    """
    if is_external(url) or url.startswith("#"):
        return url
    if not url:
        return encode_url(baseurl)
    path, mark, rest = _split_path(url)
    return encode_url(_without_dots(f"{baseurl}/{path.removeprefix('/')}") + mark + rest)


def absolute_url(url: str, origin: str, baseurl: str) -> str:
    """`url` with the site's origin and baseurl in front (Jekyll's `absolute_url`)."""
    if is_external(url):
        return url
    return origin + with_baseurl(f"/{url}" if url.startswith("#") else url, baseurl)


_MARK = re.compile("[?#]")


def _split_path(url: str) -> tuple[str, str, str]:
    found = _MARK.search(url)
    return (url, "", "") if not found else (url[: found.start()], found[0], url[found.end() :])


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4: `.` and `..` resolved, never above the root."""
    if "/." not in path and not path.startswith("."):
        return path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == ".." and len(kept) > 1:
            kept.pop()
        elif part not in (".", ".."):
            kept.append(part)
    return "/".join(kept) + ("/" if parts[-1] in (".", "..") else "")
