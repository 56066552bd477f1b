"""Which of an old site's files somebody could miss."""

from __future__ import annotations

import re

from studylog.builder.against.old_site import OldFile
from studylog.parity.targets import tidy

_THEME = re.compile(r"\.(?:css|scss|js|mjs|map|json|woff2?|ttf|otf|eot|ico|webmanifest|gz|br)$")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$")
_FEED = re.compile(r"<(?:feed|rss|rdf:RDF)[\s>]")


def is_missed(file: OldFile, shown: frozenset[str]) -> bool:
    """Whether somebody could miss a file that is gone: not the old theme's styles, scripts and ornaments."""
    extension = "" if file.is_page else file.extension
    if _THEME.match(extension) or file.path == "/robots.txt":
        return False
    if _IMAGE.match(extension):
        return tidy(file.path) in shown
    if extension == ".xml" and file.disk:
        return _FEED.search(file.read()[:2000]) is not None
    return True
