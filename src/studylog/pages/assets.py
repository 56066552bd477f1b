"""Files that are copied byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.pages.edition import Edition
from studylog.plan import Artifact, CopiedFile


def copy_assets(edition: Edition) -> Iterator[Artifact]:
    """Every file without front matter that Jekyll would copy."""
    for asset in edition.site.assets:
        yield CopiedFile(path=asset.output, source=asset.source, digest=asset.digest)
