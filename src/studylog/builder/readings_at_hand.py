"""What a preview has at hand of the posts that it has read."""

from __future__ import annotations

from collections.abc import Mapping

from studylog.builder.cache.readings import Circumstances, depends_on_file
from studylog.builder.cache.snapshot import Snapshot
from studylog.frozen import dataclass
from studylog.loader.entries import Shelf
from studylog.loader.posts import Reading, read_post
from studylog.loader.site import PostReader
from studylog.loader.source import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReading:
    """A file that was read."""

    began: int
    """When the build began that read it, in nanoseconds of the epoch."""
    mark: str
    """Of the file then."""
    reading: Reading


class ReadingsAtHand:
    """Posts as they were read; a file that stands as it did, under the same settings, is not read again."""

    def __init__(self) -> None:
        self._circumstances: Circumstances | None = None
        self._known: Mapping[str, KnownReading] = {}

    def reader(self, now: Circumstances, snapshot: Snapshot, began: int) -> PostReader:
        """What reads the posts of a build that began at `began`, when `snapshot` was taken, before any is read."""
        before, self._circumstances = self._circumstances, now
        known = self._known if before and before.hold(now) else {}
        self._known = used = dict[str, KnownReading]()

        def read(file: SourceFile, shelf: Shelf) -> Reading:
            path = now.name(file)
            kept = known.get(path)
            if kept is None or snapshot.mark(path, kept.began) != kept.mark:
                mark = snapshot.mark(path, began)
                kept = KnownReading(began=began, mark=mark, reading=read_post(file, shelf))
            if kept.mark and depends_on_file(kept.reading):
                used[path] = kept
            return kept.reading

        return read
