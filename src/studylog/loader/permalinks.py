"""The slug, URL and output file of a post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from studylog import messages
from studylog.config import CONFIG_FILE
from studylog.errors import ContentError, Location, Problem
from studylog.loader.entries import HTML_POSTS, Entry
from studylog.loader.frontmatter import FrontMatter
from studylog.loader.tokens import PostTokens
from studylog.urls import (
    OutsideOutputError,
    UnknownTokenError,
    expand_permalink,
    output_path,
    permalink_extension,
    permalink_template,
    slugify,
)


def read_slug(entry: Entry) -> tuple[str, tuple[Problem, ...]]:
    """The `slug:` key, else the file's; one that leaves nothing of itself in a URL is warned of."""
    given = entry.front.text("slug")
    if slugify(given, "pretty"):
        return given, ()
    if not entry.front.has("slug") and slugify(entry.name.slug, "pretty"):
        return entry.name.slug, ()
    return entry.name.slug, (messages.EMPTY_SLUG.warning(entry.front.at("slug")),)


def read_url(entry: Entry, date: dt.datetime, slug: str, categories: list[str]) -> tuple[str, str]:
    """The URL and the output file; the front matter's own extension is the output's."""
    front, config = entry.front, entry.shelf.config
    own = front.has("permalink")
    template = front.text("permalink") if own else permalink_template(config.permalink)
    extension = entry.name.extension if entry.name.extension.lower() in HTML_POSTS else ".html"
    extension = (permalink_extension(template) if own else "") or extension
    tokens = PostTokens(date=date, slug=slug, path=_path_token(entry), extension=extension, categories=categories)
    return expand_or_explain(template, tokens, extension, front)


def expand_or_explain(template: str, tokens: Mapping[str, str], extension: str, front: FrontMatter) -> tuple[str, str]:
    """The URL and output file that a template gives.

    Raises:
        ContentError: where it names an unknown token or leaves the output folder.

    """
    try:
        url = expand_permalink(template, tokens)
        return url, output_path(url, extension)
    except UnknownTokenError as error:
        problem = messages.PERMALINK_TOKEN.error(_place(front), token=error.token, template=template)
    except OutsideOutputError:
        problem = messages.PERMALINK_OUTSIDE.error(_culprit(front), template=template)
    raise ContentError(problem)


def _place(front: FrontMatter) -> Location:
    return front.at("permalink") if front.has("permalink") else Location(path=CONFIG_FILE)


def _culprit(front: FrontMatter) -> Location:
    """The text's permalink, else what else of it stands in its URL unchecked."""
    return front.at(next((key for key in ("permalink", "categories", "category") if front.has(key)), "permalink"))


def _path_token(entry: Entry) -> str:
    stem = entry.file.path.removesuffix(entry.name.extension).rstrip(".")
    return stem.replace(f"{entry.shelf.folder}/", "", 1).lstrip("/")
