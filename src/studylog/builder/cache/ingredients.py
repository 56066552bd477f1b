"""What each page is made of: the same views, templates and version of studylog make the same page.

Views are kept as a record in which texts stand by name and the view of the site, which every page is handed, is left
out; so a page can be made again with nothing but its ingredients when a text has changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from types import BuiltinFunctionType, FunctionType
from typing import Any

from markupsafe import Markup

from studylog.builder.cache.engine import engine_digest
from studylog.builder.cache.records import Reader, Writer, restore, values_of
from studylog.frozen import dataclass
from studylog.models import Content, Site
from studylog.plan import Artifact, Outline, Plan, Redirect, SocialCard, TemplatedPage
from studylog.theme.environment import Theme
from studylog.views import AuthorView, PostSummary, SiteView

MadeOfParts = TemplatedPage | Redirect | SocialCard
"""What is made of parts that are known beforehand, and need not be made to be known again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredients:
    """Everything that one page depends on."""

    engine: str
    """Digest of studylog itself; this one and the following are hexadecimal."""
    template: str
    """Of the page's template, with all that it refers to."""
    site: str
    """Of the view of the site."""
    contents: tuple[tuple[str, str], ...]
    """Name of a text that the page shows, and its digest, in the order of the views."""
    views: bytes
    """Record of the artifact."""


PLAIN_KINDS = frozenset({type, FunctionType, BuiltinFunctionType, Markup, dt.datetime})
"""What pickle itself knows how to write."""
_SITE = tuple(field.name for field in fields(SiteView))
SHARED = (PostSummary, AuthorView)
"""Views that stand on many pages."""


class Fingerprints:
    """Of pages: differ where anything does that a page is made of. What many pages share is taken apart once."""

    def __init__(self) -> None:
        self._shared: dict[int, tuple[object, bytes]] = {}
        """What it was taken of as well, lest another takes its place in memory."""

    def take(self, artifact: MadeOfParts, engine: str, template: str, site: str) -> str:
        """That of one page; the digests are those of its `Ingredients`."""
        digest = hashlib.blake2b(f"{engine}{template}{site}".encode(), digest_size=16)
        digest.update(self._write(artifact))
        return digest.hexdigest()

    def digest_shared(self, view: Any) -> bytes:
        """Of a view that many pages are handed."""
        if id(view) not in self._shared:
            written = self._write({field.name: getattr(view, field.name) for field in fields(type(view))})
            self._shared[id(view)] = view, hashlib.blake2b(written, digest_size=16).digest()
        return self._shared[id(view)][1]

    def digest(self, *values: object) -> str:
        """Of values that are no views of a page; hexadecimal."""
        return hashlib.blake2b(self._write(values), digest_size=16).hexdigest()

    def _write(self, value: object) -> bytes:
        stream = io.BytesIO()
        _ViewWriter(stream, self).dump(value)
        return stream.getvalue()


def restore_artifact(views: bytes, site: SiteView, content: Callable[[str], Content]) -> MadeOfParts:
    """The artifact that was taken apart, with this view of the site, and with the texts that `content` has by name."""
    reader = _ArtifactReader(io.BytesIO(views))
    reader.site, reader.content = site, content
    artifact = reader.load()
    assert isinstance(artifact, MadeOfParts)
    return artifact


def read_views(ingredients: Ingredients) -> Mapping[str, Any]:
    """What the page was handed: view by name, texts by theirs; the view of the site is left out."""
    reader = _ArtifactReader(io.BytesIO(ingredients.views))
    reader.site, reader.content = None, str
    artifact = reader.load()
    return artifact.views if isinstance(artifact, TemplatedPage) else {type(artifact).__name__.lower(): artifact}


def template_of(artifact: Artifact) -> str:
    """Name of the template that makes it; empty where none does."""
    match artifact:
        case TemplatedPage() | Outline():
            return artifact.template
        case Redirect():
            return "redirect.html"
    return ""


def digest_surroundings(site: Site, view: SiteView) -> str:
    """Of all that outlines are laid out by, besides their parts and templates; hexadecimal."""
    pages = [replace(page, body="") for page in site.pages]
    return Fingerprints().digest(site.config, pages, site.data, {name: getattr(view, name) for name in _SITE})


