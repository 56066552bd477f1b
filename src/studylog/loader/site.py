"""Disk → `Site`: the loader's whole story."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from studylog import messages
from studylog.config import CONFIG_FILE, Config
from studylog.errors import ConfigError, Location, Problem, Severity, sort_problems
from studylog.loader.collections import Collection, read_collections, read_document
from studylog.loader.data import load_data
from studylog.loader.defaults import DefaultsTable
from studylog.loader.entries import Shelf
from studylog.loader.history import read_history
from studylog.loader.includes import load_includes
from studylog.loader.language import guess_language
from studylog.loader.layouts import check_default_layouts
from studylog.loader.outputs import Claims
from studylog.loader.pages import OtherFile, PageRules, read_other
from studylog.loader.posts import Reading, read_post
from studylog.loader.source import Source, SourceFile, markdown_extensions, scan_source
from studylog.loader.taxonomy import build_taxonomy
from studylog.marked_yaml import WrittenAddress
from studylog.models import HeldBack, Post, Site, Taxonomy

PostReader = Callable[[SourceFile, Shelf], Reading]
"""What gives a file's reading; raises MachineError where the file cannot be read."""


def load_site(config: Config, now: dt.datetime, read: PostReader = read_post) -> Site:
    """Read everything below `config.source`; `now` (aware) decides which posts are of the future.

    `read` reads the posts, or knows them already.

    What is wrong with a file is in `Site.problems`, and the file is left out.

    Raises:
        ConfigError: where there is nothing to build.
        MachineError: where a folder or file cannot be read.

    """
    if not config.source.is_dir():
        raise ConfigError(messages.NOTHING_TO_BUILD.error(folder=str(config.source)))
    source = scan_source(config, [collection.folder for collection in read_collections(config)])
    _refuse_empty_folder(config, source)
    defaults = DefaultsTable(config)
    readings = _read_posts(source, config, defaults, now, read)
    others = _read_others(source, config, defaults, now)
    unwritten = _read_unwritten(source, config, defaults, now)
    data, data_addresses, data_problems = load_data(config)
    claims = Claims({**_places(readings), **_places(others)})
    history = read_history(config)
    posts = history.date(claims.take(_newest_first(readings, config.limit_posts)))
    pages = history.date(claims.take(other.page for other in others if other.page))
    assets = claims.take(other.asset for other in others if other.asset)
    blocks = {reading.post.source: reading.block for reading in readings if reading.post}
    categories, tags, term_problems = _gather_terms(posts, blocks, config)
    includes, include_problems = load_includes(config, (*posts, *pages))
    problems = [
        *source.problems,
        *data_problems,
        *include_problems,
        *claims.problems,
        *history.problems,
        *term_problems,
        *check_default_layouts(config),
        *(problem for reading in readings for problem in reading.problems),
        *(problem for other in others for problem in other.problems),
        *(_never_fatal(problem) for other in unwritten for problem in other.problems),
    ]
    return Site(
        config=replace(config, lang=config.lang or guess_language(post.title for post in posts)),
        posts=posts,
        pages=pages,
        unwritten=tuple(other.page for other in unwritten if other.page),
        assets=assets,
        categories=categories,
        tags=tags,
        data=data,
        includes=includes,
        held_back=_held_back((*readings, *others), source, config),
        redirect_places=_redirect_places((*readings, *others)),
        addresses=(*config.addresses, *data_addresses, *_addresses((*readings, *others))),
        blocks=blocks,
        problems=sort_problems([*problems, *_theme_note(source, others)]),
    )


def reread_post(path: str, config: Config, now: dt.datetime) -> Reading:
    """One post of the last `load_site` as it is now; `path` leads from the site's folder, as this disk spells it.

    Raises:
        MachineError: the file cannot be read.

    """
    file = SourceFile(path=unicodedata.normalize("NFC", path), place=str(config.source / path))
    folder = next((part for part in file.path.split("/") if part in ("_posts", "_drafts")), "posts")
    extensions = markdown_extensions(config)
    shelf = Shelf(config=config, defaults=DefaultsTable(config), now=now, folder=folder, extensions=extensions)
    return read_post(file, shelf)


def _refuse_empty_folder(config: Config, source: Source) -> None:
    if not source.has_posts_folder and not (config.source / CONFIG_FILE).is_file():
        raise ConfigError(messages.NOTHING_TO_BUILD.error(folder=config.source.name or "/"))


