"""docs/settings.md names what the theme reads, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = [line for line in (ROOT / "docs" / "settings.md").read_text("utf-8").splitlines() if line.startswith("| `")]
SOURCES = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "src" / "studylog").rglob("*.py")))
STYLE = "".join(
    (ROOT / "templates" / "assets" / name).read_text("utf-8") for name in ("style.css", "lists.css", "classes.css")
)


def test_every_key_is_read_somewhere() -> None:
    """By its last part: `header.teaser` is looked up as `teaser`; files of `_data/` by their names."""
    named = {name for row in ROWS for name in re.findall("`([^`]+)`", row.split(" | ")[0]) if name[0] not in ".-_f"}
    keys = {name.removesuffix(".yml").rpartition(".")[2] for name in named} - {"google_site_verification"}
    assert {key for key in keys if f'"{key}"' not in SOURCES and f" {key} " not in SOURCES} == set()


def test_every_class_has_a_rule() -> None:
    named = {
        name for row in ROWS for name in re.findall(r"`[a-z]*\.([a-z0-9-]+)`", row.split(" | ")[0]) if row[3] == "."
    }
    assert {name for name in named if f".{name}" not in STYLE} == set()
