"""`{% highlight python linenos %}…{% endhighlight %}` (jekyllrb.com/docs/liquid/tags, "Code snippet highlighting")."""

from __future__ import annotations

import re
from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.environment import Environment
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_TAG, Token

from studylog import messages
from studylog.renderer.highlight import Highlighted, Highlighter
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
        language, _, options = self.markup.partition(" ")
        language, code = language.lower(), self.code.strip("\r\n")
        numbered = re.match(r"\s*linenos\b", options) is not None
        found = self.highlighter.highlight(f"{code}\n" if numbered else code, language)
        self._tell(found, language, context)
        html = _number_lines(found.html, code.count("\n") + 1) if numbered else found.html
        name = escape_attribute(language)
        return buffer.write(
            f'<figure class="highlight"><pre><code class="language-{name.replace("+", "-")}" data-lang="{name}">'
            f"{html}</code></pre></figure>"
        )

    def _tell(self, found: Highlighted, language: str, context: RenderContext) -> None:
        if found.refused:
            run_of(context).tell(messages.CODE_TOO_SLOW, self.token, language=language)
        elif not found.known and (meant := self.highlighter.nearest_language(language)):
            run_of(context).tell(messages.CODE_UNKNOWN_LANGUAGE, self.token, language=language, meant=meant)


def _number_lines(html: str, count: int) -> str:
    """The table that Rouge makes of numbered lines."""
    numbers = "".join(f"{number}\n" for number in range(1, count + 1))
    return (
        f'<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">{numbers}</pre></td>'
        f'<td class="code"><pre>{html}</pre></td></tr></tbody></table>'
    )


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
