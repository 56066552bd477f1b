"""How code is written out (kramdown: "Syntax Highlighting"; the options `syntax_highlighter_opts` and `guess_lang`).

The wrappers and class names are those that Jekyll's pages have, so that their style sheets fit; a block with a name
is a `<figure>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog import messages
from studylog.errors import Sentence
from studylog.renderer.code_lines import Lines, write_code
from studylog.renderer.code_options import NAMES, CodeOptions, combine, read_attributes, read_fence
from studylog.renderer.highlight import Highlighted, Highlighter
from studylog.renderer.kramdown.document import Finding, document
from studylog.renderer.kramdown.html import escape_attribute, escape_text, render_attributes
from studylog.renderer.kramdown.text import escape
from studylog.renderer.languages import PLAIN, language_of


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


@dataclass(frozen=True, kw_only=True)
class _CodeWriter:
    blocks: bool
    spans: bool
    """Whether these are highlighted."""
    default: str
    """The language of code that names none; empty: it is not highlighted at all."""
    line_numbers: bool
    highlighter: Highlighter = field(default_factory=Highlighter)

    @cached_property
    def bare_span(self) -> str:
        """The opening tag of code spans without attributes of their own."""
        token = Token("code_inline", "code", 0)
        if self.spans and self.default:
            _add_classes(token, self.default)
        return f"<code{render_attributes(token)}>"

    def write_block(self, token: Token, env: EnvType) -> str:
        _tell_invisible(token, env)
        asked = _take_options(token)
        if language_of(asked.word) == DIAGRAM:
            return _write_diagram(token)
        count = token.content.count("\n") + (not token.content.endswith("\n"))
        lines = self._lines(token, asked, count, env)
        style = write_numbering(asked.first, lines, count)
        language = asked.word or self.default
        if not (self.blocks and language):
            return _plain_block(token, asked, write_code([("", token.content)], lines), style)
        found = self.highlighter.highlight(token.content, language, lines)
        self._tell(token, language, found, env)
        if not found.known:
            return _plain_block(token, asked, found.html, style)
        return _highlighted_block(token, replace(asked, word=language), found.html, style)

    def write_span(self, token: Token) -> str:
        if not token.attrs:
            return f"{self.bare_span}{escape(token.content)}</code>"
        word = _take_language(token) if self.spans else ""
        language = word or self.default
        if not (self.spans and language):
            return f"<code{render_attributes(token)}>{escape(token.content)}</code>"
        html = self.highlighter.highlight(token.content, language).html if word else escape(token.content)
        _add_classes(token, language)
        return f"<code{render_attributes(token)}>{html}</code>"

    def _lines(self, token: Token, asked: CodeOptions, count: int, env: EnvType) -> Lines:
        missing = asked.first_missing(count)
        if missing is not None:
            values = (("count", str(count)), ("number", str(missing)))
            _report(env, messages.CODE_NO_SUCH_LINE, token, str(missing), values)
        numbered = self.line_numbers if asked.numbered is None else asked.numbered
        return Lines(numbered=numbered, marked=asked.marked_lines(count))

    def _tell(self, token: Token, word: str, found: Highlighted, env: EnvType) -> None:
        values: tuple[tuple[str, str], ...] = (("language", word),)
        if found.refused:
            _report(env, messages.CODE_TOO_SLOW, token, word, values)
        elif not found.known and (meant := self.highlighter.nearest_language(word)):
            _report(env, messages.CODE_UNKNOWN_LANGUAGE, token, word, (*values, ("meant", meant)))


def _report(env: EnvType, sentence: Sentence, token: Token, text: str, values: tuple[tuple[str, str], ...]) -> None:
    line = token.map[0] + 1 if token.map else 0
    document(env).findings.append(Finding(sentence=sentence, line=line, values=values, text=text))


def _take_options(token: Token) -> CodeOptions:
    """What the fence, the attributes and the classes ask for; attributes that are options are taken off."""
    if not token.attrs and _PLAIN_WORD.fullmatch(token.info):
        return CodeOptions(word=token.info)  # as nearly every fence
    fence = read_fence(token.info)
    word = _take_language(token)
    asked = combine(fence, read_attributes(token.attrs, str(token.attrs.get("class", "")).split()))
    token.attrs = {name: value for name, value in token.attrs.items() if name not in NAMES}
    return replace(asked, word=fence.word or word)


_LANGUAGE_CLASS = re.compile(r"(?:^|\s)language-(\S+)")


def _take_language(token: Token) -> str:
    """The word of a class `language-WORD`, which is taken off."""
    classes = str(token.attrs.get("class", ""))
    found = _LANGUAGE_CLASS.search(classes)
    if found is None:
        return ""
    rest = " ".join(_LANGUAGE_CLASS.sub(" ", classes).split())
    token.attrs = {**({"class": rest} if rest else {}), **_others(token)}
    return found[1]


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


def _highlighted_block(token: Token, asked: CodeOptions, html: str, style: str) -> str:
    _add_classes(token, asked.word)
    element = "figure" if asked.caption else "div"
    return (
        f'<{element}{render_attributes(token)}>{write_caption(asked)}<div class="highlight"><pre class="highlight">'
        f"<code{style}>{html}</code></pre></div></{element}>\n"
    )


def _plain_block(token: Token, asked: CodeOptions, html: str, style: str) -> str:
    language = f' class="language-{escape_attribute(asked.word)}"' if asked.word else ""
    if "show-whitespaces" in str(token.attrs.get("class", "")).split():
        html = _BLANKS.sub(_show_blanks, escape(token.content))
    block = f"<pre{render_attributes(token)}><code{language}{style}>{html}</code></pre>"
    return (
        f'<figure class="highlighter-rouge">{write_caption(asked)}{block}</figure>\n' if asked.caption else f"{block}\n"
    )


def write_caption(asked: CodeOptions) -> str:
    """The name above a block."""
    return f"<figcaption>{escape_text(asked.caption)}</figcaption>" if asked.caption else ""


def write_numbering(first: int, lines: Lines, count: int) -> str:
    """Where the style sheet's counter begins, if not with 1; how wide numbers are, if two digits are too few."""
    styles = [f"counter-reset: line {first - 1}"] if first != 1 else []
    digits = len(str(first + count - 1))
    if lines.numbered and digits > 2:
        styles.append(f"--digits: {digits}")
    return f' style="{"; ".join(styles)}"' if styles else ""


DIAGRAM = "mermaid"


def _write_diagram(token: Token) -> str:
    """The source of a diagram, to be read as it is where no script draws it."""
    classes = f"{DIAGRAM} {token.attrs.get('class', '')}".rstrip()
    token.attrs = {"class": classes, **_others(token)}
    return f"<pre{render_attributes(token)}>{escape(token.content)}</pre>\n"


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
