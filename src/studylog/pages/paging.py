"""Which pages are lists, what they list, and how a list is parted (jekyll-paginate, jekyll-paginate-v2)."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from studylog.frozen import dataclass
from studylog.messages import labels_for
from studylog.models import Page, Paginator, Post, Site, Taxonomy
from studylog.pages.settings import Settings, count_of, flag_of, list_of, names_of, table_of, text_of
from studylog.urls import OutsideOutputError, output_path, page_url

Text = Post | Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """A list over several pages."""

    texts: tuple[Text, ...]
    size: int
    urls: tuple[str, ...]
    """Where each page stands."""
    titles: tuple[str, ...]
    """What each is called."""
    trail: tuple[int, int] = (0, 0)
    slash: bool = True
    """Whether Liquid sees the URLs with a slash at the end, as the configuration writes them."""

    def part(self, number: int) -> tuple[Text, ...]:
        """What stands on page `number`."""
        return self.texts[(number - 1) * self.size : number * self.size]


def is_paginated(page: Page) -> bool:
    """Whether jekyll-paginate-v2 would make this page a list."""
    return table_of(page.front, "pagination").get("enabled") is True


def lists_by_itself(site: Site, page: Page) -> bool:
    """Whether the page goes over several and shows each part by its own Liquid.

    jekyll-paginate repeats an index that never asks for its part as it is, and its URLs are out there.
    """
    if not (is_paginated(page) or _is_template(site, page)):
        return False
    return _reads_paginator(site, page.body) or (page.layout != "home" and not is_paginated(page) and _has_plugin(site))


def _has_plugin(site: Site) -> bool:
    listed = list_of(site.config.extra, "plugins") or list_of(site.config.extra, "gems")
    return "jekyll-paginate" in listed


def _reads_paginator(site: Site, body: str) -> bool:
    if _PAGINATOR.search(body):
        return True
    named = set(_INCLUDE.findall(body))
    return any(posixpath.basename(path) in named and _PAGINATOR.search(text) for path, text in site.includes.items())


_PAGINATOR = re.compile(r"\{[{%][^}]*\bpaginator\b")
_INCLUDE = re.compile(r"\{%-?\s*include(?:_cached)?\s+(?:[^\s%]*/)?([^\s%]+)")


def _is_template(site: Site, page: Page) -> bool:
    """Whether jekyll-paginate would take this page: the deepest `index.html` above the pages that are to be made."""
    if not count_of(site.config.extra, "paginate") or not _leads_to(page, site.config.paginate_path):
        return False
    return not any(_leads_to(other, site.config.paginate_path) and _depth(other) > _depth(page) for other in site.pages)


def _leads_to(page: Page, paginate_path: str) -> bool:
    folder, name = posixpath.split(page.source)
    target = posixpath.dirname(paginate_path.strip("/"))
    return name == "index.html" and f"{target}/".startswith(f"{folder}/" if folder else "")


def _depth(page: Page) -> int:
    return page.source.count("/")


def read_paging(site: Site, url: str, title: str, page: Page | None = None) -> Paging:
    """The list whose first page is at `url`: the site's posts, or what the page's own `pagination` asks for."""
    config = site.config
    if page is None or not is_paginated(page):
        posts = tuple(post for post in site.posts if flag_of(post.front, "hidden") is not True)
        if page is None or not lists_by_itself(site, page):
            posts = _pinned_first(posts)
        return _part(posts, config.paginate, url, config.paginate_path, title, _numbered(site))
    own = {**table_of(config.extra, "pagination"), **table_of(page.front, "pagination")}
    permalink = text_of(own, "permalink")
    folder = page.url[: page.url.rindex("/") + 1]
    path = folder + (permalink if _is_path(permalink) else config.paginate_path).lstrip("/")
    return _part(
        _chosen(site, own),
        count_of(own, "per_page", config.paginate),
        url,
        path,
        title,
        text_of(own, "title") or USUAL_TITLE,
        limit=count_of(own, "limit"),
        trail=(count_of(table_of(own, "trail"), "before"), count_of(table_of(own, "trail"), "after")),
    )


def _pinned_first(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Chirpy's order: posts with `pin: true` stand before all others."""
    return tuple(sorted(posts, key=lambda post: post.front.get("pin") is not True))


USUAL_TITLE = ":title - page :num"


def _numbered(site: Site) -> str:
    """The title of further pages where the site has no pattern for it."""
    page_of = labels_for(site.config.lang)["page_of"].format(number=":num", total=":max")
    return f":title – {page_of}"


