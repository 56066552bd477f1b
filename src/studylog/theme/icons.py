"""The theme's icons in another colour: the drawings stay, their palette changes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

STEPS = 15
"""From the accent to the paper, and from nothing to the accent."""
ACCENT, PAPER = "#2f4f9e", "#fbfaf7"
"""The colours of the drawings as they are bundled."""
SMALL, TOUCH = "icon-32.png", "icon-180.png"
DRAWINGS = frozenset(("icon.svg", SMALL, TOUCH, "icon-192.png", "icon-512.png"))

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_START_OF_PIXELS = 33
"""Behind the signature and the measures (PNG, "IHDR")."""


def paint_icon(name: str, content: bytes, colour: str) -> bytes:
    """The bundled drawing of this name with `colour` (`#rrggbb`) in the place of the accent."""
    if name.endswith(".svg"):
        return content.replace(ACCENT.encode(), colour.encode())
    chunks = (_write_chunk(kind, write_palette(colour) if kind == b"PLTE" else data) for kind, data in _chunks(content))
    return _SIGNATURE + b"".join(chunks)


def write_palette(colour: str) -> bytes:
    """The colours of a drawing: accent to paper, then the accent alone (PNG, "PLTE")."""
    accent, paper = (bytes.fromhex(each.removeprefix("#")) for each in (colour, PAPER))
    shades = (
        bytes(round(one + (other - one) * step / STEPS) for one, other in zip(accent, paper, strict=True))
        for step in range(STEPS + 1)
    )
    return b"".join(shades) + accent * STEPS


def wrap_icon(png: bytes) -> bytes:
    """`favicon.ico` with one PNG in it; what is no PNG stays as it is."""
    if not png.startswith(_SIGNATURE) or len(png) < _START_OF_PIXELS:
        return png
    width, height = (min(side, 256) % 256 for side in struct.unpack(">II", png[16:24]))  # 256 is written as 0
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, width, height, 0, 0, 1, 32, len(png), 22) + png


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


def _write_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
