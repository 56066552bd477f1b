"""URLs of `urls.lock` that this site would no longer publish, and which post lost them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from studylog import messages
from studylog.checks.addresses import Addresses, Directory, read_address
from studylog.config import CONFIG_FILE
from studylog.errors import Location, Problem
from studylog.models import HeldBack, Page, Post, Site
from studylog.urls import slugify
from studylog.urls_lock import LockedUrl, PublishedUrl, UrlsLock, readable_url

MANY = 5
"""So many posts that all lost their URLs are told of together."""


def find_lost_urls(
    lock: UrlsLock, published: tuple[PublishedUrl, ...], site: Site, directory: Directory
) -> Iterator[Problem]:
    """An error for each locked URL at which nothing would be served; one that a redirect covers is kept.

    Where every post has moved, it is the site's doing and told once.
    """
    addresses = Addresses(directory)
    lost = [each for each in lock.urls if not _is_served(each.url, addresses)]
    losses = Losses(lock=lock, published=published, site=site)
    moved = [each for each in lost if losses.moved_with_the_site(each)]
    if len(moved) >= MANY and len(moved) == len(losses.locked_posts):
        first = moved[0]
        new = readable_url(losses.texts[first.source].url)
        yield messages.URLS_LOST_TOGETHER.error(Location(path=CONFIG_FILE), count=len(moved), url=first.url, new=new)
        lost = [each for each in lost if each not in moved]
    for each in lost:
        yield losses.explain(each)


def _is_served(url: str, addresses: Addresses) -> bool:
    target = read_address(url)
    return target is not None and bool(addresses.find(target.path.lstrip("/")))


@dataclass(frozen=True, kw_only=True)
class Losses:
    """What explains a lost URL."""

    lock: UrlsLock
    published: tuple[PublishedUrl, ...]
    site: Site

    @cached_property
    def texts(self) -> Mapping[str, Post | Page]:
        """Source → the text that is published."""
        return {text.source: text for text in self.site.texts}

    @cached_property
    def held_back(self) -> Mapping[str, HeldBack]:
        """Source → why it is held back."""
        return {held.source: held for held in self.site.held_back}

    @cached_property
    def lists(self) -> Mapping[str, str]:
        """Source of a list → its URL; of several (years, feeds) none is the one meant."""
        found: dict[str, str] = {}
        for each in self.published:
            if each.source.startswith("("):
                found[each.source] = "" if each.source in found else each.url
        return found

    @cached_property
    def newcomers(self) -> tuple[str, ...]:
        """Sources of today that the lock does not know: what a lost one may have become."""
        known = {each.source for each in self.lock.urls}
        return tuple(source for source in (*self.texts, *self.held_back) if source not in known)

    @cached_property
    def locked_posts(self) -> frozenset[str]:
        """Posts of today that the lock knows and that have no permalink of their own."""
        posts = {post.source for post in self.site.posts if not post.front.get("permalink")}
        return frozenset(each.source for each in self.lock.urls if each.source in posts)

    def moved_with_the_site(self, lost: LockedUrl) -> bool:
        """Whether a post without a permalink of its own stands elsewhere."""
        return lost.source in self.locked_posts and not self._was_redirect(lost)

    def explain(self, lost: LockedUrl) -> Problem:
        """Why it is lost, at the file that lost it, else at its line in the lock."""
        if lost.source in self.texts:
            return self._explain_moved(lost, self.texts[lost.source])
        if lost.source in self.held_back:
            return _explain_held_back(lost, self.held_back[lost.source])
        if lost.source.startswith("("):
            return self._explain_list(lost)
        if lost.is_on_disk:
            return messages.URL_LOST_UNREAD.error(Location(path=lost.source), url=lost.url, source=lost.source)
        return self._explain_gone(lost)

    def _explain_moved(self, lost: LockedUrl, text: Post | Page) -> Problem:
        values = {"url": lost.url, "source": lost.source}
        place = Location(path=text.source)
        if self._was_redirect(lost):
            return messages.URL_LOST_REDIRECT.error(place, **values)
        new = readable_url(text.url)
        cause, cause_ko = _find_cause(lost.url, new, text)
        return messages.URL_LOST_MOVED.error(place, **values, new=new, cause=cause, cause_ko=cause_ko)

    def _was_redirect(self, lost: LockedUrl) -> bool:
        """Whether the text stands where the lock has it by another line."""
        own = readable_url(self.texts[lost.source].url)
        return any(each.url == own and each.source == lost.source for each in self.lock.urls)

    def _explain_list(self, lost: LockedUrl) -> Problem:
        values = {"url": lost.url, "source": lost.source}
        if new := self.lists.get(lost.source):
            cause, cause_ko = messages.MOVED_BY_SITE
            return messages.URL_LOST_MOVED.error(lost.location, **values, new=new, cause=cause, cause_ko=cause_ko)
        return messages.URL_LOST_LIST.error(lost.location, **values)

    def _explain_gone(self, lost: LockedUrl) -> Problem:
        successor = self._find_successor(lost.source)
        if successor in self.held_back:
            return _explain_held_back(lost, self.held_back[successor])
        values = {"url": lost.url, "source": lost.source}
        if successor in self.texts:
            new = readable_url(self.texts[successor].url)
            return messages.URL_LOST_WITH_NAME.error(Location(path=successor), **values, post=successor, new=new)
        return messages.URL_LOST.error(lost.location, **values)

    def _find_successor(self, source: str) -> str:
        """The newcomer that a file has become: of the same name, slug or title, or the only one of its day."""
        gone = _read_name(source)
        names = {each: _read_name(each) for each in self.newcomers}
        same_slug = [each for each, name in names.items() if gone.slug in (name.slug, self._title_slug(each))]
        same_day = [each for each, name in names.items() if gone.day and name.day == gone.day]
        for found in (same_slug, same_day):
            if len(found) == 1:
                return found[0]
        return next((each for each in same_slug if each in same_day), "")

    def _title_slug(self, source: str) -> str:
        return slugify(self.texts[source].title) if source in self.texts else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """What a file's name says of a post."""

    day: str
    slug: str


