"""Addresses of settings, data and front matter that lead nowhere: the theme puts them on pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from studylog.checks.addresses import Addresses, Target, read_address
from studylog.checks.dead_ends import DeadEnd
from studylog.marked_yaml import WrittenAddress
from studylog.models import Site
from studylog.urls import is_external, whole_address

SHOWN_MENUS = ("main", "header")
"""Menus of `_data/navigation.yml` that stand on every page; others do where a `sidebar` names them."""


def find_dead_settings(
    written: Iterable[WrittenAddress], addresses: Addresses, menus: Set[str] = frozenset()
) -> Iterator[DeadEnd]:
    """What settings put on pages although this site does not have it; of `navigation.yml` only `menus` are shown."""
    for address in written:
        target = _read(address, addresses)
        if target is None or not _is_shown(address, menus):
            continue
        if not addresses.lead(target, None) and not addresses.is_foreign(target):
            place = address.location
            is_shared = place.path not in addresses.outputs
            yield DeadEnd(place=place, text=None, target=target, is_image=address.is_image, is_shared=is_shared)


def _read(address: WrittenAddress, addresses: Addresses) -> Target | None:
    """Where the address leads on a page, which puts the baseurl in front; None where that is no place of this site.

    `kim.example.com` is a website in a list of links, though not in a menu.
    """
    is_menu = posixpath.basename(address.location.path).startswith("navigation.")
    is_website = not address.is_image and not is_menu
    target = read_address(whole_address(address.path) if is_website else address.path, addresses.site_url)
    if target is None or not target.path:
        return None
    is_whole = is_external(target.written)
    path = target.path if is_whole else f"{addresses.baseurl}/{target.path.lstrip('/')}"
    return replace(target, written=address.written, path=path)


def _is_shown(address: WrittenAddress, menus: Set[str]) -> bool:
    name = posixpath.basename(address.location.path)
    menu, _, inner = address.key.partition(".")
    return not name.startswith("navigation.") or not inner or menu in menus or menu in ("children", "submenu")


def list_menus(site: Site) -> frozenset[str]:
    """The menus of `_data/navigation.yml` that stand on some page."""
    return frozenset((*SHOWN_MENUS, *_menus_beside_texts(site)))


def _menus_beside_texts(site: Site) -> Iterator[str]:
    """The menus that texts name: `sidebar: {nav: docs}`, or a list of such."""
    for text in site.texts:
        sidebar = text.front.get("sidebar")
        for box in sidebar if isinstance(sidebar, list) else [sidebar]:
            if isinstance(box, Mapping):
                yield str(box.get("nav") or "")
