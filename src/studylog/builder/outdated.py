"""Which pages are not there as they would be made, and making them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType

from studylog.builder.cache.ingredients import Ingredients, Kitchen, MadeOfParts
from studylog.builder.cache.made_pages import MadePage
from studylog.builder.output.files import OutputFile
from studylog.builder.output.ground import Ground
from studylog.builder.sameness import is_same
from studylog.builder.writer import Writer
from studylog.frozen import dataclass
from studylog.plan import Artifact, CopiedFile, Outline, Plan, ReadyFile, lay_out
from studylog.theme.sources import hash_content

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


class PageMaker:
    """Makes artifacts and knows what they were made of; works in workers too."""

    def __init__(self, kitchen: Kitchen, writer: Writer, before: Mapping[str, MadePage]) -> None:
        """`before` are the pages as they were made last."""
        self._kitchen = kitchen
        self._writer = writer
        self._before = before

    def make(self, artifact: Artifact) -> Made:
        """What becomes of an artifact.

        Raises:
            ContentError: its template cannot be rendered.

        """
        whole = lay_out(artifact)
        if not isinstance(whole, MadeOfParts):
            return Made(path=whole.path, file=self._writer.write(whole))
        fingerprint = self._kitchen.fingerprint(artifact if isinstance(artifact, Outline) else whole)
        file, before = self._writer.write(whole), self._before.get(whole.path)
        if before and before.fingerprint == fingerprint:
            return Made(path=whole.path, page=before, file=file)
        page = MadePage(fingerprint=fingerprint, digest=file.digest)
        return Made(path=whole.path, page=page, ingredients=self._kitchen.take(whole), file=file)


class Renewal:
    """Makes what is not there as it would be made."""

    def __init__(
        self,
        kitchen: Kitchen,
        writer: Writer,
        before: Mapping[str, MadePage],
        templates: Container[str],
        ground: Ground,
        former: Mapping[str, Artifact] = NOTHING,
    ) -> None:
        """`before` are the pages as they were made last, by these templates; `ground` is the output folder.

        `former` is what they were made of by these very templates, by path.
        """
        self._kitchen = kitchen
        self._writer = writer
        self._maker = PageMaker(kitchen, writer, before)
        self._before = before
        self._templates = templates
        self._ground = ground
        self._former = former

    def make_all(self, plan: Plan, jobs: int, pages: Iterator[Made] | None = None) -> Iterator[Made]:
        """What becomes of each artifact: first those that are there already, then the others in order of path.

        `pages` is what becomes of those that templates make, where that was begun.

        Raises:
            ContentError: a template cannot be rendered.
            MachineError: a process was killed from outside.

        """
        self._kitchen.learn_templates(plan)
        waiting: list[Artifact] = []
        yield from pages or ()
        for artifact in plan.artifacts:
            if pages is not None and not isinstance(artifact, ReadyFile):
                continue
            if made := self._find(artifact):
                yield made
            else:
                waiting.append(artifact)
        yield from self._writer.work_through(self._maker.make, Plan(artifacts=tuple(waiting)), jobs)

    def _find(self, artifact: Artifact) -> Made | None:
        """What is known to stand there as it would be made; a page by other templates need not be looked at."""
        if isinstance(artifact, ReadyFile):
            digest = artifact.digest if isinstance(artifact, CopiedFile) else hash_content(artifact.content)
            return Made(path=artifact.path) if self._ground.holds(artifact.path, digest) else None
        before = self._before.get(artifact.path)
        same = before and self._ground.holds(artifact.path, before.digest) and self._is_same(artifact, before)
        return Made(path=artifact.path, page=before) if same else None

    def _is_same(self, artifact: Outline | MadeOfParts, before: MadePage) -> bool:
        if self._is_as_it_was(artifact):
            return True
        template = self._kitchen.template(artifact)
        has_template = not template or template in self._templates
        return has_template and self._kitchen.fingerprint(artifact) == before.fingerprint

    def _is_as_it_was(self, artifact: Artifact) -> bool:
        former = self._former.get(artifact.path)
        return former is not None and is_same(former, artifact)
