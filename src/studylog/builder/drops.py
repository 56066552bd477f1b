"""Site → what Liquid sees of it, under the names that Jekyll gives (jekyllrb.com/docs/variables)."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from functools import cmp_to_key
from typing import Any

from studylog.builder.cache.lookups import Reader
from studylog.config import Config
from studylog.loader.collections import output_collections, read_collections
from studylog.loader.dates import split_file_name
from studylog.loader.includes import includes_folder
from studylog.models import Asset, Content, LiquidSite, Page, Post, Rendition, Site
from studylog.renderer.liquid.moments import in_zone


class TextDrop(Mapping[str, Any]):
    """A text for Liquid: what it says is fetched when it is asked for, and the `reader` told."""

    __slots__ = ("_content", "_data", "_reader", "_texts")

    def __init__(
        self, data: Mapping[str, Any], content: Content | None, texts: tuple[str, ...], reader: Reader
    ) -> None:
        """`texts` are the names under which Liquid finds what it says: its HTML, while it has none its source."""
        self._data = data
        self._content = content
        self._texts = texts
        self._reader = reader

    def __getitem__(self, key: str) -> Any:
        if key not in self._texts:
            return self._data[key]
        self._reader.has_read = True
        return self._content.html if self._content and key != "excerpt" else self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def liquid_site(
    site: Site,
    renditions: Mapping[str, Rendition] | None = None,
    time: dt.datetime | None = None,
    reader: Reader | None = None,
) -> LiquidSite:
    """The site for Liquid; with `renditions` a post's `content` and `excerpt` are HTML, else source.

    `time` is `site.time`; without it that of the newest post, so that the same site gives the same pages. `reader` is
    told when it is read what a post says.
    """
    renditions, reader = renditions or {}, reader or Reader()
    config = site.config
    time = time or max((post.date for post in site.posts), default=EPOCH)
    return LiquidSite(
        config={**config.extra, "url": config.url, "baseurl": config.baseurl, **github_metadata(config)},
        time=in_zone(time.astimezone(config.zone), config.zone),
        posts=tuple(_post_drop(post, renditions.get(post.source), config, reader) for post in site.posts),
        pages=tuple(page_drop(page, renditions.get(page.source), config) for page in site.pages if not page.collection),
        documents=_documents(site, renditions, time),
        static_files=tuple(_file_drop(asset, config) for asset in site.assets),
        data=site.data,
        includes=site.includes,
        includes_folder=includes_folder(config),
    )


def _documents(
    site: Site, renditions: Mapping[str, Rendition], time: dt.datetime
) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """The documents of each collection, by date and path, or by what its `sort_by` names."""
    found: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for collection in read_collections(site.config):
        pages = sorted(
            (page for page in (*site.pages, *site.unwritten) if page.collection == collection.name),
            key=cmp_to_key(_compare),
        )
        drops = [document_drop(page, renditions.get(page.source), site.config, time) for page in pages]
        field = _sort_field(site.config, collection.name)
        if field:
            drops.sort(key=lambda drop: (drop.get(field) is not None, str(drop.get(field))))
        found[collection.name] = tuple(drops)
    return found


def _compare(one: Page, other: Page) -> int:
    """By date where both have one, else by path (`Jekyll::Document#<=>`)."""
    if one.date and other.date and one.date != other.date:
        return 1 if one.date > other.date else -1
    return (one.source > other.source) - (one.source < other.source)


def _sort_field(config: Config, collection: str) -> str:
    listed = config.extra.get("collections")
    own = listed.get(collection) if isinstance(listed, Mapping) else None
    return str(own.get("sort_by") or "") if isinstance(own, Mapping) else ""


def text_drop(text: Post | Page, config: Config) -> Mapping[str, Any]:
    """What the text itself has as `page`."""
    if isinstance(text, Post):
        return _post_data(text, text.body.partition("\n\n")[0], config)
    return document_drop(text, None, config, EPOCH) if text.collection else page_drop(text, None, config)


def _post_drop(post: Post, made: Rendition | None, config: Config, reader: Reader) -> Mapping[str, Any]:
    if made is None:
        data = _post_data(post, post.body.partition("\n\n")[0], config)
        return TextDrop(data, None, ("content", "excerpt"), reader)
    return TextDrop(_post_data(post, made.gist.excerpt, config), made.content, ("content", "output"), reader)


def _post_data(post: Post, head: str, config: Config) -> Mapping[str, Any]:
    """A post's front matter and what Jekyll adds; its neighbours are found where it is read."""
    name = posixpath.basename(post.source)
    return {
        "name": name,
        "ext": posixpath.splitext(name)[1],
        "slug": post.slug,
        "draft": post.draft,
        "excerpt": head if post.excerpt is None else post.excerpt,
        "title": post.title,
        "last_modified_at": in_zone(post.updated, config.zone),
        **in_zone(post.front, config.zone),
        "date": in_zone(post.date, config.zone),
        "categories": [label.value for label in post.categories],
        "tags": [label.value for label in post.tags],
        "url": post.url,
        "id": _identity(post.url, post.slug),
        "path": post.source,
        "relative_path": post.source,
        "collection": "posts",
        "content": post.body,
        "output": None,
    }


