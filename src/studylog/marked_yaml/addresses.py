"""Which values of settings, data and front matter are addresses that stand on pages, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from studylog.errors import Location
from studylog.frozen import dataclass
from studylog.marked_yaml.nodes import Mark, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAddress:
    """A path or URL as somebody wrote it under a key."""

    key: str
    """`header.teaser`; in front of it the menu's name in `_data/navigation.yml`."""
    written: str
    path: str
    """What is written, behind the folder in which the text keeps its pictures."""
    is_image: bool
    location: Location


BELOW = ("", *(f"{part}{key}." for key in ("children", "submenu") for part in ("", f"{key}.", f"{key}.{key}.")))
"""Where the entries of a menu may stand below another one."""

PEOPLE: Mapping[str, bool] = {
    **dict.fromkeys(("avatar", "picture", "picture.path"), True),
    **dict.fromkeys(("home", "uri", "url", "links.url", "links.href"), False),
}
"""What is said of an author (minimal-mistakes, hydejack): dotted keys, and whether an image stands there."""

OWN_IMAGES = tuple(f"image{part}" for part in ("", ".path", ".facebook", ".twitter"))
"""Pictures of a text that lie in its `media_subpath` (chirpy)."""

TEXTS: Mapping[str, bool] = {
    **dict.fromkeys(
        (
            *OWN_IMAGES,
            *(f"{key}{part}" for key in ("cover", "teaser", "thumbnail") for part in ("", ".path")),
            *(f"header.{key}" for key in ("image", "overlay_image", "teaser", "og_image")),
            "sidebar.image",
        ),
        True,
    ),
    **dict.fromkeys(("header.actions.url", "header.cta_url", "redirect_to"), False),
    **{f"author.{key}": is_image for key, is_image in PEOPLE.items()},
}
"""What front matter may say."""

SITES: Mapping[str, bool] = {
    **dict.fromkeys(("logo", "avatar", "og_image", "og_image.path", "social_preview_image"), True),
    **dict.fromkeys(("footer.links.url", "footer.links.href", "legal.url", "legal.href"), False),
    **{f"menu.{below}url": False for below in BELOW},
    **{f"{who}.{key}": is_image for who in ("author", "owner") for key, is_image in PEOPLE.items()},
    **{f"defaults.values.{key}": is_image for key, is_image in TEXTS.items()},
}
"""What `_config.yml` may say."""

DATA: Mapping[str, Mapping[str, bool]] = {
    "navigation": {f"{menu}{below}url": False for menu in ("", "*.") for below in BELOW},
    "authors": {f"*.{key}": is_image for key, is_image in PEOPLE.items()},
    "contact": {"url": False},
}
"""What files below `_data` may say, by their name; `*` is any key."""


def find_addresses(
    root: Node, keys: Mapping[str, bool], locate: Callable[[Mark], Location], folder: str = ""
) -> Iterator[WrittenAddress]:
    """The addresses below `root` under the dotted `keys`; lists are looked through.

    `locate` knows the place of a mark, `folder` is where `OWN_IMAGES` lie. What `defaults` put there has no place
    here, and is found where it is written.
    """
    present = {"*", *root.value} if isinstance(root.value, dict) else None
    for pattern, is_image in keys.items():
        if present and pattern.partition(".")[0] not in present:
            continue  # most: a text has few keys of the many that there are
        base = folder if pattern in OWN_IMAGES else ""
        for key, node in _walk(root, pattern.split(".")):
            if isinstance(node.value, str) and node.value.strip() and node.mark.line:
                path = base + node.value.lstrip("/") if base and "://" not in node.value else node.value
                yield WrittenAddress(
                    key=key, written=node.value.strip(), path=path, is_image=is_image, location=locate(node.mark)
                )


def _walk(node: Node, keys: Sequence[str], found: str = "") -> Iterator[tuple[str, Node]]:
    """The nodes at the end of `keys`, with the keys that led there."""
    if isinstance(node.value, list):
        for child in node.value:
            yield from _walk(child, keys, found)
    elif not keys:
        yield found, node
    elif isinstance(node.value, dict):
        names = node.value if keys[0] == "*" else (keys[0],)
        for name in names:
            if child := node.value.get(name):
                yield from _walk(child, keys[1:], f"{found}.{name}" if found else str(name))
