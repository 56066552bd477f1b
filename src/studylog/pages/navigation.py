"""Menus: the main one, and those that stand beside texts which belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studylog.messages import labels_for
from studylog.models import Page, Site
from studylog.pages.icons import find_icon
from studylog.pages.settings import Settings, link_of, table_of, tables_of, text_of
from studylog.urls import with_baseurl
from studylog.views import LinkView

LISTS = {"categories": "categories", "tags": "tags", "archives": "archive"}
"""Layouts whose pages chirpy names in the site's language where they have no title → the word for each."""


def main_menu(site: Site) -> tuple[LinkView, ...]:
    """`_data/navigation.yml`, chirpy's tabs, hydejack's `menu`, minima's `header_pages`; else what every site has."""
    navigation = site.data.get("navigation")
    for entries in (
        _entries(navigation, "main", site),
        _entries(navigation, "header", site),
        _entries({"list": navigation if isinstance(navigation, list) else None}, "list", site),
        _tabs(site),
        _entries(site.config.extra, "menu", site),
        _header_pages(site),
    ):
        if found := tuple(entries):
            return found
    return _usual_menu(site)


def side_menus(site: Site) -> Mapping[str, tuple[LinkView, ...]]:
    """Every menu of `_data/navigation.yml`, by its name."""
    navigation = table_of(site.data, "navigation")
    return {name: tuple(_entries(navigation, name, site)) for name in navigation}


def taxonomy_urls(site: Site) -> dict[str, str]:
    """`categories` and `tags` → the list of all of them."""
    places = site.config.archives
    return {name: with_baseurl(places.of(name).index, site.config.baseurl) for name in ("categories", "tags")}


def _entries(menu: object, key: str, site: Site) -> Iterator[LinkView]:
    """The list under `key`: a title with an address, or with entries below it (`children`, hydejack's `submenu`)."""
    for entry in tables_of(menu, key):
        below = (*_entries(entry, "children", site), *_entries(entry, "submenu", site))
        url, title = link_of(entry, site.config.baseurl, "url"), _title(entry, site)
        if title and (url or below):
            yield LinkView(title=title, url=url, icon=find_icon(text_of(entry, "icon")), children=below)


def _title(entry: Settings, site: Site) -> str:
    """The entry's title; TeXt has one for each language."""
    titles = table_of(entry, "titles")
    locale = text_of(site.config.extra, "lang", "locale")
    return text_of(entry, "title") or text_of(titles, locale, site.config.lang, *map(str, titles))


def _tabs(site: Site) -> Iterator[LinkView]:
    """The pages of chirpy's `_tabs` by their `order`."""
    labels = labels_for(site.config.lang)
    tabs = [page for page in site.pages if page.collection == "tabs" and page.output.endswith(".html")]
    if tabs:
        home = with_baseurl("/", site.config.baseurl)
        yield LinkView(title=labels["home"], url=home, icon="home")
    for page in sorted(tabs, key=_order):
        has_title = isinstance(page.front.get("title"), str)
        title = labels[LISTS[page.layout]] if page.layout in LISTS and not has_title else page.title
        url = with_baseurl(page.url, site.config.baseurl)
        yield LinkView(title=title, url=url, icon=find_icon(text_of(page.front, "icon")))


def _order(page: Page) -> tuple[float, str]:
    order = page.front.get("order")
    return (order if isinstance(order, (int, float)) else float("inf"), page.source)


def _header_pages(site: Site) -> Iterator[LinkView]:
    """Pages that minima's `header_pages` names by path."""
    named = site.config.extra.get("header_pages")
    by_source: Mapping[str, Page] = {page.source: page for page in site.pages} if isinstance(named, list) else {}
    for source in named if isinstance(named, list) else ():
        if (page := by_source.get(str(source))) and page.title:
            yield LinkView(title=page.title, url=with_baseurl(page.url, site.config.baseurl))


def _usual_menu(site: Site) -> tuple[LinkView, ...]:
    labels, baseurl = labels_for(site.config.lang), site.config.baseurl
    addresses = {**taxonomy_urls(site), "archive": with_baseurl("/archive/", baseurl)}
    lists = tuple(LinkView(title=labels[name], url=url) for name, url in addresses.items())
    about = (page for page in site.pages if page.output in ("about.html", "about/index.html"))
    return (*lists, *(LinkView(title=page.title, url=with_baseurl(page.url, baseurl)) for page in about))
