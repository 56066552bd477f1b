"""The pages of the last build: what each was made of, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from studylog.builder.cache.ingredients import Ingredients
from studylog.builder.cache.stores import damage, open_store
from studylog.frozen import dataclass
from studylog.theme.sources import hash_content

FILE = "pages.sqlite"
TABLES: Mapping[str, str] = {
    "pages": "path TEXT PRIMARY KEY, fingerprint TEXT, digest TEXT",
    "ingredients": "path TEXT PRIMARY KEY, engine TEXT, template TEXT, site TEXT, views BLOB",
    "templates": "digest TEXT PRIMARY KEY, parts BLOB",
    "compiled": "name TEXT PRIMARY KEY, digest TEXT, code BLOB",
    "shown": "name TEXT, path TEXT, at INTEGER, digest TEXT, PRIMARY KEY (name, path, at)",
}
"""Table → its columns."""
_OF_A_PAGE = "CREATE INDEX IF NOT EXISTS shown_on ON shown (path)"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page as a build made it."""

    fingerprint: str
    """Of its ingredients."""
    digest: str
    """Of its bytes."""


class MadePages:
    """A store of them; where it proves to be damaged, DamagedCacheError is raised."""

    def __init__(self, cache: Path) -> None:
        self._db = open_store(cache / FILE, TABLES)
        self._db.execute(_OF_A_PAGE)

    def __enter__(self) -> MadePages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._db.close()

    def pages(self) -> dict[str, MadePage]:
        """Every page, by path."""
        rows = self._rows("SELECT path, fingerprint, digest FROM pages")
        return {path: MadePage(fingerprint=fingerprint, digest=digest) for path, fingerprint, digest in rows}

    def is_empty(self) -> bool:
        """Whether no page is known."""
        return not self._rows("SELECT 1 FROM pages LIMIT 1")

    def ingredients(self, path: str) -> Ingredients | None:
        """What the page at `path` was made of."""
        found = self._rows("SELECT engine, template, site, views FROM ingredients WHERE path = ?", path)
        if not found:
            return None
        engine, template, site, views = found[0]
        contents = self._rows("SELECT name, digest FROM shown WHERE path = ? ORDER BY at", path)
        return Ingredients(engine=engine, template=template, site=site, contents=tuple(contents), views=views)

    def pages_that_show(self, name: str) -> list[str]:
        """Paths of pages made of the text of this name."""
        return [path for (path,) in self._rows("SELECT DISTINCT path FROM shown WHERE name = ? ORDER BY path", name)]

    def templates(self) -> set[str]:
        """Digests of the templates of which it is known what they consist of."""
        return {digest for (digest,) in self._rows("SELECT digest FROM templates")}

    def template_parts(self, digest: str) -> Mapping[str, str]:
        """The templates of which a template with this digest consisted, each with its own."""
        found = self._rows("SELECT parts FROM templates WHERE digest = ?", digest)
        return json.loads(found[0][0]) if found else {}

    def keep_templates(self, parts: Mapping[str, Mapping[str, str]]) -> None:
        """Keep of which templates each template consists, by digest, in place of what was."""
        with damage(), self._db as db:
            db.execute("DELETE FROM templates")
            rows = ((digest, json.dumps(each)) for digest, each in parts.items())
            db.executemany("INSERT INTO templates VALUES (?, ?)", rows)

    def compiled(self) -> dict[str, bytes]:
        """Compiled templates, by name; what a failing disk has changed is left out, for it would be run."""
        rows = self._rows("SELECT name, digest, code FROM compiled")
        return {name: code for name, digest, code in rows if hash_content(code) == digest}

    def keep_compiled(self, templates: Mapping[str, bytes]) -> None:
        """Keep these, too."""
        rows = ((name, hash_content(code), code) for name, code in templates.items())
        with damage(), self._db as db:
            db.executemany("INSERT OR REPLACE INTO compiled VALUES (?, ?, ?)", rows)

    def keep(self, made: Mapping[str, tuple[MadePage, Ingredients]], gone: Collection[str] = ()) -> None:
        """Keep what these pages were made of, and forget those that are `gone`."""
        pages = ((path, page.fingerprint, page.digest) for path, (page, _) in made.items())
        parts = ((path, of.engine, of.template, of.site, of.views) for path, (_, of) in made.items())
        shown = ((name, path, at, digest) for path, (_, of) in made.items() for at, (name, digest) in _count(of))
        with damage(), self._db as db:
            for table in ("pages", "ingredients", "shown"):
                db.executemany(f"DELETE FROM {table} WHERE path = ?", ((path,) for path in (*made, *gone)))
            db.executemany("INSERT INTO pages VALUES (?, ?, ?)", pages)
            db.executemany("INSERT INTO ingredients VALUES (?, ?, ?, ?, ?)", parts)
            db.executemany("INSERT INTO shown VALUES (?, ?, ?, ?)", shown)

    def _rows(self, query: str, *values: str) -> list[Any]:
        with damage():
            return self._db.execute(query, values).fetchall()


def _count(ingredients: Ingredients) -> enumerate[tuple[str, str]]:
    return enumerate(ingredients.contents)
