"""Jinja2 over the theme: views → text of a page, and the digest of all templates it is made with."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError, meta

from studylog.errors import ContentError, DamagedCacheError
from studylog.theme.compiled import CompiledTemplates
from studylog.theme.engine import encode_page, make_environment
from studylog.theme.failures import PageTooSlowError, Rendering, describe_failure, describe_syntax, describe_unknown
from studylog.theme.sources import ASSETS, ThemeAsset, ThemeFile, hash_content, list_theme_files, read_asset

PAGE_SECONDS = 10
"""A page that takes longer is taken to be without end."""
CHUNKS_AT_A_TIME = 50
"""Pieces of a page between two looks at the clock."""
_REFERENCE = re.compile(r'\{% (?:extends|include|import|from) "([^"]+)"')
"""How bundled templates name each other, for which Jinja's parser need not be asked."""


class Theme:
    """The templates of one build.

    `site_templates` is the site's own folder, which may be missing. Files are listed once: a new build makes a new
    theme. `compiled` is what `take_compiled` gave an earlier one.
    """

    def __init__(self, site_templates: Path | None = None, compiled: Mapping[str, bytes] | None = None) -> None:
        files = list_theme_files(site_templates)
        self._templates = {name: file for name, file in files.items() if not name.startswith(ASSETS)}
        self._assets = tuple(file for name, file in files.items() if name.startswith(ASSETS))
        self._texts: dict[str, str] = {}
        self._references: dict[str, frozenset[str]] = {}
        self._compiled = CompiledTemplates(compiled or {})
        self._environment = make_environment(_Loader(self._templates, self._read), self._compiled)

    def render(self, name: str, views: Mapping[str, Any], *, source: str = "") -> str:
        """The text that the template `name` makes of `views`; `source` is the post being rendered.

        Raises:
            ContentError: the template, or one it includes, cannot be read or rendered.

        """
        return self.render_file(name, views, source=source).decode()

    def render_file(self, name: str, views: Mapping[str, Any], *, source: str = "") -> bytes:
        """The same text as the bytes of a file.

        Raises:
            ContentError: the template, or one it includes, cannot be read or rendered.

        """
        try:
            chunks = self._environment.get_template(name).generate(views)
            return encode_page(_join_within_time(chunks, time.monotonic() + PAGE_SECONDS))
        except DamagedCacheError:  # not the template's fault
            raise
        except Exception as error:
            rendering = Rendering(template=name, views=views, source=source, files=self._templates)
            problem = describe_failure(error, rendering)
            if problem is None:
                raise
            raise ContentError(problem) from error

    def get_ready(self, name: str) -> None:
        """Compile the template `name` with all that it refers to, before workers would each for themselves.

        What is wrong with them is told where they are rendered.
        """
        with contextlib.suppress(ContentError, TemplateError):
            for part in self._closure(name):
                self._environment.get_template(part)

    def take_compiled(self) -> dict[str, bytes]:
        """Templates that had to be compiled, by name; each is given once."""
        return self._compiled.take_made()

    def digest(self, name: str) -> str:
        """A hash of the template `name` and of every template it may include, extend or import.

        Raises:
            ContentError: there is no such template, or one of them cannot be read.

        """
        parts = [f"{part}\0{self._read(part) if part in self._templates else ''}" for part in self._closure(name)]
        return hash_content("\0".join(parts).encode())

    def parts(self, name: str) -> dict[str, str]:
        """A hash of each of them by itself, by the name that messages call it.

        Raises:
            ContentError: as `digest`.

        """
        files = [self._templates[part] for part in self._closure(name) if part in self._templates]
        return {file.shown: hash_content(self._read(file.name).encode()) for file in files}

    def assets(self) -> tuple[ThemeAsset, ...]:
        """Styles, scripts and pictures of the theme; the templates look for them in `/assets/studylog/`.

        Raises:
            ContentError: one cannot be read.

        """
        return tuple(read_asset(file) for file in self._assets)

    def _closure(self, name: str) -> list[str]:
        """`name` and all it refers to, in order of name; a name worked out while rendering means every template."""
        if name not in self._templates:
            raise ContentError(describe_unknown(name, self._templates))
        seen: set[str] = set()
        waiting = {name}
        while waiting:
            part = waiting.pop()
            seen.add(part)
            waiting |= self._refers_to(part) - seen
        return sorted(seen)

    def _refers_to(self, name: str) -> frozenset[str]:
        if name not in self._templates:
            return frozenset()
        if name not in self._references:
            self._references[name] = self._find_references(name)
        return self._references[name]

    def _find_references(self, name: str) -> frozenset[str]:
        if self._templates[name].is_bundled:
            return frozenset(_REFERENCE.findall(self._read(name)))
        try:
            found = set(meta.find_referenced_templates(self._environment.parse(self._read(name), name)))
        except TemplateSyntaxError as error:
            raise ContentError(describe_syntax(error, self._templates[name])) from None
        return frozenset(self._templates) if None in found else frozenset(part for part in found if part)

    def _read(self, name: str) -> str:
        """The text of a template, read once a build: what is hashed is what is rendered."""
        if name not in self._texts:
            self._texts[name] = self._templates[name].read_text()
        return self._texts[name]


class _Loader(BaseLoader):
    def __init__(self, files: Mapping[str, ThemeFile], read: Callable[[str], str]) -> None:
        self._files = files
        self._read = read

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Jinja's door: text, file name (which tracebacks show), and whether it is still up to date."""
        if template not in self._files:
            raise TemplateNotFound(template)
        return self._read(template), str(self._files[template].path), lambda: True


def _join_within_time(chunks: Iterator[str], deadline: float) -> str:
    """All `chunks`; past the deadline the template is stopped where it stands, so that its line is known."""
    parts: list[str] = []
    while some := tuple(islice(chunks, CHUNKS_AT_A_TIME)):
        parts += some
        if time.monotonic() > deadline:
            _stop(chunks)
    return "".join(parts)


def _stop(chunks: Any) -> None:
    chunks.throw(PageTooSlowError(PAGE_SECONDS))
