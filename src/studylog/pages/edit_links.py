"""Where a text can be edited: by its path, in the repository or wherever `theme.edit` says."""

from __future__ import annotations

from urllib.parse import quote

from studylog.models import Page, Post, Site
from studylog.pages.settings import text_of
from studylog.schemes import is_safe_link

GITHUB = "https://github.com"


def edit_url(text: Post | Page, site: Site) -> str:
    """The address at which this text's file is edited; empty unless the site's `theme.edit` asks for it.

    `edit: true` is GitHub's editor, on the branch that is published; an address has the text's path put behind it.
    """
    base = _base(site)
    return f"{base.rstrip('/')}/{quote(text.source)}" if base else ""


def _base(site: Site) -> str:
    asked, extra = site.config.theme.edit, site.config.extra
    if asked != "true":
        return asked if is_safe_link(asked) else ""
    repository = text_of(extra, "repository", "github_repository")
    return f"{GITHUB}/{repository}/edit/HEAD" if repository.count("/") == 1 else ""
