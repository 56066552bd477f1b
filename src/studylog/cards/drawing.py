"""Draws cards with Pillow, which is asked for only here: the same card, fonts and Pillow give the same bytes."""

from __future__ import annotations

import io
from functools import cached_property
from itertools import count

from PIL import Image, ImageChops, ImageDraw, ImageFont

from studylog.cards.layout import lay_out_title
from studylog.plan import CARD_SIZE, CardMeans, FontFile, SocialCard

PAPER, INK, MUTED = "#fcfbf9", "#1b1c1f", "#63656b"
LEVELS = 32
"""Shades of each colour, from the paper to itself: enough for smooth letters, and few for a small file."""
LEFT, RIGHT, TOP, BOTTOM = 104, 1112, 112, 552
"""Where lines of text begin and end; where the first and the last of them stand."""
BAND = 32
SMALL = 36
LINE = 1.34
"""Height of a line, in letters."""
MIDDLE = 322
"""Of the title."""

Letters = ImageFont.FreeTypeFont


class Studio:
    """Draws the cards of one site; keeps its fonts open."""

    def __init__(self, means: CardMeans) -> None:
        self._means = means
        self._open: dict[tuple[bool, int], Letters] = {}
        self._drawn: dict[str, bool] = {}

    def draw(self, card: SocialCard) -> bytes:
        """The picture, as PNG.

        Raises:
            OSError: a font cannot be read.

        """
        title, accent, muted = (Image.new("L", CARD_SIZE) for _ in range(3))
        ImageDraw.Draw(accent).rectangle((0, 0, BAND - 1, CARD_SIZE[1]), fill=255)
        self._write_line(accent, TOP, card.site, bold=True)
        self._write_line(muted, BOTTOM, card.below, bold=False)
        self._write_title(title, card.title)
        others = ImageChops.lighter(_shades(accent, 1), _shades(muted, 2))
        return _save(ImageChops.lighter(_shades(title, 0), others), card.accent)

    def _write_title(self, picture: Image.Image, title: str) -> None:
        block = lay_out_title(self._without_gaps(title), RIGHT - LEFT, self._measure)
        font, draw = self._letters(block.size, bold=True), ImageDraw.Draw(picture)
        height = LINE * block.size
        first = MIDDLE - height * (len(block.lines) - 1) / 2 + block.size * 0.36
        for number, line in enumerate(block.lines):
            draw.text((LEFT, round(first + number * height)), line, font=font, fill=255, anchor="ls")

    def _write_line(self, picture: Image.Image, y: int, text: str, *, bold: bool) -> None:
        font, shown = self._letters(SMALL, bold=bold), self._without_gaps(text)
        while shown and font.getlength(shown) > RIGHT - LEFT:
            shown = shown[:-2].rstrip(" …") + "…"
        ImageDraw.Draw(picture).text((LEFT, y), shown, font=font, fill=255, anchor="ls")

    def _measure(self, size: int, text: str) -> float:
        return self._letters(size, bold=True).getlength(text)

    def _letters(self, size: int, *, bold: bool) -> Letters:
        if (bold, size) not in self._open:
            file = self._means.title if bold else self._means.text
            self._open[bold, size] = ImageFont.truetype(
                file.path, size, index=_find_face(file), layout_engine=ImageFont.Layout.BASIC
            )
        return self._open[bold, size]

    def _without_gaps(self, text: str) -> str:
        """The text without letters that the font does not have, emoji above all."""
        return " ".join("".join(letter for letter in text if self._has(letter)).split())

    def _has(self, letter: str) -> bool:
        if letter not in self._drawn:
            self._drawn[letter] = letter.isspace() or self._print(letter) != self._gap
        return self._drawn[letter]

    @cached_property
    def _gap(self) -> bytes:
        """What the font draws in the place of a letter that it does not have."""
        return self._print("\uffff")

    def _print(self, letter: str) -> bytes:
        return bytes(self._letters(SMALL, bold=True).getmask(letter))


def _find_face(file: FontFile) -> int:
    """Which of the faces in a collection: the Korean one (of the faces for Chinese and Japanese), bold or not."""
    if not file.path.lower().endswith((".ttc", ".otc")):
        return 0
    faces = list(_name_faces(file.path))
    wanted = "Bold" if file.bold else "Regular"

    def rank(index: int) -> tuple[bool, bool, int]:
        family, style = faces[index]
        return style != wanted, "CJK" in family and not family.endswith("KR"), index

    return min(range(len(faces)), key=rank)


def _name_faces(path: str) -> list[tuple[str, str]]:
    names = []
    for index in count():
        try:
            family, style = ImageFont.truetype(path, SMALL, index=index).getname()
        except OSError:
            if not index:
                raise
            break
        names.append((family or "", style or ""))
    return names


def _shades(picture: Image.Image, ramp: int) -> Image.Image:
    """The picture in shades of its colour, as places in the palette; nothing is paper."""
    shades = (round(value * (LEVELS - 1) / 255) for value in range(256))
    return picture.point([ramp * LEVELS + shade if shade else 0 for shade in shades])


def _save(places: Image.Image, accent: str) -> bytes:
    places.putpalette(b"".join(_ramp(colour) for colour in (INK, accent, MUTED)))
    stream = io.BytesIO()
    places.save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def _ramp(colour: str) -> bytes:
    paper, full = (bytes.fromhex(each.removeprefix("#")) for each in (PAPER, colour))
    steps = range(LEVELS)
    return b"".join(
        bytes(round(one + (other - one) * step / (LEVELS - 1)) for one, other in zip(paper, full, strict=True))
        for step in steps
    )
