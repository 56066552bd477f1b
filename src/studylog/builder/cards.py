"""What draws a site's cards, if anything does: Pillow and a font with Hangul, which not every machine has."""

from __future__ import annotations

from studylog import messages
from studylog.cards.fonts import find_fonts
from studylog.config import CardsConfig, Config
from studylog.errors import Problem
from studylog.plan import CardMeans


def find_means(config: Config) -> tuple[CardMeans | None, tuple[Problem, ...]]:
    """What draws the cards that a site asks for, and why nothing does; nobody sees them in a preview."""
    if config.cards is None or config.preview:
        return None, ()
    from importlib.metadata import PackageNotFoundError, version  # late: slow, and few ask for cards

    try:
        pillow = version("pillow")
    except PackageNotFoundError:
        return None, (messages.CARDS_WITHOUT_PILLOW.warning(config.cards.place),)
    fonts = find_fonts(config.cards, config.source)
    if fonts is None:
        return None, (_tell_of_font(config.cards),)
    text, title = fonts
    return CardMeans(pillow=pillow, text=text, title=title), ()


def _tell_of_font(cards: CardsConfig) -> Problem:
    if cards.font:
        return messages.CARDS_FONT_UNUSABLE.warning(cards.place, font=cards.font)
    return messages.CARDS_WITHOUT_FONT.warning(cards.place)
