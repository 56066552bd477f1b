"""Where templates and their assets lie: the site's own folder first, file by file, then the bundled one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import studylog
from studylog import messages
from studylog.errors import ContentError, Location
from studylog.frozen import dataclass

ASSETS = "assets/"
"""Files below it are copied, not rendered."""
BUNDLED = "studylog/"
"""What a site's own template puts before the name of a bundled one, to extend the file whose place it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile:
    """A file of the theme."""

    name: str
    """As templates call it: `post.html`, `_partials/toc.html`."""
    path: Path
    shown: str
    """As messages call it: `templates/post.html`, or `studylog/templates/post.html` for a bundled one."""
    is_bundled: bool = False

    def read_text(self) -> str:
        """The file's text, its line ends made one.

        Raises:
            ContentError: it cannot be read or is not UTF-8.

        """
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ContentError(messages.NOT_UTF8.error(Location(path=self.shown), offset=error.start)) from None
        except OSError as error:
            raise ContentError(messages.UNREADABLE.error(Location(path=self.shown), reason=error.strerror)) from None
        return text.replace("\r\n", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeAsset:
    """A style, script or picture of the theme, to be copied as it is."""

    name: str
    """Below the theme's `assets/`: `style.css`."""
    path: Path
    """Where its bytes are."""
    digest: str
    is_bundled: bool = False


def bundled_templates() -> Path:
    """The default theme: in an installed wheel `studylog/templates`, else the checkout's `templates`."""
    package = Path(studylog.__file__).resolve().parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def list_theme_files(site_templates: Path | None) -> dict[str, ThemeFile]:
    """Every file of the theme by name; a site's own file stands in the place of the bundled one.

    Where a site has files of its own, bundled templates can also be had by `studylog/post.html`.
    """
    files = {file.name: file for file in _walk(bundled_templates(), "studylog/templates", is_bundled=True)}
    if site_templates is not None and site_templates.is_dir():
        bundled = (replace(file, name=BUNDLED + name) for name, file in files.items() if not name.startswith(ASSETS))
        files |= {file.name: file for file in (*bundled, *_walk(site_templates, site_templates.name))}
    return dict(sorted(files.items()))


def _walk(folder: Path, shown: str, *, is_bundled: bool = False) -> Iterator[ThemeFile]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.name.startswith("."):
            yield ThemeFile(name=name, path=path, shown=f"{shown}/{name}", is_bundled=is_bundled)


def read_asset(file: ThemeFile) -> ThemeAsset:
    """A theme's asset with the digest of its bytes.

    Raises:
        ContentError: it cannot be read.

    """
    try:
        content = file.path.read_bytes()
    except OSError as error:
        raise ContentError(messages.UNREADABLE.error(Location(path=file.shown), reason=error.strerror)) from None
    name, digest = file.name.removeprefix(ASSETS), hash_content(content)
    return ThemeAsset(name=name, path=file.path, digest=digest, is_bundled=file.is_bundled)


def hash_content(content: bytes) -> str:
    """BLAKE2b of `content`, hexadecimal."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
