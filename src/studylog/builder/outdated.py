"""Which pages are not there as they would be made, and making them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from studylog.builder.cache.ingredients import Ingredients, Kitchen, MadeByTemplate
from studylog.builder.cache.made_pages import MadePage
from studylog.builder.output.files import OutputFile
from studylog.builder.output.ground import Ground
from studylog.builder.sameness import is_same
from studylog.builder.writer import Writer
from studylog.frozen import dataclass
from studylog.plan import Artifact, Plan

NOTHING: Mapping[str, Artifact] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of an artifact."""

    path: str
    page: MadePage | None = None
    """None for what no template makes."""
    ingredients: Ingredients | None = None
    """Where they are others than before."""
    file: OutputFile | None = None
    """None for a page that stands there as it would be made."""


class Renewal:
    """Makes what is not there as it would be made; works in workers too."""

    def __init__(
        self,
        kitchen: Kitchen,
        writer: Writer,
        before: Mapping[str, MadePage],
        ground: Ground,
        former: Mapping[str, Artifact] = NOTHING,
    ) -> None:
        """`before` are the pages as they were made last, `ground` is the output folder.

        `former` is what they were made of by these very templates, by path.
        """
        self._kitchen = kitchen
        self._writer = writer
        self._before = before
        self._ground = ground
        self._former = former

    def make_all(self, plan: Plan, jobs: int) -> Iterator[Made]:
        """What becomes of each artifact, in order of path.

        Raises:
            ContentError: a template cannot be rendered.
            MachineError: a process was killed from outside.

        """
        self._kitchen.learn_templates(plan)
        return self._writer.work_through(self._make, plan, 1 if self._former else jobs)

    def _make(self, artifact: Artifact) -> Made:
        if not isinstance(artifact, MadeByTemplate):
            return Made(path=artifact.path, file=self._writer.write(artifact))
        before = self._before.get(artifact.path)
        if before and self._is_as_it_was(artifact) and self._ground.holds(artifact.path, before.digest):
            return Made(path=artifact.path, page=before)
        ingredients = self._kitchen.take(artifact)
        fingerprint = ingredients.fingerprint
        if before and before.fingerprint == fingerprint:
            if self._ground.holds(artifact.path, before.digest):
                return Made(path=artifact.path, page=before)
            return Made(path=artifact.path, page=before, file=self._writer.write(artifact))
        file = self._writer.write(artifact)
        page = MadePage(fingerprint=fingerprint, digest=file.digest)
        return Made(path=artifact.path, page=page, ingredients=ingredients, file=file)

    def _is_as_it_was(self, artifact: Artifact) -> bool:
        former = self._former.get(artifact.path)
        return former is not None and is_same(former, artifact)
