"""The picture or colour at the head of a text: minimal-mistakes' `header`, chirpy's `image`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studylog.models import Page, Post, Site
from studylog.pages.images import cover_of, in_folder, link_if_any, media_folder
from studylog.pages.notes import Notes, note_html
from studylog.pages.reading import plain_summary
from studylog.pages.settings import Settings, flag_of, link_of, table_of, tables_of, text_of
from studylog.views import HeroView, LinkView

USUAL_VEIL = "rgba(0, 0, 0, 0.45)"
"""What makes a title on a picture readable where `overlay_filter` says nothing."""


def view_hero(text: Post | Page, site: Site, notes: Notes) -> HeroView | None:
    """What stands at the head of this text, None where nothing does."""
    header = table_of(text.front, "header")
    if text_of(header, "overlay_image", "overlay_color"):
        return _overlay(text, header, site, notes)
    if image := text_of(header, "image"):
        caption = note_html(text_of(header, "caption"), notes)
        return HeroView(image=link_if_any(image, site.config.baseurl), alt=_description(header), caption_html=caption)
    return _cover(text, site)


def list_captions(front: Settings) -> Iterator[str]:
    """What is said below the picture, as written."""
    yield text_of(table_of(front, "header"), "caption")


def _overlay(text: Post | Page, header: Settings, site: Site, notes: Notes) -> HeroView:
    """A title on a picture or a colour (mmistakes.github.io, Layouts: header overlay)."""
    image = text_of(header, "overlay_image")
    has_lead = flag_of(header, "show_overlay_excerpt") is not False
    return HeroView(
        image=link_if_any(image, site.config.baseurl),
        alt=_description(header),
        is_overlay=True,
        color=_css(text_of(header, "overlay_color")),
        tint=_veil(text_of(header, "overlay_filter")) or (USUAL_VEIL if image else ""),
        lead=plain_summary(text_of(text.front, "excerpt") or text_of(text.front, "tagline")) if has_lead else "",
        caption_html=note_html(text_of(header, "caption"), notes),
        actions=tuple(_actions(header, site.config.baseurl)),
    )


def _cover(text: Post | Page, site: Site) -> HeroView | None:
    """A post's `image` as chirpy shows it; minimal-mistakes keeps it for messengers."""
    path = cover_of(text.front)
    if not path or text.layout == "single" or not isinstance(text, Post):
        return None
    about = table_of(text.front, "image")
    return HeroView(
        image=link_if_any(path, site.config.baseurl), alt=text_of(about, "alt"), placeholder=_placeholder(text, site)
    )


def _placeholder(text: Post, site: Site) -> str:
    """Chirpy's `lqip`: a picture in the text itself, or the path of a small one."""
    written = text_of(table_of(text.front, "image"), "lqip")
    if written.startswith("data:image/"):
        return written if re.fullmatch(r"data:image/[\w.+-]+;base64,[\w+/=]+", written, re.ASCII) else ""
    return link_if_any(in_folder(written, media_folder(text.front)) if written else "", site.config.baseurl)


def _description(header: Settings) -> str:
    return text_of(header, "image_description")


def _actions(header: Settings, baseurl: str) -> Iterator[LinkView]:
    for action in tables_of(header, "actions"):
        if url := link_of(action, baseurl, "url"):
            yield LinkView(title=text_of(action, "label", "url"), url=url)
    if url := link_of(header, baseurl, "cta_url"):
        yield LinkView(title=text_of(header, "cta_label", "cta_url"), url=url)


def _veil(written: str) -> str:
    """`overlay_filter`: how dark from 0 to 1, a colour, or a gradient."""
    return f"rgba(0, 0, 0, {written})" if re.fullmatch(r"[01]?\.?\d+", written) else _css(written)


def _css(written: str) -> str:
    """A colour or gradient; nothing that could end the declaration it stands in."""
    return written if re.fullmatch(r"[\w#.,()%\s/-]+", written) and "url(" not in written.lower() else ""
