"""Builds of one site at the same time: one after the other, or exit 3 with the number of the one that is at work."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.builder.test_killed_builds import build_clean
from tests.builder.test_lock import start_holder
from tests.dice import NIGHT, dice, times
from tests.processes import PATIENCE, read_files, start_studylog

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def edit(site: SiteTest, round_: int) -> None:
    for number in range(10):
        site.post(f"2024-01-02-p{number}.md", f"{round_} **글**\n", tags=f"[t{(round_ + number) % 3}]")


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and what was said of problems."""
    _, told = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in told
    return process.returncode, told


def test_builds_at_the_same_time_spoil_nothing(site: SiteTest) -> None:
    """Also when one of them is killed: it leaves no lock behind."""
    chance = dice("simultaneous")
    for round_ in range(times(3, 50)):
        edit(site, round_)
        builds = [start_studylog("build", "-s", site.root, "-j", "1") for _ in range(chance.randint(2, 4))]
        if chance.random() < 0.3:
            builds[0].kill()
        for build in builds:
            code, told = finish(build)
            assert code in (0, -9, 3)
            assert code != 3 or re.search(r"process (\d+)", told)
        start_studylog("build", "-s", site.root).communicate()
        assert read_files(site.root / "_site") == build_clean(site)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_preview_and_builds_at_the_same_time_spoil_nothing(site: SiteTest) -> None:
    edit(site, 0)
    preview = start_studylog("serve", "--watch", "--port", "0", "-s", site.root)
    assert any("http://" in line for line in preview.stdout)
    for round_ in range(times(2, 20)):
        edit(site, round_ + 1)
        builds = [start_studylog("build", "-s", site.root) for _ in range(2)]
        assert [finish(build)[0] for build in builds] == [0, 0]
    preview.send_signal(signal.SIGTERM)
    assert finish(preview)[0] == 143
    site.build()
    assert read_files(site.root / "_site") == build_clean(site)


@pytest.mark.skipif(not NIGHT, reason="waits ten seconds")
def test_a_build_that_waits_in_vain_names_the_other(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    holder = start_holder(site.root / ".studylog-cache")
    code, told = finish(start_studylog("build", "-s", site.root))
    holder.kill()
    holder.wait()
    assert (code, f"(process {holder.pid})" in told) == (3, True)
    assert finish(start_studylog("build", "-s", site.root))[0] == 0
