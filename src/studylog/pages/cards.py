"""Pictures of titles for messengers, one for each post that has no picture of its own, where the site asks for them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from studylog.config import ASSETS_FOLDER
from studylog.models import Post
from studylog.pages.edition import Edition
from studylog.pages.images import has_image
from studylog.pages.look import icon_colour
from studylog.pages.settings import flag_of
from studylog.plan import CARD_SIZE, Artifact, SocialCard
from studylog.views import ImageView

ACCENT = "#2f4f9e"
"""The theme's own, as `templates/assets/style.css` has it for light pages."""


def make_cards(edition: Edition) -> Iterator[Artifact]:
    """The cards; posts with the same words share one."""
    for post in edition.site.posts:
        if card := card_of(edition, post):
            yield card


def view_card(edition: Edition, post: Post) -> ImageView:
    """The card of a post, for its head; no address where it has none."""
    card = card_of(edition, post)
    if card is None:
        return ImageView()
    width, height = map(str, CARD_SIZE)
    return ImageView(url=edition.absolute(f"/{card.path}"), width=width, height=height, alt=card.title)


def card_of(edition: Edition, post: Post) -> SocialCard | None:
    """What is on it. Its name tells its words, so that a messenger which has seen the old ones fetches the new ones."""
    if edition.means is None or post.redirect_to or has_image(post.front):
        return None
    has_formulas = edition.renditions[post.source].gist.title_html != ""
    title = re.sub(r"\$+([^$]+)\$+", r"\1", post.title) if has_formulas else post.title
    day = "" if flag_of(post.front, "show_date") is False else f"{post.date:%Y.%m.%d}"
    below = " · ".join(filter(None, (day, *(label.name for label in post.categories[:2]))))
    accent = icon_colour(edition.site.config.theme) or ACCENT
    words = "\0".join((title, edition.view.title, below, accent))
    name = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return SocialCard(
        path=f"{ASSETS_FOLDER}/cards/{name}.png",
        title=title,
        site=edition.view.title,
        below=below,
        accent=accent,
        means=edition.means,
    )
