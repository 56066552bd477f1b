"""Make the theme's icons as PNG out of the one drawing that `templates/assets/icon.svg` has, too (`make icons`).

    python tools/icons.py templates/assets

Each has a palette: from the accent to the paper, then from the accent to nothing. So another accent is another palette
(`studylog/theme/icons.py`), and nobody needs Pillow to have icons of another colour.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from studylog.theme.icons import STEPS, write_palette

SIDE = 32
"""Of the drawing; everything below is in its measure."""
FINER = 8
"""How much larger it is drawn before it is made small."""
LINES = (((15, 11), (24, 11)), ((15, 16), (24, 16)), ((15, 21), (21, 21)))
SPINE = (11, 1.5, 0.45)
"""Where it is, how wide and how visible."""
SHEET = ((4, 3, 28, 29), 5)
"""The book, and the radius of its corners."""


def main() -> None:
    """Write all of them."""
    folder = Path(sys.argv[1])
    for side, is_whole in ((32, False), (180, True), (192, True), (512, True)):
        seen_through = {} if is_whole else {"transparency": bytes(alphas())}
        icon = draw_icon(side, is_whole=is_whole)
        icon.save(folder / f"icon-{side}.png", bits=8, optimize=True, **seen_through)


def alphas() -> list[int]:
    """How opaque each colour of the palette is."""
    return [255] * (STEPS + 1) + [round(255 * step / STEPS) for step in range(STEPS)]


def draw_icon(side: int, *, is_whole: bool) -> Image.Image:
    """The icon so many pixels wide; a whole one fills its square, for systems that cut their own shape out of it."""
    paper, sheet = draw_paper(side), Image.new("L", (side, side), 255) if is_whole else draw_sheet(side)
    levels = paper.point([round(value * STEPS / 255) for value in range(256)])
    edge = sheet.point([STEPS + 1 + min(STEPS - 1, round(value * STEPS / 255)) for value in range(256)])
    icon = Image.composite(levels, edge, sheet.point([255 if value > 250 else 0 for value in range(256)]))
    icon = icon.convert("P")
    icon.putpalette(write_palette("#2f4f9e"))
    return icon


def draw_paper(side: int) -> Image.Image:
    """Spine and lines, as bright as the paper shows through."""
    scale = side * FINER / SIDE
    spine, lines = (Image.new("L", (side * FINER, side * FINER)) for _ in range(2))
    at, width, opacity = SPINE
    ImageDraw.Draw(spine).rectangle(
        ((at - width / 2) * scale, 0, (at + width / 2) * scale, SIDE * scale), fill=round(255 * opacity)
    )
    draw = ImageDraw.Draw(lines)
    for (left, y), (right, _) in LINES:
        draw.rounded_rectangle(
            ((left - 1) * scale, (y - 1) * scale, (right + 1) * scale, (y + 1) * scale), radius=scale, fill=255
        )
    return ImageChops.lighter(spine, lines).resize((side, side), Image.Resampling.BOX)


def draw_sheet(side: int) -> Image.Image:
    """The shape of the book."""
    scale = side * FINER / SIDE
    sheet = Image.new("L", (side * FINER, side * FINER))
    box, radius = SHEET
    left, top, right, bottom = (each * scale for each in box)
    ImageDraw.Draw(sheet).rounded_rectangle((left, top, right - 1, bottom - 1), radius=radius * scale, fill=255)
    return sheet.resize((side, side), Image.Resampling.BOX)


if __name__ == "__main__":
    main()
