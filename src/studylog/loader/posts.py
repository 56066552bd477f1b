"""One file → a `Post`, or why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studylog import messages
from studylog.config import Config
from studylog.errors import ContentError, Location, Problem
from studylog.loader import files
from studylog.loader.dates import DateError, FileName, read_date, read_file_date, split_file_name
from studylog.loader.defaults import DefaultsTable, Fields, merge
from studylog.loader.frontmatter import FrontMatter, read_front_matter
from studylog.loader.labels import category_nodes, read_labels, tag_nodes, url_categories
from studylog.loader.permalinks import PostTokens
from studylog.loader.source import SourceFile
from studylog.marked_yaml import Node
from studylog.models import HeldBack, Post
from studylog.urls import (
    OutsideOutputError,
    UnknownTokenError,
    expand_permalink,
    output_path,
    permalink_extension,
    permalink_template,
    slugify,
)

HTML_POSTS = (".html", ".htm")
LARGE_POST = 2_000_000
LARGEST_POST = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file gave."""

    post: Post | None = None
    held_back: HeldBack | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What is the same for every post of one kind."""

    config: Config
    defaults: DefaultsTable
    now: dt.datetime
    folder: str
    """`_posts`, `_drafts` or `posts`."""
    extensions: tuple[str, ...]
    """Of Markdown files, with the dot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A post half read: its file, its keys, what is wrong so far."""

    file: SourceFile
    shelf: Shelf
    name: FileName
    front: FrontMatter
    """With the defaults merged in."""
    own: Fields = field(default_factory=dict)
    """What the file itself says."""
    defaults: Fields = field(default_factory=dict)


def read_post(file: SourceFile, shelf: Shelf) -> Reading:
    """Read one file of a posts folder.

    Returns a post, or why it is held back, or only problems; a file that is no post by its name gives nothing,
    as in Jekyll.

    Raises:
        MachineError: where the file cannot be read.

    """
    name = split_file_name(file.path.rpartition("/")[2])
    if refused := _refuse_name(file, name, shelf):
        return refused
    try:
        return _read(file, name, shelf)
    except ContentError as error:
        return Reading(problems=error.problems)


def _refuse_name(file: SourceFile, name: FileName, shelf: Shelf) -> Reading | None:
    """Nothing for a file that is no post; a warning where its writer may think it is one."""
    readable = name.extension.lower() in (*shelf.extensions, *HTML_POSTS)
    needs_date = shelf.folder == "_posts"
    if readable and (name.date or not needs_date):
        return None
    location = Location(path=file.path)
    if name.extension.lower() in shelf.extensions:
        return Reading(problems=(messages.POST_WITHOUT_DATE_SKIPPED.warning(location, name=name.slug),))
    if name.date and not readable:
        return Reading(problems=(messages.POST_KIND_SKIPPED.warning(location, extension=name.extension),))
    return Reading()


def _read(file: SourceFile, name: FileName, shelf: Shelf) -> Reading:
    data = files.read_bytes(file)
    front = read_front_matter(files.decode(data, file.path), file.path)
    defaults = shelf.defaults.for_file(file.path, "posts")
    draft = _Draft(
        file=file,
        shelf=shelf,
        name=name,
        front=replace(front, fields=merge(defaults, front.fields)),
        own=front.fields,
        defaults=defaults,
    )
    problems = (*front.problems, *_check_size(len(data), file), *_check_content(draft))
    if held_back := _unpublished(draft):
        return Reading(held_back=held_back, problems=problems)
    date = _read_post_date(draft)
    if date > shelf.now and not shelf.config.future:
        note = messages.FUTURE_POST.note(Location(path=file.path), until=f"{date:%Y-%m-%d %H:%M:%S %z}")
        return Reading(held_back=HeldBack(source=file.path, reason="future", until=date), problems=(*problems, note))
    post, more = _make_post(draft, date)
    return Reading(post=post, problems=(*problems, *more))


def _check_size(size: int, file: SourceFile) -> tuple[Problem, ...]:
    megabytes = f"{size / 1_000_000:.1f}"
    if size > LARGEST_POST:
        raise ContentError(messages.POST_TOO_LARGE.error(Location(path=file.path), size=megabytes))
    return (messages.POST_LARGE.warning(Location(path=file.path), size=megabytes),) if size > LARGE_POST else ()


def _check_content(draft: _Draft) -> tuple[Problem, ...]:
    """What the writer may not have meant, though Jekyll publishes it."""
    found: list[Problem] = []
    front = draft.front
    if not front.body.strip():
        found.append(messages.EMPTY_POST.warning(Location(path=front.path)))
    flag = draft.own.get("draft")
    if flag is not None and flag.value is True and draft.shelf.folder != "_drafts":
        found.append(messages.DRAFT_KEY.warning(front.at("draft")))
    for key in ("tags", "categories"):
        node = draft.own.get(key)
        if node is not None and isinstance(node.value, str) and "," in node.value:
            listed = ", ".join(part.strip() for part in node.value.split(",") if part.strip())
            found.append(messages.COMMA_LABELS.note(front.at(key), key=key, listed=listed))
    title = draft.own.get("title")
    if title is not None and isinstance(title.value, (list, dict)):
        found.append(messages.TITLE_NOT_TEXT.warning(front.at("title"), title=front.text("title")))
    return tuple(found)


def _unpublished(draft: _Draft) -> HeldBack | None:
    node = draft.front.fields.get("published")
    hidden = node is not None and (node.value is None or node.value is False)
    if hidden and not draft.shelf.config.unpublished:
        return HeldBack(source=draft.file.path, reason="unpublished")
    return None


# --- its date ---


def _read_post_date(draft: _Draft) -> dt.datetime:
    """The `date:` key, else the file's name, else (a draft) when the file was last changed."""
    zone = draft.shelf.config.zone
    node = draft.front.fields.get("date")
    try:
        if node is not None:
            return read_date(node, zone)
        if draft.name.date:
            return read_file_date(draft.name.date, zone)
    except DateError as error:
        raise ContentError(error.sentence.error(draft.front.at("date"), written=error.written)) from None
    if draft.shelf.folder == "_drafts":
        return dt.datetime.fromtimestamp(int(files.modified_at(draft.file.disk)), zone)
    raise ContentError(messages.POST_WITHOUT_DATE.error(Location(path=draft.file.path), name=draft.name.slug))


