"""The discussion below a text: giscus, utterances or Disqus, found as the theme that set it up would find it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import quote, unquote

from studylog.config import CommentsConfig
from studylog.models import Page, Post, Site
from studylog.pages.settings import flag_of, text_of
from studylog.urls import absolute_url, with_baseurl
from studylog.views import ThreadView


def view_thread(text: Post | Page, site: Site) -> ThreadView | None:
    """The text's discussion, None where it has none.

    Posts have one unless `comments: false`; under minimal-mistakes' layout, and on pages, only with `comments: true`.
    """
    comments = site.config.comments
    by_default = isinstance(text, Post) and text.layout != "single"
    if comments is None or not (by_default if (asked := flag_of(text.front, "comments", "comment")) is None else asked):
        return None
    if site.config.preview:
        return ThreadView(provider=comments.provider)
    return _OPEN[comments.provider](comments, text, site)


def _open_giscus(comments: CommentsConfig, text: Post | Page, site: Site) -> ThreadView:
    """See giscus.app for the attributes; the reader's colours come from the page."""
    attributes = {
        "repo": comments.repo,
        "repo-id": comments.repo_id,
        "category": comments.category,
        "category-id": comments.category_id,
        **_mapping(comments.mapping),
        "strict": "1" if comments.is_strict else "0",
        "reactions-enabled": "1" if comments.has_reactions else "0",
        "emit-metadata": "0",
        "input-position": "top" if comments.is_input_on_top else "bottom",
        "lang": comments.lang or site.config.lang or "en",
    }
    search = f"discussions?discussions_q={_search_words(comments, text, site)}"
    return _on_github(comments, "https://giscus.app/client.js", attributes, search)


def _on_github(comments: CommentsConfig, script: str, attributes: Mapping[str, str], search: str) -> ThreadView:
    """A thread of the repository; `search` is where a reader without scripts finds it there."""
    return ThreadView(
        provider=comments.provider,
        place="GitHub",
        script=script,
        attributes={name: value for name, value in attributes.items() if value},
        url=f"https://github.com/{comments.repo}/{search}",
    )


def _search_words(comments: CommentsConfig, text: Post | Page, site: Site) -> str:
    """By what a reader without scripts finds the discussion: its title, as both providers make it."""
    words = {
        "pathname": unquote(with_baseurl(text.url, site.config.baseurl)).removesuffix(".html").strip("/") or "index",
        "url": absolute_url(text.url, site.config.url, site.config.baseurl),
        "title": text.title,
        "og:title": text.title,
    }
    return quote(words.get(comments.mapping, comments.mapping), safe="")


def _mapping(mapping: str) -> Mapping[str, str]:
    """How giscus finds the discussion; any other word is the discussion's own."""
    if mapping in ("pathname", "url", "title", "og:title"):
        return {"mapping": mapping}
    return {"mapping": "number" if mapping.isdigit() else "specific", "term": mapping}


def _open_utterances(comments: CommentsConfig, text: Post | Page, site: Site) -> ThreadView:
    attributes = {"repo": comments.repo, "issue-term": comments.mapping, "label": comments.label}
    search = f"issues?q={_search_words(comments, text, site)}"
    return _on_github(comments, "https://utteranc.es/client.js", attributes, search)


def _open_disqus(comments: CommentsConfig, text: Post | Page, site: Site) -> ThreadView:
    address = absolute_url(text.url, site.config.url, site.config.baseurl)
    attributes = {"url": address, "identifier": _disqus_identifier(text), "title": text.title}
    return ThreadView(
        provider="disqus",
        place="Disqus",
        script=f"https://{comments.shortname}.disqus.com/embed.js",
        attributes=attributes,
        url=f"https://disqus.com/home/forum/{comments.shortname}/",
    )


def _disqus_identifier(text: Post | Page) -> str:
    """What a theme calls the text: TeXt its `key`, minimal-mistakes Jekyll's id, others the URL."""
    if text.layout == "article" and text_of(text.front, "key"):
        return text_of(text.front, "key")
    if text.layout == "single" and isinstance(text, Post):
        return posixpath.join(posixpath.dirname(text.url), text.slug)
    return text.url


_OPEN = {"giscus": _open_giscus, "utterances": _open_utterances, "disqus": _open_disqus}