class Kitchen:
    """Knows what the pages of one build share: templates, the view of the site, and what else they are laid out by."""

    def __init__(self, theme: Theme, surroundings: str) -> None:
        """`surroundings` are the digest of all that pages are laid out by besides what each is a page of."""
        self._theme = theme
        self._surroundings = surroundings
        self._engine = engine_digest()
        self._templates: dict[str, str] = {}
        self._sites: dict[int, str] = {}
        self._fingerprints = Fingerprints()

    def learn_templates(self, plan: Plan) -> None:
        """Take the templates of a plan's pages in once, before workers would each for themselves.

        Raises:
            ContentError: one is missing or cannot be read.

        """
        for name in {template_of(artifact) for artifact in plan.artifacts} - {""}:
            self._digest_template(name)

    def templates(self) -> frozenset[str]:
        """Digests of the templates that were taken in."""
        return frozenset(self._templates.values())

    def template_parts(self, digest: str) -> dict[str, str]:
        """Of which templates the one with this digest consists, each with its own; nothing where it is none."""
        named = (name for name, found in self._templates.items() if found == digest)
        return self._theme.parts(name) if (name := next(named, "")) else {}

    def fingerprint(self, artifact: Outline | MadeOfParts) -> str:
        """Of everything that a page is made of; an outline need not be laid out for it.

        Raises:
            ContentError: its template is missing or cannot be read.

        """
        if isinstance(artifact, Outline):
            parts = f"{self._engine}{self.template(artifact)}{self._surroundings}{artifact.list_parts()!r}"
            return hashlib.blake2b(parts.encode(), digest_size=16).hexdigest()
        return self._fingerprints.take(artifact, self._engine, self.template(artifact), self._site(artifact))

    def template(self, artifact: Artifact) -> str:
        """Digest of the template that makes it, with all that it refers to; empty where none does.

        Raises:
            ContentError: the template is missing or cannot be read.

        """
        name = template_of(artifact)
        return self._digest_template(name) if name else ""

    def take(self, artifact: MadeOfParts) -> Ingredients:
        """All that a page is made of.

        Raises:
            ContentError: its template is missing or cannot be read.

        """
        stream = io.BytesIO()
        writer = _ArtifactWriter(stream)
        writer.dump(artifact)
        return Ingredients(
            engine=self._engine,
            template=self.template(artifact),
            site=self._site(artifact),
            contents=tuple(writer.contents),
            views=stream.getvalue(),
        )

    def _digest_template(self, name: str) -> str:
        if name not in self._templates:
            self._templates[name] = self._theme.digest(name)
        return self._templates[name]

    def _site(self, artifact: MadeOfParts) -> str:
        return self._digest_site(artifact.views.get("site")) if isinstance(artifact, TemplatedPage) else ""

    def _digest_site(self, view: object) -> str:
        if not isinstance(view, SiteView):
            return ""
        if id(view) not in self._sites:
            stream = io.BytesIO()
            _ArtifactWriter(stream).dump({name: getattr(view, name) for name in _SITE})
            self._sites[id(view)] = hashlib.blake2b(stream.getvalue(), digest_size=16).hexdigest()
        return self._sites[id(view)]


class _ArtifactWriter(Writer):
    """Artifact → bytes that are the same in every process: views hold no sets, which have no order of their own."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream)
        self.contents: list[tuple[str, str]] = []

    def reducer_override(self, value: Any) -> Any:
        """Pickle's door: how a value is taken apart."""
        kind = type(value)
        if kind is Content:
            self.contents.append((value.name, value.digest))
            return content_named, (value.name,)
        return (view_of_site, ()) if kind is SiteView else super().reducer_override(value)


class _ViewWriter(Writer):
    """Views → bytes that are the same for equal views, whatever became of them in between; nothing reads them again."""

    def __init__(self, stream: io.BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(stream)
        self.fast = True  # what is the same object here may be two equal ones in the next build
        self._fingerprints = fingerprints

    def reducer_override(self, value: Any) -> Any:
        """Pickle's door: how a value is taken apart."""
        kind: Any = type(value)
        if kind is Content:
            return content_named, (value.name, value.digest)
        if kind is SiteView:
            return view_of_site, ()
        if kind in SHARED:
            return bytes, (self._fingerprints.digest_shared(value),)
        take = values_of(kind)
        if take is not None:
            return restore, (kind.__name__, take(value))
        return NotImplemented if kind in PLAIN_KINDS else super().reducer_override(value)


class _ArtifactReader(Reader):
    site: SiteView | None
    content: Callable[[str], object]

    def find_class(self, module: str, name: str) -> Any:
        """Pickle's door: what makes a value."""
        if module == __name__:
            return {"content_named": self.content, "view_of_site": lambda: self.site}[name]
        return super().find_class(module, name)


def content_named(name: str) -> object:
    """Stands in a record for a text; what reads the record puts the text there."""
    raise LookupError(name)


def view_of_site() -> object:
    """Stands in a record for the view of the site; what reads the record puts the view there."""
    raise LookupError
