"""Make the theme's math fonts: what formulas need of Latin Modern Math, as two small WOFF2 files (`make math-font`).

    python tools/math_font.py latinmodern-math.otf templates/assets/fonts

`studylog-math.woff2` has what most formulas hold; `studylog-math-more.woff2` the rest, fetched where a page needs it.
The MATH table stays, with all sizes of brackets, roots and arrows; hinting and what text alone would use goes. The
GUST Font License asks for a new name of what is derived, so the font calls itself Studylog Math.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

NAME = "Studylog Math"
MOST = (
    *((0x20, 0x7E), (0xA0, 0xA0), (0xA7, 0xA8), (0xAC, 0xAC), (0xAF, 0xB1), (0xB4, 0xB4), (0xB7, 0xB7), (0xD7, 0xD7)),
    *((0xF7, 0xF7), (0x131, 0x131), (0x237, 0x237), (0x2C6, 0x2C7), (0x2D8, 0x2DD)),
    *((0x302, 0x303), (0x305, 0x306), (0x30C, 0x30C), (0x332, 0x332), (0x338, 0x338)),  # accents that combine
    *((0x391, 0x3A9), (0x3B1, 0x3C9), (0x3D1, 0x3D6), (0x3F1, 0x3F1), (0x3F5, 0x3F5)),  # Greek
    *((0x2013, 0x2014), (0x2016, 0x2016), (0x2018, 0x201D), (0x2020, 0x2022), (0x2026, 0x2026), (0x2032, 0x2034)),
    *((0x2044, 0x2044), (0x2057, 0x2057), (0x2061, 0x2064), (0x20D6, 0x20D7), (0x20DB, 0x20DC)),
    *((0x2102, 0x2102), (0x210B, 0x211D), (0x2124, 0x2124), (0x212C, 0x2135)),  # ℝ ℕ ℓ ℏ
    *(
        (0x2190, 0x2194),
        (0x2197, 0x2198),
        (0x21A6, 0x21AA),
        (0x21BC, 0x21BD),
        (0x21C0, 0x21C1),
        (0x21CC, 0x21CC),
        (0x21D0, 0x21D4),
    ),
    *((0x27F5, 0x27FB), (0x2200, 0x2213), (0x2215, 0x221A), (0x221D, 0x2220), (0x2223, 0x222F)),
    *((0x2234, 0x2237), (0x223C, 0x223D), (0x2240, 0x2240), (0x2243, 0x2243), (0x2245, 0x2245), (0x2248, 0x2248)),
    *((0x224D, 0x224D), (0x2250, 0x2250), (0x2254, 0x2254), (0x225C, 0x225C), (0x2260, 0x2261), (0x2264, 0x2265)),
    *((0x226A, 0x226B), (0x226E, 0x226E), (0x2270, 0x2273), (0x227A, 0x227B), (0x2282, 0x2288), (0x228E, 0x228E)),
    *((0x2293, 0x2295), (0x2297, 0x2297), (0x2299, 0x2299), (0x22A2, 0x22A2), (0x22A4, 0x22A5), (0x22A8, 0x22A9)),
    *((0x22B4, 0x22B5), (0x22C0, 0x22C6), (0x22EE, 0x22F1), (0x2308, 0x230B), (0x2320, 0x2321), (0x239B, 0x23B3)),
    *((0x23DC, 0x23DF), (0x25A0, 0x25A1), (0x25B3, 0x25B3), (0x25CB, 0x25CB), (0x2713, 0x2713), (0x27C2, 0x27C2)),
    *((0x27E8, 0x27E9), (0x2A00, 0x2A02), (0x2A04, 0x2A04), (0x2A06, 0x2A06), (0x2A7D, 0x2A7E), (0x2AAF, 0x2AB0)),
    *((0x1D400, 0x1D467), (0x1D482, 0x1D49B)),  # bold, italic; both in lower case
    *((0x1D49C, 0x1D4B5), (0x1D538, 0x1D551)),  # script and double-struck capitals
    *((0x1D6A4, 0x1D6A5), (0x1D6A8, 0x1D6C1), (0x1D6E2, 0x1D755)),  # Greek
    *((0x1D7CE, 0x1D7E1),),  # bold and double-struck digits
)
ALL = (
    *MOST,
    (0x3D1, 0x3F6),
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
SIZES = 4
"""Sizes of a bracket, root or arrow that is put together of parts when it is larger."""
FEATURES = ["math"]
WIDEST_GAP = 400
"""Codes between two that one range may span."""


def main(source: Path, folder: Path) -> None:
    """Write both parts of the font at `source` to `folder`, and tell for which characters the second is."""
    most, every = _codes(MOST), _codes(ALL) - _codes(UNUSED)
    _write(source, folder / "studylog-math.woff2", most, stretches=True)
    font = _write(source, folder / "studylog-math-more.woff2", every - most, stretches=False)
    print("unicode-range:", ", ".join(_ranges(sorted(set(font.getBestCmap()) - most), most)))


def _write(source: Path, target: Path, codes: set[int], *, stretches: bool) -> TTFont:
    font = TTFont(source, lazy=False)
    _use_superscript_forms(font, PRIMES)
    _keep_small_sizes(font)
    subsetter = subset.Subsetter(_options())
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    for code in ACCENTS:
        if code in font.getBestCmap():
            _draw_from_origin(font, font.getBestCmap()[code])
    if stretches:
        _stretch_as(font, "asciitilde", font.getBestCmap()[0x303])
    _rename(font)
    font.flavor = "woff2"
    font.save(target)
    print(f"{target}: {target.stat().st_size:,} bytes, {len(font.getGlyphOrder()):,} glyphs")
    return font


def _codes(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {code for first, last in ranges for code in range(first, last + 1)}


def _ranges(codes: list[int], others: set[int]) -> Iterator[str]:
    """Runs of codes as CSS writes them, over gaps in which the other font has nothing either."""
    gaps = [(a, b) for a, b in pairwise(codes) if b - a >= WIDEST_GAP or not others.isdisjoint(range(a, b))]
    starts, ends = [codes[0], *(b for _, b in gaps)], [*(a for a, _ in gaps), codes[-1]]
    for first, last in zip(starts, ends, strict=True):
        yield f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}"


def _keep_small_sizes(font: TTFont) -> None:
    """Forget the largest sizes of what can be put together of parts; a bar's cost nothing, and look better."""
    variants = font["MATH"].table.MathVariants
    names = (*variants.VertGlyphCoverage.glyphs, *variants.HorizGlyphCoverage.glyphs)
    forms = (*variants.VertGlyphConstruction, *variants.HorizGlyphConstruction)
    bars = {font.getBestCmap()[ord(sign)] for sign in "|‖"}
    for name, form in zip(names, forms, strict=True):
        if form.GlyphAssembly is not None and name not in bars:
            form.MathGlyphVariantRecord = form.MathGlyphVariantRecord[:SIZES]
            form.VariantCount = len(form.MathGlyphVariantRecord)


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
    options.desubroutinize = True
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
