"""`studylog clean`."""

from __future__ import annotations

import argparse
import shutil
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from studylog.builder.cache.folder import cache_folder, open_cache, preview_folder
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
        with _nobody_previewing(config.source), open_cache(cache), Manifest(cache) as manifest:
            removed = remove_owned(config.destination, manifest)
            is_needed = not manifest.is_empty()
            shutil.rmtree(preview_folder(config.source), ignore_errors=True)
        if not is_needed:
            shutil.rmtree(cache)
    said = "cleaned_beside_others" if (config.destination / NO_JEKYLL).exists() else "cleaned"
    terminal.say(said, removed=len(removed), output=config.destination)
    return ExitCode.OK


def _nobody_previewing(source: Path) -> AbstractContextManager[object]:
    """Keeps the site from being previewed while it goes."""
    preview = preview_folder(source)
    return open_cache(preview) if preview.exists() else nullcontext()
