"""What a site is made of: the values that go from room to room."""

from __future__ import annotations

from studylog.models.site import (
    Asset,
    HeldBack,
    Label,
    Page,
    Post,
    Site,
    Taxonomy,
    Term,
)
from studylog.models.texts import (
    Body,
    Content,
    Fragment,
    Gist,
    Heading,
    LinkTable,
    LiquidSite,
    Paginator,
    Reference,
    References,
    RenderInput,
    Rendition,
    Shelf,
    Words,
)

__all__ = [
    "Asset",
    "Body",
    "Content",
    "Fragment",
    "Gist",
    "Heading",
    "HeldBack",
    "Label",
    "LinkTable",
    "LiquidSite",
    "Page",
    "Paginator",
    "Post",
    "Reference",
    "References",
    "RenderInput",
    "Rendition",
    "Shelf",
    "Site",
    "Taxonomy",
    "Term",
    "Words",
]
