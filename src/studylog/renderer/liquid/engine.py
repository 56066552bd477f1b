"""Text and site → text: Liquid's whole story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from liquid.exceptions import LiquidError
from liquid.parser import Parser
from liquid.stream import TokenStream
from liquid.template import BoundTemplate
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

from studylog import messages
from studylog.errors import Problem
from studylog.frozen import dataclass
from studylog.models import LinkTable, LiquidSite, Paginator, RenderInput
from studylog.renderer.liquid.doubt import Names
from studylog.renderer.liquid.drops import PageSiteDrop, SiteDrop, paginator_drop
from studylog.renderer.liquid.environment import Markdown, make_environment
from studylog.renderer.liquid.expressions import Mender
from studylog.renderer.liquid.library import SiteLibrary
from studylog.renderer.liquid.nodes import LaxTemplate
from studylog.renderer.liquid.pieces import Piece, Scan
from studylog.renderer.liquid.protection import find_protected
from studylog.renderer.liquid.run import BoundExceededError, Output, Run, Source
from studylog.renderer.liquid.scanner import scan
from studylog.spelling import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What Liquid made of a text."""

    body: str
    lines: tuple[int, ...]
    """For each line of `body` the line of the text it comes from, from 1."""
    problems: tuple[Problem, ...] = ()


JEKYLL = {"version": "4.3.1", "environment": "production"}
"""What texts ask that run in Jekyll too: what is built here is always what readers see."""


class Engine:
    """Runs Liquid for the texts of one site."""

    def __init__(self, site: LiquidSite, links: LinkTable, markdown: Markdown) -> None:
        self.site = site
        self.drop = SiteDrop(site)
        self.library = SiteLibrary(site, self.drop, links, self.parse)
        self.env = make_environment(self.library, site, links.baseurl, markdown)
        self.mender = Mender(self.env)

    def render(self, text: RenderInput) -> Rendered:
        """The text as Markdown gets it; a pure function of `text`, the site and the `LinkTable`."""
        run = Run(Source(text.source, text.body, text.body_line), text.markdown)
        protected = () if text.is_html else find_protected(text.body, math=text.math.mode != "false")
        page = text.page or {}
        output = Output(run)
        try:
            template = self.parse(run.source, run, protected)
            context = template.context_class(template, globals=self._globals(page, text.paginator))
            context.tag_namespace["run"] = run
            template.render_with_context(context, output)
        except BoundExceededError as error:
            return _unchanged(text.body, (*run.problems, error.problem))
        except RecursionError:
            return _unchanged(text.body, (*run.problems, run.too_much()))
        except LiquidError as error:
            problem = messages.LIQUID_FAILED.warning(run.source.locate(0), tag="Liquid", detail=str(error))
            return _unchanged(text.body, (*run.problems, problem))
        return Rendered(body="".join(output.parts), lines=tuple(output.lines), problems=tuple(run.problems))

    def _globals(self, page: Mapping[str, Any], paginator: Paginator | None) -> dict[str, object]:
        if paginator and paginator.number > 1:
            page = {**page, "url": paginator.paths[paginator.number - 1]}
        return {
            "site": PageSiteDrop(self.drop, page),
            "page": self.drop.by_path.get(str(page.get("path"))) or page,
            "layout": {},
            "jekyll": JEKYLL,
            "paginator": paginator_drop(self.drop, paginator) if paginator else None,
        }

    def parse(self, source: Source, run: Run, protected: tuple[tuple[int, int], ...] = ()) -> BoundTemplate:
        """A text as a template; what is odd in it goes to `run`."""
        run.sources[source.text] = source
        names = Names(source.text, is_include=source is not run.source)
        found = scan(source.text, self.mender.mend, names.doubts, protected)
        for oddity in found.oddities:
            run.problems.append(oddity.sentence.warning(source.locate(oddity.at), **dict(oddity.values)))
        self._tell_of_names(found, names, source, run)
        tokens = TokenStream(_tokens(found, source.text))
        return LaxTemplate(self.env, Parser(self.env).parse(tokens), source.path)

    def _tell_of_names(self, found: Scan, names: Names, source: Source, run: Run) -> None:
        for piece in found.pieces:
            for name in names.filters_of(piece):
                if name not in self.env.filters:
                    run.problems.append(self._unknown_filter(name, source, piece))
            if name := names.unknown_root(piece):
                shown = " ".join(piece.text.split())
                place = source.locate(piece.at)
                run.problems.append(messages.LIQUID_NOTHING.warning(place, name=name, tag=shown))

    def _unknown_filter(self, name: str, source: Source, piece: Piece) -> Problem:
        place = source.locate(piece.at)
        if meant := nearest(name, self.env.filters):
            return messages.LIQUID_FILTER_UNKNOWN_NEAR.warning(place, name=name, meant=meant)
        return messages.LIQUID_FILTER_UNKNOWN.warning(place, name=name)


def _unchanged(body: str, problems: tuple[Problem, ...]) -> Rendered:
    return Rendered(body=body, lines=tuple(range(1, body.count("\n") + 2)), problems=problems)


def _tokens(found: Scan, text: str) -> Iterator[Token]:
    """The pieces as python-liquid's parser takes them."""
    for piece in found.pieces:
        if piece.kind in ("text", "code"):
            yield Token(TOKEN_CONTENT, piece.text, piece.at, text)
            continue
        if piece.kind == "tag":
            yield Token(TOKEN_TAG, piece.name, piece.at, text)
        else:
            yield Token(TOKEN_OUTPUT, piece.text, piece.at, text)
        if piece.markup:
            yield Token(TOKEN_EXPRESSION, piece.markup, piece.at, text)
