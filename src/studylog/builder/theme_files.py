"""The theme's styles, scripts, fonts and icons, as files of a site."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.config import ASSETS_FOLDER
from studylog.pages.edition import Edition
from studylog.pages.favicons import ICON_FILE, TOUCH_FILE, own_icons
from studylog.pages.look import icon_colour
from studylog.plan import CopiedFile, DataFile
from studylog.theme.environment import Theme
from studylog.theme.icons import DRAWINGS, SMALL, TOUCH, paint_icon, wrap_icon
from studylog.theme.sheets import squeeze_sheet
from studylog.theme.sources import ThemeAsset


def list_theme_files(theme: Theme, edition: Edition) -> Iterator[CopiedFile | DataFile]:
    """All that the theme's pages ask for; where the site has no icons, those that browsers ask for by themselves too.

    Icons are in the site's accent, unless they are files of the site's own.
    """
    assets = {asset.name: asset for asset in theme.assets()}
    colour = icon_colour(edition.site.config.theme)
    for asset in assets.values():
        yield _publish(asset, f"{ASSETS_FOLDER}/{asset.name}", colour)
    if edition.view.icons == own_icons(edition.site.config.baseurl):
        yield DataFile(path=ICON_FILE, content=wrap_icon(_read(assets[SMALL], colour)))
        yield _publish(assets[TOUCH], TOUCH_FILE, colour)


def _publish(asset: ThemeAsset, path: str, colour: str) -> CopiedFile | DataFile:
    if colour and _is_drawing(asset):
        return DataFile(path=path, content=_read(asset, colour))
    if asset.is_bundled and asset.name.endswith(".css"):
        return DataFile(path=path, content=squeeze_sheet(asset.path.read_text("utf-8")).encode())
    return CopiedFile(path=path, source=str(asset.path), digest=asset.digest)


def _read(asset: ThemeAsset, colour: str) -> bytes:
    content = asset.path.read_bytes()
    return paint_icon(asset.name, content, colour) if colour and _is_drawing(asset) else content


def _is_drawing(asset: ThemeAsset) -> bool:
    return asset.is_bundled and asset.name in DRAWINGS
