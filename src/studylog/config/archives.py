"""Where terms and dates have pages: `jekyll-archives`, jekyll-paginate-v2's `autopages`, minimal-mistakes' archives."""

from __future__ import annotations

from studylog.config.reader import ConfigReader
from studylog.config.values import ArchivesConfig, TaxonomyConfig

DATES = {"year": "/:year/", "month": "/:year/:month/", "day": "/:year/:month/:day/"}
"""Where jekyll-archives puts the pages of dates unless it is told otherwise."""


def read_archives(reader: ConfigReader) -> ArchivesConfig:
    """Terms have pages in any case; dates have them where `jekyll-archives` enables them."""
    table = reader.table("jekyll-archives")
    enabled, permalinks = _enabled(table), table.table("permalinks")
    return ArchivesConfig(
        categories=_taxonomy(reader, "categories", "category", enabled),
        tags=_taxonomy(reader, "tags", "tag", enabled),
        dates=tuple((kind, permalinks.path_below(kind, usual)) for kind, usual in DATES.items() if kind in enabled),
    )


def _enabled(table: ConfigReader) -> tuple[str, ...]:
    if table.is_true("enabled"):
        return _KINDS
    listed = table.texts("enabled", ()) if not table.is_false("enabled") else ()
    return _KINDS if "all" in listed else listed


_KINDS = ("categories", "tags", *DATES)


def _taxonomy(reader: ConfigReader, name: str, singular: str, enabled: tuple[str, ...]) -> TaxonomyConfig:
    index = _index(reader.table(f"{singular}_archive"), name)
    autopages = reader.table("autopages")
    if autopages.is_true("enabled") and autopages.table(name).is_true("enabled"):
        return TaxonomyConfig(index=index, permalink=_autopage(autopages.table(name), name), slug_mode="default")
    if name in enabled:
        table = reader.table("jekyll-archives")
        permalink = table.table("permalinks").path_below(singular, f"/{singular}/:name/")
        permalink = permalink if ":name" in permalink else f"{permalink}/:name/"
        return TaxonomyConfig(index=index, permalink=permalink, slug_mode=table.text("slug_mode", "default"))
    below = index if index.endswith("/") else f"/{name}/"
    slug_mode = "default" if reader.table(f"{singular}_archive").loose_text("path") else ""
    return TaxonomyConfig(index=index, permalink=f"{below}:name/", slug_mode=slug_mode)


def _autopage(table: ConfigReader, name: str) -> str:
    """Where jekyll-paginate-v2 puts a term's page: `/category/:cat`."""
    usual, token = {"categories": ("/category/:cat", ":cat"), "tags": ("/tag/:tag", ":tag")}[name]
    permalink = table.path_below("permalink", usual)
    permalink = permalink if token in permalink else usual
    return permalink.replace(token, ":name", 1).removesuffix("/") + "/"


def _index(archive: ConfigReader, name: str) -> str:
    """Where the list of all terms stands; each term is an anchor on it, which some write into `path` as a `#`."""
    path = "/" + archive.path_below("path", name).rstrip("#").strip("/")
    return path if path.endswith((".html", "/")) else f"{path}/"
