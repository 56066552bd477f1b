"""Filters over text: Liquid's own where Ruby differs from Python, and Jekyll's (jekyllrb.com/docs/liquid/filters)."""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from studylog.renderer.liquid.values import (
    LARGEST,
    TooLargeError,
    inspect,
    is_nil,
    number_of,
    ruby_number,
    ruby_string,
    to_json,
)
from studylog.schemes import is_safe_link
from studylog.urls import encode_url, slugify

_BLOCK_ENDS = {
    "<script": re.compile("</script>", re.IGNORECASE),
    "<style": re.compile("</style>", re.IGNORECASE),
    "<!--": re.compile("-->"),
}
_BLOCK = re.compile("<script|<style|<!--", re.IGNORECASE)
_TAG = re.compile(r"<.*?>", re.DOTALL)
_CJK = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_ENTITY = re.compile(r"&(?!(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);)")


def append(text: object, tail: object) -> str:
    """`a | append: b`."""
    return ruby_string(text) + ruby_string(tail)


def prepend(text: object, head: object) -> str:
    """`a | prepend: b`."""
    return ruby_string(head) + ruby_string(text)


def replace(text: object, old: object, new: object = "") -> str:
    """Every `old` as `new`."""
    text, old, new = ruby_string(text), ruby_string(old), ruby_string(new)
    if len(text) + text.count(old) * len(new) > LARGEST:
        raise TooLargeError
    return text.replace(old, new)


def remove(text: object, old: object) -> str:
    """Without any `old`."""
    return replace(text, old)


def split(text: object, separator: object) -> list[str]:
    """Parts, empty ones at the end left out, as Ruby has it."""
    text, separator = ruby_string(text), ruby_string(separator)
    parts = list(text) if not separator else text.split(None if separator == " " else separator)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def capitalize(text: object) -> str:
    """First letter upper, the rest lower case."""
    text = ruby_string(text)
    return text[:1].upper() + text[1:].lower()


def truncatewords(text: object, count: object = 15, end: object = "...") -> str:
    """The first words; text with no more than those stays as it is."""
    text, limit = ruby_string(text), max(int(number_of(count) or 0), 1)
    words = text.split()
    return text if len(words) <= limit else " ".join(words[:limit]) + ruby_string(end)


def truncate(text: object, length: object = 50, end: object = "...") -> str:
    """The first characters, `end` counted among them; text that is no longer stays as it is."""
    text, end, limit = ruby_string(text), ruby_string(end), int(number_of(length) or 0)
    return text if len(text) <= limit else text[: max(limit - len(end), 0)] + end


def round_half_up(value: object, digits: object = 0) -> float:
    """To whole numbers, or to `digits`; halves away from zero."""
    number, places = number_of(value) or 0, int(number_of(digits) or 0)
    rounded = Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return float(rounded) if places > 0 else int(rounded)


def escape(text: object) -> str:
    """For HTML, quotes as well."""
    return html.escape(ruby_string(text)).replace("&#x27;", "&#39;")


def escape_once(text: object) -> str:
    """As `escape`; entities stay."""
    text = _ENTITY.sub("&amp;", ruby_string(text)).replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def xml_escape(text: object) -> str:
    """For XML."""
    return html.escape(ruby_string(text)).replace("&#x27;", "&apos;")


def strip_html(text: object) -> str:
    """Without tags, comments, scripts and styles; what is never closed stays."""
    text = _without_blocks(ruby_string(text))
    end = text.rfind(">") + 1
    return _TAG.sub("", text[:end]) + text[end:]


def _without_blocks(text: str) -> str:
    """In one walk: a kind of block that is not closed once is looked for no more."""
    kept: list[str] = []
    at, unclosed = 0, set()
    for opening in _BLOCK.finditer(text):
        kind = opening[0].lower()
        if opening.start() < at or kind in unclosed:
            continue
        closing = _BLOCK_ENDS[kind].search(text, opening.end())
        if closing is None:
            unclosed.add(kind)
            continue
        kept.append(text[at : opening.start()])
        at = closing.end()
    return "".join((*kept, text[at:]))


def normalize_whitespace(text: object) -> str:
    """White space squeezed."""
    return " ".join(ruby_string(text).split())