def _read_posts(
    source: Source, config: Config, defaults: DefaultsTable, now: dt.datetime, read: PostReader
) -> list[Reading]:
    drafts = source.drafts if config.show_drafts else ()
    extensions = markdown_extensions(config)
    readings: list[Reading] = []
    for folder, found in (("_posts", source.posts), ("posts", source.loose), ("_drafts", drafts)):
        shelf = Shelf(config=config, defaults=defaults, now=now, folder=folder, extensions=extensions)
        readings += [read(file, shelf) for file in found]
    return readings


def _read_others(source: Source, config: Config, defaults: DefaultsTable, now: dt.datetime) -> list[OtherFile]:
    rules = PageRules(config=config, defaults=defaults, markdown_extensions=markdown_extensions(config))
    documents = [
        read_document(file, collection, rules, now)
        for collection, file in _documents(source, config)
        if collection.is_output
    ]
    return [*documents, *(read_other(file, rules) for file in source.others)]


def _read_unwritten(source: Source, config: Config, defaults: DefaultsTable, now: dt.datetime) -> list[OtherFile]:
    """What collections hold that are not output."""
    rules = PageRules(config=config, defaults=defaults, markdown_extensions=markdown_extensions(config))
    return [
        read_document(file, collection, rules, now)
        for collection, file in _documents(source, config)
        if not collection.is_output
    ]


def _documents(source: Source, config: Config) -> Iterable[tuple[Collection, SourceFile]]:
    for collection in read_collections(config):
        for file in source.documents:
            if file.path.startswith(f"{collection.folder}/"):
                yield collection, file


def _gather_terms(
    posts: tuple[Post, ...], blocks: Mapping[str, str], config: Config
) -> tuple[Taxonomy, Taxonomy, tuple[Problem, ...]]:
    """Categories and tags, and what is wrong with how they are written."""
    places = config.archives
    categories, wrong = build_taxonomy("categories", posts, lambda post: post.categories, places.categories, blocks)
    tags, more = build_taxonomy("tags", posts, lambda post: post.tags, places.tags, blocks)
    return categories, tags, (*wrong, *more)


def _never_fatal(problem: Problem) -> Problem:
    """What is wrong with a file that is not published stops no build."""
    return replace(problem, severity=Severity.WARNING) if problem.severity is Severity.ERROR else problem


def _newest_first(readings: Iterable[Reading], limit: int) -> Sequence[Post]:
    """By date, then by path, both descending, as Jekyll sorts them."""
    posts = sorted(
        (each.post for each in readings if each.post), key=lambda post: (post.date, post.source), reverse=True
    )
    return posts[:limit] if limit else posts


def _places(read: Iterable[Reading | OtherFile]) -> dict[str, Location]:
    """Source → the line that decides on its URL."""
    texts = ((each.post if isinstance(each, Reading) else each.page, each.place) for each in read)
    return {text.source: place for text, place in texts if text and place}


def _redirect_places(read: Iterable[Reading | OtherFile]) -> dict[tuple[str, str], Location]:
    texts = ((each.post if isinstance(each, Reading) else each.page, each.redirect_places) for each in read)
    return {(text.source, old): place for text, places in texts if text for old, place in places.items()}


def _addresses(read: Iterable[Reading | OtherFile]) -> tuple[WrittenAddress, ...]:
    return tuple(address for each in read for address in each.addresses)


def _held_back(readings: Iterable[Reading | OtherFile], source: Source, config: Config) -> tuple[HeldBack, ...]:
    held = [each.held_back for each in readings if each.held_back]
    if not config.show_drafts:
        held += [HeldBack(source=file.path, reason="draft") for file in source.drafts if _is_text(file, config)]
    return tuple(sorted(held, key=lambda each: each.source))


def _is_text(file: SourceFile, config: Config) -> bool:
    return file.path.lower().endswith((*markdown_extensions(config), ".html"))


def _theme_note(source: Source, others: Iterable[OtherFile]) -> list[Problem]:
    """One note for all files of a Jekyll theme."""
    if source.theme_folder or any(other.is_theme_source for other in others):
        return [messages.JEKYLL_THEME_UNUSED.note(Location(path=source.theme_folder) if source.theme_folder else None)]
    return []
