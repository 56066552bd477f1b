"""Which URLs of a site others may link to: those that `urls.lock` keeps."""

from __future__ import annotations

from collections.abc import Iterator

from studylog.checks.addresses import Addresses, draw_directory
from studylog.models import Site
from studylog.plan import Artifact, CopiedFile, Outline, Plan, Redirect, TemplatedPage
from studylog.urls import HTML_EXTENSIONS
from studylog.urls_lock import PublishedUrl, readable_url

UNLINKED = ("404.html", "robots.txt", "sitemap.xml")
"""What machines look for by its name."""


def list_urls(site: Site, plan: Plan) -> tuple[PublishedUrl, ...]:
    """Posts, pages, documents, redirects, lists, feeds, static pages and PDFs, sorted by URL.

    The second and later pages of a list are left out: what stands on them moves on with every post.
    """
    addresses = Addresses(draw_directory(site, plan))
    sources = {text.output: text.source for text in site.texts}
    found = set()
    for artifact in plan.artifacts:
        source = sources.get(artifact.path) or _source_of(artifact)
        if source and artifact.path not in UNLINKED:
            found.add(PublishedUrl(url=readable_url(addresses.address(artifact.path)), source=source))
    return tuple(sorted(found))


def _source_of(artifact: Artifact) -> str:
    """What an artifact that is no text's own page comes from; empty where nobody links to it.

    One with a text's source all the same is a later page of the list on it.
    """
    match artifact:
        case Outline():
            return f"({artifact.listed})" if artifact.listed and not artifact.source else ""
        case TemplatedPage():
            return "" if artifact.source or _is_later_page(artifact) else next(_name_list(artifact), "")
        case Redirect():
            return artifact.source
        case CopiedFile():
            return artifact.source if artifact.path.lower().endswith((*HTML_EXTENSIONS, ".pdf")) else ""
    return ""


def _is_later_page(page: TemplatedPage) -> bool:
    pager = page.views.get("pager")
    return pager is not None and pager.number > 1


def _name_list(page: TemplatedPage) -> Iterator[str]:
    """`(tags)`, `(feed)`: what a list is a list of, of those that have no outline."""
    match page.template:
        case "terms.html":
            yield f"({page.views['taxonomy']})"
        case "home.html" | "feed.xml" | "feed.json":
            yield f"({page.template.partition('.')[0]})"
