"""Settings, and the neighbours of each post, which Pelican leaves to plugins."""

from itertools import pairwise
from typing import Any

from pelican import signals  # type: ignore[import-not-found]

SITENAME = "배움 기록"
SITEURL = "https://example.com"
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "ko"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"

ARTICLE_URL = "posts/{slug}/"
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
ARCHIVES_SAVE_AS = "posts/index.html"
CATEGORIES_SAVE_AS = "categories/index.html"
TAGS_SAVE_AS = "tags/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ("index", "archives", "categories", "tags", "sitemap")
AUTHOR_SAVE_AS = ""
PAGINATED_TEMPLATES = {"index": 10}

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 10
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
STATIC_PATHS = ()

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"guess_lang": False},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}


def join_neighbours(generator: Any) -> None:
    """Tell each article of the one before and the one after."""
    for newer, older in pairwise(generator.articles):
        newer.previous_article, older.next_article = older, newer


class Neighbours:
    """A plugin as Pelican wants it."""

    @staticmethod
    def register() -> None:
        """Have the articles joined once they are read."""
        signals.article_generator_finalized.connect(join_neighbours)


PLUGINS = [Neighbours]
