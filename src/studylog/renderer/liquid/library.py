"""What tags look up: includes, posts and files, by the names that a writer uses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import cached_property

from liquid.template import BoundTemplate

from studylog.models import LinkTable, LiquidSite
from studylog.renderer.liquid.builtin_includes import BUILTIN_INCLUDES, PLUGIN_TAGS
from studylog.renderer.liquid.drops import SiteDrop
from studylog.renderer.liquid.run import Run, Source
from studylog.renderer.liquid.text_filters import relative_url

Parse = Callable[[Source, Run], BoundTemplate]
"""A text as a template."""


class SiteLibrary:
    """The site's files, posts and URLs, by the names that tags use."""

    def __init__(self, site: LiquidSite, drop: SiteDrop, links: LinkTable, parse: Parse) -> None:
        self.site = site
        self.drop = drop
        self.links = links
        self.parse = parse

    def template(self, path: str, run: Run) -> BoundTemplate | None:
        """The file at `path` (from the site's folder), or studylog's own include of that name."""
        if path not in run.templates:
            run.templates[path] = self._read(path, run)
        return run.templates[path]

    def _read(self, path: str, run: Run) -> BoundTemplate | None:
        text = self.site.includes.get(path)
        if text is None:
            text = PLUGIN_TAGS.get(path) or BUILTIN_INCLUDES.get(path.removeprefix(f"{self.site.includes_folder}/"))
        return None if text is None else self.parse(Source(path, text), run)

    def include_path(self, name: str) -> str:
        """The path of the include that is called `name`."""
        return f"{self.site.includes_folder}/{name}"

    def include_names(self) -> list[str]:
        """Names of all includes, the site's first."""
        folder = f"{self.site.includes_folder}/"
        own = [path.removeprefix(folder) for path in self.site.includes if path.startswith(folder)]
        return [*own, *BUILTIN_INCLUDES]

    @cached_property
    def _posts(self) -> Mapping[str, str]:
        """`sub/2021-01-06-b` → URL; by name, then by day and slug."""
        posts = self.drop.posts
        by_day = {f"{post['date']:%Y-%m-%d}-{post['slug']}": post["url"] for post in posts}
        return by_day | {post_name(post["path"]): post["url"] for post in posts}

    def post_url(self, name: str) -> str | None:
        """The URL of the post that `post_url` calls `name`: its file's name, or its day and slug."""
        name = name.strip().lstrip("/")
        url = self._posts.get(name) or self._posts.get(_padded(posixpath.basename(name)))
        return None if url is None else relative_url(url, self.links.baseurl)

    def post_names(self) -> list[str]:
        """What `post_url` may call posts."""
        return [post_name(post["path"]) for post in self.drop.posts]

    def link(self, path: str) -> str | None:
        """The URL of a post, a page or a copied file by its path."""
        url = self.links.sources.get(path)
        if url is None and path.lstrip("/") in self.links.published:
            url = "/" + path.lstrip("/")
        return None if url is None else relative_url(url, self.links.baseurl)

    def link_names(self) -> list[str]:
        """What `link` may name."""
        return [*self.links.sources, *sorted(self.links.published)]


def post_name(path: str) -> str:
    """A post's file as `post_url` calls it: without `_posts/` and extension, folders kept."""
    return re.sub(r"(?:^|(?<=/))_posts/", "", posixpath.splitext(path)[0])


def _padded(name: str) -> str:
    """`2021-1-7-c` with the digits that a date has."""
    found = re.fullmatch(r"(\d+)-(\d{1,2})-(\d{1,2})-(.*)", name, re.DOTALL)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}-{found[4]}" if found else name