def _read_updated(draft: _Draft) -> tuple[dt.datetime | None, tuple[Problem, ...]]:
    """`last_modified_at`; Jekyll never looks at it, so that one it could not read is only warned of."""
    node = draft.front.fields.get("last_modified_at")
    if node is None or node.value is None or node.value == "":
        return None, ()
    try:
        return read_date(node, draft.shelf.config.zone), ()
    except DateError as error:
        warning = error.sentence.warning(draft.front.at("last_modified_at"), written=error.written)
        return None, (warning,)


# --- the post ---


def _make_post(draft: _Draft, date: dt.datetime) -> tuple[Post, tuple[Problem, ...]]:
    front = draft.front
    categories = _read_categories(draft)
    tags, tag_problems = _read_tags(draft)
    slug, slug_problems = _read_slug(draft)
    updated, date_problems = _read_updated(draft)
    url, output = _read_url(draft, date, slug, url_categories(categories))
    post = Post(
        source=draft.file.path,
        url=url,
        output=output,
        title=front.text("title", titleize(draft.name.slug)),
        date=date,
        updated=updated,
        slug=slug,
        categories=read_labels(categories),
        tags=read_labels(tags),
        layout=read_layout(front),
        description=front.text("description"),
        excerpt=front.text("excerpt") if front.has("excerpt") else None,
        redirects=read_redirects(front),
        draft=draft.shelf.folder == "_drafts",
        front=front.plain(),
        body=front.body,
        body_line=front.body_line,
    )
    return post, (*tag_problems, *slug_problems, *date_problems)


