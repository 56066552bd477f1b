"""Short texts of settings that are Markdown: an author's bio, the caption of a picture, words in a sidebar."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

Notes = Mapping[str, str]
"""Text as written → its HTML."""


def note_html(text: str, notes: Notes) -> Markup:
    """The text as HTML without the paragraph around it; as it is written where it was not rendered."""
    if text not in notes:
        return Markup.escape(text)
    html = notes[text].strip()
    alone = re.fullmatch(r"<p>((?:(?!</p>).)*)</p>", html, re.DOTALL)
    return Markup(alone[1] if alone else html)
