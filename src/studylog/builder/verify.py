"""What is published against what a clean build would publish: nothing recorded is believed, nothing is mended.

Sources are read anew and every text and page is made anew, past the cache; each file is held against the bytes that
stand in the output folder, and against what the manifest says of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from studylog import messages
from studylog.builder.cache.folder import cache_folder, open_cache
from studylog.builder.cache.fragments import FragmentStore
from studylog.builder.cache.manifest import Manifest, Output
from studylog.builder.cache.search_index import SearchIndex
from studylog.builder.output.files import OutputFile
from studylog.builder.output.ground import is_kept
from studylog.builder.output.trees import read_tree
from studylog.builder.pool import Progress
from studylog.builder.prepared import load, prepare
from studylog.builder.report import BuildOptions
from studylog.builder.writer import Writer
from studylog.config import Config, load_config
from studylog.errors import Location, Problem, Sentence, sort_problems


def verify_build(options: BuildOptions, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Each file that is not as a clean build would make it, missing, or too many; none where all is well.

    Files that studylog did not write, and that nobody asked to keep, are told as warnings. No other build runs
    meanwhile.

    Raises:
        ContentError: the site cannot be loaded or written as it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses, or another build holds the cache.

    """
    site = load(*load_config(options.source, options.overrides), options)
    config = site.config
    with (
        open_cache(cache_folder(config.source)) as cache,
        Manifest(cache) as manifest,
        _empty_stores(cache) as (store, index),
    ):
        prepared = prepare(site, options, store, progress, index=index)
        recorded = manifest.outputs(config.destination)
        made = Writer(prepared.theme, config.source).write_all(prepared.plan, options.jobs)
        clean = {file.path: _digest_of(file) for file in made}
        return sort_problems(_compare(clean, recorded, config))


@contextlib.contextmanager
def _empty_stores(cache: Path) -> Iterator[tuple[FragmentStore, SearchIndex]]:
    """As a clean build begins with them."""
    folder = cache / "verify"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        with FragmentStore(folder) as store, SearchIndex(folder) as index:
            yield store, index
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _digest_of(file: OutputFile) -> str:
    """Of the bytes themselves: a source's digest may be remembered."""
    return _hash_file(file.copied_from) if file.copied_from else file.digest


def _compare(clean: Mapping[str, str], recorded: Mapping[str, Output], config: Config) -> Iterator[Problem]:
    standing = read_tree(config.destination).files
    for path in clean.keys() | recorded.keys() | standing.keys():
        written = recorded[path].digest if path in recorded else ""
        found = _hash_file(config.destination / path) if path in standing else ""
        if sentence := _judge(clean.get(path, ""), written, found):
            yield sentence.error(_place(config, path), cache=_shown(cache_folder(config.source), config))
        elif path not in clean and not is_kept(path, config) and found:
            yield messages.VERIFY_FOREIGN.warning(_place(config, path))


def _judge(clean: str, written: str, found: str) -> Sentence | None:
    """What is wrong with a file, by its digest in a clean build, in the manifest and on disk; empty: there is none."""
    if clean and not found:
        return messages.VERIFY_MISSING
    if clean and not clean == written == found:
        return messages.VERIFY_DIFFERS
    if not clean and written and found:
        return messages.VERIFY_TOO_MANY
    return None


def _place(config: Config, path: str) -> Location:
    return Location(path=_shown(config.destination / path, config))


def _shown(path: Path, config: Config) -> str:
    """As a writer would name it: below the blog's folder, where it is there."""
    return (path.relative_to(config.source) if path.is_relative_to(config.source) else path).as_posix()


def _hash_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
