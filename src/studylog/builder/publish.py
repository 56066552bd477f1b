"""The only place that writes below the output folder.

Bytes that are there already are left alone, file times included. Each file is replaced as a whole (a temporary
file beside it, then a rename), and what the last build wrote and this one has not is removed. Files that
studylog did not write are never touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studylog import messages
from studylog.builder.manifest import Manifest
from studylog.builder.writer import OutputFile
from studylog.config import Config
from studylog.errors import Location, MachineError
from studylog.pages.service_files import NO_JEKYLL


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
        MachineError: the disk is full, or the folder cannot be written to.

    """
    destination = config.destination
    owned = manifest.owned_files(destination)
    ready = {file.path: file for file in files}
    digests = {path: file.digest or digest_bytes(file.content or b"") for path, file in ready.items()}
    with _disk_errors(destination):
        removed = _remove_old(set(owned) - set(digests), destination)
        changed = [path for path, file in ready.items() if not _is_there(file, destination / path, digests[path])]
        for path in changed:
            _replace(ready[path], destination / path)
    manifest.record_files(destination, digests)
    unchanged = tuple(sorted(digests.keys() - changed))
    return Published(written=tuple(changed), unchanged=unchanged, removed=removed)


@contextlib.contextmanager
def _disk_errors(destination: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        location = Location(path=str(error.filename or destination))
        raise MachineError(messages.OUTPUT_UNWRITABLE.error(location, reason=error.strerror)) from None


def remove_owned(destination: Path, manifest: Manifest) -> tuple[str, ...]:
    """Remove every file that studylog wrote, and folders that are empty then; paths of what was removed.

    Where files of others remain, so does the sign that the folder is ours: the next build goes on in it.

    Raises:
        MachineError: the folder cannot be written to.

    """
    owned = set(manifest.owned_files(destination))
    with _disk_errors(destination):
        removed = _remove_old(owned - {NO_JEKYLL}, destination)
        if NO_JEKYLL in owned and {path.name for path in destination.iterdir()} == {NO_JEKYLL}:
            removed += _remove_old({NO_JEKYLL}, destination)
    manifest.record_files(destination, {})
    with contextlib.suppress(OSError):
        destination.rmdir()
    return removed


def digest_bytes(content: bytes) -> str:
    """BLAKE2b, 16 bytes, hexadecimal."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _is_there(file: OutputFile, target: Path, digest: str) -> bool:
    try:
        if file.content is not None:
            return target.stat().st_size == len(file.content) and target.read_bytes() == file.content
        with target.open("rb") as stream:
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest() == digest
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _replace(file: OutputFile, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{os.getpid()}.studylog-tmp")
    try:
        if file.copied_from is not None:
            shutil.copyfile(file.copied_from, temporary)
        else:
            temporary.write_bytes(file.content or b"")
        temporary.chmod(0o644)  # Pages needs world-readable files
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _remove_old(paths: set[str], destination: Path) -> tuple[str, ...]:
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
