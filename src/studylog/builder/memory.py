"""What the next build needs to know of this one when only the words of a few posts have changed by then."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from unicodedata import normalize

from studylog.builder.cache.manifest import Manifest
from studylog.builder.cache.records import from_bytes, to_bytes
from studylog.builder.recall import record_name
from studylog.builder.report import BuildOptions
from studylog.builder.troubles import Troubles
from studylog.checks.addresses import Directory
from studylog.checks.links import Examination
from studylog.frozen import dataclass
from studylog.models import HeldBack, LinkTable
from studylog.views import SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """A site as it was built, without its texts."""

    marks: Mapping[str, str]
    """File → what differs when it was changed."""
    keys: Mapping[str, str]
    """Name of a text → key of its rendition."""
    blocks: Mapping[str, str]
    """Source path of a post → digest of its front matter as written."""
    links: LinkTable
    directory: Directory
    troubles: Troubles
    held_back: tuple[HeldBack, ...]
    view: SiteView
    reads_posts: bool
    """Whether the Liquid of a text reads what posts say."""
    shows_related: bool
    """Whether a page leads to posts about the same."""
    included: frozenset[str]
    """Files whose text stands in others."""
    index: str
    """State of the search index."""

    @property
    def examination(self) -> Examination:
        """What was found in its links."""
        return Examination(directory=self.directory, held_back=self.held_back, findings=self.troubles.findings)

    def keys_that_hold(self, marks: Mapping[str, str]) -> Mapping[str, str]:
        """Keys of the texts of posts whose files are as they were, by name; `marks` as those that it has."""
        same = (normalize("NFC", path) for path, mark in marks.items() if self.marks.get(path) == mark)
        return {source: self.keys[source] for source in same if source in self.blocks}


@dataclass(frozen=True, slots=True, kw_only=True)
class Legacy:
    """What a build leaves to a whole one with the same options."""

    examination: Examination
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys of texts that are what they were, by name."""


def recall_memory(options: BuildOptions, manifest: Manifest) -> Memory | None:
    """What the last build with these options left."""
    memory = from_bytes(manifest.record(_name(options)) or b"")
    return memory if isinstance(memory, Memory) else None


def remember(memory: Memory, options: BuildOptions, manifest: Manifest) -> None:
    """Keep it for the next build with the same options."""
    manifest.keep(_name(options), to_bytes(memory))


def digest_block(block: str) -> str:
    """Of front matter as written; hexadecimal."""
    return hashlib.blake2b(block.encode(), digest_size=8).hexdigest()


def _name(options: BuildOptions) -> str:
    return f"memory {record_name(options)}"
