"""The page at `/__studylog/`: every post with what is wrong with it, drafts, lengths."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from studylog.builder.update import PostState
from studylog.frozen import dataclass
from studylog.messages import PREVIEW_WORDS
from studylog.server.livereload import Told
from studylog.server.targets import OWN_PATH
from studylog.urls import with_baseurl


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the page shows."""

    title: str = ""
    lang: str = "en"
    baseurl: str = ""
    posts: Sequence[PostState] = ()
    problems: Told = ()
    left_out: int = 0
    """Problems that are too many to be shown."""
    failed: bool = False
    """Whether the problems are those of a build that failed."""


def write_dashboard(overview: Overview, token: str = "") -> str:
    """The page; with a token, names of files open the editor."""
    return "".join(_write(overview, _pick_words(overview.lang), token))


def write_early_page(lang: str) -> str:
    """What stands in for every page until there is a site."""
    text = _pick_words(lang)["early"]
    return f"{_write_head(lang, 'studylog')}<body data-early><main><p>{text}</p></main></body></html>\n"


def _write_head(lang: str, title: str) -> str:
    """Up to the body; the title is markup."""
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f'<link rel="stylesheet" href="{OWN_PATH}dashboard.css"></head>'
    )


def _pick_words(lang: str) -> dict[str, str]:
    return {name: texts[lang == "ko"] for name, texts in PREVIEW_WORDS.items()}


def _write(overview: Overview, words: Mapping[str, str], token: str) -> Iterator[str]:
    by_path: dict[str, list[dict[str, Any]]] = {}
    for problem in overview.problems:
        by_path.setdefault(problem["path"], []).append(problem)
    title = escape(f"{words['title']} · {overview.title}" if overview.title else words["title"])
    yield f"{_write_head(overview.lang, title)}<body><main><h1>{title}</h1>"
    yield _write_summary(overview, words)
    shown = {post.source for post in overview.posts}
    elsewhere = [problem for path, found in by_path.items() if path not in shown for problem in found]
    if elsewhere:
        yield f"<h2>{words['elsewhere']}</h2>{_write_problems(elsewhere, token)}"
    yield f"<table><thead><tr><th>{words['date']}<th>{words['post']}<th>{words['length']}</thead><tbody>"
    for post in sorted(overview.posts, key=lambda post: (post.date, post.source), reverse=True):
        yield _write_post(post, overview.baseurl, by_path.get(post.source, ()), words, token)
    yield "</tbody></table></main></body></html>\n"


def _write_summary(overview: Overview, words: Mapping[str, str]) -> str:
    counts = {
        "posts": len(overview.posts),
        "drafts": sum(post.draft for post in overview.posts),
        "futures": sum(post.future for post in overview.posts),
        **{f"{weight}s": _count(overview.problems, weight) for weight in ("error", "warning", "note")},
    }
    parts = [f"{words[name]} {count:,}" for name, count in counts.items() if count or name == "posts"]
    failed = f'<p class="failed">{words["failed"]}</p>' if overview.failed else ""
    more = f"<p>{words['left_out'].format(count=overview.left_out)}</p>" if overview.left_out else ""
    return f"{failed}<p>{' · '.join(parts)}</p>{more}"


def _count(problems: Told, weight: str) -> int:
    return sum(problem["severity"] == weight for problem in problems)


def _write_post(
    post: PostState, baseurl: str, problems: Sequence[dict[str, Any]], words: Mapping[str, str], token: str
) -> str:
    marks = [words[name] for name, is_so in (("draft", post.draft), ("future", post.future)) if is_so]
    badges = "".join(f" <span>{mark}</span>" for mark in marks)
    link = escape(with_baseurl(post.url, baseurl))
    return (
        f'<tr><td><time datetime="{post.date:%Y-%m-%d}">{post.date:%Y-%m-%d}</time>'
        f'<td><a href="{link}">{escape(post.title) or link}</a>{badges}<br>{_write_place(post.source, 1, token)}'
        f"{_write_problems(problems, token, beside=post.source)}<td>{_measure(post, words)}\n"
    )


def _measure(post: PostState, words: Mapping[str, str]) -> str:
    counts = (("syllables", post.syllables), ("words", post.words))
    return " + ".join(words[name].format(count=f"{count:,}") for name, count in counts if count)


def _write_problems(problems: Iterable[dict[str, Any]], token: str, beside: str = "") -> str:
    """A list; beside the name of their file problems need only their line."""
    rows = "".join(
        f'<li class="{escape(problem["severity"])}">{_write_place(problem["path"], problem["line"], token, beside)} '
        f"{escape(problem['text'])}{_write_hint(problem['hint'])}"
        for problem in problems
    )
    return f"<ul>{rows}</ul>" if rows else ""


def _write_hint(hint: str | None) -> str:
    return f"<br><small>{escape(hint)}</small>" if hint else ""


def _write_place(path: str, line: int, token: str, beside: str = "") -> str:
    place = escape(f"{path}:{line}".removeprefix(beside) if line > 1 else path)
    if not token or not path:
        return f"<code>{place}</code>"
    query = urllib.parse.urlencode({"token": token, "path": path, "line": max(line, 1)})
    return f'<a href="{OWN_PATH}edit?{escape(query)}"><code>{place}</code></a>'
