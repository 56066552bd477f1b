"""Rendering all texts of a site, over several processes where that pays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import islice

from studylog.builder.cache.fragments import Rendered, Store, is_kept, render
from studylog.builder.cache.lookups import Reader, WatchedRenderer
from studylog.builder.drops import EPOCH, liquid_site, text_drop
from studylog.builder.workers import count_jobs, work_through
from studylog.config import Config, MarkdownConfig, MathConfig
from studylog.frozen import dataclass
from studylog.models import LinkTable, LiquidSite, Page, Post, RenderInput, Rendition, Site
from studylog.pages import list_paths
from studylog.pages.images import media_folder
from studylog.pages.paging import fragment_key, paginators
from studylog.renderer.liquid import has_liquid
from studylog.urls import HTML_EXTENSIONS

Progress = Callable[[int, int], None]
"""Called with how many texts are rendered and how many there are."""

WORTH_PROCESSES = 100
"""Texts below which starting processes costs more than it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """All texts of a site, rendered."""

    texts: Mapping[str, Rendition]
    """By source path, or what `fragment_key` makes of it, in the site's order."""
    links: LinkTable
    """What they were rendered against."""
    keys: Mapping[str, str]
    """Key of each text without Liquid: texts with the same are the same but for what their links became."""
    inputs: Mapping[str, RenderInput]
    """What they were rendered from, besides that; those with Liquid, which may read anything, are left out."""
    reads_posts: bool
    """Whether the Liquid of a text reads what posts say."""

    def without(self, names: Set[str]) -> Rendering:
        """The same when these texts have changed since."""
        return replace(self, inputs={name: text for name, text in self.inputs.items() if name not in names})


def render_texts(
    site: Site,
    store: Store,
    jobs: int = 0,
    progress: Progress | None = None,
    time: dt.datetime | None = None,
    former: tuple[Site, Rendering] | None = None,
    keys: Mapping[str, str] | None = None,
) -> Rendering:
    """What becomes of every post and every page of text.

    What is as it was is taken from the `former` rendering, of a site with the same settings, pages and data.

    Posts come first, then documents of collections: a page's Liquid may read what they became. The result is the same
    for any number of jobs; 0 means as many as the work is worth. `time` is Liquid's `site.time`. What `store` has of
    earlier builds is not rendered again; the rest it keeps. `keys` are known ones of texts, by name.
    """
    links, reads_posts = (_renew_links(site, *former) if former else link_table(site)), False
    known = former[1] if former and former[1].links == links else None
    renditions: dict[str, Rendition] = {}
    read = {post.source: post for post in former[0].posts} if former and known else {}
    kinds = [
        {key: text for each in texts for key, text in _known_input(each, read, known) or _inputs_of(site, each)}
        for texts in _in_order(site)
    ]
    total = sum(map(len, kinds))
    for inputs in kinds:
        made = {name: store.use(known.texts[name]) for name in _unchanged(inputs, known)} if known else {}
        others = {name: text for name, text in inputs.items() if name not in made}
        made |= store.recall(others, links, keys or {})
        waiting = {key: text for key, text in inputs.items() if key not in made}
        make_renderer = partial(_renderer_for, waiting, site, links, renditions, time)
        for rendered in _render(make_renderer, waiting, jobs):
            made.update(store.keep(rendered))
            reads_posts = reads_posts or any(each.reads_texts for each in rendered.values())
            if progress:
                progress(len(renditions) + len(made), total)
        renditions.update((key, made[key]) for key in inputs)
    store.forget_unused()
    plain = {name: text for inputs in kinds for name, text in inputs.items() if is_kept(text)}
    kept = {name: renditions[name].content.key for name in plain}
    return Rendering(texts=renditions, links=links, keys=kept, inputs=plain, reads_posts=reads_posts)


def _unchanged(inputs: Mapping[str, RenderInput], former: Rendering) -> Iterator[str]:
    """Names of those texts that are rendered from what they were rendered from before."""
    return (name for name, text in inputs.items() if former.inputs.get(name) == text)


def _renderer_for(
    inputs: Mapping[str, RenderInput],
    site: Site,
    links: LinkTable,
    renditions: Mapping[str, Rendition],
    time: dt.datetime | None,
) -> WatchedRenderer:
    """One whose Liquid sees the site; where none of the texts holds any, it sees nothing."""
    if all(text.page is None for text in inputs.values()):
        return blank_renderer(links)
    reader = Reader()
    return WatchedRenderer(links, liquid_site(site, renditions, time, reader), reader)


