"""Text → Fragment: a post's or page's Markdown as HTML, with what lists, feeds and checks need of it."""

from __future__ import annotations


from markdown_it import MarkdownIt

from studylog.config import MarkdownConfig
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.kramdown import load_preset
from studylog.renderer.kramdown.document import Document


class Converter:
    """Renders texts that share one `LinkTable`; keeps one parser for each Markdown setting."""

    def __init__(self, links: LinkTable) -> None:
        self.links = links
        self._parsers: dict[MarkdownConfig, MarkdownIt] = {}

    def render(self, text: RenderInput) -> Fragment:
        """The fragment of one text. Depends on nothing but `text` and the `LinkTable`."""
        md = self._parser(text.markdown)
        document = Document()
        env = {"kramdown": document}
        tokens = md.parse(text.body, env)
        html = md.renderer.render(tokens, md.options, env)
        return Fragment(html=html)

    def _parser(self, config: MarkdownConfig) -> MarkdownIt:
        if config not in self._parsers:
            self._parsers[config] = make_parser(config)
        return self._parsers[config]


def make_parser(config: MarkdownConfig) -> MarkdownIt:
    """A parser for one Markdown setting."""
    if config.engine == "commonmark":
        return MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return load_preset(MarkdownIt("zero"), config.kramdown)
