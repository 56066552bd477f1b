"""What an output folder holds before a build: ours, others', and what stands in our way."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studylog import messages
from studylog.builder.manifest import Change, Manifest, Output
from studylog.builder.staging import STAGING
from studylog.builder.trees import Tree, read_tree
from studylog.config import ASSETS_FOLDER, Config
from studylog.errors import ConfigError, Location

LEFT_OVER = "left-over"
"""Folder of the cache to which files go that nobody knows any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An output folder, surveyed."""

    ours: Mapping[str, Output]
    """What studylog wrote there, by path."""
    tree: Tree
    foreign: frozenset[str]
    """Files and links of others."""
    set_aside: tuple[str, ...] = ()
    """Files that were moved into the cache."""

    def holds(self, path: str, digest: str) -> bool:
        """Whether this file is there as it was written, with these bytes."""
        output = self.ours.get(path)
        return output is not None and output.digest == digest and self.tree.files.get(path) == output.stamp

    @property
    def standing(self) -> frozenset[str]:
        """Our files that are still there."""
        return frozenset(self.ours.keys() & self.tree.files.keys())


def survey(planned: Collection[str], config: Config, manifest: Manifest) -> Ground:
    """Look over the output folder; nothing of others stands where something of ours must go.

    A folder that is ours, but of which the cache has been deleted, is taken over: what is planned counts as ours again,
    and what is not, perhaps a page of a post that is gone, is moved into the cache.

    Raises:
        ConfigError: a file or a link of others is in the way.

    """
    destination = config.destination
    ours = manifest.outputs(destination)
    tree = read_tree(destination)
    foreign = frozenset((tree.files.keys() | tree.links) - ours.keys() - _staged(tree))
    set_aside: tuple[str, ...] = ()
    if foreign and not ours:
        ours = _take_over(set(planned) & tree.files.keys(), tree, destination, manifest)
        unknown = _unknown(foreign - ours.keys(), config) if _is_a_site(tree) else ()
        set_aside = _set_aside(unknown, destination, manifest.cache / LEFT_OVER)
        foreign -= {*set_aside, *ours}
    _refuse_links({*planned, *ours}, tree, destination)
    _refuse_foreign(planned, foreign, destination)
    return Ground(ours=ours, tree=tree, foreign=foreign, set_aside=set_aside)


def _staged(tree: Tree) -> set[str]:
    return {path for path in tree.files if path.startswith(f"{STAGING}/")}


def _take_over(paths: Iterable[str], tree: Tree, destination: Path, manifest: Manifest) -> dict[str, Output]:
    found = {path: Output(digest=_hash_file(destination / path), stamp=tree.files[path]) for path in paths}
    manifest.settle(destination, Change(written=found, removed=frozenset()))
    return found


def _hash_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _is_a_site(tree: Tree) -> bool:
    """Whether a site of ours stands there, and not just what `clean` left of one."""
    return any(path.startswith(f"{ASSETS_FOLDER}/") for path in tree.files)


def is_kept(path: str, config: Config) -> bool:
    """Whether a file that is not ours stays by its owner's wish; hidden files are other tools'."""
    return path.startswith((".", *config.keep_files))


def _unknown(foreign: Iterable[str], config: Config) -> list[str]:
    return sorted(path for path in foreign if not is_kept(path, config))


def _set_aside(paths: Iterable[str], destination: Path, left_over: Path) -> tuple[str, ...]:
    moved = []
    for path in paths:
        target = left_over / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(destination / path, target)
        moved.append(path)
    return tuple(moved)


def _refuse_links(paths: Iterable[str], tree: Tree, destination: Path) -> None:
    """A folder that is a link leads out of the output folder."""
    if not tree.links:
        return
    for path in paths:
        if found := tree.links.intersection(map(str, PurePosixPath(path).parents)):
            raise ConfigError(messages.OUTPUT_LINK.error(Location(path=str(destination / min(found)))))


def _refuse_foreign(planned: Collection[str], foreign: frozenset[str], destination: Path) -> None:
    """Anything that stands in the way, and is not ours, is somebody's work."""
    if not foreign:
        return
    inside = {str(folder): path for path in foreign for folder in PurePosixPath(path).parents}
    for path in planned:
        above = map(str, PurePosixPath(path).parents)
        if taken := next((place for place in (path, *above) if place in foreign), inside.get(path)):
            raise ConfigError(messages.OUTPUT_TAKEN.error(Location(path=str(destination / taken))))
