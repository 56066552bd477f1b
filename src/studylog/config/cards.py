"""`social_cards: true`, or a table with fonts: pictures of titles for messengers."""

from __future__ import annotations

from studylog.config.reader import ConfigReader
from studylog.config.values import CardsConfig


def read_cards(reader: ConfigReader) -> CardsConfig | None:
    """What draws them; None where they are not asked for."""
    table = reader.table("social_cards")
    if not reader.is_true("social_cards") and not table.root.value:
        return None
    font = table.loose_text("font")
    return CardsConfig(font=font, bold_font=table.loose_text("bold_font"), place=reader.place("social_cards"))
