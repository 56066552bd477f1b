"""What an output folder holds before a build: ours, others', and what stands in our way."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from studylog import messages
from studylog.builder.cache.manifest import Change, Manifest, Output
from studylog.builder.output.staging import STAGING
from studylog.builder.output.trees import Tree, read_tree
from studylog.config import ASSETS_FOLDER, Config
from studylog.errors import ConfigError, Location
from studylog.frozen import dataclass

LEFT_OVER = "left-over"
"""Folder of the cache in which files are saved that nobody knows any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An output folder, surveyed."""

    ours: Mapping[str, Output]
    """What studylog wrote there, by path, and what is unknown: it has no digest."""
    tree: Tree

    @property
    def foreign(self) -> frozenset[str]:
        """Files and links of others."""
        others = (self.tree.files.keys() | self.tree.links) - self.ours.keys()
        return frozenset(path for path in others if not path.startswith(f"{STAGING}/"))

    def holds(self, path: str, digest: str) -> bool:
        """Whether this file is there as it was written, with these bytes."""
        output = self.ours.get(path)
        return output is not None and output.digest == digest and self.tree.files.get(path) == output.stamp

    @property
    def is_untouched(self) -> bool:
        """Whether all of ours is there as it was written."""
        files = self.tree.files
        return all(files.get(path) == output.stamp for path, output in self.ours.items())

    @property
    def standing(self) -> frozenset[str]:
        """Our files that are still there."""
        return frozenset(self.ours.keys() & self.tree.files.keys())

    @property
    def unknown(self) -> frozenset[str]:
        """Files that nobody knows any more; they leave with the old site, and are saved."""
        return frozenset(path for path, output in self.ours.items() if not output.digest)

    def after(self, written: Mapping[str, Output], removed: Collection[str]) -> Ground:
        """The folder once these files are written and those removed."""
        ours = {path: output for path, output in self.ours.items() if path not in removed}
        ours |= written
        files = {path: stamp for path, stamp in self.tree.files.items() if path not in removed}
        files |= {path: output.stamp for path, output in written.items()}
        return replace(self, ours=ours, tree=Tree(files=files, links=self.tree.links))


def read_ground(destination: Path, manifest: Manifest) -> Ground:
    """The output folder as it stands, whatever is to come."""
    return Ground(ours=manifest.outputs(destination), tree=read_tree(destination))


def survey(planned: Collection[str], config: Config, manifest: Manifest) -> Ground:
    """Look over the output folder; nothing of others stands where something of ours must go.

    Nothing in it changes. A folder that is ours, but of which the cache has been deleted, is taken over: what is
    planned counts as ours again, and what is not is noted as unknown, perhaps a page of a post that is gone.

    Raises:
        ConfigError: a file or a link of others is in the way.

    """
    destination = config.destination
    ground = read_ground(destination, manifest)
    if ground.foreign and not ground.ours:
        ground = replace(ground, ours=_take_over(planned, ground, config, manifest))
    _refuse_links({*planned, *ground.ours}, ground.tree, destination)
    _refuse_foreign(planned, ground.foreign, destination)
    return ground


def _take_over(planned: Collection[str], ground: Ground, config: Config, manifest: Manifest) -> dict[str, Output]:
    destination, tree, known = config.destination, ground.tree, set(planned)
    unknown = {path for path in ground.foreign - known if not is_kept(path, config)} if _is_a_site(tree) else set()
    found = {
        path: Output(digest=_hash_file(destination / path) if path in known else "", stamp=tree.files[path])
        for path in (known | unknown) & tree.files.keys()
    }
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


def save_unknown(ground: Ground, destination: Path, cache: Path) -> None:
    """Copy into the cache what is about to go with the old site, and is perhaps somebody's work."""
    for path in ground.unknown:
        target = cache / LEFT_OVER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(destination / path, target)


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
