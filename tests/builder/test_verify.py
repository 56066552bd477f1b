"""`build --verify` believes nothing that was recorded, and mends nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder.report import BuildOptions
from studylog.builder.verify import verify_build
from tests.conftest import NOW
from tests.processes import read_files, start_studylog

if TYPE_CHECKING:
    from tests.conftest import SiteTest

PAGE = "2024/01/02/a.html"


def make(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "본문 하나\n", tags="[가, 나]").write("assets/p.png", "one").build()


def verify(site: SiteTest, jobs: int = 1) -> list[str]:
    """What is found, in short."""
    found = verify_build(BuildOptions(source=site.root, now=NOW, jobs=jobs))
    return [f"{problem.location}: {problem.severity}: {problem.message().split()[0]}" for problem in found]


def change_in_secret(path: Path) -> None:
    """New bytes under the same size, time and inode."""
    before, content = path.stat(), path.read_bytes()
    with path.open("r+b") as stream:
        stream.write(bytes([content[0] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def change_manifest(root: Path, statement: str) -> int:
    """How many rows that changed."""
    with sqlite3.connect(root / ".studylog-cache/manifest.sqlite") as db:
        return db.execute(statement).rowcount


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_site_that_is_right_is_right(site: SiteTest, jobs: int) -> None:
    for number in range(60):
        site.post(f"2024-01-02-p{number}.md")
    make(site)
    site.post("2024-01-02-a.md", "본문 둘\n", tags="[나]").build()
    assert verify(site, jobs) == []


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a page that was edited unseen": (
        lambda root: change_in_secret(root / "_site" / PAGE),
        [f"_site/{PAGE}: error: differs"],
    ),
    "an image that was edited unseen": (
        lambda root: change_in_secret(root / "_site/assets/p.png"),
        ["_site/assets/p.png: error: differs"],
    ),
    "a page that is gone": (
        lambda root: (root / "_site" / PAGE).unlink(),
        [f"_site/{PAGE}: error: missing:"],
    ),
    "a source that was edited unseen": (
        lambda root: change_in_secret(root / "assets/p.png"),
        ["_site/assets/p.png: error: differs"],
    ),
    "a digest that is recorded wrong": (
        lambda root: change_manifest(root, f"UPDATE outputs SET digest = 'x' WHERE path = '{PAGE}'"),
        [f"_site/{PAGE}: error: differs"],
    ),
    "a page that stayed": (
        lambda root: (
            (root / "_site/old.html").write_text("old"),
            change_manifest(
                root,
                "INSERT INTO outputs SELECT destination, 'old.html', digest, size, mtime, inode FROM outputs LIMIT 1",
            ),
        ),
        ["_site/old.html: error: too"],
    ),
    "a file of others": (
        lambda root: (root / "_site/mine.txt").write_text("mine"),
        ["_site/mine.txt: warning: stands"],
    ),
    "a hidden file of others": (lambda root: (root / "_site/.env").write_text("mine"), []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_wrong_is_told_and_left_as_it_is(site: SiteTest, change: str) -> None:
    make(site)
    spoil, expected = CHANGES[change]
    spoil(site.root)
    before = read_files(site.root / "_site")
    assert verify(site) == expected
    assert read_files(site.root / "_site") == before
    assert not (site.root / ".studylog-cache/verify").exists()


def test_a_wrong_text_in_the_cache_is_found(site: SiteTest) -> None:
    """Such as a build with a bug in its cache would leave behind."""
    make(site)
    with sqlite3.connect(site.root / ".studylog-cache/fragments.sqlite") as db:
        (body,) = db.execute("SELECT body FROM fragments").fetchone()
        wrong = body.replace("하나".encode(), "열셋".encode())
        db.execute("UPDATE fragments SET body = ?, digest = 'wrong'", (wrong,))
    site.write("templates/_partials/footer.html", "<p>새 꼬리말</p>\n").build()
    assert "열셋" in site.read(PAGE)
    assert f"_site/{PAGE}: error: differs" in verify(site)


def test_the_command_says_what_to_do_and_fails(site: SiteTest) -> None:
    make(site)
    start_studylog("build", "-s", site.root).wait()
    change_in_secret(site.root / "_site" / PAGE)
    process = start_studylog("build", "--verify", cwd=site.root)
    _, told = process.communicate()
    assert process.returncode == 1
    assert told == (
        f"_site/{PAGE}: error[verify]: differs from what a clean build makes; nothing was touched\n"
        "hint: delete .studylog-cache and build again; if nobody edited the file, it is a bug in studylog: please"
        " report it\nerrors: 1\n1 file is not as a clean build makes the site\n"
    )
    process = start_studylog("build", "--verify", cwd=site.root, env={"STUDYLOG_LANG": "ko"})
    _, told = process.communicate()
    assert told == (
        f"_site/{PAGE}: error[verify]: 처음부터 만든 것과 다릅니다. 아무것도 건드리지 않았습니다\n"
        "해결: .studylog-cache 폴더를 지우고 다시 만드세요. 이 파일을 고친 사람이 없다면 "
        "studylog의 버그이니 알려 주세요\n"
        "오류 1개\n파일 1개가 처음부터 만든 것과 다릅니다\n"
    )


def test_the_command_is_content_with_a_site_that_is_right(site: SiteTest) -> None:
    make(site)
    process = start_studylog("build", "--verify", "-j", "2", cwd=site.root)
    told, _ = process.communicate()
    assert process.returncode == 0
    assert told.splitlines()[-1].endswith("each as a clean build makes it")


def test_of_many_only_the_first_are_named(site: SiteTest) -> None:
    for number in range(30):
        site.post(f"2024-01-02-p{number:02}.md")
    make(site)
    start_studylog("build", "-s", site.root).wait()
    for page in (site.root / "_site/2024").rglob("*.html"):
        change_in_secret(page)
    _, told = start_studylog("build", "--verify", cwd=site.root).communicate()
    assert told.count("error[verify]") == 20
    assert "31 files are not as a clean build makes the site" in told
