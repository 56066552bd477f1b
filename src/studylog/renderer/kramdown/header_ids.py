"""Ids of headers, made from their text (kramdown, "Automatic Generation of Header IDs"; the GFM parser's rule).

Inside HTML elements and footnotes kramdown's older rule holds, which keeps ASCII letters and digits only. Where two
headers would share an id, the later one gets another; every id that is unique stays as Jekyll gives it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.transliteration import transliterate

_PLAIN = re.compile(r"[a-z0-9_가-힣 \t-]*")
_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
_READ = frozenset(
    ("text", "code_inline", "math_inline", "equation_reference", "html_text", "text_special", "softbreak")
)


PlainText = Callable[[Token], str]
"""What an id is made of, given the header's `inline` token."""


def header_ids(
    md: MarkdownIt, *, auto_ids: bool = True, auto_id_prefix: str = "", transliterated_header_ids: bool = False
) -> None:
    """Give every header without an id one of its own; transliterated ones follow the older rule."""
    _add_header_ids(md, auto_ids, auto_id_prefix, _latin_text if transliterated_header_ids else None)


def plain_header_ids(
    md: MarkdownIt,
    *,
    auto_ids: bool = True,
    auto_id_prefix: str = "",
    auto_id_stripping: bool = False,
    transliterated_header_ids: bool = False,
) -> None:
    """Ids without the GFM parser: kramdown's older rule everywhere.

    They are made of the text as it is written; with `auto_id_stripping` of what is text to a reader, code left out.
    """
    plain_text = _stripped_text if auto_id_stripping else _written_text

    def latin_text(inline: Token) -> str:
        return transliterate(plain_text(inline))

    _add_header_ids(md, auto_ids, auto_id_prefix, latin_text if transliterated_header_ids else plain_text)


def _latin_text(inline: Token) -> str:
    return transliterate(reading_text(inline.children or ()))


def _written_text(inline: Token) -> str:
    return inline.content


def _stripped_text(inline: Token) -> str:
    return "".join(token.content for token in inline.children or () if token.type == "text")


def _add_header_ids(md: MarkdownIt, auto_ids: bool, auto_id_prefix: str, plain_text: PlainText | None) -> None:
    def put_header_ids(state: StateCore) -> None:
        text = document(state.env)
        if not text.option("auto_ids", auto_ids):
            return
        prefix = text.option("auto_id_prefix", auto_id_prefix)
        headers = list(find_headers(state.tokens, plain_text))
        taken = {str(opening.attrs["id"]) for opening, _, _ in headers if "id" in opening.attrs}
        ids = Ids(taken, prefix)
        made = [(opening, ids.make(text, plain)) for opening, text, plain in headers if "id" not in opening.attrs]
        for opening, id_ in make_unique(made, taken):
            if id_:
                opening.attrSet("id", id_)

    md.core.ruler.push("header_ids", put_header_ids)


class Ids:
    """Makes ids as kramdown does: repeats are counted, what is there already is not looked at."""

    def __init__(self, taken: Iterable[str], prefix: str) -> None:
        self.prefix = prefix
        self._gfm: dict[str, int] = {}
        self._plain: dict[str, int] = {}

    def make(self, text: str, plain: bool) -> str:
        """The id of a header with this text; `plain` where the older rule holds."""
        base = plain_id(text) if plain else gfm_id(text)
        counter = self._plain if plain else self._gfm
        before = counter.get(base, 0)
        counter[base] = before + 1
        return f"{self.prefix}{base}-{before}" if before else f"{self.prefix}{base}"


def gfm_id(text: str) -> str:
    """Letters, marks, digits, `_`, `-` of the text in lower case; blanks become `-`."""
    lower = unicodedata.normalize("NFC", text).lower()
    if not _PLAIN.fullmatch(lower):
        lower = "".join(char for char in lower if char in " \t-" or is_word(char))
    return lower.replace(" ", "-").replace("\t", "-")


@lru_cache(maxsize=4096)
def is_word(char: str) -> bool:
    r"""Whether Ruby's `\p{Word}` has it: Python's `\w` takes other digits and leaves out combining marks."""
    return (
        unicodedata.category(char) in _CATEGORIES
        or "\u24b6" <= char <= "\u24e9"
        or any(first <= char <= last for first, last in (("🄰", "🅉"), ("🅐", "🅩"), ("🅰", "🆉")))
    )


def plain_id(text: str) -> str:
    """ASCII letters, digits, `-` from the first letter on, in lower case; blanks become `-`; never empty."""
    kept = re.sub(r"[^A-Za-z0-9 -]", "", re.sub(r"^[^A-Za-z]+", "", text))
    return kept.replace(" ", "-").lower() or "section"


def make_unique(made: Sequence[tuple[Token, str]], taken: set[str]) -> Iterator[tuple[Token, str]]:
    """Each header with its id, `-1`, `-2` … behind those that another header has; `taken` were written by hand."""
    used, wished = set(taken), {id_ for _, id_ in made} | taken
    for opening, id_ in made:
        unique, number = id_, 0
        while unique in used or (number and unique in wished):
            number += 1
            unique = f"{id_}-{number}"
        if unique:
            used.add(unique)
        yield opening, unique


_MARKS_OF_PLACE = frozenset(("heading_open", "html_open", "html_close", "footnotes_open", "footnotes_close"))


def find_headers(tokens: Sequence[Token], plain_text: PlainText | None) -> Iterator[tuple[Token, str, bool]]:
    """Opening tokens of headers, the text their id is made of, and whether the older rule makes it.

    `plain_text` gives the text where the older rule holds everywhere.
    """
    inside = 0
    for index, token in [(index, token) for index, token in enumerate(tokens) if token.type in _MARKS_OF_PLACE]:
        if token.type != "heading_open":
            inside += token.nesting
        else:
            inline = tokens[index + 1]
            text = plain_text(inline) if plain_text else reading_text(inline.children or ())
            yield token, text, plain_text is not None or inside > 0


def reading_text(tokens: Sequence[Token]) -> str:
    """What is read of inline tokens: text, code and formulas; images give nothing."""
    if len(tokens) == 1 and tokens[0].type == "text":  # as in most headers
        return tokens[0].content
    return "".join(map(_read, tokens))


def _read(token: Token) -> str:
    if token.type == "softbreak":
        return "\n"
    # what stands between single dollars is text to kramdown, blanks and all
    return token.content.strip() if token.markup == "$$" else token.content if token.type in _READ else ""
