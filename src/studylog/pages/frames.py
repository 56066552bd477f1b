"""How each page is laid out around its text: what its front matter, `defaults` and the site say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from studylog.frozen import dataclass
from studylog.models import Page, Post, Site
from studylog.pages.edit_links import edit_url
from studylog.pages.heroes import list_captions, view_hero
from studylog.pages.images import link_if_any
from studylog.pages.licenses import find_license
from studylog.pages.notes import Notes, note_html
from studylog.pages.people import list_bios, view_author
from studylog.pages.settings import Settings, flag_of, table_of, tables_of, text_of
from studylog.pages.sharing import share_links
from studylog.pages.threads import view_thread
from studylog.views import AuthorView, FrameView, LinkView, SidebarView


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What every frame is made from, at hand once."""

    site: Site
    author: AuthorView
    """The site's."""
    menus: Mapping[str, tuple[LinkView, ...]]
    """Those of `_data/navigation.yml`, by name."""
    notes: Notes


def make_frame(text: Post | Page | None, shop: Workshop) -> FrameView:
    """The layout of a text's page; of a page that studylog makes by itself where there is no `text`."""
    if text is None:
        return FrameView(author=shop.author)
    front, site = text.front, shop.site
    return FrameView(
        author=_author(text, shop),
        sidebar=tuple(_sidebar(front, shop)),
        hero=view_hero(text, site, shop.notes),
        is_wide=text.layout == "splash" or "wide" in _classes(front),
        is_grid=text_of(front, "entries_layout") == "grid",
        shows_toc=_shows_toc(text, site),
        toc_label=text_of(front, "toc_label", "toc_title"),
        is_toc_sticky=flag_of(front, "toc_sticky") is not False,
        share=share_links(text, site),
        license=_license(front, site),
        edit_url=edit_url(text, site),
        thread=view_thread(text, site),
    )


def list_notes(site: Site) -> frozenset[str]:
    """Every short text of the site's settings that is Markdown, as written."""
    in_texts = chain.from_iterable(
        (*list_captions(text.front), *(text_of(box, "text") for box in tables_of(text.front, "sidebar")))
        for text in site.texts
    )
    return frozenset(chain(list_bios(site), in_texts)) - {""}


def _author(text: Post | Page, shop: Workshop) -> AuthorView | None:
    """The panel, unless it is switched off or the page is a splash, which has room for none."""
    if text.layout == "splash" or flag_of(text.front, "author_profile", "show_author_profile") is False:
        return None
    has_own = "author" in text.front or "authors" in text.front
    return view_author(text.front, shop.site, shop.notes) if has_own else shop.author


def _sidebar(front: Settings, shop: Workshop) -> Iterator[SidebarView]:
    """minimal-mistakes' `sidebar`: a menu of `_data/navigation.yml`, or boxes with title, image, text and menu."""
    for box in tables_of(front, "sidebar"):
        view = SidebarView(
            title=text_of(box, "title"),
            image=link_if_any(text_of(box, "image"), shop.site.config.baseurl),
            alt=text_of(box, "image_alt"),
            text_html=note_html(text_of(box, "text"), shop.notes),
            links=shop.menus.get(text_of(box, "nav"), ()),
        )
        if view.links or view.text_html or view.image:
            yield view


def _classes(front: Settings) -> list[str]:
    classes = front.get("classes")
    return [str(each) for each in classes] if isinstance(classes, list) else text_of(front, "classes").split()


def _shows_toc(text: Post | Page, site: Site) -> bool:
    """Posts have contents unless they or the site (chirpy's `toc`) say no; pages where they ask for it."""
    aside = table_of(text.front, "aside")
    for asked in (flag_of(text.front, "toc"), flag_of(aside, "toc")):
        if asked is not None:
            return asked
    return isinstance(text, Post) and flag_of(site.config.extra, "toc") is not False


def _license(front: Settings, site: Site) -> LinkView | None:
    """The text's licence by name, or the site's where the text says `license: true` (TeXt)."""
    if flag_of(front, "license"):
        return find_license(text_of(site.config.extra, "license"))
    return find_license(text_of(front, "license"))
