"""What this site publishes, as an old one is held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studylog.builder.prepared import Prepared
from studylog.builder.writer import Writer
from studylog.parity.targets import Origin, tidy
from studylog.plan import Artifact, Redirect, Templated, TemplatedPage, lay_out
from studylog.views import Pager

_LISTS_POSTS = re.compile(r"\{%-?\s*(?:for|assign)\b[^%]*\b(?:site\.(?:posts|documents|tags|categories)|paginator)\b")
"""Liquid by which a page of its own lists posts."""

_CLOCK = re.compile(r"\bsite\.time\b|[\"'](?:now|today)[\"']\s*\|\s*date")
"""Liquid that asks what time it is."""


class NewSite:
    """What this site publishes, rendered a page at a time."""

    def __init__(self, prepared: Prepared, origin: Origin) -> None:
        self.prepared = prepared
        self.origin = origin
        self.artifacts = {artifact.path: artifact for artifact in prepared.plan.artifacts}
        self.paths = frozenset(tidy(f"/{path}") for path in self.artifacts)
        self.texts = {text.source: text for text in prepared.site.texts}
        self.includes_ask = any(map(_CLOCK.search, prepared.site.includes.values()))
        self.lists = frozenset(page.source for page in prepared.site.pages if _LISTS_POSTS.search(page.body))
        self.posts = frozenset(tidy(f"/{post.output}") for post in prepared.site.posts)
        self.redirects = dict(self._read_redirects())

    def _read_redirects(self) -> Iterator[tuple[str, str]]:
        for artifact in self.artifacts.values():
            if isinstance(artifact, Redirect) and (target := self.origin.path_of(artifact.target)):
                yield tidy(f"/{artifact.path}"), tidy(target)

    def find(self, path: str) -> Artifact | None:
        """What a web server shows at a path: the file, the page of that name, the index of the folder."""
        path = path.removeprefix("/")
        names = (
            (f"{path}index.html",) if path.endswith("/") or not path else (path, f"{path}.html", f"{path}/index.html")
        )
        return next((self.artifacts[name] for name in names if name in self.artifacts), None)

    def follow(self, artifact: Artifact) -> Artifact | None:
        """Where a redirect leads to on this site; any other artifact is its own end."""
        if not isinstance(artifact, Redirect):
            return artifact
        end = self.find(self.origin.path_of(artifact.target) or "/\0")
        return end if not isinstance(end, Redirect) else None

    def read(self, artifact: Artifact) -> str:
        """The bytes of one page, as text."""
        file = Writer(self.prepared.theme, self.prepared.site.config.source).write(artifact)
        return (file.content or b"").decode("utf-8", "replace")

    def is_text(self, artifact: Artifact) -> bool:
        """Whether it is the page of something written, not a list."""
        if not isinstance(artifact, Templated) or artifact.template not in ("post.html", "page.html"):
            return False
        rendition = self.prepared.rendering.texts.get(artifact.source)
        return rendition is None or (not rendition.gist.is_empty and artifact.source not in self.lists)

    def asks_the_clock(self, artifact: Artifact) -> bool:
        """Whether its text shows when the site was built: Jekyll's clock said something else than ours."""
        text = self.texts.get(artifact.source) if isinstance(artifact, Templated) else None
        return text is not None and (
            _CLOCK.search(text.body) is not None or ("{% include" in text.body and self.includes_ask)
        )

    def list_series(self, artifact: Artifact) -> Iterator[str]:
        """Paths of the posts on the other pages of a list that goes over several."""
        pager = _pager_of(artifact)
        for direction in ("newer", "older"):
            seen, page = {artifact.path}, pager
            while page and (beside := self.find(self.origin.path_of(getattr(page, direction)) or "/\0")):
                page = _pager_of(beside) if beside.path not in seen else None
                seen.add(beside.path)
                yield from (tidy(self.origin.path_of(post.url)) for post in (page.posts if page else ()))


def _pager_of(artifact: Artifact) -> Pager | None:
    page = lay_out(artifact)
    found = page.views.get("pager") if isinstance(page, TemplatedPage) else None
    return found if isinstance(found, Pager) else None
