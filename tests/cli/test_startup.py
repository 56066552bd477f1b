"""What a command loads: a site that is built already is told from what is on disk, without the machinery."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MACHINERY = ("jinja2", "liquid", "markdown_it", "pygments", "rich", "watchdog", "yaml", "studylog.renderer")


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """The modules that `studylog` with these arguments has loaded when it ends."""
    script = "import sys; from studylog.cli import run; run(sys.argv[1:]); print('loaded:', *sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(told.stdout.rpartition("loaded:")[2].split())


def test_a_build_without_a_change_loads_no_machinery(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: 기록\n", "utf-8")
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2024-01-01-a.md").write_text("---\ntitle: 글\n---\n본문 $x$\n", "utf-8")
    first, second = loaded_by(tmp_path, "build"), loaded_by(tmp_path, "build")
    assert {"jinja2", "markdown_it", "yaml"} <= first
    assert second.isdisjoint(MACHINERY)
