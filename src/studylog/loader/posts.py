"""One file → a `Post`, or why there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from studylog import messages
from studylog.errors import ContentError, Location, Problem
from studylog.frozen import dataclass
from studylog.loader import files
from studylog.loader.dates import DateError, FileName, read_date, read_file_date, split_file_name
from studylog.loader.entries import HTML_POSTS, Entry, Shelf, make_entry
from studylog.loader.frontmatter import FrontMatter, read_front_matter
from studylog.loader.labels import category_nodes, read_labels, tag_nodes, url_categories
from studylog.loader.last_modified import read_last_modified
from studylog.loader.permalinks import read_slug, read_url
from studylog.loader.redirects import read_redirect_target, read_redirects, redirect_places
from studylog.loader.source import SourceFile
from studylog.marked_yaml import Node, WrittenAddress
from studylog.models import HeldBack, Post

LARGE_POST = 2_000_000
LARGEST_POST = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file gave."""

    post: Post | None = None
    held_back: HeldBack | None = None
    place: Location | None = None
    """The line that decides on the post's URL, where it is one of its own."""
    redirect_places: Mapping[str, Location] = field(default_factory=dict)
    """Old URL → where the file names it."""
    addresses: tuple[WrittenAddress, ...] = ()
    """Where its front matter leads."""
    block: str = ""
    """The front matter as written."""
    problems: tuple[Problem, ...] = ()


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
        return Reading(problems=(messages.POST_WITHOUT_DATE_SKIPPED.warning(location, meant=name_with_date(name)),))
    if name.date and not readable:
        return Reading(problems=(messages.POST_KIND_SKIPPED.warning(location, extension=name.extension),))
    return Reading()


def name_with_date(name: FileName) -> str:
    """What a file may have been meant to be called: its own date with other signs, else a date to be filled in."""
    found = _OTHER_DATE.match(name.slug)
    year, month, day, rest = found.groups() if found else ("2024", "03", "01", name.slug)
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}-{rest}{name.extension}"


_OTHER_DATE = re.compile(r"(\d{4})[-_. ]?(\d{1,2})[-_. ]?(\d{1,2})[-_. ]+(?=\S)(.*)", re.ASCII | re.DOTALL)


def _read(file: SourceFile, name: FileName, shelf: Shelf) -> Reading:
    data = files.read_bytes(file)
    size_problems = _check_size(len(data), file)
    front = read_front_matter(files.decode(data, file.path), file.path)
    entry = make_entry(file, name, front, shelf)
    problems = (*size_problems, *entry.front.problems, *_check_content(entry))
    if entry.front.hidden and not shelf.config.unpublished:
        return Reading(held_back=HeldBack(source=file.path, reason="unpublished"), problems=problems)
    date = _read_post_date(entry)
    if date > shelf.now and not shelf.config.future:
        note = messages.FUTURE_POST.note(Location(path=file.path), until=f"{date:%Y-%m-%d %H:%M:%S %z}")
        return Reading(held_back=HeldBack(source=file.path, reason="future", until=date), problems=(*problems, note))
    problems = (*problems, *_check_half_of_day(entry, date), *_check_quotes(entry))
    post, more = _make_post(entry, date)
    return Reading(
        post=post,
        place=place_of_url(entry.front, *URL_KEYS),
        redirect_places=redirect_places(entry.front),
        addresses=entry.front.addresses(),
        block=front.block,
        problems=(*problems, *more),
    )


URL_KEYS = ("permalink", "slug")


def place_of_url(front: FrontMatter, *keys: str) -> Location | None:
    """Where a text says itself what its URL is made of; None where its file's name or the site does."""
    places = (front.at(key) for key in keys if front.has(key))
    return next((place for place in places if place.line), None)


def _check_size(size: int, file: SourceFile) -> tuple[Problem, ...]:
    megabytes = f"{size / 1_000_000:.1f}"
    if size > LARGEST_POST:
        raise ContentError(messages.POST_TOO_LARGE.error(Location(path=file.path), size=megabytes))
    return (messages.POST_LARGE.warning(Location(path=file.path), size=megabytes),) if size > LARGE_POST else ()


