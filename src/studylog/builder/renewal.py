"""Pages that are not there as they would be made: made, and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from studylog.builder.cache.ingredients import Kitchen, digest_surroundings
from studylog.builder.cache.made_pages import MadePage, MadePages
from studylog.builder.cache.opened import Cache
from studylog.builder.explain import explain_all
from studylog.builder.outdated import NOTHING, Made, Renewal
from studylog.builder.output.files import OutputFile
from studylog.builder.output.ground import Ground
from studylog.builder.output.publish import Published, look_over, publish
from studylog.builder.prepared import Prepared
from studylog.builder.report import BuildOptions, Reasons
from studylog.builder.writer import Writer
from studylog.plan import Artifact


def write_and_publish(
    prepared: Prepared,
    cache: Cache,
    options: BuildOptions,
    ground: Ground | None = None,
    former: Mapping[str, Artifact] = NOTHING,
    pages: Iterator[Made] | None = None,
) -> tuple[Published, Ground, Reasons]:
    """Make the pages that are not there as they would be made, and show the whole; why, where that is asked.

    `ground` is the output folder, where it is known without a look, and `former` what stands there was made of.
    `pages` is what becomes of those that templates make, where that was begun.

    Raises:
        ContentError: a template cannot be rendered.
        ConfigError: a file of others, or a link, stands in the way.
        MachineError: the disk or the system refuses.

    """
    plan, theme, config = prepared.plan, prepared.theme, prepared.site.config
    planned = [artifact.path for artifact in plan.artifacts]
    ground, made = ground or look_over(planned, config, cache.manifest), cache.pages
    before, kitchen = made.pages(), Kitchen(theme, digest_surroundings(prepared.site, prepared.edition.view))
    renewal = Renewal(kitchen, Writer(theme, config.source), before, made.templates(), ground, former)
    results: list[Made] = []
    files = _files_of(renewal.make_all(plan, options.jobs, pages), results)
    published, ground_now = publish(planned, files, ground, config, cache.manifest)
    reasons = explain_all(results, published, ground.ours, made, kitchen) if options.explain else {}
    _keep_pages(results, before, made)
    if kitchen.templates() != made.templates():
        made.keep_templates({digest: kitchen.template_parts(digest) for digest in kitchen.templates()})
    made.keep_compiled(theme.take_compiled())
    return published, ground_now, reasons


def _files_of(made: Iterable[Made], results: list[Made]) -> Iterator[OutputFile]:
    """The files as they come; what else there is to say of them is noted in `results`."""
    for each in made:
        results.append(replace(each, file=None))
        if each.file:
            yield each.file


def _keep_pages(results: Iterable[Made], before: Mapping[str, MadePage], made: MadePages) -> None:
    pages = {each.path: each.page for each in results if each.page}
    others = {each.path: each.ingredients for each in results if each.ingredients}
    made.keep({path: (pages[path], of) for path, of in others.items()}, before.keys() - pages.keys())
