"""Categories and tags of the whole site: spellings of one term brought together, each with a URL of its own."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from studylog import messages
from studylog.config import TaxonomyConfig
from studylog.errors import Problem
from studylog.loader.frontmatter import locate
from studylog.loader.labels import term_key
from studylog.models import Label, Post, Taxonomy, Term
from studylog.urls import encode_path, expand_page_permalink, is_word, lower, slugify


@dataclass(slots=True)
class _Uses:
    """Where one term is used, oldest post first."""

    labels: list[Label] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


def build_taxonomy(
    name: str,
    posts: Sequence[Post],
    labels_of: Callable[[Post], Iterable[Label]],
    places: TaxonomyConfig,
    blocks: Mapping[str, str],
) -> tuple[Taxonomy, tuple[Problem, ...]]:
    """All terms of `posts` (newest first) and a warning for each that is spelled in several ways.

    `blocks` is the front matter of each post as written, by source path, for the lines that warnings show.

    A term's slug is taken in order of first use, so that a new term never changes an old one's URL.
    """
    uses = _gather(posts, labels_of)
    slugs = {"index.html"}  # the taxonomy's own page stands there
    terms: dict[str, Term] = {key: _make_term(name, each, slugs, places) for key, each in uses.items()}
    by_value = {label.value: terms[key] for key, each in uses.items() for label in each.labels}
    ordered = tuple(sorted(terms.values(), key=lambda term: (term.name.casefold(), term.name)))
    problems = tuple(problem for key, each in uses.items() for problem in _spellings(name, terms[key], each, blocks))
    return Taxonomy(name=name, terms=ordered, by_value=by_value), problems


def _gather(posts: Sequence[Post], labels_of: Callable[[Post], Iterable[Label]]) -> dict[str, _Uses]:
    uses: dict[str, _Uses] = {}
    for post in reversed(posts):
        for label in labels_of(post):
            use = uses.setdefault(term_key(label.value), _Uses())
            use.labels.append(label)
            use.posts.append(post)
    return uses


def _make_term(taxonomy: str, uses: _Uses, slugs: set[str], places: TaxonomyConfig) -> Term:
    name = Counter(label.name for label in uses.labels).most_common(1)[0][0]
    value = next(label.value for label in uses.labels if label.name == name)
    slug = _choose_slug(value, slugs, places.slug_mode)
    slugs.add(slug)
    url = expand_page_permalink(places.permalink, {"type": _SINGULAR[taxonomy]}).replace(":name", encode_path(slug))
    return Term(name=name, slug=slug, url=url, posts=tuple(reversed(uses.posts)))


_SINGULAR = {"categories": "category", "tags": "tag"}


def _choose_slug(value: str, taken: set[str], mode: str) -> str:
    """The slug that Jekyll would make, where one is asked for and free, else our own."""
    theirs = slugify(value, mode) if mode else ""
    if theirs.strip(".") and theirs not in taken and not set(theirs) & set("/\\"):
        return theirs
    return _unique(term_slug(value), taken)


def _unique(slug: str, taken: set[str]) -> str:
    number, candidate = 1, slug
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


_LONGEST = 200
"""Bytes of a slug: a file name holds 255."""


def term_slug(value: str) -> str:
    """A folder name for a term: letters of any script, digits, symbols and `+ # _ .`, so that C, C++ and C# differ.

    No dots at the ends: a folder `.net` would be hidden, and one that ends in a dot is no name on Windows.
    """
    text = lower(unicodedata.normalize("NFC", value))
    words = "".join(char if _stays(char) else " " for char in text).split()
    slug = "-".join(word.strip(".") for word in words if word.strip("."))
    slug = slug.encode()[:_LONGEST].decode(errors="ignore")
    return slug or "-".join(f"{ord(char):x}" for char in text) or "-"


def _stays(char: str) -> bool:
    return char in "+#_." or is_word(char) or unicodedata.category(char) in ("Nl", "No", "So")


def _spellings(taxonomy: str, term: Term, uses: _Uses, blocks: Mapping[str, str]) -> list[Problem]:
    """One warning for a term whose values differ, at the newest post that spells it in another way."""
    values = dict.fromkeys(label.value for label in uses.labels)
    if len(values) == 1:
        return []
    others = ", ".join(f'"{value}"' for value in values if value != term.name)
    used = zip(uses.labels, uses.posts, strict=True)
    label, post = next((label, post) for label, post in used if label.value != term.name)
    location = locate(post.source, blocks.get(post.source, ""), label.mark)
    return [messages.TERM_SPELLINGS.warning(location, taxonomy=taxonomy, name=term.name, others=others)]
