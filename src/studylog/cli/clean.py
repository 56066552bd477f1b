"""`studylog clean`."""

from __future__ import annotations

import argparse
import shutil

from studylog.builder.cache.folder import cache_folder, open_cache
from studylog.builder.cache.manifest import Manifest
from studylog.builder.output.publish import remove_owned
from studylog.cli.terminal import Terminal
from studylog.config import NO_JEKYLL, Overrides, load_config
from studylog.errors import ExitCode


def run_clean(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Remove what studylog wrote (and nothing else) and its cache."""
    config, _ = load_config(arguments.source, Overrides(destination=arguments.destination))
    cache = cache_folder(config.source)
    removed: tuple[str, ...] = ()
    if cache.exists():
        with open_cache(config.source), Manifest(cache) as manifest:
            removed = remove_owned(config.destination, manifest)
            is_needed = not manifest.is_empty()
        if not is_needed:
            shutil.rmtree(cache)
    said = "cleaned_beside_others" if (config.destination / NO_JEKYLL).exists() else "cleaned"
    terminal.say(said, removed=len(removed), output=config.destination)
    return ExitCode.OK