def _check_content(entry: Entry) -> tuple[Problem, ...]:
    """What the writer may not have meant, though Jekyll publishes it."""
    found: list[Problem] = []
    front = entry.front
    if not front.body.strip():
        found.append(messages.EMPTY_POST.warning(Location(path=front.path)))
    flag = entry.own.get("draft")
    if flag is not None and flag.value is True and entry.shelf.folder != "_drafts":
        found.append(messages.DRAFT_KEY.warning(front.at("draft")))
    for key in ("tags", "categories"):
        node = entry.own.get(key)
        if node is not None and isinstance(node.value, str) and "," in node.value:
            listed = ", ".join(part.strip() for part in node.value.split(",") if part.strip())
            found.append(messages.COMMA_LABELS.note(front.at(key), key=key, listed=listed))
    title = entry.own.get("title")
    if title is not None and isinstance(title.value, (list, dict)):
        found.append(messages.TITLE_NOT_TEXT.warning(front.at("title"), title=front.text("title")))
    return tuple(found)


def _check_quotes(entry: Entry) -> Iterator[Problem]:
    """`tags: ‘a’`, as word processors write it, is a tag with its quotes."""
    for key in ("tags", "categories", "tag", "category"):
        node = entry.own.get(key)
        items = node.value if node and isinstance(node.value, list) else [node] if node else []
        for item in items:
            if found := _CURLY.fullmatch(item.written):
                place = entry.front.locate(item.mark)
                yield messages.CURLY_QUOTES.warning(place, label=item.written, meant=found[1])


_CURLY = re.compile("[‘’“”](.+)[‘’“”]")


# --- its date ---


def _check_half_of_day(entry: Entry, date: dt.datetime) -> Iterator[Problem]:
    """Ruby's `Time.parse`, and so Jekyll, passes over 오전 and 오후: `오후 3:00` is three in the morning."""
    node = entry.own.get("date")
    found = re.search("오전|오후", node.written) if node else None
    if found:
        meant = date.replace(hour=date.hour % 12 + (12 if found[0] == "오후" else 0))
        if meant != date:
            values = {"half": found[0], "read": f"{date:%H:%M}", "meant": f"{meant:%Y-%m-%d %H:%M:%S}"}
            yield messages.DATE_HALF_UNREAD.warning(entry.front.at("date"), **values)


def _read_post_date(entry: Entry) -> dt.datetime:
    """The `date:` key, else the file's name, else (a draft) when the file was last changed."""
    zone = entry.shelf.config.zone
    node = entry.front.fields.get("date")
    try:
        if node is not None:
            return read_date(node, zone)
        if entry.name.date:
            return read_file_date(entry.name.date, zone)
    except DateError as error:
        raise ContentError(error.sentence.error(entry.front.at("date"), written=error.written)) from None
    if entry.shelf.folder == "_drafts":
        return dt.datetime.fromtimestamp(int(files.modified_at(entry.file.disk)), zone)
    raise ContentError(
        messages.POST_WITHOUT_DATE.error(Location(path=entry.file.path), meant=name_with_date(entry.name))
    )


# --- the post ---


def _make_post(entry: Entry, date: dt.datetime) -> tuple[Post, tuple[Problem, ...]]:
    front = entry.front
    categories = _read_categories(entry)
    tags, tag_problems = _read_tags(entry)
    slug, slug_problems = read_slug(entry)
    updated, date_problems = read_last_modified(front, entry.shelf.config.zone)
    url, output = read_url(entry, date, slug, url_categories(categories))
    post = Post(
        source=entry.file.path,
        url=url,
        output=output,
        title=front.text("title", titleize(entry.name.slug)),
        date=date,
        updated=updated,
        slug=slug,
        categories=read_labels(categories),
        tags=read_labels(tags),
        layout=read_layout(front),
        description=front.text("description"),
        excerpt=front.text("excerpt") if front.has("excerpt") else None,
        redirects=read_redirects(front),
        redirect_to=read_redirect_target(front),
        draft=entry.shelf.folder == "_drafts",
        future=entry.shelf.config.preview and date > entry.shelf.now,
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


def _read_categories(entry: Entry) -> list[Node]:
    own = entry.own.get("categories")
    if own is not None and isinstance(own.value, dict):
        raise ContentError(messages.LABELS_NOT_LIST.error(entry.front.at("categories"), key="categories"))
    default, single = entry.defaults.get("categories"), entry.front.fields.get("category")
    return category_nodes(entry.folders_above, default, own, single)


def _read_tags(entry: Entry) -> tuple[list[Node], tuple[Problem, ...]]:
    tags, tag = entry.front.fields.get("tags"), entry.front.fields.get("tag")
    if tags is not None and isinstance(tags.value, dict):
        return [], (messages.LABELS_NOT_LIST.warning(entry.front.at("tags"), key="tags"),)
    return tag_nodes(tags, tag), ()