def _part(
    texts: tuple[Text, ...],
    size: int,
    url: str,
    path: str,
    title: str,
    pattern: str,
    *,
    limit: int = 0,
    trail: tuple[int, int] = (0, 0),
) -> Paging:
    total = max(1, -(-len(texts) // size))
    total = min(total, limit) if limit > 0 else total
    further = range(2, total + 1)
    return Paging(
        texts=texts,
        size=size,
        urls=(url, *(page_url(path, number) for number in further)),
        titles=(title, *(_title(pattern, title, number, total) for number in further)),
        trail=trail,
        slash=path.endswith("/"),
    )


def _title(pattern: str, title: str, number: int, total: int) -> str:
    words = {":title": title, ":num": str(number), ":max": str(total)}
    return re.sub(r":title|:num|:max", lambda found: words[found[0]], pattern)


def paginators(site: Site, page: Page) -> tuple[Paginator, ...]:
    """What Liquid reads as `paginator`, for each page of the list that `page` shows by itself; none for other pages."""
    if not lists_by_itself(site, page):
        return ()
    paging = read_paging(site, page.url, page.title, page)
    paths = tuple(url if paging.slash or not at else url.rstrip("/") for at, url in enumerate(paging.urls))
    return tuple(
        Paginator(
            number=number,
            size=paging.size,
            texts=tuple(text.source for text in paging.part(number)),
            total_texts=len(paging.texts),
            paths=paths,
            titles=paging.titles,
            trail=paging.trail,
        )
        for number in range(1, len(paths) + 1)
    )


def fragment_key(source: str, number: int) -> str:
    """Under which name the fragments of a list's pages are kept: the first is that of the text itself."""
    return source if number == 1 else f"{source}#{number}"


# --- what jekyll-paginate-v2's settings choose ---


def _chosen(site: Site, own: Settings) -> tuple[Text, ...]:
    """The texts of the collections, under all the terms that `category` and `tag` name, in the order asked for."""
    texts = [text for text in texts_of(site, own) if flag_of(text.front, "hidden") is not True]
    for taxonomy, key in ((site.categories, "category"), (site.tags, "tag")):
        for name in _names(own, key, _BETWEEN_TERMS) if text_of(own, key) != "posts" else ():
            texts = _under(texts, taxonomy, name)
    field = text_of(own, "sort_field") or "date"
    texts.sort(key=lambda text: sort_key(text, field))
    if offset := count_of(own, "offset"):
        del texts[-offset:]
    return tuple(reversed(texts) if own.get("sort_reverse") is True else texts)


_BETWEEN_TERMS = r"[;,]"
_BETWEEN_COLLECTIONS = r"[;,\s]+"


def texts_of(site: Site, own: Settings) -> Iterator[Text]:
    """The posts or documents of the collections that `collection` names, oldest first."""
    for name in _names(own, "collection", _BETWEEN_COLLECTIONS) or ["posts"]:
        if name == "posts":
            yield from reversed(site.posts)
        yield from (page for page in site.pages if page.collection and page.collection.lower() == name)


def _names(own: Settings, key: str, between: str) -> list[str]:
    return [name.lower() for name in names_of(own, key, between)]


def _under(texts: Sequence[Text], taxonomy: Taxonomy, name: str) -> list[Text]:
    """Those of `texts` that have the term; a document's are in its front matter only."""
    values = {value for value in taxonomy.by_value if value.lower() == name}
    sources = {post.source for value in values for post in taxonomy.by_value[value].posts}
    return [text for text in texts if text.source in sources or name in _front_terms(text, taxonomy.name)]


def _front_terms(text: Text, taxonomy: str) -> list[str]:
    return _names(text.front, taxonomy, _BETWEEN_COLLECTIONS) if isinstance(text, Page) else []


def _field_of(text: Text, field: str) -> object:
    """A value of the front matter; `a:b` is one within another."""
    if field == "date":
        return text.date
    if field == "title":
        return text.title
    value: object = text.front
    for name in field.split(":"):
        value = value.get(name.strip()) if isinstance(value, Mapping) else None
    return value


def sort_key(text: Text, field: str) -> tuple[int, float, str]:
    """Where a text stands by one of its fields: nothing first, then dates, numbers, texts; kinds never meet.

    Whole numbers stay whole: one of 400 digits is no float.
    """
    value = _field_of(text, field)
    if isinstance(value, dt.datetime):
        return 1, value.timestamp(), ""
    if isinstance(value, (int, float)):
        return 2, value, ""
    return (0, 0.0, "") if value is None else (3, 0.0, str(value).lower())


def _is_path(permalink: str) -> bool:
    try:
        return bool(permalink) and bool(output_path(page_url(permalink, 2)))
    except OutsideOutputError:
        return False
