"""Plain CommonMark with GitHub's tables and strikethrough, for sites that say `markdown: commonmark`.

Only what a study log needs is added: formulas between dollars and ids of headers. Links, images and code are written
as for kramdown.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image, link

from studylog import messages
from studylog.renderer.kramdown.document import Finding, document
from studylog.renderer.kramdown.formulas import find_dollar_end
from studylog.renderer.kramdown.header_ids import header_ids
from studylog.renderer.kramdown.html_writer import HtmlWriter
from studylog.renderer.kramdown.math_spans import undo_escapes

DEEPEST = 200
"""Levels of tokens; a list is two. markdown-it drops what is deeper, so that is an error."""

DEEPEST_LINKS = 20
"""Levels of brackets in brackets."""


def depth_check(md: MarkdownIt) -> None:
    """Report a text that goes down to the deepest level."""
    md.core.ruler.after("block", "depth_check", _check_depth)


def _check_depth(state: StateCore) -> None:
    deepest = next((token for token in state.tokens if token.level >= DEEPEST - 1), None)
    if deepest is not None:
        line = deepest.map[0] + 1 if deepest.map else 0
        finding = Finding(sentence=messages.MARKDOWN_TOO_DEEP, line=line, severity="error")
        document(state.env).findings.append(finding)


def bounded_links(md: MarkdownIt) -> None:
    """Look for links and images inside each other to some depth only; brackets that are deeper are text.

    markdown-it reads on to the end of the text at every level, so that the depth is what time grows with.
    """
    md.inline.ruler.at("link", _bound(link))
    md.inline.ruler.at("image", _bound(image))


def _bound(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    def read_bounded(state: StateInline, silent: bool) -> bool:
        if state.level <= DEEPEST_LINKS:
            return rule(state, silent)
        if silent:  # the search for a closing bracket ends here, as at markdown-it's own limit
            state.pos = state.posMax
        return silent

    return read_bounded


def fence_words(md: MarkdownIt) -> None:
    """Read escapes and references in what stands behind a fence: its first word names the language."""
    md.core.ruler.after("block", "fence_words", _unescape_words)


def _unescape_words(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "fence":
            token.info = unescapeAll(token.info).strip()


def dollar_math(md: MarkdownIt) -> None:
    """`$x$` and `$$x$$` inside text, `$$` lines as blocks; read before Markdown's escapes."""
    md.block.ruler.before("fence", "math_block", _parse_block, {"alt": ["paragraph", "blockquote", "list"]})
    md.inline.ruler.before("escape", "math_inline", _read_span)
    md.inline.ruler.before("escape", "math_brackets", _read_brackets)


def _parse_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    text = _line(state, line)
    if state.is_code_block(line) or not text.startswith("$$"):
        return False
    last, rest = line, text[2:]
    while "$$" not in rest:
        last += 1
        if last >= end or state.sCount[last] < state.blkIndent:
            return False
        rest = _line(state, last)
    if rest.index("$$") != len(rest) - 2:
        return False
    if not silent:
        token = state.push("math_block", "div", 0)
        token.content = state.getLines(line, last + 1, state.sCount[line], False).strip()[2:-2]
        token.map = [line, last + 1]
        state.line = last + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _read_span(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("$", state.pos):
        return False
    marks = "$$" if state.src.startswith("$$", state.pos) else "$"
    close = _find_close(state, marks)
    if close < 0:
        return False
    if not silent:
        content = state.src[state.pos + len(marks) : close]
        token = state.push("math_inline", "math", 0)
        token.content = content if marks == "$$" else undo_escapes(content)
        token.markup = marks
    state.pos = close + len(marks)
    return True


_BRACKETS = (("\\\\(", "\\\\)"), ("\\\\[", "\\\\]"))


def _read_brackets(state: StateInline, silent: bool) -> bool:
    r"""`\\(x\\)` and `\\[x\\]`, which MathJax finds once Markdown has passed."""
    for opening, closing in _BRACKETS:
        if not state.src.startswith(opening, state.pos) or not document(state.env).dollar_math:
            continue
        close = state.src.find(closing, state.pos + 3, state.posMax)
        if close < 0:
            return False
        if not silent:
            token = state.push("math_inline", "math", 0)
            token.content, token.markup = undo_escapes(state.src[state.pos + 3 : close]), opening
            token.meta["display"] = opening == _BRACKETS[1][0]
        state.pos = close + 3
        return True
    return False


def _find_close(state: StateInline, marks: str) -> int:
    if marks == "$$":
        close = state.src.find("$$", state.pos + 2, state.posMax)
        return close if close > state.pos + 2 else -1
    text = document(state.env)
    if not text.dollar_math:
        return -1
    return find_dollar_end(state.src, state.pos, state.posMax, blanks=text.blanks_in_math)


COMMONMARK = (depth_check, bounded_links, fence_words, dollar_math, header_ids)
"""What is added to markdown-it's own CommonMark."""


def make_commonmark() -> MarkdownIt:
    """A parser for CommonMark with tables, strikethrough and what is added here."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST}, renderer_cls=HtmlWriter).enable(["table", "strikethrough"])
    for plugin in COMMONMARK:
        plugin(md)
    return md
