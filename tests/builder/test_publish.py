"""What publishing promises: others' files stay, a broken build leaves nothing behind."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.errors import ConfigError, MachineError
from tests.processes import PATIENCE, wait_until

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_of_others_is_never_overwritten(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    site.write("_site/own.txt", "손으로 쓴 것").write("own.txt", "블로그의 것")
    with pytest.raises(ConfigError, match=r"own\.txt"):
        site.build()
    assert site.read("own.txt") == "손으로 쓴 것"


def test_a_link_in_the_output_is_not_followed(site: SiteTest, tmp_path: Path) -> None:
    site.post("2024-01-02-a.md").build()
    outside = tmp_path / "outside"
    (site.root / "_site/2024").rename(outside)
    (site.root / "_site/2024").symlink_to(outside)
    before = tree(outside)
    site.post("2024-01-03-b.md")
    with pytest.raises(ConfigError, match="symbolic link"):
        site.build()
    assert tree(outside) == before


@pytest.mark.parametrize("name", ["tags", "categories", "assets/studylog", "feed.xml/x.txt", "tags/index.html/x"])
def test_the_owners_files_leave_no_room_for_what_would_clash(site: SiteTest, name: str) -> None:
    """A file where a generated folder would be, or the other way round."""
    site.write(name, "내 것").post("2024-01-02-a.md", tags="[x]").build()
    assert site.root.joinpath("_site", name).read_text("utf-8") == "내 것"


def test_a_tag_may_be_called_like_a_file(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", tags="[index.html]").build()
    assert "tags/index.html" in site.files()
    assert "tags/index.html-2/index.html" in site.files()


def test_a_full_disk_changes_nothing(site: SiteTest) -> None:
    """The new files are complete before the old ones go; a folder that may not be written shows the same."""
    site.post("2024-01-02-a.md").build()
    before = tree(site.root / "_site")
    blocked = site.root / "_site/.studylog-staging"
    blocked.write_text("in the way")
    site.post("2024-01-03-b.md")
    with pytest.raises(MachineError):
        site.build()
    blocked.unlink()
    assert tree(site.root / "_site") == before


def test_a_damaged_manifest_counts_as_none(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    path = site.root / ".studylog-cache/manifest.sqlite"
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192)
    assert site.build().published.written == ()


def test_a_manifest_that_another_process_holds_is_left_alone(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting is bounded; the database is never taken for a broken one."""
    site.post("2024-01-02-a.md").build()
    path = site.root / ".studylog-cache/manifest.sqlite"
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda name: connect(name, timeout=0.05))
    with connect(path) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(MachineError, match="locked"):
            site.build()
    assert path.exists()


def test_a_killed_worker_ends_the_build(site: SiteTest) -> None:
    """As when memory runs out: a sentence and exit 3, no waiting for ever."""
    for number in range(400):
        site.post(f"2024-01-02-p{number}.md", body="문단 **굵게** `코드` $x^2$\n\n" * 60, use_math="true")
    process = subprocess.Popen(
        [sys.executable, "-m", "studylog", "build", "-j", "2"],
        cwd=site.root,
        stderr=subprocess.PIPE,
        env={**os.environ, "STUDYLOG_LANG": "en"},
        encoding="utf-8",
    )
    worker = _first_child(process.pid)
    os.kill(worker, signal.SIGKILL)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert "a worker process was killed" in said


def _first_child(pid: int) -> int:
    """The first worker of a process; Linux tells it in /proc."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell a process's children")
    assert wait_until(children.read_text), "no worker was started"
    return int(children.read_text().split()[0])