def blank_renderer(links: LinkTable) -> WatchedRenderer:
    """One for texts without Liquid."""
    return WatchedRenderer(links, LiquidSite(time=EPOCH))


def _render(
    make_renderer: Callable[[], WatchedRenderer], inputs: Mapping[str, RenderInput], jobs: int
) -> Iterator[dict[str, Rendered]]:
    """What becomes of each text, by key, a chunk at a time."""
    if not inputs:
        return
    workers = count_jobs(jobs, len(inputs), worth=WORTH_PROCESSES)
    keys = iter(inputs)
    for rendered in work_through(partial(render, make_renderer()), tuple(inputs.values()), workers):
        yield dict(zip(islice(keys, len(rendered)), rendered, strict=True))


def _in_order(site: Site) -> tuple[Sequence[Post | Page], ...]:
    """The texts that are rendered, in the groups that may read each other."""
    pages = [page for page in site.pages if _has_text(page)]
    documents = [*(page for page in pages if page.collection), *site.unwritten]
    return site.posts, documents, [page for page in pages if not page.collection]


def _has_text(page: Page) -> bool:
    """Whether a page is rendered, or read for its links; other files are written as they are."""
    return page.markdown or has_liquid(page.body) or page.source.lower().endswith(HTML_EXTENSIONS)


def link_table(site: Site) -> LinkTable:
    """What this site publishes, for links to be resolved against."""
    return LinkTable(
        baseurl=site.config.baseurl,
        published=list_paths(site),
        sources={text.source: text.url for text in site.texts},
    )


def _known_input(
    text: Post | Page, read: Mapping[str, Post], known: Rendering | None
) -> tuple[tuple[str, RenderInput]] | None:
    """What a post is rendered from, where its file has not been read again since."""
    if known is None or read.get(text.source) is not text or text.source not in known.inputs:
        return None
    return ((text.source, known.inputs[text.source]),)


def _renew_links(site: Site, former: Site, rendering: Rendering) -> LinkTable:
    """The table of a site that differs from the `former` one in its posts and assets only."""
    return rendering.links if _places_of(site) == _places_of(former) else link_table(site)


def _places_of(site: Site) -> tuple[list[tuple[str, str, str, str]], list[str]]:
    """All of posts and assets that where things stand depends on."""
    posts = [(post.source, post.url, f"{post.date} {post.future}", site.blocks[post.source]) for post in site.posts]
    return posts, [asset.output for asset in site.assets]


def _inputs_of(site: Site, text: Post | Page) -> Iterator[tuple[str, RenderInput]]:
    """The text by its fragment's key; once for each page where it shows a list that goes over several."""
    whole = input_of(text, site.config)
    pages = paginators(site, text) if isinstance(text, Page) and whole.page is not None else ()
    for paginator in pages or (None,):
        key = fragment_key(text.source, paginator.number if paginator else 1)
        yield key, replace(whole, paginator=paginator)


def input_of(text: Post | Page, config: Config) -> RenderInput:
    """What a text is rendered from."""
    separator = text.front.get("excerpt_separator")
    runs_liquid = has_liquid(text.body) and text.front.get("render_with_liquid") is not False
    return RenderInput(
        source=text.source,
        body=text.body,
        body_line=text.body_line,
        title=text.title,
        markdown=_markdown_of(text, config.markdown),
        math=_math_of(text, config.math),
        lang=str(text.front.get("lang") or config.lang)[:2],
        excerpt_separator=separator if isinstance(separator, str) else config.excerpt_separator,
        page=text_drop(text, config) if runs_liquid else None,
        media_folder=media_folder(text.front),
        marks_lines=config.preview,
        keeps_markdown=config.llms,
        is_html=not text.markdown if isinstance(text, Page) else text.source.lower().endswith(HTML_EXTENSIONS),
    )


def _markdown_of(text: Post | Page, markdown: MarkdownConfig) -> MarkdownConfig:
    """The text's own engine over the site's: `markdown: commonmark` or `markdown: kramdown`."""
    engine = str(text.front.get("markdown")).lower()
    return replace(markdown, engine=engine) if engine in ("commonmark", "kramdown") else markdown


def _math_of(text: Post | Page, math: MathConfig) -> MathConfig:
    """The text's own switch over the site's: `use_math` (also with a hyphen), `math`, `mathjax` or `katex`."""
    for switch in ("math", "use_math", "use-math", "mathjax", "katex"):
        value = text.front.get(switch)
        if isinstance(value, bool):
            return MathConfig(mode="true" if value else "false", macros=math.macros)
    return math
