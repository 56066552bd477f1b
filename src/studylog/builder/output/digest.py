r"""One hash of a whole site, which anybody can take of it anew.

It is BLAKE2b (32 bytes) of what coreutils' `b2sum -l 128` says of every file, in order of the paths' bytes. In a copy
that holds nothing but the site:

    find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 b2sum -l 128 | b2sum -l 256
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from studylog.builder.cache.folder import cache_folder, open_cache
from studylog.builder.cache.manifest import Manifest
from studylog.config import Config


def published_digest(config: Config) -> str:
    """Of the files that studylog wrote into the output folder, as they were written; none of them is read.

    Raises:
        MachineError: another build holds the cache, or it cannot be read.

    """
    with open_cache(cache_folder(config.source)) as cache, Manifest(cache) as manifest:
        outputs = manifest.outputs(config.destination)
    return tree_digest({path: output.digest for path, output in outputs.items()})


def tree_digest(files: Mapping[str, str]) -> str:
    """Of files by path, each with the hexadecimal BLAKE2b of 16 bytes."""
    lines = sorted((path.encode("utf-8", "surrogateescape"), digest.encode()) for path, digest in files.items())
    digest = hashlib.blake2b(digest_size=32)
    for path, content in lines:
        digest.update(_line(path, content))
    return digest.hexdigest()


def _line(path: bytes, digest: bytes) -> bytes:
    """As `b2sum` prints it, names with a backslash or a line break included."""
    escaped = path.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
    return (b"\\" if escaped != path else b"") + digest + b"  " + escaped + b"\n"
