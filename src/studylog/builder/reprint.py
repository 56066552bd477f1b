"""Pages made anew from the ingredients that the last build kept, with other texts in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studylog.builder.cache.ingredients import Fingerprints, Ingredients, MadeOfParts, restore_artifact
from studylog.builder.cache.made_pages import MadePage
from studylog.builder.cache.opened import Cache
from studylog.builder.explain import explain_page
from studylog.builder.output.files import note_digests
from studylog.builder.output.ground import Ground
from studylog.builder.output.publish import Published, find_untouched, publish
from studylog.builder.report import Reasons
from studylog.builder.writer import Writer
from studylog.config import Config
from studylog.frozen import dataclass
from studylog.models import Rendition
from studylog.plan import DataFile, Plan
from studylog.theme.environment import Theme
from studylog.views import SiteView


class TooMuchChangedError(Exception):
    """Something else than the words of posts may have changed: it takes a whole build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """With what pages are printed, and where."""

    theme: Theme
    view: SiteView
    ground: Ground
    """The output folder as the last build left it."""


def open_press(view: SiteView, config: Config, cache: Cache) -> Press:
    """The press of a site whose templates are as they were.

    Raises:
        TooMuchChangedError: the output folder is not as the last build left it.
        MachineError: the folder cannot be read.

    """
    ground = find_untouched(config, cache.manifest)
    if ground is None:
        raise TooMuchChangedError
    return Press(theme=cache.open_theme(config), view=view, ground=ground)


def reprint(
    names: Iterable[str],
    texts: Mapping[str, Rendition],
    shards: Iterable[DataFile],
    press: Press,
    config: Config,
    cache: Cache,
) -> tuple[Published, Ground, Reasons]:
    """Publish every page that shows one of these texts, and tell why; `texts` has all of the site, by name.

    `shards` are the files of the search index that these texts change.

    Raises:
        TooMuchChangedError: it is not known what a page is made of.
        ContentError: a template cannot be rendered.
        MachineError: the disk or the system refuses.

    """
    made, ground = cache.pages, press.ground
    paths = dict.fromkeys(path for name in names for path in made.pages_that_show(name))
    before = {path: made.ingredients(path) for path in paths}
    pages = {path: _with_texts(of, texts) for path, of in before.items()}
    artifacts = [restore_artifact(of.views, press.view, lambda name: texts[name].content) for of in pages.values()]
    plan = Plan(artifacts=(*artifacts, *shards))
    digests: dict[str, str] = {}
    files = note_digests(Writer(press.theme, config.source).write_all(plan), digests)
    published, ground_now = publish(ground.ours.keys(), files, ground, config, cache.manifest)
    prints = {artifact.path: _take_fingerprint(artifact, pages[artifact.path]) for artifact in artifacts}
    made.keep({path: (MadePage(fingerprint=prints[path], digest=digests[path]), of) for path, of in pages.items()})
    made.keep_compiled(press.theme.take_compiled())
    return published, ground_now, {path: explain_page(before[path], of, ({}, {})) for path, of in pages.items()}


def _take_fingerprint(artifact: MadeOfParts, of: Ingredients) -> str:
    return Fingerprints().take(artifact, of.engine, of.template, of.site)


def _with_texts(ingredients: Ingredients | None, texts: Mapping[str, Rendition]) -> Ingredients:
    """The same ingredients with the texts as they are now."""
    if ingredients is None:
        raise TooMuchChangedError
    return replace(ingredients, contents=tuple((name, texts[name].content.digest) for name, _ in ingredients.contents))
