"""Jekyll's own tags that look something up: `include`, `post_url`, `link` (jekyllrb.com/docs/liquid/tags)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.environment import Environment
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.template import BoundTemplate
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG, Token

from studylog import messages
from studylog.errors import Sentence
from studylog.renderer.liquid.nodes import place
from studylog.renderer.liquid.run import DEEPEST_INCLUDE, BoundExceededError, Run, run_of
from studylog.renderer.liquid.values import ruby_string
from studylog.spelling import nearest


class Library(Protocol):
    """Where tags find the site's files."""

    def template(self, path: str, run: Run) -> BoundTemplate | None:
        """The file at `path` (from the site's folder), ready to be included; None where there is none."""

    def include_path(self, name: str) -> str:
        """The path of the include that is called `name`."""

    def include_names(self) -> list[str]:
        """Names of all includes."""

    def post_url(self, name: str) -> str | None:
        """The URL of the post that `post_url` calls `name`, base path in front."""

    def post_names(self) -> list[str]:
        """What `post_url` may call posts."""

    def link(self, path: str) -> str | None:
        """The URL of a source file, base path in front."""

    def link_names(self) -> list[str]:
        """What `link` may name."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What is said where a name leads nowhere."""

    sentence: Sentence
    near: Sentence


MISSING_INCLUDE = Missing(messages.LIQUID_INCLUDE_MISSING, messages.LIQUID_INCLUDE_MISSING_NEAR)
MISSING_POST = Missing(messages.LIQUID_TARGET_MISSING, messages.LIQUID_TARGET_MISSING_NEAR)
MISSING_FILE = Missing(messages.LIQUID_FILE_MISSING, messages.LIQUID_TARGET_MISSING_NEAR)


STEPS_OF_A_GUESS = 1_000
"""What it costs to look for the name that a writer meant."""


class LibraryNode(Node):
    """A tag that looks something up; where it is not found, the tag stays as text."""

    __slots__ = ("library", "markup", "name")

    def __init__(self, token: Token, name: str, markup: str, library: Library) -> None:
        super().__init__(token)
        self.name = name
        self.markup = markup
        self.library = library
        self.blank = False

    def __str__(self) -> str:
        return f"{{% {self.name} {self.markup} %}}"

    def stay(
        self, context: RenderContext, buffer: TextIO, missing: Missing, known: list[str], name: str, **values: str
    ) -> int:
        """Write the tag as it is and tell of `name`, which is not among those `known`."""
        run_of(context).count(STEPS_OF_A_GUESS)
        meant = nearest(name, known, distance=2)
        if meant:
            run_of(context).tell(missing.near, self.token, meant=meant, **values)
        else:
            run_of(context).tell(missing.sentence, self.token, **values)
        return buffer.write(str(self))

    def fill(self, context: RenderContext, text: str) -> str:
        """`text` with the values of the `{{ names }}` in it."""
        return _VARIABLE.sub(lambda found: ruby_string(evaluate(context, found[1])), text)


_VARIABLE = re.compile(r"\{\{\s*([\w.-]+)\s*(?:\|[^}]*)?\}\}")


def evaluate(context: RenderContext, path: str) -> object:
    """The value of `a.b.c`, of a number or a word of Liquid."""
    if re.fullmatch(r"-?\d+(?:\.\d+)?", path):
        return float(path) if "." in path else int(path)
    if path in ("true", "false", "nil", "null"):
        return {"true": True, "false": False}.get(path)
    return context.get(list(path.split(".")), token=None, default=None)


class IncludeNode(LibraryNode):
    """`{% include a.html x="1" y=page.y %}`; what it assigns is seen afterwards."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the file, with `include.x` for its parameters."""
        place(self, context, buffer)
        name, parameters = self._split(context)
        run = run_of(context)
        path = self._path(name, run)
        template = self.library.template(path, run) if _is_inside(name) else None
        if template is None:
            folder = posixpath.dirname(path)
            known = self.library.include_names() if self.name != "include_relative" else []
            return self.stay(context, buffer, MISSING_INCLUDE, known, name, path=path or folder)
        self._refuse_loop(path, run)
        run.chain.append(path)
        with context.extend({"include": self._read_parameters(parameters, context)}, template=template):
            template.render_with_context(context, buffer, partial=True)
        run.chain.pop()
        return 1

    def _split(self, context: RenderContext) -> tuple[str, str]:
        """The file's name and the parameters."""
        if found := re.match(r"([^{]*(?:\{\{.*?\}\}[^\s{}]*)+)(.*)", self.markup, re.DOTALL):
            return self.fill(context, found[1]).strip(), found[2]
        name, *parameters = self.markup.split(maxsplit=1)
        return name, "".join(parameters)

    def _path(self, name: str, run: Run) -> str:
        if self.name != "include_relative":
            return self.library.include_path(name.lstrip("/"))
        return posixpath.join(posixpath.dirname(run.source.path), name)

    def _read_parameters(self, text: str, context: RenderContext) -> Mapping[str, Any]:
        parameters: dict[str, Any] = {}
        for name, double, single, variable in _PARAMETER.findall(text):
            if variable:
                parameters[name] = evaluate(context, variable)
            else:
                parameters[name] = double.replace('\\"', '"') if double else single.replace("\\'", "'")
        return parameters

    def _refuse_loop(self, path: str, run: Run) -> None:
        if len(run.chain) >= DEEPEST_INCLUDE:
            first = run.chain.index(path) if path in run.chain else 0
            cycle = " → ".join([*list(dict.fromkeys(run.chain[first:])), path])
            raise BoundExceededError(messages.LIQUID_INCLUDE_LOOP.error(run.locate(self.token), cycle=cycle))


_PARAMETER = re.compile(
    r"([\w-]+)\s*=\s*(?:\"([^\"\\]*(?:\\.[^\"\\]*)*)\"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))", re.DOTALL
)


def _is_inside(name: str) -> bool:
    """Whether a file's name stays within its folder."""
    return bool(name) and ".." not in name.split("/")


class PostUrlNode(LibraryNode):
    """`{% post_url 2021-01-05-name %}`."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the post's URL."""
        place(self, context, buffer)
        name = self.fill(context, self.markup)
        url = self.library.post_url(name)
        if url is None:
            known = self.library.post_names()
            return self.stay(context, buffer, MISSING_POST, known, name, tag=self.name, target=name)
        return buffer.write(url)


class LinkNode(LibraryNode):
    """`{% link _posts/2021-01-05-name.md %}`."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the URL of what the file becomes."""
        place(self, context, buffer)
        path = self.fill(context, self.markup).strip()
        url = self.library.link(path)
        if url is None:
            known = self.library.link_names()
            return self.stay(context, buffer, MISSING_FILE, known, path, tag=self.name, target=path)
        return buffer.write(url)


class LibraryTag(Tag):
    """Makes a node of one of the tags above."""

    block = False

    def __init__(self, env: Environment, name: str, node: type[LibraryNode], library: Library) -> None:
        super().__init__(env)
        self.name = name
        self.node = node
        self.library = library

    def parse(self, stream: TokenStream) -> Node:
        """The tag and what stands in it."""
        token = stream.expect(TOKEN_TAG)
        markup = ""
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
            markup = stream.current.value
        return self.node(token, self.name, markup, self.library)


LIBRARY_TAGS: Mapping[str, type[LibraryNode]] = {
    "include": IncludeNode,
    "include_relative": IncludeNode,
    "include_cached": IncludeNode,
    "post_url": PostUrlNode,
    "link": LinkNode,
}
"""By name."""
