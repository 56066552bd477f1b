"""Templates as code of Python, kept from build to build: to make it of them takes a tenth of a second.

A cache that came with somebody else's repository can have code run here; so can the templates in that repository.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """What earlier builds made of templates, by their names, and what this one makes of others."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self._kept = kept
        self._made: dict[str, bytes] = {}

    def take_made(self) -> dict[str, bytes]:
        """What was made since this was asked last."""
        made, self._made = self._made, {}
        return made

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Jinja's door; the code of a template tells its file, too: tracebacks lead there."""
        bucket = Bucket(environment, name, self.get_source_checksum(f"{filename}\0{source}"))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja's door; what is of another text is left out."""
        if code := self._kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja's door."""
        self._made[bucket.key] = bucket.bytecode_to_string()
