"""Colours that everybody can read on their ground (WCAG 2.2, 1.4.3): pure arithmetic in sRGB."""

from __future__ import annotations

Colour = tuple[int, ...]
"""Red, green and blue, 0 to 255 each."""
LEAST_CONTRAST = 4.5
"""Of text to its ground."""


def make_readable(colour: str, ground: str) -> str:
    """`colour` as `#rrggbb`, moved towards black or white as far as it must to be read, in a marked line too."""
    end, behind = _far_end(ground), mark_ground(ground)
    wanted = _channels(colour) if colour else end
    steps = (_between(wanted, end, step / 20) for step in range(21))
    return write_colour(next((shade for shade in steps if contrast(shade, behind) >= LEAST_CONTRAST), end))


def mark_ground(ground: str) -> Colour:
    """The ground of a highlighted line: a little nearer to the text."""
    return _between(_channels(ground), _far_end(ground), 0.08)


def _far_end(ground: str) -> Colour:
    return max((_BLACK, _WHITE), key=lambda shade: contrast(shade, _channels(ground)))


def write_colour(colour: Colour) -> str:
    """`#rrggbb`."""
    return "#" + "".join(f"{channel:02x}" for channel in colour)


def _between(one: Colour, other: Colour, part: float) -> Colour:
    return tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))


_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def _channels(colour: str) -> Colour:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def contrast(one: Colour, other: Colour) -> float:
    """How well one colour stands out from another, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
