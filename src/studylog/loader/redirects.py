"""Old URLs that lead to a text, and a text that leads elsewhere (jekyll-redirect-from)."""

from __future__ import annotations

import re

from studylog import messages
from studylog.errors import ContentError, Location
from studylog.loader.frontmatter import FrontMatter
from studylog.marked_yaml import Node
from studylog.urls import OutsideOutputError, is_external, output_path


def read_redirects(front: FrontMatter) -> tuple[str, ...]:
    """`redirect_from`: one old URL or a list of them.

    Raises:
        ContentError: where one of them leaves the output folder, or can be no file name.

    """
    old_urls = [item for item in _items(front.fields.get("redirect_from")) if item.written]
    for item in old_urls:
        _refuse_outside(item, front)
    return tuple(item.written for item in old_urls)


def redirect_places(front: FrontMatter) -> dict[str, Location]:
    """Old URL → where `redirect_from` names it."""
    return {item.written: front.locate(item.mark) for item in _items(front.fields.get("redirect_from"))}


def _refuse_outside(item: Node, front: FrontMatter) -> None:
    try:
        output_path(item.written)
    except OutsideOutputError:
        raise ContentError(messages.REDIRECT_OUTSIDE.error(front.locate(item.mark), old=item.written)) from None


def read_redirect_target(front: FrontMatter) -> str:
    """`redirect_to`: where readers of this text are sent instead, empty where it is read here; of a list the first.

    Raises:
        ContentError: where it is an address of another scheme than http and https.

    """
    target = next((item.written.strip() for item in _items(front.fields.get("redirect_to")) if item.written), "")
    if is_external(target) and not _WEB.match(target):
        raise ContentError(messages.REDIRECT_SCHEME.error(front.at("redirect_to"), target=target))
    return target


_WEB = re.compile("(?:https?:)?//", re.IGNORECASE)


def _items(node: Node | None) -> list[Node]:
    if node is None or node.value is None or isinstance(node.value, dict):
        return []
    return node.value if isinstance(node.value, list) else [node]
