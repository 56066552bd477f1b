"""HTML as kramdown sees it: a scanner for one tag, what may stand in which element, and the tokens made of it.

kramdown, "HTML Blocks" and "HTML Spans". Whether a tag opens a block, stands inside text, or both, is a matter of its
name; so is how its content is read where `markdown="1"` asks for it. Tokens, in blocks and in text alike:

    html_open, html_close     one element's tags; `token.tag` and `token.attrs` are what was written
    html_single               an element without content: `<br />`
    html_text                 text inside raw HTML: escaped on output, entities are kept
    html_raw                  written as it stands: comments, scripts, `{::nomarkdown}`
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog.frozen import dataclass

NAME = r"(?:[^\W\d][\w.\-]*+:)?+[^\W\d][\w.\-]*+"
"""A tag's or attribute's name, as XML has them: Hangul is fine."""

SPAN_ONLY = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc"
    " ruby samp select small span strong sub sup tt u var".split()
)
"""Never open a block."""
BLOCK_ONLY = frozenset(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1"
    " h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary"
    " table tbody td th thead tfoot tr ul".split()
)
"""Never stand inside text."""
VOID = frozenset("area base br col command embed hr img input keygen link meta param source track wbr".split())
"""Without content."""
CONTENT_BLOCK = frozenset(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header"
    " hgroup iframe li main map menu nav noscript object section summary td".split()
)
"""Their content is blocks under `markdown="1"`."""
CONTENT_SPAN = frozenset(
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb"
    " rbc rp rt rtc ruby select small span strong sub sup th tt".split()
)
"""Their content is text under `markdown="1"`, and inside text without it."""
CONTENT_RAW = frozenset("script style math option textarea pre code kbd samp var".split())
KNOWN = SPAN_ONLY | BLOCK_ONLY | VOID | CONTENT_BLOCK | CONTENT_SPAN | CONTENT_RAW
"""HTML's own names, read in any case; every other keeps its own."""

_ATTRIBUTE = rf"{NAME}(?:\s*+=\s*+(?:\w++|\"[^\"]*+\"|'[^']*+'))?+"
_OPENING = re.compile(rf"<({NAME})\s*((?>\s+{_ATTRIBUTE})*+)\s*+(/)?+>")
_CLOSING = re.compile(rf"</({NAME})\s*+>")
_ONE_ATTRIBUTE = re.compile(rf"({NAME})(?:\s*+=\s*+(?:(\w++)|\"([^\"]*+)\"|'([^']*+)'))?+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag of the text."""

    name: str
    attributes: dict[str, str]
    """In the order written; the last of a repeated name."""
    closing: bool
    """`</name>`."""
    self_closing: bool
    """`<name/>`."""
    end: int
    """Where the text goes on."""


def scan_tag(text: str, pos: int) -> Tag | None:
    """The tag that begins at `pos`, or None where what stands there is none.

    A value without quotes is made of letters, digits and `_` only, as in kramdown: `<img width=50%>` is no tag.
    """
    if found := _OPENING.match(text, pos):
        name = lower_known(found[1])
        return Tag(
            name=name,
            attributes=_read_attributes(found[2], lower=name in KNOWN),
            closing=False,
            self_closing=found[3] is not None,
            end=found.end(),
        )
    if found := _CLOSING.match(text, pos):
        return Tag(name=lower_known(found[1]), attributes={}, closing=True, self_closing=False, end=found.end())
    return None


def lower_known(name: str) -> str:
    """HTML's own names in lower case, others as written (`<T>`)."""
    lower = name.lower()
    return lower if lower in KNOWN else name


def _read_attributes(text: str, *, lower: bool) -> dict[str, str]:
    attributes = {}
    for found in _ONE_ATTRIBUTE.finditer(text):
        key = found[1].lower() if lower else found[1]
        attributes[key] = found[2] or found[3] or found[4] or ""
    return attributes


def content_model(name: str) -> str:
    """How `markdown="1"` reads an element's content: `block`, `span` or `raw`."""
    if name in CONTENT_BLOCK:
        return "block"
    return "span" if name in CONTENT_SPAN else "raw"


def element_tokens(tag: Tag, *, void: bool) -> Token:
    """The token of an opening tag; `void` for an element that has no closing tag."""
    token = Token("html_single" if void else "html_open", tag.name, 0 if void else 1)
    token.attrs = dict(tag.attributes)
    return token


_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z_:][\w:.-]*|#\d+|#x[0-9A-Fa-f]+);)")


def escape_text(text: str) -> str:
    """Text of raw HTML for output: `<`, `>` and an `&` that starts no entity are escaped, quotes are not."""
    if "&" in text:
        text = _BARE_AMPERSAND.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """A value for output between double quotes."""
    return escape_text(text).replace('"', "&quot;")


def render_attributes(token: Token) -> str:
    """A token's attributes as they stand in its tag, each with a space before it; entities in them are kept."""
    if not token.attrs:
        return ""
    return "".join([f' {key}="{escape_attribute(str(value))}"' for key, value in token.attrs.items()])


def html_tokens(md: MarkdownIt) -> None:
    """How the tokens of this module are written out."""
    for rule in (html_open, html_close, html_single, html_text, html_raw):
        md.add_render_rule(rule.__name__, rule)


def html_open(_: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """`<div class="x">`; `markup` is what follows it on the page, a line break or nothing."""
    token = tokens[index]
    return f"{_line_before(tokens, index)}<{token.tag}{render_attributes(token)}>{token.markup}"


def html_close(_: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """`</div>`."""
    return f"</{tokens[index].tag}>{tokens[index].markup}"


def html_single(_: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """`<br />`."""
    token = tokens[index]
    return f"{_line_before(tokens, index)}<{token.tag}{render_attributes(token)} />{token.markup}"


def _line_before(tokens: Sequence[Token], index: int) -> str:
    """A line break behind text without a paragraph of its own, which the element would touch: `<font>` in a list."""
    return "\n" if index and tokens[index - 1].hidden and tokens[index - 1].nesting < 0 else ""


def html_text(_: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Text of raw HTML."""
    return escape_text(tokens[index].content)


def html_raw(_: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """As it stands."""
    return tokens[index].content
