"""`feed:` as jekyll-feed reads it (github.com/jekyll/jekyll-feed)."""

from __future__ import annotations

import re
from urllib.parse import unquote

from studylog.config.reader import ConfigReader
from studylog.config.values import CollectionFeed, FeedConfig, TagFeeds


def read_feeds(reader: ConfigReader) -> FeedConfig:
    """The feed of all posts, and those of categories, tags and collections that are asked for."""
    reader.warn_of_scalar("feed")
    table = reader.table("feed")
    collections = _collections(table)
    posts = next((each for each in collections if each.name == "posts"), CollectionFeed(name="posts", path=""))
    path = table.path_below("path", "") or posts.path or reader.table("atom_feed").path_below("path", "")
    return FeedConfig(
        path=_clean(path) or FeedConfig().path,
        json_path=_json_path(reader),
        posts_limit=table.number("posts_limit", FeedConfig().posts_limit, least=1),
        excerpt_only=table.flag("excerpt_only", default=False),
        categories=(*table.names_below("categories"), *posts.categories),
        tags=_tags(table),
        collections=tuple(each for each in collections if each.name != "posts"),
    )


def _json_path(reader: ConfigReader) -> str:
    """`json_feed: false` says that there is none, `json_feed.path` where it is."""
    if reader.is_false("json_feed"):
        return ""
    usual = FeedConfig().json_path
    return _clean(reader.table("json_feed").path_below("path", usual)) or usual


def _clean(path: str) -> str:
    return "" if "://" in path else re.sub(r"^(?:\.?/)*(?:\.$)?", "", unquote(path))


def _tags(table: ConfigReader) -> TagFeeds | None:
    if table.is_true("tags"):
        return TagFeeds()
    tags = table.table("tags")
    if not tags.root.value:
        return None
    folder = _clean(tags.path_below("path", TagFeeds().folder))
    return TagFeeds(folder=folder, only=tags.texts("only", ()), but=tags.texts("except", ()))


def _collections(table: ConfigReader) -> tuple[CollectionFeed, ...]:
    listed = table.table("collections")
    if not listed.root.value:  # a list of names, or nothing
        return tuple(CollectionFeed(name=name, path=f"feed/{name}.xml") for name in table.names_below("collections"))
    feeds = []
    for name in listed.root.value:
        options = listed.table(name)
        usual = "" if name == "posts" else f"feed/{name}.xml"
        path = _clean(options.path_below("path", usual))
        feeds.append(CollectionFeed(name=name, path=path, categories=options.names_below("categories")))
    return tuple(feeds)