def page_drop(page: Page, made: Rendition | None, config: Config) -> Mapping[str, Any]:
    """A page's front matter and what Jekyll adds."""
    data = {
        **in_zone(page.front, config.zone),
        "name": posixpath.basename(page.source),
        "path": page.source,
        "dir": page.url[: page.url.rindex("/") + 1],
        "url": page.url,
        "content": page.body,
    }
    return TextDrop(data, made.content, ("content",), Reader()) if made else data


def document_drop(page: Page, made: Rendition | None, config: Config, time: dt.datetime) -> Mapping[str, Any]:
    """A document's front matter and what Jekyll adds; one without a date has the site's time."""
    name = posixpath.basename(page.source)
    extension = posixpath.splitext(name)[1]
    slug = split_file_name(name).slug
    data = {
        "name": name,
        "slug": slug,
        "excerpt": made.gist.excerpt if made else page.body.partition("\n\n")[0],
        "title": page.title,
        "categories": [],
        "tags": [],
        **in_zone(page.front, config.zone),
        "ext": extension,
        "draft": False,
        "date": in_zone(page.date or time, config.zone),
        "url": page.url,
        "id": _identity(page.url, str(page.front.get("slug") or slug)),
        "path": page.source,
        "relative_path": page.source,
        "collection": page.collection,
        "content": page.body,
        "output": None,
    }
    return TextDrop(data, made.content, ("content", "output"), Reader()) if made else data


def _identity(url: str, slug: str) -> str:
    """A document's `id`: the folder of its URL and its slug."""
    return posixpath.join(posixpath.dirname(url.rstrip("/")), slug)


def _file_drop(asset: Asset, config: Config) -> Mapping[str, Any]:
    stem, extension = posixpath.splitext(posixpath.basename(asset.source))
    folders = {f"{each.folder}/": each.name for each in output_collections(config)}
    owner = next((name for folder, name in folders.items() if asset.source.startswith(folder)), None)
    return {
        "path": f"/{asset.source}",
        "name": f"{stem}{extension}",
        "basename": stem,
        "extname": extension,
        "collection": owner,
    }


def github_metadata(config: Config) -> Mapping[str, Any]:
    """`site.github`, as jekyll-github-metadata knows it without asking GitHub; the own keys of the site first."""
    owner, _, name = str(config.extra.get("repository") or "").partition("/")
    own = config.extra.get("github", {})
    if not (owner and name) or not isinstance(own, Mapping):
        return {}
    address, is_owners_page = f"https://github.com/{owner}/{name}", name.lower() == f"{owner.lower()}.github.io"
    known = {
        "owner_name": owner,
        "owner_url": f"https://github.com/{owner}",
        "owner": {"login": owner, "html_url": f"https://github.com/{owner}"},
        "repository_name": name,
        "repository_nwo": f"{owner}/{name}",
        "repository_url": address,
        "project_title": name,
        "clone_url": f"{address}.git",
        "issues_url": f"{address}/issues",
        "releases_url": f"{address}/releases",
        "wiki_url": f"{address}/wiki",
        "zip_url": f"{address}/zipball/gh-pages",
        "tar_url": f"{address}/tarball/gh-pages",
        "is_user_page": is_owners_page,
        "is_project_page": not is_owners_page,
        "url": config.url + config.baseurl,
        "language": None,
    }
    return {"github": {**known, **own}}
