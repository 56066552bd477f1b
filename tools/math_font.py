"""Make the theme's math font: what formulas need of Latin Modern Math, as one small WOFF2 (`make math-font`).

    python tools/math_font.py latinmodern-math.otf templates/assets/fonts/studylog-math.woff2

The MATH table stays, with all sizes of brackets, roots and arrows; hinting and what text alone would use goes. The
GUST Font License asks for a new name of what is derived, so the font calls itself Studylog Math.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

NAME = "Studylog Math"
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1: ¬ ± × ÷ °
    (0x131, 0x131),  # dotless i and j, below accents
    (0x237, 0x237),
    (0x2C6, 0x2DD),  # accents as characters
    (0x300, 0x338),  # accents that combine
    (0x391, 0x3F6),  # Greek
    (0x2010, 0x205F),  # dashes, dots, primes
    (0x2061, 0x2064),  # invisible operators
    (0x20D0, 0x20EF),  # arrows above and below
    (0x2100, 0x214F),  # ℝ ℕ ℓ ℏ
    (0x2190, 0x22FF),  # arrows, operators
    (0x2308, 0x231F),  # floor, ceiling, corners
    (0x2320, 0x2321),
    (0x239B, 0x23B9),  # parts of brackets
    (0x23D0, 0x23E1),  # braces above and below
    (0x25A0, 0x25FF),  # squares, triangles, circles
    (0x2605, 0x2606),
    (0x2660, 0x2667),
    (0x266D, 0x266F),
    (0x2713, 0x2720),
    (0x27C0, 0x27FF),  # angle brackets, long arrows
    (0x2A00, 0x2A06),  # big operators
    (0x2A0C, 0x2A0C),
    (0x2A2F, 0x2A3F),
    (0x2A74, 0x2A76),  # ≔
    (0x2A7D, 0x2A96),  # ⩽
    (0x2AAF, 0x2ABA),
    (0x2AC5, 0x2ACC),
    (0x1D400, 0x1D7FF),  # bold, italic, script, Fraktur, double-struck
)
UNUSED = (
    (0x2580, 0x259F),
    (0x1D4EA, 0x1D503),  # bold script in lower case
    (0x1D56C, 0x1D59F),  # bold Fraktur
    (0x1D5D4, 0x1D66F),  # sans-serif bold, italic and bold italic
    (0x1D756, 0x1D7CB),  # Greek in these
    (0x1D7EC, 0x1D7F5),
)
"""What hardly any formula holds."""
PRIMES = (0x2032, 0x2033, 0x2034, 0x2057)
"""Browsers do not ask for their forms for superscripts (feature `ssty`), without which a prime is a speck."""
ACCENTS = (0x302, 0x303, 0x305, 0x306, 0x30C, 0x332, 0x20D6, 0x20D7)
"""Drawn to the left of where they stand; browsers put the middle of their width over what they accent."""
FEATURES = ["math", "dtls", "flac"]


def main(source: Path, target: Path) -> None:
    """Write the subset of the font at `source` to `target`."""
    font = TTFont(source, lazy=False)
    _use_superscript_forms(font, PRIMES)
    subsetter = subset.Subsetter(_options())
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    for code in ACCENTS:
        _draw_from_origin(font, font.getBestCmap()[code])
    _stretch_as(font, "asciitilde", font.getBestCmap()[0x303])
    _rename(font)
    font.flavor = "woff2"
    font.save(target)
    print(f"{target}: {target.stat().st_size:,} bytes, {len(font.getGlyphOrder()):,} glyphs")


def characters() -> set[int]:
    """Every character that the font is to have, as far as Latin Modern Math has it."""
    unused = {code for first, last in UNUSED for code in range(first, last + 1)}
    return {code for first, last in RANGES for code in range(first, last + 1)} - unused


def _use_superscript_forms(font: TTFont, codes: Iterable[int]) -> None:
    """Let characters have the forms that they are to have in superscripts."""
    table = font["GSUB"].table
    features = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "ssty"]
    for index in {index for feature in features for index in feature.LookupListIndex}:
        for subtable in table.LookupList.Lookup[index].SubTable:
            for cmap in font["cmap"].tables:
                found = {code: subtable.alternates.get(cmap.cmap.get(code)) for code in codes if code in cmap.cmap}
                cmap.cmap.update({code: forms[0] for code, forms in found.items() if forms})


def _draw_from_origin(font: TTFont, name: str) -> None:
    """Move a glyph so that it begins at the origin, and make it as wide as it is drawn."""
    glyphs = font.getGlyphSet()
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)
    left, _, right, _ = bounds.bounds
    old = font["CFF "].cff[0].CharStrings[name]
    pen = T2CharStringPen(right - left, glyphs)
    glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, -left, 0)))
    font["CFF "].cff[0].CharStrings[name] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][name] = (right - left, 0)
    attachment = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    if name in attachment.TopAccentCoverage.glyphs:
        attachment.TopAccentAttachment[attachment.TopAccentCoverage.glyphs.index(name)].Value -= left


def _stretch_as(font: TTFont, name: str, other: str) -> None:
    r"""Let one glyph have the wider forms of another: `\widetilde` is a `~` that stretches."""
    variants = font["MATH"].table.MathVariants
    forms = dict(zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction, strict=True))
    forms[name] = forms[other]
    variants.HorizGlyphCoverage.glyphs = sorted(forms, key=font.getGlyphID)
    variants.HorizGlyphConstruction = [forms[glyph] for glyph in variants.HorizGlyphCoverage.glyphs]
    variants.HorizGlyphCount = len(forms)


def _options() -> subset.Options:
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = False
    options.notdef_outline = True
    options.glyph_names = False
    options.legacy_kern = False
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    return options


def _rename(font: TTFont) -> None:
    """Give the font its own name; who made it and under which licence stays."""
    names = font["name"]
    for number, text in ((1, NAME), (4, NAME), (6, NAME.replace(" ", ""))):
        names.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [NAME.replace(" ", "")]
    cff[0].FullName = cff[0].FamilyName = NAME


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
