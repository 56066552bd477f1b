"""Who wrote a text: its `author`, looked up in `_data/authors.yml`, else the site's.

For machines as jekyll-feed and jekyll-seo-tag tell it, for readers as the panels of minimal-mistakes, chirpy and
hydejack show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from studylog.messages import labels_for
from studylog.models import Site
from studylog.pages.accounts import (
    SERVICES,
    find_accounts,
    link_account,
    link_website,
    unique_links,
    view_links,
    website_of,
)
from studylog.pages.icons import find_icon
from studylog.pages.images import link_if_any
from studylog.pages.notes import Notes, note_html
from studylog.pages.settings import Settings, address_of, link_of, table_of, tables_of, text_of
from studylog.schemes import is_safe_link
from studylog.urls import absolute_url, is_external, whole_address, with_baseurl
from studylog.views import AuthorView, LinkView, PersonView


def author_of(front: Settings, site: Site) -> PersonView:
    """The text's own author, the first of its `authors`, or the site's; nameless where nobody is named."""
    for author in (*_own_authors(front), *_site_authors(site)):
        person = _find_person(author, site)
        if text_of(person, "name"):
            return _view_person(person, site)
    return PersonView()


def view_author(front: Settings, site: Site, notes: Notes) -> AuthorView:
    """The panel of the text's own author, or of the site's where nothing but a name is known."""
    own = (_find_person(author, site) for author in _own_authors(front))
    if person := next((each for each in own if len(each) > 1), None):
        return _view_panel(person, (), site, notes)
    return _view_panel(_site_owner(site), tuple(_site_links(site)), site, notes)


def list_bios(site: Site) -> Iterator[str]:
    """Every text about an author, as written."""
    people = [text.front["author"] for text in site.texts if isinstance(text.front.get("author"), Mapping)]
    for person in (_site_owner(site), *table_of(site.data, "authors").values(), *people):
        yield _bio(person)


def _own_authors(front: Settings) -> Iterator[object]:
    """`author`, then the first of `authors`."""
    authors = front.get("authors")
    for author in (front.get("author"), authors[0] if isinstance(authors, list) and authors else None):
        if author:
            yield author


def _site_authors(site: Site) -> tuple[object, ...]:
    extra = site.config.extra
    return extra.get("author"), text_of(table_of(extra, "social"), "name")


def _find_person(author: object, site: Site) -> Settings:
    """Someone by name or as a mapping; who stands in `_data/authors.yml` is known by key."""
    if isinstance(author, Mapping):
        return author
    if not isinstance(author, str) or not author:
        return {}
    return {"name": author, **table_of(table_of(site.data, "authors"), author)}


def _view_person(person: Settings, site: Site) -> PersonView:
    website = website_of(person, "uri", "url")
    return PersonView(
        name=text_of(person, "name"),
        email=text_of(person, "email"),
        url=absolute_url(website, site.config.url, site.config.baseurl) if website else "",
        twitter=text_of(person, "twitter").lstrip("@"),
        kind="Organization" if text_of(person, "type").lower() == "organization" else "Person",
    )


def _site_owner(site: Site) -> Settings:
    """`author:` (or `owner:`), over chirpy's keys, over what `_data/authors.yml` says of the same address."""
    extra = site.config.extra
    author = _find_person(extra.get("author") or extra.get("owner"), site)
    layers = (_namesake(author, site), _chirpy_owner(extra), author)
    return {key: value for layer in layers for key, value in layer.items() if value}


def _chirpy_owner(extra: Settings) -> Settings:
    """Chirpy shows the site's `avatar` above its `tagline`; a tagline alone is no word about a person."""
    social, avatar = table_of(extra, "social"), text_of(extra, "avatar")
    return {
        "name": text_of(social, "name"),
        "email": text_of(social, "email"),
        "avatar": avatar,
        "bio": text_of(extra, "tagline") if avatar else "",
    }


def _namesake(author: Settings, site: Site) -> Settings:
    """Hydejack keeps the picture and the words of the site's author in `_data/authors.yml`."""
    email = text_of(author, "email")
    known = table_of(site.data, "authors").values()
    return next((each for each in known if email and text_of(each, "email") == email), {})


def _bio(person: object) -> str:
    return text_of(person, "bio", "about")


def _view_panel(person: Settings, more: tuple[LinkView, ...], site: Site, notes: Notes) -> AuthorView:
    baseurl, email = site.config.baseurl, text_of(person, "email").removeprefix("mailto:")
    picture = text_of(person, "avatar", "picture") or text_of(table_of(person, "picture"), "path")
    return AuthorView(
        name=text_of(person, "name"),
        url=link_of(person, baseurl, "home"),
        avatar=link_if_any(picture, baseurl),
        bio=note_html(_bio(person), notes),
        location=text_of(person, "location"),
        email=email,
        links=unique_links(link for link in chain(_links(person, site), more) if link.url != f"mailto:{email}"),
    )


def _links(person: Settings, site: Site) -> Iterator[LinkView]:
    """The author's own list, then accounts by service, then the website."""
    yield from view_links(person, "links", site.config.baseurl)
    yield from find_accounts(person)
    yield from find_accounts(table_of(person, "social"))
    if website := website_of(person, "uri", "url"):
        yield _link_website(website, site)


def _link_website(address: str, site: Site) -> LinkView:
    return link_website(address, site.config.baseurl, labels_for(site.config.lang)["website"])


def _site_links(site: Site) -> Iterator[LinkView]:
    """Chirpy's contacts, else the accounts that other keys of `_config.yml` name (jekyll-seo-tag, minima)."""
    extra = site.config.extra
    contacts = site.data.get("contact")
    if isinstance(contacts, list):
        yield from _contacts(site)
    else:
        for key, service in SERVICES.items():
            if account := address_of(table_of(extra, key), "username") or address_of(extra, f"{key}_username"):
                yield link_account(key, service, account)
    for address in pages_of(table_of(extra, "social")):
        yield _link_website(address, site)


def pages_of(social: Settings) -> tuple[str, ...]:
    """The addresses that jekyll-seo-tag's `links` hold, in `social` and `seo`."""
    links = social.get("links")
    written = (each.strip() for each in (links if isinstance(links, list) else [links]) if isinstance(each, str))
    return tuple(each for each in map(whole_address, written) if is_external(each) and is_safe_link(each))


def _contacts(site: Site) -> Iterator[LinkView]:
    """The entries of `_data/contact.yml`: a type with an icon, and an address where the type does not tell it."""
    extra, baseurl = site.config.extra, site.config.baseurl
    for contact in tables_of(site.data, "contact"):
        kind, url = text_of(contact, "type"), website_of(contact, "url")
        icon = find_icon(text_of(contact, "icon"), kind)
        service, account = SERVICES.get(kind.replace("-", "")), address_of(table_of(extra, kind), "username")
        if kind == "rss":
            yield LinkView(title="RSS", url=with_baseurl(f"/{site.config.feed.path}", baseurl), icon="feed")
        elif url:
            yield LinkView(title=service.title if service else kind, url=with_baseurl(url, baseurl), icon=icon)
        elif service and account:
            yield link_account(kind, service, account)
