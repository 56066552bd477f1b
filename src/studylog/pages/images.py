"""The picture that stands for a text, under the keys of jekyll-seo-tag, chirpy and minimal-mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from studylog.models import Site
from studylog.pages.settings import is_table, text_of
from studylog.schemes import is_safe_image, is_safe_link
from studylog.urls import absolute_url, is_external, with_baseurl
from studylog.views import ImageView


def media_folder(front: Mapping[str, Any]) -> str:
    """Where a text's pictures lie: chirpy's `media_subpath`, before version 7 `img_path`; with a slash at the end."""
    folder = text_of(front, "media_subpath", "img_path")
    return f"{folder.rstrip('/')}/" if folder else ""


def in_folder(path: str, folder: str) -> str:
    """The picture at `path` of a text whose pictures lie in `folder`."""
    return path if not folder or is_external(path) else folder + path.lstrip("/")


def link_if_any(url: str, baseurl: str) -> str:
    """A picture's `url` with the baseurl in front; nothing stays nothing, and so does what no picture may come from."""
    return with_baseurl(url, baseurl) if url and is_safe_image(url) else ""


def image_of(front: Mapping[str, Any]) -> str:
    """The picture for lists: `image`, as text or with a `path`, `header.teaser`, or a `cover`."""
    header = front.get("header")
    named = (
        *_own_image(front),
        *_named(header, "teaser"),
        *_named(front, "teaser"),
        *_named(front, "cover"),
        *_named(front, "thumbnail"),
    )
    return next((path for path, _ in named if is_safe_image(path)), "")


def cover_of(front: Mapping[str, Any]) -> str:
    """The picture at the head of a post: `image` (chirpy), or the `cover` of other themes."""
    return next((path for path, _ in (*_own_image(front), *_named(front, "cover"))), "")


def _own_image(front: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for path, words in _named(front, "image"):
        yield in_folder(path, media_folder(front)), words


def has_image(front: Mapping[str, Any]) -> bool:
    """Whether a text has a picture of its own for messengers."""
    return any(is_safe_link(path) for path, _ in _for_messengers(front))


def find_image(front: Mapping[str, Any], site: Site, card: ImageView | None = None) -> ImageView:
    """The picture for messengers and search engines, with its whole address.

    Where the text has none, it is the `card` that was drawn of its title, else the site's.
    """
    extra = site.config.extra
    own = _first_safe(_for_messengers(front), site)
    if own.url or (card and card.url):
        return own if own.url or not card else card
    return _first_safe((*_named(extra, "og_image"), *_named(extra, "social_preview_image")), site)


def _for_messengers(front: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    yield from _own_image(front)
    for key in ("og_image", "image", "overlay_image", "teaser"):
        yield from _named(front.get("header"), key)


def _first_safe(named: Iterable[tuple[str, dict[str, str]]], site: Site) -> ImageView:
    for path, words in named:
        if is_safe_link(path):
            url = absolute_url(path, site.config.url, site.config.baseurl)
            return ImageView(url=url, width=words["width"], height=words["height"], alt=words["alt"])
    return ImageView()


def _named(values: object, key: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The path under `key`, if there is one, and what is said about it."""
    image = values.get(key) if is_table(values) else None
    if not image:
        return
    about = image if is_table(image) else {}
    for path in (image, *(about.get(name) for name in ("path", "facebook", "twitter"))):
        if isinstance(path, str) and path:
            yield path, {name: str(about.get(name) or "") for name in ("width", "height", "alt")}
            return
