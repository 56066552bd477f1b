"""Tags of plugins that blogs use: jekyll-gist, -seo-tag, -feed, -last-modified-at, -avatar, -octicons, -youtube …"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TextIO

from liquid.context import RenderContext

from studylog.renderer.kramdown.html import escape_attribute
from studylog.renderer.liquid.date_filters import strftime
from studylog.renderer.liquid.nodes import place
from studylog.renderer.liquid.run import run_of
from studylog.renderer.liquid.tags import LibraryNode, evaluate
from studylog.renderer.liquid.values import ruby_string


class TextNode(LibraryNode):
    """A tag that writes one text, made of its words."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the text."""
        place(self, context, buffer)
        return buffer.write(self.compose(self._read_words(context), context))

    def compose(self, words: list[str], context: RenderContext) -> str:
        """What the tag stands for."""
        raise NotImplementedError

    def _read_words(self, context: RenderContext) -> list[str]:
        """The words of the markup: texts in quotes, variables of the page, all else as it is."""
        words = _WORD.findall(self.fill(context, self.markup))
        return [ruby_string(_read_word(word, context)) for word in words]


_WORD = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""")


def _read_word(word: str, context: RenderContext) -> object:
    if word[:1] in "\"'" and word[-1:] == word[:1]:
        return word[1:-1]
    if re.fullmatch(r"(?:page|site|include)(?:\.[\w-]+)+", word):
        return evaluate(context, word)
    return word


class GistNode(TextNode):
    """`{% gist user/id file %}`: a link beside the script, for readers without scripts."""

    __slots__ = ()

    def compose(self, words: list[str], context: RenderContext) -> str:
        """GitHub's script for the gist."""
        address = escape_attribute(f"https://gist.github.com/{words[0] if words else ''}")
        file = f"?file={escape_attribute(words[1])}" if len(words) > 1 else ""
        return f'<noscript><a href="{address}">{address}</a></noscript><script src="{address}.js{file}"> </script>'


class AvatarNode(TextNode):
    """`{% avatar hubot size=50 %}`: the picture of a GitHub account (jekyll-avatar)."""

    __slots__ = ()

    def compose(self, words: list[str], context: RenderContext) -> str:
        """The picture."""
        options = dict(word.split("=", 1) for word in words if "=" in word)
        named = next((word for word in words if "=" not in word), "")
        if user := options.get("user"):
            named = ruby_string(evaluate(context, user))
        name = escape_attribute(named.strip().removeprefix("@"))
        size = options["size"] if options.get("size", "").isdigit() else "40"
        address = f"https://github.com/{name}.png?size={size}"
        return f'<img class="avatar" src="{address}" alt="{name}" width="{size}" height="{size}">'


class OcticonNode(TextNode):
    """`{% octicon alert aria-label:"주의" %}`: a drawing that is not at hand; its label is what it says."""

    __slots__ = ()

    def compose(self, words: list[str], context: RenderContext) -> str:
        """The label; nothing where the drawing only adorns."""
        label = next((found for word in words if (found := re.fullmatch("aria-label[:=](.+)", word))), None)
        return escape_attribute(label[1].strip("\"'")) if label else ""


class YoutubeNode(TextNode):
    """`{% youtube "https://youtu.be/ID" %}`, or the id alone (jekyll-youtube)."""

    __slots__ = ()

    def compose(self, words: list[str], context: RenderContext) -> str:
        """A player that is loaded when it is scrolled to."""
        found = _VIDEO.search(words[0]) if words else None
        name = found[1] if found else escape_attribute(words[0] if words else "")
        return (
            f'<div class="video"><iframe src="https://www.youtube-nocookie.com/embed/{name}" title="{name}" '
            'loading="lazy" allowfullscreen referrerpolicy="strict-origin-when-cross-origin"></iframe></div>'
        )


_VIDEO = re.compile(r"(?:v=|youtu\.be/|/embed/|/shorts/|/live/)([\w-]+)")


class EditLinkNode(TextNode):
    """`{% github_edit_link "이 글 고치기" %}`: where the file can be edited on GitHub (jekyll-github-metadata)."""

    __slots__ = ()

    def compose(self, words: list[str], context: RenderContext) -> str:
        """A link with the words in quotes, else the address alone; nothing where the repository is not known."""
        repository = evaluate(context, "site.github.repository_url")
        if not repository:
            return ""
        branch = evaluate(context, "site.github.source.branch") or "HEAD"
        address = f"{repository}/edit/{branch}/{evaluate(context, 'page.path')}"
        label = escape_attribute(" ".join(words))
        return f'<a href="{escape_attribute(address)}">{label}</a>' if label else address


class PluginNode(LibraryNode):
    """`{% seo %}`, `{% feed_meta %}`: what a page with a `<head>` of its own needs of a plugin."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write studylog's own text for the tag."""
        place(self, context, buffer)
        template = self.library.template(self.name, run_of(context))
        if template is not None:
            template.render_with_context(context, buffer, partial=True)
        return 1


class LastModifiedNode(LibraryNode):
    """`{% last_modified_at %Y-%m-%d %}`: when the text was last changed, else its date (jekyll-last-modified-at)."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the day, by the pattern or as `05-Jan-24`."""
        place(self, context, buffer)
        changed = evaluate(context, "page.last_modified_at") or evaluate(context, "page.date")
        return buffer.write(strftime(changed, self.markup or "%d-%b-%y") if isinstance(changed, dt.datetime) else "")


PLUGIN_NODES: Mapping[str, type[LibraryNode]] = {
    "gist": GistNode,
    "avatar": AvatarNode,
    "octicon": OcticonNode,
    "youtube": YoutubeNode,
    "github_edit_link": EditLinkNode,
    "seo": PluginNode,
    "feed_meta": PluginNode,
    "last_modified_at": LastModifiedNode,
}
"""By the tag's name."""
