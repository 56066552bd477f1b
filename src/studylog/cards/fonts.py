"""Fonts with Hangul that systems have, and which of them draws the cards of a site."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from studylog.config import CardsConfig
from studylog.plan import FontFile

FOLDERS = (
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/noto-cjk",
    "/usr/share/fonts/google-noto-cjk",
    "/usr/share/fonts/google-noto-sans-cjk-fonts",
    "/usr/share/fonts/truetype/nanum",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "$WINDIR/Fonts",
)
"""Where Debian, Arch and Fedora, macOS and Windows keep them."""
PAIRS = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("NotoSansCJKkr-Regular.otf", "NotoSansCJKkr-Bold.otf"),
    ("NotoSansKR-Regular.ttf", "NotoSansKR-Bold.ttf"),
    ("NotoSansKR-Regular.otf", "NotoSansKR-Bold.otf"),
    ("Pretendard-Regular.otf", "Pretendard-Bold.otf"),
    ("NanumGothic.ttf", "NanumGothicBold.ttf"),
    ("AppleSDGothicNeo.ttc", "AppleSDGothicNeo.ttc"),
    ("malgun.ttf", "malgunbd.ttf"),
)
"""For text and for titles; the first pair that is there counts."""
_BEGINNINGS = (b"\0\1\0\0", b"OTTO", b"ttcf", b"true")
"""Of fonts that FreeType reads."""


def list_candidates(config: CardsConfig, source: Path) -> tuple[Path, ...]:
    """Every file that may be one of the fonts, there or not: those that the site names, else those of the system."""
    return tuple(dict.fromkeys(path for pair in _pairs(config, source) for path in pair))


def find_fonts(config: CardsConfig, source: Path) -> tuple[FontFile, FontFile] | None:
    """The fonts for text and for titles; None where no pair of files is there, or one of them is no font."""
    found = next((pair for pair in _pairs(config, source) if all(map(_is_font, pair))), None)
    return (_read(found[0], bold=False), _read(found[1], bold=True)) if found else None


def _pairs(config: CardsConfig, source: Path) -> Iterator[tuple[Path, Path]]:
    if config.font:
        yield source / Path(config.font).expanduser(), source / Path(config.bold_font or config.font).expanduser()
        return
    folders = [Path(os.path.expandvars(folder)).expanduser() for folder in FOLDERS]
    yield from ((folder / text, folder / title) for text, title in PAIRS for folder in folders)


def _is_font(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(4) in _BEGINNINGS
    except OSError:
        return False


def _read(path: Path, *, bold: bool) -> FontFile:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    return FontFile(path=str(path), digest=digest, bold=bold)
