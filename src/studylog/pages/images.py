"""The picture that stands for a text, under the keys of jekyll-seo-tag, chirpy and minimal-mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from studylog.models import Site
from studylog.urls import absolute_url
from studylog.views import ImageView


def image_of(front: Mapping[str, Any]) -> str:
    """The picture as written: `image`, as text or with a `path`, or minimal-mistakes' `header.teaser`."""
    header = front.get("header")
    return next((path for path, _ in (*_named(front, "image"), *_named(header, "teaser"))), "")


def find_image(front: Mapping[str, Any], site: Site) -> ImageView:
    """The picture for messengers and search engines, with its whole address; the site's where the text has none."""
    header, extra = front.get("header"), site.config.extra
    large = (found for key in ("og_image", "image", "overlay_image", "teaser") for found in _named(header, key))
    for path, words in (
        *_named(front, "image"),
        *large,
        *_named(extra, "og_image"),
        *_named(extra, "social_preview_image"),
    ):
        url = absolute_url(path, site.config.url, site.config.baseurl)
        return ImageView(url=url, width=words["width"], height=words["height"], alt=words["alt"])
    return ImageView()


def _named(values: object, key: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The path under `key`, if there is one, and what is said about it."""
    image = values.get(key) if isinstance(values, Mapping) else None
    about = image if isinstance(image, Mapping) else {}
    for path in (image, *(about.get(name) for name in ("path", "facebook", "twitter"))):
        if isinstance(path, str) and path:
            yield path, {name: str(about.get(name) or "") for name in ("width", "height", "alt")}
            return
