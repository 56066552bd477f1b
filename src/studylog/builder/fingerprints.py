"""What a page is made of as one short text: the same views, templates and version of studylog make the same page."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterator
from typing import Any

from studylog.builder.engine import engine_digest
from studylog.builder.records import values_of
from studylog.models import Content
from studylog.plan import Artifact, Plan, Redirect, TemplatedPage
from studylog.theme.environment import Theme
from studylog.views import SiteView


def take_fingerprints(plan: Plan, theme: Theme) -> dict[str, str]:
    """Path of a page → fingerprint of all it is made of; copied files and ready bytes have none.

    Raises:
        ContentError: a template is missing or cannot be read.

    """
    return dict(_Fingerprints(theme).of(plan.artifacts))


class _Fingerprints:
    """Knows what the pages of one build share: templates, and the view of the site."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._engine = engine_digest()
        self._templates: dict[str, str] = {}
        self._shared: dict[int, str] = {}

    def of(self, artifacts: tuple[Artifact, ...]) -> Iterator[tuple[str, str]]:
        for artifact in artifacts:
            if isinstance(artifact, TemplatedPage):
                yield artifact.path, self._hash(artifact.template, (artifact.source, dict(artifact.views)))
            elif isinstance(artifact, Redirect):
                yield artifact.path, self._hash("redirect.html", artifact)

    def _hash(self, template: str, made_of: object) -> str:
        if template not in self._templates:
            self._templates[template] = self._theme.digest(template)
        digest = hashlib.blake2b(f"{self._engine}{self._templates[template]}".encode(), digest_size=16)
        digest.update(self._flatten(made_of))
        return digest.hexdigest()

    def _flatten(self, value: object) -> bytes:
        content = io.BytesIO()
        _Flattener(content, self).dump(value)
        return content.getvalue()

    def shared(self, view: SiteView) -> str:
        """The fingerprint of what every page is handed, taken once."""
        if id(view) not in self._shared:
            parts = {name: getattr(view, name) for name in view.__dataclass_fields__}
            self._shared[id(view)] = hashlib.blake2b(self._flatten(parts), digest_size=16).hexdigest()
        return self._shared[id(view)]


class _Flattener(pickle.Pickler):
    """A value as bytes that are the same in every process."""

    def __init__(self, content: io.BytesIO, fingerprints: _Fingerprints) -> None:
        super().__init__(content, pickle.HIGHEST_PROTOCOL)
        self._fingerprints = fingerprints

    def persistent_id(self, value: Any) -> object:
        """Pickle's door: what stands for a value."""
        if isinstance(value, Content):
            return value.digest
        if isinstance(value, SiteView):
            return self._fingerprints.shared(value)
        if isinstance(value, frozenset):
            return tuple(sorted(value))  # a set has no order of its own
        return None

    def reducer_override(self, value: Any) -> Any:
        """Take a view by its fields (pickle's door). Dataclasses' own way looks their names up every time."""
        kind: Any = type(value)
        take = values_of(kind)
        return NotImplemented if take is None else (tuple, (kind.__name__, *take(value)))
