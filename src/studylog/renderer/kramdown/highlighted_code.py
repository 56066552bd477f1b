"""How code is written out (kramdown: "Syntax Highlighting"; the options `syntax_highlighter_opts` and `guess_lang`).

The wrappers and class names are those that Jekyll's pages have, so that their style sheets fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog import messages
from studylog.renderer.highlight import PLAIN, Highlighted, Highlighter, language_of
from studylog.renderer.kramdown.document import Finding, document
from studylog.renderer.kramdown.html import escape_attribute, render_attributes
from studylog.renderer.kramdown.text import escape


def highlighted_code(
    md: MarkdownIt,
    *,
    highlight: bool = True,
    highlight_blocks: bool = True,
    highlight_spans: bool = True,
    default_lang: str = "",
    line_numbers: bool = False,
    guess_lang: bool = True,
) -> None:
    """Write fences, indented code and code spans; code without a language is `default_lang`, else plain text."""
    default = default_lang or (PLAIN if guess_lang else "")
    writer = _CodeWriter(
        blocks=highlight and highlight_blocks,
        spans=highlight and highlight_spans,
        default=default,
        line_numbers=line_numbers,
    )

    def render_block(
        renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return writer.write_block(tokens[index], env)

    def render_span(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return writer.write_span(tokens[index])

    md.add_render_rule("fence", render_block)
    md.add_render_rule("code_block", render_block)
    md.add_render_rule("code_inline", render_span)


_LANGUAGE_CLASS = re.compile(r"(?:^|\s)language-(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _CodeWriter:
    blocks: bool
    spans: bool
    """Whether these are highlighted."""
    default: str
    """The language of code that names none; empty: it is not highlighted at all."""
    line_numbers: bool
    highlighter: Highlighter = field(default_factory=Highlighter)

    def write_block(self, token: Token, env: EnvType) -> str:
        _tell_invisible(token, env)
        word = self._take_language(token, token.info)
        language = word or self.default
        if not (self.blocks and language):
            return _plain_block(token, word)
        found = self.highlighter.highlight(token.content, language)
        self._tell(token, language, found, env)
        if not found.known:
            return _plain_block(token, word)
        body = _number_lines(found.html) if self.line_numbers else found.html
        _add_classes(token, language)
        return (
            f'<div{render_attributes(token)}><div class="highlight"><pre class="highlight"><code>{body}'
            "</code></pre></div></div>\n"
        )

    def write_span(self, token: Token) -> str:
        word = self._take_language(token, "") if self.spans else ""
        language = word or self.default
        if not (self.spans and language):
            return f"<code{render_attributes(token)}>{escape(token.content)}</code>"
        html = self.highlighter.highlight(token.content, language).html if word else escape(token.content)
        _add_classes(token, language)
        return f"<code{render_attributes(token)}>{html}</code>"

    def _take_language(self, token: Token, word: str) -> str:
        """The word that names the language: the fence's, or that of a class `language-WORD`, which is taken off."""
        classes = str(token.attrs.get("class", ""))
        found = _LANGUAGE_CLASS.search(classes)
        if found is None:
            return word
        rest = " ".join(_LANGUAGE_CLASS.sub(" ", classes).split())
        token.attrs = {**({"class": rest} if rest else {}), **_others(token)}
        return word or found[1]

    def _tell(self, token: Token, word: str, found: Highlighted, env: EnvType) -> None:
        line = token.map[0] + 1 if token.map else 0
        values: tuple[tuple[str, str], ...] = (("language", word),)
        if found.refused:
            finding = Finding(sentence=messages.CODE_TOO_SLOW, line=line, values=values, text=word)
        elif not found.known and (meant := self.highlighter.nearest_language(word)):
            values = (*values, ("meant", meant))
            finding = Finding(sentence=messages.CODE_UNKNOWN_LANGUAGE, line=line, values=values, text=word)
        else:
            return
        document(env).findings.append(finding)


_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Direction and zero-width characters; the joiner of emoji is none of them."""


def _tell_invisible(token: Token, env: EnvType) -> None:
    found = _INVISIBLE.search(token.content)
    if found:
        first = (token.map[0] if token.map else 0) + (token.type == "fence")
        line = first + token.content.count("\n", 0, found.start()) + 1
        values = (("character", f"U+{ord(found[0]):04X}"),)
        finding = Finding(sentence=messages.CODE_INVISIBLE, line=line, values=values, text=found[0])
        document(env).findings.append(finding)


def _plain_block(token: Token, word: str) -> str:
    language = f' class="language-{escape_attribute(word)}"' if word else ""
    code = escape(token.content)
    if "show-whitespaces" in str(token.attrs.get("class", "")).split():
        code = _BLANKS.sub(_show_blanks, code)
    return f"<pre{render_attributes(token)}><code{language}>{code}</code></pre>\n"


_BLANKS = re.compile(r"(?P<l>^[ \t]+)|(?P<r>[ \t]+$)|[ \t]+", re.MULTILINE)


def _show_blanks(found: re.Match[str]) -> str:
    """Each blank as kramdown marks it for the class `show-whitespaces`: left, right or between."""
    side = f"-{found.lastgroup}" if found.lastgroup else ""
    space, tab = f'<span class="ws-space{side}">&#8901;</span>', f'<span class="ws-tab{side}">\t</span>'
    return "".join(tab if blank == "\t" else space for blank in found[0])


def _others(token: Token) -> dict[str, str | int | float]:
    return {name: value for name, value in token.attrs.items() if name != "class"}


def _add_classes(token: Token, language: str) -> None:
    name = language if _PLAIN_WORD.fullmatch(language) else language_of(language)
    classes = (f"language-{name}", "highlighter-rouge", str(token.attrs.get("class", "")))
    token.attrs = {"class": " ".join(classes).rstrip(), **_others(token)}


_PLAIN_WORD = re.compile(r"[\w+#.-]+")


def _number_lines(html: str) -> str:
    """The table that Rouge makes of numbered lines."""
    count = html.count("\n") + (not html.endswith("\n"))
    numbers = "".join(f"{number}\n" for number in range(1, count + 1))
    return (
        '<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">'
        f'{numbers}</pre></td><td class="rouge-code"><pre>{html}</pre></td></tr></tbody></table>'
    )
