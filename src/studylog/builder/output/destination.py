"""Whether the output folder may be written to: studylog never touches what it did not make."""

from __future__ import annotations

import re
from pathlib import Path

from studylog import messages
from studylog.builder.cache.manifest import Manifest
from studylog.builder.output.staging import STAGING
from studylog.config import ASSETS_FOLDER, NO_JEKYLL, NO_JEKYLL_CONTENT, Config
from studylog.errors import ConfigError, Location, MachineError


def claim_destination(config: Config, manifest: Manifest) -> None:
    """Make sure that the output folder is ours or free.

    Raises:
        ConfigError: it is the source, contains it, is the home folder or the root, or holds other files.
        MachineError: it cannot be looked into.

    """
    destination, source = config.destination, config.source
    if destination == source or destination in source.parents or destination == Path.home():
        raise ConfigError(messages.OUTPUT_IS_SOURCE.error(output=destination))
    if destination.exists() and not destination.is_dir():
        raise ConfigError(messages.OUTPUT_IS_FILE.error(output=destination))
    if not manifest.knows(destination) and _holds_foreign_files(config):
        told = messages.OUTPUT_OF_JEKYLL if _is_made_by_jekyll(destination) else messages.OUTPUT_FOREIGN
        raise ConfigError(told.error(output=destination))


def _holds_foreign_files(config: Config) -> bool:
    try:
        names = {entry.name for entry in config.destination.iterdir()} - {*config.keep_files, STAGING}
    except FileNotFoundError:
        return False
    except OSError as error:
        location = Location(path=str(config.destination))
        raise MachineError(messages.OUTPUT_UNWRITABLE.error(location, reason=error.strerror)) from None
    return bool(names) and not _has_our_sign(config.destination)


def _has_our_sign(folder: Path) -> bool:
    """A build whose cache was deleted still knows its own folder: by its styles, or by what `clean` leaves."""
    try:
        return (folder / ASSETS_FOLDER).is_dir() or (folder / NO_JEKYLL).read_bytes() == NO_JEKYLL_CONTENT
    except OSError:
        return False


_JEKYLL_SIGN = re.compile(rb"""<meta\s+name="generator"\s+content="Jekyll\b|<generator[^>]*>Jekyll</generator>""")
_SIGNED = ("feed.xml", "index.html", "404.html", "about.html", "about/index.html", "atom.xml")
"""Where jekyll-feed and jekyll-seo-tag say who made the site."""
_SIGN_WITHIN = 65_536
"""Bytes from the start of a file."""


def _is_made_by_jekyll(folder: Path) -> bool:
    return any(_JEKYLL_SIGN.search(_read_start(folder / name)) for name in _SIGNED)


def _read_start(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(_SIGN_WITHIN)
    except OSError:
        return b""
