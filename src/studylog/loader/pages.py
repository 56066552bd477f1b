"""Every file that is no post: with front matter a `Page`, else an `Asset`."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from dataclasses import field, replace

from studylog import messages
from studylog.config import Config
from studylog.errors import ContentError, Location, Problem
from studylog.frozen import dataclass
from studylog.loader import files
from studylog.loader.dates import DateError, read_date
from studylog.loader.defaults import DefaultsTable, merge
from studylog.loader.frontmatter import FrontMatter, read_front_matter
from studylog.loader.last_modified import read_last_modified
from studylog.loader.layouts import check_layout
from studylog.loader.posts import place_of_url, read_layout
from studylog.loader.redirects import read_redirect_target, read_redirects, redirect_places
from studylog.loader.source import SourceFile
from studylog.loader.switches import tell_misfits
from studylog.marked_yaml import WrittenAddress
from studylog.models import Asset, HeldBack, Page
from studylog.urls import (
    HTML_EXTENSIONS,
    OutsideOutputError,
    asset_output,
    expand_page_permalink,
    output_path,
    page_template,
    permalink_extension,
)

STYLE_SOURCES = (".scss", ".sass", ".coffee")
"""Files that Jekyll compiles; with front matter they are a theme's and not used here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFile:
    """What one file gave."""

    page: Page | None = None
    asset: Asset | None = None
    held_back: HeldBack | None = None
    is_theme_source: bool = False
    place: Location | None = None
    """The line that decides on the page's URL, where it is one of its own."""
    redirect_places: Mapping[str, Location] = field(default_factory=dict)
    """Old URL → where the file names it."""
    addresses: tuple[WrittenAddress, ...] = ()
    """Where its front matter leads."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """What is the same for every page."""

    config: Config
    defaults: DefaultsTable
    markdown_extensions: tuple[str, ...]


def read_other(file: SourceFile, rules: PageRules) -> OtherFile:
    """Read a file outside the posts folders.

    Raises:
        MachineError: where it cannot be read.

    """
    content = files.sniff(file)
    extension = posixpath.splitext(file.path)[1]
    if content.data is None:
        return as_asset(file, content.digest)
    if extension.lower() in STYLE_SOURCES:
        return OtherFile(is_theme_source=True)
    is_text = extension.lower() in (*rules.markdown_extensions, *HTML_EXTENSIONS)
    try:
        front = read_front_matter(files.decode(content.data, file.path), file.path)
        return _read_page(file, front, extension, rules)
    except ContentError as error:
        if is_text:
            return OtherFile(problems=error.problems)
        return as_asset(file, files.digest_of(content.data))  # a `---` in data is no front matter


def as_asset(file: SourceFile, digest: str, *, output: str = "") -> OtherFile:
    """A file to copy, to its own path or to `output`."""
    try:
        output = asset_output(output or file.path)
    except OutsideOutputError:
        return OtherFile(problems=(messages.NAME_OUTSIDE.error(Location(path=file.path)),))
    return OtherFile(asset=Asset(source=_disk_path(file), output=output, digest=digest))


def _disk_path(file: SourceFile) -> str:
    """The path as the disk has it: bytes are found by it, so its Unicode form stays."""
    depth = file.path.count("/") + 1
    return "/".join(file.disk.parts[-depth:])


def _read_page(file: SourceFile, front: FrontMatter, extension: str, rules: PageRules) -> OtherFile:
    misfits, defaults = tell_misfits(front), rules.defaults.for_file(file.path, "pages")
    front = replace(front, fields=merge(defaults, front.fields))
    if front.hidden and not rules.config.unpublished:
        held_back = HeldBack(source=file.path, reason="unpublished")
        return OtherFile(held_back=held_back, problems=front.problems)
    markdown = extension.lower() in rules.markdown_extensions
    url, output = _page_url(file.path, front, ".html" if markdown else extension, rules.config)
    page = make_page(file, front, url=url, output=output, markdown=markdown)
    updated, date_problems = read_last_modified(front, rules.config.zone)
    page = replace(page, date=_read_page_date(front, rules.config), updated=updated)
    problems = (*front.problems, *misfits, *date_problems, *check_layout(front, page.layout, rules.config))
    place = place_of_url(front, "permalink")
    return OtherFile(
        page=page,
        place=place,
        redirect_places=redirect_places(front),
        addresses=front.addresses(),
        problems=problems,
    )


def _read_page_date(front: FrontMatter, config: Config) -> dt.datetime | None:
    """A page's `date` says nothing to Jekyll, so that anything may stand there."""
    node = front.fields.get("date")
    try:
        return read_date(node, config.zone) if node is not None and node.value is not None else None
    except DateError:
        return None


def make_page(file: SourceFile, front: FrontMatter, *, url: str, output: str, markdown: bool) -> Page:
    """The page of a file whose front matter (defaults merged in) and place are known."""
    return Page(
        source=file.path,
        url=url,
        output=output,
        title=front.text("title"),
        layout=read_layout(front),
        description=front.text("description"),
        redirects=read_redirects(front),
        redirect_to=read_redirect_target(front),
        markdown=markdown,
        front=front.plain(),
        body=front.body,
        body_line=front.body_line,
    )


def _page_url(path: str, front: FrontMatter, extension: str, config: Config) -> tuple[str, str]:
    """The page's URL and output file; the site's permalink decides on the ending only."""
    folder, name = posixpath.split(path)
    basename = posixpath.splitext(name)[0].rstrip(".")
    permalink = front.text("permalink")
    extension = permalink_extension(permalink) or extension
    html = extension in HTML_EXTENSIONS
    template = permalink or page_template(config.permalink, html=html, index=basename == "index")
    tokens = {"path": folder, "basename": basename, "output_ext": extension}
    try:
        url = expand_page_permalink(template, tokens)
        return url, output_path(url, extension)
    except OutsideOutputError:
        raise ContentError(messages.PERMALINK_OUTSIDE.error(front.at("permalink"), template=template)) from None
