"""What goes into the conversion of a text's formulas, and what comes out."""

from __future__ import annotations

from studylog.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One formula of a text."""

    tex: str
    display: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What became of a formula."""

    mathml: str = ""
    """Empty where it could not be converted."""
    error: str = ""
    """Why, in math-core's words."""
    offset: int = 0
    """Where in the TeX the error is."""
    missing: tuple[str, ...] = ()
    """Labels that it refers to and that no formula of the text has."""
    repeated: tuple[str, ...] = ()
    """Labels that a formula before it has."""
