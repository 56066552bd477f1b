"""Where readers comment: `comments:` as minimal-mistakes, chirpy and TeXt have it, or a provider's own table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from studylog import messages
from studylog.config.reader import ConfigReader
from studylog.config.values import CommentsConfig
from studylog.errors import Location
from studylog.spelling import nearest

PROVIDERS = ("giscus", "utterances", "disqus")
REQUIRED = {"giscus": ("repo", "repo_id", "category_id"), "utterances": ("repo",), "disqus": ("shortname",)}
"""Without these a provider has no discussion to show."""
FORMS: Mapping[str, tuple[str, str]] = {
    "repo": (r"[\w.-]+/[\w.-]+", "owner/name"),
    "repo_id": (r"[\w=+/-]+", "R_kgDOxxxxxx"),
    "category_id": (r"[\w=+/-]+", "DIC_kwDOxxxxxx"),
    "shortname": (r"[\w-]+", "my-blog"),
}
"""What a value may look like, and an example: they become part of addresses."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "repo": ("repo", "repository"),
    "repo_id": ("repo_id", "repo-id"),
    "category_id": ("category_id", "category-id"),
    "shortname": ("shortname", "disqus_shortname", "disqus"),
}
"""Under which keys a value may stand."""


def read_comments(reader: ConfigReader) -> CommentsConfig | None:
    """What `comments.provider` (before chirpy 7: `comments.active`) names; None where comments are off.

    A provider that is not known, or lacks what it needs, is told and left off.
    """
    provider = _provider(reader)
    if not provider:
        return None
    settings = _settings(reader, provider)
    missing = [key for key in REQUIRED[provider] if not getattr(settings, key)]
    for key in missing:
        reader.problems.append(messages.COMMENTS_INCOMPLETE.warning(_place(reader), provider=provider, key=key))
    wrong = [*_tell_wrong_values(reader, settings)]
    return None if missing or wrong else settings


def _tell_wrong_values(reader: ConfigReader, settings: CommentsConfig) -> Iterator[str]:
    """The keys whose value cannot be what the provider gave."""
    for key, (form, example) in FORMS.items():
        value = getattr(settings, key)
        needed = key in REQUIRED[settings.provider]
        if needed and value and not re.fullmatch(form, value, re.ASCII):
            at = _place_of(reader, settings.provider, NAMES[key])
            values = {"provider": settings.provider, "key": key, "value": value, "example": example}
            reader.problems.append(messages.COMMENTS_VALUE.warning(at, **values))
            yield key


def _place_of(reader: ConfigReader, provider: str, names: tuple[str, ...]) -> Location:
    """Where the value stands: in the provider's table, or at the top."""
    for table in (reader.table("comments").table(provider), reader.table(provider), reader):
        if found := next((name for name in names if table.choice(name)), ""):
            return table.place(found)
    return _place(reader)


def _provider(reader: ConfigReader) -> str:
    """The provider by name; without `comments:` the one that has a table of its own at the top."""
    table = reader.table("comments")
    named = table.choice("provider", "active")
    if not named:
        off = table.root.value or reader.is_false("comments")
        return "" if off else next((name for name in PROVIDERS if reader.table(name).root.value), "")
    if named not in PROVIDERS:
        meant = nearest(named, PROVIDERS, distance=2) or ", ".join(PROVIDERS)
        key = "provider" if table.choice("provider") else "active"
        reader.problems.append(messages.COMMENTS_UNKNOWN.warning(table.place(key), provider=named, meant=meant))
        return ""
    return named


def _place(reader: ConfigReader) -> Location:
    """The line that switches comments on."""
    table = reader.table("comments")
    for key in ("provider", "active"):
        if table.root.get(key):
            return table.place(key)
    return next((reader.place(name) for name in PROVIDERS if reader.root.get(name)), reader.place("comments"))


def _settings(reader: ConfigReader, provider: str) -> CommentsConfig:
    """The provider's table, below `comments:` or at the top; minimal-mistakes' names beside chirpy's."""
    below = reader.table("comments").table(provider)
    own = below if any(node.written for node in below.root.value.values()) else reader.table(provider)
    shortname = own.choice("shortname") or reader.choice("disqus_shortname", "disqus")
    return CommentsConfig(
        provider=provider,
        repo=own.choice("repo") or reader.choice("repository"),
        repo_id=own.choice("repo_id", "repo-id"),
        category=own.choice("category", "category_name"),
        category_id=own.choice("category_id", "category-id"),
        mapping=own.choice("mapping", "discussion_term", "issue_term", "issue-term") or "pathname",
        is_strict=own.choice("strict") in ("1", "true"),
        has_reactions=own.choice("reactions_enabled", "reactions-enabled") not in ("0", "false"),
        is_input_on_top=own.choice("input_position", "position", "input-position") == "top",
        lang=own.choice("lang"),
        label=own.choice("label"),
        shortname=shortname if provider == "disqus" else "",
    )
