"""`{% highlight python linenos mark_lines="1 2" %}…{% endhighlight %}`.

jekyllrb.com/docs/liquid/tags, "Code snippet highlighting". The element stands on lines of its own, whatever the tag
stands in: a list or a quote ends there (`highlighter_prefix` of Jekyll's Markdown converter).
"""

from __future__ import annotations

from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.environment import Environment
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_TAG, Token

from studylog import messages
from studylog.renderer.code_lines import Lines
from studylog.renderer.code_options import read_fence
from studylog.renderer.highlight import Highlighted, Highlighter
from studylog.renderer.kramdown.highlighted_code import write_caption, write_numbering
from studylog.renderer.kramdown.html import escape_attribute
from studylog.renderer.liquid.nodes import place
from studylog.renderer.liquid.run import run_of


class HighlightNode(Node):
    """`{% highlight python linenos %}…{% endhighlight %}`."""

    __slots__ = ("code", "highlighter", "markup")

    def __init__(self, token: Token, markup: str, code: str, highlighter: Highlighter) -> None:
        super().__init__(token)
        self.markup = markup
        self.code = code
        self.highlighter = highlighter
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the code in the element that Jekyll puts around it."""
        place(self, context, buffer)
        asked = read_fence(self.markup)
        language, code = asked.word.lower(), self.code.strip("\r\n")
        count = code.count("\n") + 1
        missing = asked.first_missing(count)
        if missing is not None:
            run_of(context).tell(messages.CODE_NO_SUCH_LINE, self.token, number=str(missing), count=str(count))
        lines = Lines(numbered=bool(asked.numbered), marked=asked.marked_lines(count))
        found = self.highlighter.highlight(code, language, lines)
        self._tell(found, language, context)
        name = escape_attribute(language)
        return buffer.write(
            f'\n<figure class="highlight">{write_caption(asked)}<pre><code class="language-{name.replace("+", "-")}"'
            f' data-lang="{name}"{write_numbering(asked.first, lines, count)}>{found.html}</code></pre></figure>\n'
        )

    def _tell(self, found: Highlighted, language: str, context: RenderContext) -> None:
        if found.refused:
            run_of(context).tell(messages.CODE_TOO_SLOW, self.token, language=language)
        elif not found.known and (meant := self.highlighter.nearest_language(language)):
            run_of(context).tell(messages.CODE_UNKNOWN_LANGUAGE, self.token, language=language, meant=meant)


class HighlightTag(Tag):
    """Makes nodes of `highlight`."""

    name = "highlight"
    end = "endhighlight"

    def __init__(self, env: Environment, highlighter: Highlighter) -> None:
        super().__init__(env)
        self.highlighter = highlighter

    def parse(self, stream: TokenStream) -> Node:
        """The tag, its language and options, its code."""
        token = stream.eat(TOKEN_TAG)
        markup = next(stream).value
        code = next(stream).value
        stream.expect(TOKEN_TAG, value=self.end)
        return HighlightNode(token, markup, code, self.highlighter)
