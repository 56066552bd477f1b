"""The pictures that stand for the site in tabs and on telephones: the owner's, else the theme's own.

The owner's are known by the names that browsers, chirpy and the usual generators give them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from studylog.config import ASSETS_FOLDER
from studylog.models import Site
from studylog.pages.images import link_if_any
from studylog.pages.settings import text_of
from studylog.urls import encode_path, with_baseurl
from studylog.views import IconView

ICON_FILE = "favicon.ico"
TOUCH_FILE = "apple-touch-icon.png"
MANIFEST_FILE = "site.webmanifest"
_MANIFESTS = (MANIFEST_FILE, "manifest.webmanifest", "manifest.json")
_FOLDERS = re.compile(r"(?:(?:assets|static|public|images?|imgs?|favicons?|icons?|ico)/)*")
_NAMES = re.compile(r"(?:(favicon|icon|apple-touch-icon|android-chrome))(?:-(\d+x\d+))?\.(svg|png|ico)")
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon"}


def find_icons(site: Site) -> tuple[IconView, ...]:
    """The owner's: `favicon` in the settings, else the files of the nearest folder that has some."""
    base = site.config.baseurl
    if named := link_if_any(text_of(site.config.extra, "favicon"), base):
        return (IconView(url=named),)
    folder = _find_folder(site)
    return tuple(_view_icons(site, folder)) if folder is not None else ()


def own_icons(baseurl: str) -> tuple[IconView, ...]:
    """The theme's."""
    return (
        IconView(url=f"{baseurl}/{ICON_FILE}", sizes="32x32"),
        IconView(url=f"{baseurl}/{ASSETS_FOLDER}/icon.svg", type=_TYPES["svg"]),
        IconView(rel="apple-touch-icon", url=f"{baseurl}/{TOUCH_FILE}"),
    )


def find_manifest(site: Site) -> str:
    """Output path of the owner's manifest, wherever icons may lie; empty where there is none."""
    outputs = (*(asset.output for asset in site.assets), *(page.output for page in site.pages))
    found = [path for path in outputs if path.endswith(_MANIFESTS) and _is_near(path, _MANIFESTS)]
    return min(found, key=_distance, default="")


def _find_folder(site: Site) -> str | None:
    found = [asset.output for asset in site.assets if "favicon" in asset.output and _is_near(asset.output)]
    return posixpath.dirname(min(found, key=_distance)) if found else None


def _is_near(path: str, names: tuple[str, ...] = ()) -> bool:
    folder, name = posixpath.split(path)
    is_one = name in names if names else _NAMES.fullmatch(name) is not None
    return is_one and _FOLDERS.fullmatch(f"{folder}/" if folder else "") is not None


def _distance(path: str) -> tuple[int, str]:
    return path.count("/"), path


def _view_icons(site: Site, folder: str) -> Iterator[IconView]:
    for path in sorted(asset.output for asset in site.assets):
        name = _NAMES.fullmatch(posixpath.basename(path))
        if name and posixpath.dirname(path) == folder:
            kind, sizes, ending = name.groups()
            rel = kind if kind == "apple-touch-icon" else "icon"
            url = with_baseurl("/" + encode_path(path), site.config.baseurl)
            yield IconView(rel=rel, url=url, type=_TYPES[ending], sizes=sizes or "")
