"""The short Markdown texts of a site's settings as HTML: an author's bio, captions, words in a sidebar."""

from __future__ import annotations

from collections.abc import Mapping

from studylog.models import LinkTable, RenderInput, Site
from studylog.pages.frames import list_notes


def render_notes(site: Site) -> Mapping[str, str]:
    """Each text as written → its HTML; as Jekyll's `markdownify`, its links stay as they are written."""
    notes = sorted(list_notes(site))
    if not notes:
        return {}
    from studylog.renderer.converter import Converter  # heavy, and few sites have such texts

    converter = Converter(LinkTable(baseurl=site.config.baseurl))
    return {text: converter.render(_input_of(text, site)).html for text in notes}


def _input_of(text: str, site: Site) -> RenderInput:
    return RenderInput(
        source="_config.yml",
        body=text,
        markdown=site.config.markdown,
        math=site.config.math,
        excerpt_separator="",
    )
