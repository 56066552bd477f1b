"""Jinja2 over the theme: views → text of a page, and the digest of all templates it is made with."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)

from studylog.errors import ContentError, DamagedCacheError
from studylog.theme.failures import (
    PageTooSlowError,
    RangeTooLongError,
    Rendering,
    describe_failure,
    describe_syntax,
    describe_unknown,
)
from studylog.theme.filters import FILTERS, without_control
from studylog.theme.sources import ASSETS, ThemeAsset, ThemeFile, hash_content, list_theme_files, read_asset

PAGE_SECONDS = 10
"""A page that takes longer is taken to be without end."""
LONGEST_RANGE = 100_000


class Theme:
    """The templates of one build.

    `site_templates` is the site's own folder, which may be missing; `bytecode_cache` an existing folder in
    which Jinja keeps compiled templates. Files are listed once: a new build makes a new theme.
    """

    def __init__(self, site_templates: Path | None = None, bytecode_cache: Path | None = None) -> None:
        files = list_theme_files(site_templates)
        self._templates = {name: file for name, file in files.items() if not name.startswith(ASSETS)}
        self._assets = tuple(file for name, file in files.items() if name.startswith(ASSETS))
        self._texts: dict[str, str] = {}
        self._references: dict[str, frozenset[str]] = {}
        self._environment = _make_environment(_Loader(self._templates, self._read), bytecode_cache)

    def render(self, name: str, views: Mapping[str, Any], *, source: str = "") -> str:
        """The text that the template `name` makes of `views`; `source` is the post being rendered.

        Raises:
            ContentError: the template, or one it includes, cannot be read or rendered.

        """
        try:
            chunks = self._environment.get_template(name).generate(views)
            return _join_within_time(chunks, time.monotonic() + PAGE_SECONDS)
        except DamagedCacheError:  # not the template's fault
            raise
        except Exception as error:
            rendering = Rendering(template=name, views=views, source=source, files=self._templates)
            problem = describe_failure(error, rendering)
            if problem is None:
                raise
            raise ContentError(problem) from error

    def digest(self, name: str) -> str:
        """A hash of the template `name` and of every template it may include, extend or import.

        Raises:
            ContentError: there is no such template, or one of them cannot be read.

        """
        parts = [f"{part}\0{self._read(part) if part in self._templates else ''}" for part in self._closure(name)]
        return hash_content("\0".join(parts).encode())

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


class _Environment(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template knows, as one dict: Jinja looks through it at each import, and its layers are slow."""
        return {**self.globals, **(d or {})}


def _make_environment(loader: BaseLoader, bytecode_cache: Path | None) -> Environment:
    environment = _Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=without_control,
        bytecode_cache=FileSystemBytecodeCache(str(bytecode_cache)) if bytecode_cache else None,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
    )
    environment.filters.update(FILTERS)
    environment.globals["range"] = _bounded_range
    return environment


def _bounded_range(*bounds: int) -> range:
    numbers = range(*bounds)
    if numbers[LONGEST_RANGE:]:
        raise RangeTooLongError(f"range({', '.join(map(str, bounds))})")
    return numbers


def _join_within_time(chunks: Iterator[str], deadline: float) -> str:
    """All `chunks`; past the deadline the template is stopped where it stands, so that its line is known."""
    parts, now = [], time.monotonic
    for chunk in chunks:
        parts.append(chunk)
        if now() > deadline:
            _stop(chunks)
    return "".join(parts)


def _stop(chunks: Any) -> None:
    chunks.throw(PageTooSlowError(PAGE_SECONDS))