def titleize(slug: str) -> str:
    """A title from a slug: words at hyphens, each with one capital (Jekyll's `titleize_slug`)."""
    return " ".join(word[:1].title() + word[1:].lower() for word in slug.rstrip("-").split("-"))


def read_layout(front: FrontMatter) -> str:
    """The layout's name; `false` and null are none."""
    node = front.fields.get("layout")
    return "" if node is None or node.value is False else front.text("layout")


def read_redirects(front: FrontMatter) -> tuple[str, ...]:
    """`redirect_from`: one old URL or a list of them."""
    node = front.fields.get("redirect_from")
    if node is None or node.value is None or isinstance(node.value, dict):
        return ()
    items = node.value if isinstance(node.value, list) else [node]
    return tuple(item.written for item in items if item.written)


def _read_categories(draft: _Draft) -> list[Node]:
    own = draft.own.get("categories")
    if own is not None and isinstance(own.value, dict):
        raise ContentError(messages.LABELS_NOT_LIST.error(draft.front.at("categories"), key="categories"))
    default, single = draft.defaults.get("categories"), draft.front.fields.get("category")
    return category_nodes(_folders_above(draft), default, own, single)


def _read_tags(draft: _Draft) -> tuple[list[Node], tuple[Problem, ...]]:
    tags, tag = draft.front.fields.get("tags"), draft.front.fields.get("tag")
    if tags is not None and isinstance(tags.value, dict):
        return [], (messages.LABELS_NOT_LIST.warning(draft.front.at("tags"), key="tags"),)
    return tag_nodes(tags, tag), ()


def _folders_above(draft: _Draft) -> list[str]:
    """Folders above `_posts` are categories; those below it, and `collections_dir`, are not."""
    if draft.shelf.folder == "posts":
        return []
    root = draft.shelf.config.collections_dir
    path = draft.file.path.removeprefix(f"{root}/") if root else draft.file.path
    folders = path.split("/")
    return folders[: folders.index(draft.shelf.folder)]


def _read_slug(draft: _Draft) -> tuple[str, tuple[Problem, ...]]:
    """The `slug:` key, else the file's; one that leaves nothing of itself in a URL is warned of."""
    given = draft.front.text("slug") if draft.front.has("slug") else ""
    if slugify(given, "pretty"):
        return given, ()
    problems: tuple[Problem, ...] = ()
    if draft.front.has("slug"):
        problems = (messages.EMPTY_SLUG.warning(draft.front.at("slug")),)
    elif not slugify(draft.name.slug, "pretty"):
        problems = (messages.EMPTY_SLUG.warning(Location(path=draft.file.path)),)
    return draft.name.slug, problems


def _read_url(draft: _Draft, date: dt.datetime, slug: str, categories: list[str]) -> tuple[str, str]:
    """The URL and the output file; the front matter's own extension is the output's."""
    front, config = draft.front, draft.shelf.config
    own = front.has("permalink")
    template = front.text("permalink") if own else permalink_template(config.permalink)
    extension = draft.name.extension if draft.name.extension.lower() in HTML_POSTS else ".html"
    extension = (permalink_extension(template) if own else "") or extension
    tokens = PostTokens(date=date, slug=slug, path=_path_token(draft), extension=extension, categories=categories)
    return _expand(template, tokens, extension, front)


def _expand(template: str, tokens: Mapping[str, str], extension: str, front: FrontMatter) -> tuple[str, str]:
    try:
        url = expand_permalink(template, tokens)
        return url, output_path(url, extension)
    except UnknownTokenError as error:
        unknown = messages.PERMALINK_TOKEN.error(front.at("permalink"), token=error.token, template=template)
        raise ContentError(unknown) from None
    except OutsideOutputError:
        raise ContentError(messages.PERMALINK_OUTSIDE.error(front.at("permalink"), template=template)) from None


def _path_token(draft: _Draft) -> str:
    stem = draft.file.path.removesuffix(draft.name.extension).rstrip(".")
    return stem.replace(f"{draft.shelf.folder}/", "", 1).lstrip("/")
