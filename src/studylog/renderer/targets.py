"""What the elements of a text point to, as written: links, images and the files of players and frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from html.parser import HTMLParser

from studylog.frozen import dataclass
from studylog.models import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What a text points to, as written."""

    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()


Named = tuple[Reference, bool]
"""A target, and whether it is an image."""

_IMAGES = frozenset((("img", "src"), ("video", "poster")))
_LINKS = frozenset(
    (
        *(("a", "href"), ("area", "href"), ("object", "data")),
        *((player, "src") for player in ("video", "audio", "source", "track", "iframe", "embed")),
    )
)
_IMAGE_SETS = frozenset(("img", "source"))


def list_targets(tag: str, attributes: Mapping[str, object], line: int) -> Iterator[Named]:
    """What one element points to (HTML, "attributes that may contain a URL"); `line` is that of its tag."""
    for name, value in attributes.items():
        target = unescape(str(value))
        if target and ((tag, name) in _IMAGES or (tag, name) in _LINKS):
            yield Reference(target=target, line=line), (tag, name) in _IMAGES
    if tag in _IMAGE_SETS:
        for target in split_set(unescape(str(attributes.get("srcset") or ""))):
            yield Reference(target=target, line=line), True


def split_set(targets: str) -> Iterator[str]:
    """The addresses of a `srcset`, without their sizes."""
    for part in targets.split(","):
        if (words := part.split()) and not targets.lstrip().startswith("data:"):
            yield words[0]


def part_targets(found: Iterable[Named]) -> Targets:
    """Links and images, each told from the other."""
    known = tuple(found)
    return Targets(
        links=tuple(target for target, is_image in known if not is_image),
        images=tuple(target for target, is_image in known if is_image),
    )


def read_targets(html: str) -> Targets:
    """What a page that is HTML points to, with lines; comments, scripts and styles are passed over."""
    reader = _Reader()
    reader.feed(html)
    return part_targets(reader.found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Named] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += list_targets(tag, {name: escape(value or "") for name, value in attrs}, self.getpos()[0])