def _read_name(source: str) -> FileName:
    stem = posixpath.splitext(posixpath.basename(source))[0]
    found = re.fullmatch(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.+)", stem)
    return FileName(day=found[1], slug=slugify(found[2])) if found else FileName(day="", slug=slugify(stem))


def _explain_held_back(lost: LockedUrl, held: HeldBack) -> Problem:
    place, values = Location(path=held.source), {"url": lost.url, "post": held.source}
    if held.reason == "draft":
        return messages.URL_LOST_TO_DRAFT.error(place, **values)
    if held.until:
        return messages.URL_LOST_TO_FUTURE.error(place, **values, until=f"{held.until:%Y-%m-%d %H:%M %z}")
    return messages.URL_LOST_UNPUBLISHED.error(place, **values)


def _find_cause(old: str, new: str, text: Post | Page) -> tuple[str, str]:
    """What of a text most probably changed its URL, in English and Korean."""
    if text.front.get("permalink"):
        return messages.MOVED_BY_PERMALINK
    (old_folder, old_name), (new_folder, new_name) = _split(old), _split(new)
    if not isinstance(text, Post) or (old_folder != new_folder and old_name != new_name):
        return messages.MOVED_BY_SITE
    if old_name != new_name:
        return messages.MOVED_BY_SLUG
    if _without_numbers(old_folder) == _without_numbers(new_folder):
        return messages.MOVED_BY_DATE
    return messages.MOVED_BY_CATEGORIES if _same_numbers(old_folder, new_folder) else messages.MOVED_BY_SITE


def _split(url: str) -> tuple[str, str]:
    return posixpath.split(url.removesuffix("/"))


def _without_numbers(folder: str) -> str:
    return "/".join(part for part in folder.split("/") if not part.isdecimal())


def _same_numbers(old: str, new: str) -> bool:
    return [part for part in old.split("/") if part.isdecimal()] == [
        part for part in new.split("/") if part.isdecimal()
    ]
