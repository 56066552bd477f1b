"""Files that texts name and the site does not have: a few by name, many by their folder."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from studylog import messages
from studylog.checks.dead_ends import MissingFile
from studylog.checks.repeats import FEW, name_places
from studylog.errors import Problem


def tell_missing_files(files: Iterable[MissingFile]) -> Iterator[Problem]:
    """A warning a file; one for all of a folder where many are missing, or have moved to the same other folder.

    What a setting puts on many pages is told by itself.
    """
    groups: defaultdict[tuple[str, str], list[MissingFile]] = defaultdict(list)
    for file in files:
        if file.is_shared:
            yield _tell(file)
        else:
            groups[file.folder, posixpath.dirname(file.meant)].append(file)
    for (_, elsewhere), group in groups.items():
        if len({file.path for file in group}) > FEW:
            yield _tell_together(group, elsewhere)
        else:
            yield from map(_tell, group)


def _tell(file: MissingFile) -> Problem:
    place, target, is_image = file.place, file.written, file.is_image
    if file.meant:
        near = messages.IMAGE_MISSING_NEAR if is_image else messages.LINK_BROKEN_NEAR
        return near.warning(place, target=target, meant=file.meant)
    return (messages.IMAGE_MISSING if is_image else messages.FILE_MISSING).warning(place, target=target)


def _tell_together(files: Sequence[MissingFile], elsewhere: str) -> Problem:
    """At the first place, with the next ones named."""
    files = sorted(files, key=lambda file: (file.place.path, file.place.line))
    only_images = all(file.is_image for file in files)
    values = {
        "count": len({file.path for file in files}),
        "kind": "images" if only_images else "files",
        "kind_ko": "이미지" if only_images else "파일",
        "folder": f"/{files[0].folder}/" if files[0].folder else "/",
        "places": name_places([file.place for file in files]),
    }
    first = files[0].place
    if elsewhere:
        return messages.FILES_ELSEWHERE.warning(first, **values, elsewhere=f"{elsewhere.rstrip('/')}/")
    here = files[0].folder_is_here
    return (messages.FILES_MISSING if here else messages.FOLDER_MISSING).warning(first, **values)
