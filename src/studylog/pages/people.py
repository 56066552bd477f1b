"""Who wrote a text: its `author`, looked up in `_data/authors.yml`, else the site's (jekyll-feed, jekyll-seo-tag)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studylog.models import Site
from studylog.views import PersonView


def author_of(front: Mapping[str, Any], site: Site) -> PersonView:
    """The text's own author, the first of its `authors`, or the site's; nameless where nobody is named."""
    authors = front.get("authors")
    listed = authors[0] if isinstance(authors, list) and authors else None
    social = site.config.extra.get("social")
    owner = social.get("name") if isinstance(social, Mapping) else None
    for author in (front.get("author"), listed, site.config.extra.get("author"), owner):
        if person := _view_person(author, site.data.get("authors")):
            return person
    return PersonView()


def _view_person(author: object, known: object) -> PersonView | None:
    """Someone by name or as a mapping; `known` is who stands in `_data/authors.yml`."""
    if isinstance(author, str) and author:
        found = known.get(author) if isinstance(known, Mapping) else None
        author = {"name": author, **(found if isinstance(found, Mapping) else {})}
    if not isinstance(author, Mapping):
        return None
    text = {key: str(author.get(key) or "") for key in ("name", "email", "uri", "url", "twitter", "type")}
    person = PersonView(
        name=text["name"],
        email=text["email"],
        url=text["uri"] or text["url"],
        twitter=text["twitter"].lstrip("@"),
        kind="Organization" if text["type"].lower() == "organization" else "Person",
    )
    return person if person.name else None
