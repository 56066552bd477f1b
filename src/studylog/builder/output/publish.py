"""The only way into the output folder: it shows the old site or the new one.

Bytes that are there already are left alone, file times included; files that studylog did not write are never removed.
Where the system can exchange folders, the site changes in one step (`twin.py`, `few.py`); elsewhere, and where
others keep files in the output folder, it changes file by file (`staging.py`).
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from studylog import messages
from studylog.builder.cache.manifest import Manifest, Output
from studylog.builder.output.few import AT_MOST, Few, shows_one_page
from studylog.builder.output.files import OutputFile
from studylog.builder.output.ground import Ground, read_ground, save_unknown, survey
from studylog.builder.output.staging import Staging, complete_moves
from studylog.builder.output.trees import folder_inode, read_tree, remove_files
from studylog.builder.output.twin import Twin, can_exchange, find_twin, settle_exchange, twin_folder
from studylog.config import NO_JEKYLL, Config
from studylog.errors import ConfigError, Location, MachineError
from studylog.frozen import dataclass

Stage = Twin | Few | Staging
"""Where new files wait, unseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What changed in the output folder, as paths below it."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    """Files that nobody knew any more; they are in the cache now."""


def look_over(planned: Collection[str], config: Config, manifest: Manifest) -> Ground:
    """The output folder as it stands, after what a killed build began has been ended.

    Raises:
        ConfigError: a file of others, or a link, stands where one of ours must go.
        MachineError: the folder cannot be read, or written to.

    """
    with _disk_errors(config.destination):
        complete_change(config.destination, manifest)
        return survey(planned, config, manifest)


def find_untouched(config: Config, manifest: Manifest) -> Ground | None:
    """The output folder, where every file that the last build left there stands as it did; None where one does not.

    Raises:
        MachineError: the folder cannot be read.

    """
    with _disk_errors(config.destination):
        if manifest.change(config.destination) is not None:  # a killed build's
            return None
        ground = read_ground(config.destination, manifest)
        return ground if ground.is_untouched else None


def publish(
    planned: Collection[str], files: Iterable[OutputFile], ground: Ground, config: Config, manifest: Manifest
) -> tuple[Published, Ground]:
    """Bring the output folder to exactly `planned`, besides what others put there; what changed, and how it is then.

    `files` are those that may have changed, made while they are taken; when making one fails, nothing that is seen has
    changed. `ground` is the folder as `look_over` found it.

    Raises:
        MachineError: the disk is full, or the folder cannot be written to.

    """
    destination = config.destination
    with _disk_errors(destination), _Stages(ground, planned, destination, manifest) as stages:
        removed = frozenset(ground.ours.keys() - set(planned))
        written = stages.put_changed(files, removed)
        save_unknown(ground, destination, manifest.cache)
        stages.show(written, removed)
    published = Published(
        written=tuple(written),
        unchanged=tuple(sorted(set(planned) - written.keys())),
        removed=tuple(sorted((removed - ground.unknown) & ground.tree.files.keys())),
        set_aside=tuple(sorted(ground.unknown)),
    )
    return published, ground.after(written, removed)


def complete_change(destination: Path, manifest: Manifest) -> None:
    """End what a killed build began."""
    change = manifest.change(destination)
    if change is None:
        return
    if change.twin is None:
        complete_moves(change, destination, manifest)
    elif change.twin == folder_inode(destination):
        settle_exchange(change, destination, manifest)
    else:
        manifest.abandon(destination)


class _Stages:
    """Opens a stage when the first file differs: a build that changes nothing touches nothing."""

    def __init__(self, ground: Ground, planned: Collection[str], destination: Path, manifest: Manifest) -> None:
        self._ground = ground
        self._planned = planned
        self._destination = destination
        self._manifest = manifest
        self._stage: Stage | None = None

    def __enter__(self) -> _Stages:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stage and not isinstance(self._stage, Twin):
            self._stage.discard()

    def put_changed(self, files: Iterable[OutputFile], removed: frozenset[str]) -> dict[str, Output]:
        """Write the files that differ from what is seen to where nobody sees them."""
        changed = (file for file in files if not self._ground.holds(file.path, file.digest))
        first = tuple(islice(changed, AT_MOST + 1))
        if not first and not removed:
            return {}
        stage = self._stage = self._open(are_few=not removed and self._are_few(first))
        return {file.path: Output(digest=file.digest, stamp=stage.put(file)) for file in chain(first, changed)}

    def show(self, written: dict[str, Output], removed: frozenset[str]) -> None:
        """Let readers see it, if there is anything new to see."""
        if self._stage is None:
            return
        try:
            self._stage.show(written, removed)
        except OSError:
            if isinstance(self._stage, Staging):
                raise
            self._move_instead(self._stage, written, removed)

    def _move_instead(self, stage: Twin | Few, written: dict[str, Output], removed: frozenset[str]) -> None:
        """Where the folder cannot be exchanged after all, a mount that looks like none; some may have been moved."""
        self._manifest.abandon(self._destination)
        staging = Staging(self._destination, self._manifest)
        left = [path for path in written if stage.place(path).exists()]
        waiting = (OutputFile(path=path, copied_from=stage.place(path), digest=written[path].digest) for path in left)
        staged = {file.path: Output(digest=file.digest, stamp=staging.put(file)) for file in waiting}
        staging.show({**written, **staged}, removed)

    def _are_few(self, files: Collection[OutputFile]) -> bool:
        """Whether these may be moved one by one, over others that stand there."""
        paths = {file.path for file in files}
        return len(paths) <= AT_MOST and paths <= self._ground.standing and shows_one_page(paths)

    def _open(self, *, are_few: bool) -> Stage:
        destination, manifest = self._destination, self._manifest
        if self._ground.foreign or not can_exchange(destination, manifest.cache):
            return Staging(destination, manifest)
        if are_few and not find_twin(destination, manifest):
            return Few(destination, manifest)
        return Twin(destination, manifest, self._ground.standing, self._planned)


def remove_owned(destination: Path, manifest: Manifest) -> tuple[str, ...]:
    """Remove every file that studylog wrote, and folders that are empty then; paths of what was removed.

    Where files of others remain, so does the sign that the folder is ours: the next build goes on in it.

    Raises:
        ConfigError: a folder of the site has become a link to elsewhere.
        MachineError: the folder cannot be written to.

    """
    with _disk_errors(destination):
        complete_change(destination, manifest)
        owned = {path for path, output in manifest.outputs(destination).items() if output.digest}
        tree = read_tree(destination)
        if tree.links and owned:
            raise ConfigError(messages.OUTPUT_LINK.error(Location(path=str(destination / min(tree.links)))))
        others = tree.files.keys() - owned
        removed = remove_files((owned & tree.files.keys()) - ({NO_JEKYLL} if others else set()), destination)
        shutil.rmtree(twin_folder(destination, manifest.cache), ignore_errors=True)
    manifest.forget(destination)
    with contextlib.suppress(OSError):
        destination.rmdir()
    return removed


@contextlib.contextmanager
def _disk_errors(destination: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        location = Location(path=str(error.filename or destination))
        raise MachineError(messages.OUTPUT_UNWRITABLE.error(location, reason=error.strerror)) from None
