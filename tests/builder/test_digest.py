"""One hash of a whole site, which anybody can take anew."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder.output import digest as digest_module
from studylog.builder.output.digest import published_digest, tree_digest
from tests.processes import read_files, start_studylog

if TYPE_CHECKING:
    from tests.conftest import SiteTest

COMMAND = re.search(r"^ +(find .+)$", digest_module.__doc__ or "", re.MULTILINE)


def take_anew(folder: Path) -> str:
    """As its description says, in Python."""
    files = {path.encode(): content for path, content in read_files(folder).items()}
    lines = (hashlib.blake2b(files[path], digest_size=16).hexdigest().encode() + b"  " + path for path in sorted(files))
    return hashlib.blake2b(b"".join(line + b"\n" for line in lines), digest_size=32).hexdigest()


def test_it_is_what_anybody_finds(site: SiteTest) -> None:
    report = (
        site.post("2024-01-02-a.md").post("2024-01-03-나.md", tags="[파이썬, C++]").write("assets/a b.png", "1").build()
    )
    assert published_digest(report.config) == take_anew(site.root / "_site")


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("b2sum"), reason="needs coreutils")
def test_the_documented_command_finds_it(site: SiteTest) -> None:
    report = site.post("2024-01-03-나.md", tags="[파이썬, C++]").write("assets/a b.png", "1").build()
    (site.root / "_site/assets/back\\slash").write_text("x")
    files = {
        path: hashlib.blake2b(content, digest_size=16).hexdigest()
        for path, content in read_files(site.root / "_site").items()
    }
    assert COMMAND
    done = subprocess.run(
        ["bash", "-c", COMMAND[1]], cwd=site.root / "_site", capture_output=True, text=True, check=True
    )
    assert done.stdout == tree_digest(files) + "  -\n"
    assert published_digest(report.config) != tree_digest(files)


def test_an_edit_changes_it_and_taking_the_edit_back_restores_it(site: SiteTest) -> None:
    first = published_digest(site.post("2024-01-02-a.md", "하나\n").build().config)
    assert published_digest(site.post("2024-01-02-a.md", "둘\n").build().config) != first
    assert published_digest(site.post("2024-01-02-a.md", "하나\n").build().config) == first


def test_files_of_others_are_no_part_of_it(site: SiteTest) -> None:
    first = published_digest(site.post("2024-01-02-a.md").build().config)
    (site.root / "_site/.git").mkdir()
    (site.root / "_site/.git/HEAD").write_text("ref: refs/heads/gh-pages\n")
    assert published_digest(site.build().config) == first


def test_it_stands_alone_on_the_last_line_even_when_quiet(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    told, _ = start_studylog("build", "--digest", cwd=site.root).communicate()
    quiet, _ = start_studylog("build", "--digest", "-q", cwd=site.root).communicate()
    assert quiet == told.splitlines()[-1] + "\n" == take_anew(site.root / "_site") + "\n"
