"""Documents of a site's own collections (`collections:`): pages with a post's tokens.

The rules are those of jekyllrb.com/docs/collections. What a collection without `output: true` holds is not written,
but Liquid reads it.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from dataclasses import replace

from studylog import messages
from studylog.config import Config
from studylog.errors import ContentError, Location
from studylog.frozen import dataclass
from studylog.loader import files
from studylog.loader.dates import DateError, read_date, read_file_date, split_file_name
from studylog.loader.defaults import merge
from studylog.loader.frontmatter import FrontMatter, read_front_matter
from studylog.loader.labels import category_nodes, url_categories
from studylog.loader.last_modified import read_last_modified
from studylog.loader.pages import OtherFile, PageRules, as_asset, make_page
from studylog.loader.permalinks import expand_or_explain
from studylog.loader.posts import URL_KEYS, place_of_url, titleize
from studylog.loader.redirects import redirect_places
from studylog.loader.source import SourceFile
from studylog.loader.tokens import PostTokens
from studylog.models import HeldBack
from studylog.urls import permalink_extension, permalink_template


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One collection."""

    name: str
    folder: str
    """Its folder from the site's, `_NAME`."""
    permalink: str = ""
    is_output: bool = False


def read_collections(config: Config) -> tuple[Collection, ...]:
    """The collections of `_config.yml`, a mapping or a list of names; posts are no matter of theirs.

    One that is not output, whose folder is among the site's pages by `include`, is left to these.
    """
    listed = config.extra.get("collections")
    names = listed if isinstance(listed, (Mapping, list)) else ()
    found = (_make_collection(name, listed, config) for name in names if isinstance(name, str) and name != "posts")
    return tuple(each for each in found if each.is_output or f"_{each.name}" not in config.include)


def _make_collection(name: str, listed: object, config: Config) -> Collection:
    own = listed.get(name) if isinstance(listed, Mapping) else None
    options = own if isinstance(own, Mapping) else {}
    return Collection(
        name=name,
        folder=posixpath.join(config.collections_dir, f"_{name}"),
        permalink=str(options.get("permalink") or ""),
        is_output=options.get("output") is True,
    )


def output_collections(config: Config) -> tuple[Collection, ...]:
    """The collections that are written."""
    return tuple(collection for collection in read_collections(config) if collection.is_output)


def read_document(file: SourceFile, collection: Collection, rules: PageRules, now: dt.datetime) -> OtherFile:
    """Read a file of a collection: a page where it has front matter, else an asset without the underscore.

    Raises:
        MachineError: where it cannot be read.

    """
    content = files.sniff(file)
    if content.data is None:
        path = file.path.removeprefix(collection.folder)
        return as_asset(file, content.digest, output=f"{collection.name}{path}")
    try:
        front = read_front_matter(files.decode(content.data, file.path), file.path)
        return _read(file, collection, front, rules, now)
    except ContentError as error:
        return OtherFile(problems=error.problems)


def _read(
    file: SourceFile, collection: Collection, front: FrontMatter, rules: PageRules, now: dt.datetime
) -> OtherFile:
    own, defaults = front.fields, rules.defaults.for_file(file.path, collection.name)
    front = replace(front, fields=merge(defaults, own))
    if front.hidden and not rules.config.unpublished:
        held_back = HeldBack(source=file.path, reason="unpublished")
        return OtherFile(held_back=held_back, problems=front.problems)
    name = split_file_name(posixpath.basename(file.path))
    date = _date(front, name.date, rules.config)
    if collection.is_output and date and date > now and not rules.config.future:
        return _hold_back(front, date)
    markdown = name.extension.lower() in rules.markdown_extensions
    permalink = front.text("permalink")
    extension = permalink_extension(permalink) or (".html" if markdown else name.extension)
    categories = category_nodes((), defaults.get("categories"), own.get("categories"), front.fields.get("category"))
    tokens = PostTokens(
        date=date or now.astimezone(rules.config.zone),
        slug=front.text("slug") or name.slug,
        path=file.path.removeprefix(f"{collection.folder}/").removesuffix(name.extension).rstrip("."),
        extension=extension,
        categories=url_categories(categories),
        kind=collection.name,
    )
    template = permalink or collection.permalink or _usual_template(rules.config)
    url, output = expand_or_explain(template, tokens, extension, front)
    page = make_page(file, front, url=url, output=output, markdown=markdown)
    updated, date_problems = read_last_modified(front, rules.config.zone)
    title = front.text("title", titleize(name.slug))
    page = replace(page, title=title, date=date, updated=updated, collection=collection.name)
    return OtherFile(
        page=page,
        place=place_of_url(front, *URL_KEYS),
        redirect_places=redirect_places(front),
        addresses=front.addresses(),
        problems=(*front.problems, *date_problems),
    )


def _hold_back(front: FrontMatter, until: dt.datetime) -> OtherFile:
    note = messages.FUTURE_POST.note(Location(path=front.path), until=f"{until:%Y-%m-%d %H:%M:%S %z}")
    held_back = HeldBack(source=front.path, reason="future", until=until)
    return OtherFile(held_back=held_back, problems=(*front.problems, note))


def _usual_template(config: Config) -> str:
    """`/:collection/:path` with the ending of the site's permalink."""
    style = permalink_template(config.permalink)
    weekdate = config.permalink == "weekdate"
    ending = "/" if style.endswith("/") else ":output_ext" if style.endswith(":output_ext") and not weekdate else ""
    return f"/:collection/:path{ending}"


def _date(front: FrontMatter, written: str, config: Config) -> dt.datetime | None:
    """The document's date, or its file's; where it has none Jekyll takes the build's."""
    node = front.fields.get("date")
    try:
        if node is not None and node.value is not None:
            return read_date(node, config.zone)
        return read_file_date(written, config.zone) if written else None
    except DateError as error:
        raise ContentError(error.sentence.error(front.at("date"), written=error.written)) from None
