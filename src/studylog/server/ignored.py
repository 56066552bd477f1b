"""Which changed files are none of the site's: editors' temporary files, tools' own folders. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

_TEMPORARY = re.compile(
    r"""
      .*~                                   # backups of vim, gedit, emacs
    | ~\$.* | \.~.* | ~syncthing~.*         # locks of Office and LibreOffice; Syncthing
    | 4913                                  # vim tries whether it may write
    | .*\.(sw[a-z]|swpx|kate-swp|un~|bck)   # vim, nano, kate, helix
    | \#.*\# | \.\#.*                       # emacs
    | .*___jb_(tmp|old|bak)___              # JetBrains
    | \.goutputstream-.*                    # GNOME
    | .*\.(tmp|temp|part|crdownload)
    | .*\.(md|markdown|html|ya?ml)\.[A-Za-z]{6}   # Qt and KDE, before they rename
    | sed[A-Za-z0-9]{6}                     # sed -i
    | \.DS_Store | Thumbs\.db | desktop\.ini
    | \.syncthing\..* | \.dropbox.*
    """,
    re.VERBOSE,
)
_FOLDERS = frozenset({"node_modules", "__pycache__"})
_SHOWN = ".well-known"


def is_temporary(name: str) -> bool:
    """Whether a file's name is one that editors and sync tools use while they save."""
    return bool(_TEMPORARY.fullmatch(name))


def is_tool_folder(name: str) -> bool:
    """Whether a folder belongs to a tool, not to a site: `.git`, `.venv`, `node_modules`."""
    return name in _FOLDERS or (name.startswith(".") and name != _SHOWN)


def is_ignored(path: PurePath, root: PurePath, ours: Iterable[PurePath]) -> bool:
    """Whether a change at `path` cannot change the site at `root`; `ours` are the folders that a build writes."""
    if any(path == folder or folder in path.parents for folder in ours):
        return True
    parts = path.relative_to(root).parts if path.is_relative_to(root) else path.parts[-1:]
    return not parts or is_temporary(parts[-1]) or any(is_tool_folder(part) for part in parts[:-1])


POLLED_FILE_SYSTEMS = ("9p", "nfs", "cifs", "smb", "fuse.", "virtiofs", "drvfs", "vboxsf", "afs", "ceph")
"""Their changes from elsewhere are not reported: network drives, and drives shared into WSL or a container."""


def find_file_system(path: PurePath, mounts: str) -> str:
    """The type of the file system that holds `path`, from the text of `/proc/mounts`; empty where unknown."""
    found, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        folder = PurePath(fields[1].replace("\\040", " "))
        if path.is_relative_to(folder) and len(folder.parts) >= longest:
            found, longest = fields[2], len(folder.parts)
    return found


def is_polled(file_system: str) -> bool:
    """Whether a file system has to be looked at again and again."""
    return file_system.startswith(POLLED_FILE_SYSTEMS)
