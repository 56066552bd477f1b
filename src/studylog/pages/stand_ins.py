"""What stands in for a page that cannot show its list: the include that would write it was left in the old theme."""

from __future__ import annotations

import re

from studylog import messages
from studylog.models import Page
from studylog.pages.edition import Edition
from studylog.pages.paging import lists_by_itself

_MISSING = (messages.LIQUID_INCLUDE_MISSING, messages.LIQUID_INCLUDE_MISSING_NEAR)


def lacks_include(edition: Edition, page: Page) -> bool:
    """Whether the page asks for an include that is nowhere; the writer is warned of it."""
    rendition = edition.renditions.get(page.source)
    return rendition is not None and any(problem.sentence in _MISSING for problem in rendition.gist.problems)


def lacks_list(edition: Edition, page: Page) -> bool:
    """Whether this is the front page, or one of several that show all posts, and shows none for want of an include."""
    if not (page.url == "/" or lists_by_itself(edition.site, page)) or not lacks_include(edition, page):
        return False
    html = edition.renditions[page.source].content.html
    return not any(f'href="{edition.link(post.url)}"' in html for post in edition.site.posts)


def own_words(page: Page, html: str) -> str:
    """What the owner wrote on such a page, without the tags that stayed as text; nothing of a theme's bare skeleton."""
    if _WHOLE.search(page.body) or not _WORD.search(_NO_WORDS.sub(" ", page.body)):
        return ""
    return _INCLUDE.sub("", html)


_WHOLE = re.compile(r"<html\b", re.IGNORECASE)
_INCLUDE = re.compile(r"\{%-?\s*include\w*\s[^%]*%\}")
_NO_WORDS = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>|&\w+;", re.DOTALL | re.IGNORECASE
)
_WORD = re.compile(r"\w")
