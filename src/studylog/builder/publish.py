"""The only place that writes below the output folder.

Bytes that are there already are left alone, file times included. New ones are first written to a staging folder
inside it: a full disk shows before anything changed. Then they are moved into place one by one, and what the last
build wrote and this one has not is removed. Files that studylog did not write are never touched. What a killed build
leaves is known to the manifest, and the next one cleans it up.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studylog import messages
from studylog.builder.manifest import Manifest
from studylog.builder.writer import OutputFile
from studylog.config import Config
from studylog.errors import ConfigError, Location, MachineError
from studylog.pages.service_files import NO_JEKYLL

STAGING = ".studylog-staging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What changed in the output folder, as paths below it."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def publish(files: Iterable[OutputFile], config: Config, manifest: Manifest) -> Published:
    """Bring the output folder to exactly `files`, besides what others put there.

    All pages are rendered before the first byte is written: a template that fails changes nothing.

    Raises:
        ConfigError: a file of others, or a link, stands where one of ours must go.
        MachineError: the disk is full, or the folder cannot be written to.

    """
    destination = config.destination
    owned = manifest.owned_files(destination)
    ready = {file.path: file for file in files}
    with _disk_errors(destination):
        changed = {path: file for path, file in ready.items() if not _is_there(file, destination / path)}
        _refuse_links(changed.keys() | owned, destination)
        _refuse_foreign(changed, owned, destination)
        with _staged(changed, destination) as staged:
            manifest.record_files(destination, owned | ready.keys())
            removed = _remove_old(owned - ready.keys(), destination)
            for path, stage in staged.items():
                _move(stage, destination / path)
        manifest.record_files(destination, ready.keys())
    unchanged = tuple(sorted(ready.keys() - changed.keys()))
    return Published(written=tuple(changed), unchanged=unchanged, removed=removed)


def remove_owned(destination: Path, manifest: Manifest) -> tuple[str, ...]:
    """Remove every file that studylog wrote, and folders that are empty then; paths of what was removed.

    Where files of others remain, so does the sign that the folder is ours: the next build goes on in it.

    Raises:
        ConfigError: a folder of the site has become a link to elsewhere.
        MachineError: the folder cannot be written to.

    """
    owned = manifest.owned_files(destination) if destination.is_dir() else frozenset()
    with _disk_errors(destination):
        _refuse_links(owned, destination)
        removed = _remove_old(owned - {NO_JEKYLL}, destination)
        if NO_JEKYLL in owned and {path.name for path in destination.iterdir()} == {NO_JEKYLL}:
            removed += _remove_old({NO_JEKYLL}, destination)
    manifest.record_files(destination, ())
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


def _is_there(file: OutputFile, target: Path) -> bool:
    try:
        if file.content is not None:
            return target.stat().st_size == len(file.content) and target.read_bytes() == file.content
        with target.open("rb") as stream:
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest() == file.digest
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _refuse_links(paths: Iterable[str], destination: Path) -> None:
    """A folder that is a link leads out of the output folder."""
    for folder in {parent for path in paths for parent in PurePosixPath(path).parents}:
        if (destination / folder).is_symlink() and folder != PurePosixPath("."):
            raise ConfigError(messages.OUTPUT_LINK.error(Location(path=str(destination / folder))))


def _refuse_foreign(changed: Iterable[str], owned: frozenset[str], destination: Path) -> None:
    """Where the manifest knows what is ours, anything else that stands in the way is somebody's work."""
    for path in changed:
        if owned and path not in owned and (destination / path).is_file():
            raise ConfigError(messages.OUTPUT_TAKEN.error(Location(path=str(destination / path))))


@contextlib.contextmanager
def _staged(files: Mapping[str, OutputFile], destination: Path) -> Iterator[dict[str, Path]]:
    """The new files, complete and on the right disk; path of the site → where it waits."""
    folder = destination / STAGING
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        staged = {path: folder / str(number) for number, path in enumerate(files)}
        for path, stage in staged.items():
            _write(files[path], stage)
        yield staged
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(file: OutputFile, stage: Path) -> None:
    if file.copied_from is not None:
        shutil.copyfile(file.copied_from, stage)
    else:
        stage.write_bytes(file.content or b"")
    stage.chmod(0o644)  # Pages needs world-readable files


def _move(stage: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
    try:
        stage.replace(target)
    except IsADirectoryError as error:
        raise IsADirectoryError(error.errno, error.strerror, str(target)) from None


def _remove_old(paths: Iterable[str], destination: Path) -> tuple[str, ...]:
    removed = []
    for path in sorted(paths):
        target = destination / path
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
            removed.append(path)
        _remove_empty_folders(target.parent, destination)
    return tuple(removed)


def _remove_empty_folders(folder: Path, destination: Path) -> None:
    while folder != destination and destination in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