def number_of_words(text: object, mode: object = None) -> int:
    """Words between blanks; `cjk`, and `auto` where there are any, count every CJK character."""
    text = ruby_string(text)
    signs = len(_CJK.findall(text))
    if mode == "cjk" or (mode == "auto" and signs):
        return signs + len(_CJK.sub(" ", text).split())
    return len(text.split())


def array_to_sentence_string(items: object, connector: object = "and") -> str:
    """`a, b, and c`."""
    words = [ruby_string(item) for item in items] if isinstance(items, (list, tuple)) else [ruby_string(items)]
    if len(words) <= 1:
        return "".join(words)
    if len(words) == 2:
        return f"{words[0]} {ruby_string(connector)} {words[1]}"
    return f"{', '.join(words[:-1])}, {ruby_string(connector)} {words[-1]}"


def cgi_escape(text: object) -> str:
    """For a query: blanks as `+`."""
    return urllib.parse.quote_plus(ruby_string(text))


def uri_escape(text: object) -> str:
    """A URL with what may not stand in it percent-encoded."""
    return urllib.parse.quote(ruby_string(text), safe="/?:@-._~!$&'()*+,;=#[]")


def url_decode(text: object) -> str:
    """Percent signs and `+` undone."""
    return urllib.parse.unquote_plus(ruby_string(text))


def slug(text: object, mode: object = None) -> Any:
    """`slugify`, in Jekyll's modes."""
    return None if is_nil(text) else slugify(ruby_string(text), ruby_string(mode) or "default")


def jsonify(value: object) -> str:
    """JSON."""
    return to_json(value)


def inspect_value(value: object) -> str:
    """Ruby's `inspect`, escaped for HTML."""
    return xml_escape(inspect(value))


def to_integer(value: object) -> int:
    """A whole number; of a text the one that it begins with, 0 where there is none."""
    if isinstance(value, bool):
        return int(value)
    return int(number_of(ruby_number(value)) or 0)


def strip_index(url: object) -> str:
    """`/a/index.html` is `/a/`."""
    return re.sub(r"/index\.html?\Z", "/", ruby_string(url))


def relative_url(url: object, baseurl: str) -> str:
    """`url` below the site's base path; one with a scheme stays as it is (`Jekyll::Filters::URLFilters`)."""
    if is_nil(url):
        return ""
    text = ruby_string(url)
    if _SCHEME.match(text):
        return text
    if text == "":
        return encode_url(baseurl)
    path = text if text.startswith("/") else f"/{text}"
    return encode_url(_resolve_dots(f"{baseurl}{path}", text))


def absolute_url(url: object, origin: str, baseurl: str) -> str:
    """`url` with the site's address in front."""
    if is_nil(url):
        return ""
    text = ruby_string(url)
    return text if _SCHEME.match(text) else origin + relative_url(text, baseurl)


def safe_link(url: object) -> str | None:
    """For studylog's own includes: an address from front matter, nothing where a link may not lead there."""
    text = ruby_string(url)
    return text if text and is_safe_link(text) else None


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def _resolve_dots(path: str, written: str) -> str:
    """`..` takes a folder away, the base path's too, as in Jekyll."""
    if ".." not in written.split("/"):
        return path
    kept: list[str] = []
    for part in path.split("/"):
        if part != "..":
            kept.append(part)
        elif len(kept) > 1:
            kept.pop()
    return "/".join(kept)


TEXT_FILTERS: Mapping[str, Callable[..., Any]] = {
    "append": append,
    "prepend": prepend,
    "replace": replace,
    "remove": remove,
    "split": split,
    "capitalize": capitalize,
    "truncate": truncate,
    "truncatewords": truncatewords,
    "round": round_half_up,
    "escape": escape,
    "h": escape,
    "escape_once": escape_once,
    "xml_escape": xml_escape,
    "strip_html": strip_html,
    "normalize_whitespace": normalize_whitespace,
    "number_of_words": number_of_words,
    "array_to_sentence_string": array_to_sentence_string,
    "cgi_escape": cgi_escape,
    "url_encode": cgi_escape,
    "uri_escape": uri_escape,
    "url_decode": url_decode,
    "slugify": slug,
    "jsonify": jsonify,
    "inspect": inspect_value,
    "to_integer": to_integer,
    "safe_link": safe_link,
    "strip_index": strip_index,
}
"""By name."""
