"""`studylog urls` and `build --accept`, run for real."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.commands import run

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def test_urls_lists_every_url_with_its_source(site: SiteTest) -> None:
    done = run("urls", cwd=site.post("2024-01-02-하나.md").root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "/2024/01/02/하나.html _posts/2024-01-02-하나.md\n" in done.stdout
    assert not (site.root / "urls.lock").exists()


def test_urls_as_json_is_for_programs(site: SiteTest) -> None:
    done = run("urls", "--format", "json", cwd=site.post("2024-01-02-하나.md").root)
    assert {"url": "/2024/01/02/하나.html", "source": "_posts/2024-01-02-하나.md"} in json.loads(done.stdout)


def test_urls_lock_writes_the_same_file_twice(site: SiteTest) -> None:
    done = run("urls", "--lock", cwd=site.post("2024-01-02-a.md").root)
    first = (site.root / "urls.lock").read_bytes()
    assert done.stdout == "urls.lock: 0 URLs kept, 7 added, 0 dropped\n"
    assert run("urls", "--lock", cwd=site.root).stdout == "urls.lock: 7 URLs kept, 0 added, 0 dropped\n"
    assert (site.root / "urls.lock").read_bytes() == first


def test_a_lost_url_ends_build_and_check_with_1_until_it_is_accepted(site: SiteTest) -> None:
    run("urls", "--lock", cwd=site.post("2024-01-02-a.md").post("2024-01-03-b.md").root)
    (site.root / "_posts/2024-01-02-a.md").unlink()
    failed = run("build", cwd=site.root)
    assert failed.returncode == run("check", cwd=site.root).returncode == 1
    assert "error[lost-url]: /2024/01/02/a.html is no longer published" in failed.stderr
    accepted = run("build", "--accept", cwd=site.root)
    assert accepted.returncode == 0
    assert "dropped  /2024/01/02/a.html\n" in accepted.stdout
    assert run("build", cwd=site.root).returncode == 0


def test_accept_needs_a_lock_to_write(site: SiteTest) -> None:
    assert run("build", "--accept", cwd=site.post("2024-01-02-a.md").root).returncode == 0
    assert not (site.root / "urls.lock").exists()


def test_drafts_never_enter_the_lock(site: SiteTest) -> None:
    done = run("build", "--accept", "--drafts", cwd=site.post("2024-01-02-a.md").root)
    assert done.returncode == 2
    assert "never enter urls.lock" in done.stderr


def test_a_lock_that_cannot_be_written_is_told(site: SiteTest) -> None:
    (site.root / "urls.lock").mkdir(parents=True)
    done = run("urls", "--lock", cwd=site.post("2024-01-02-a.md").root, STUDYLOG_LANG="ko")
    assert done.returncode == 3
    assert "urls.lock: error[machine]: 쓸 수 없습니다: 폴더입니다" in done.stderr
    assert sorted(path.name for path in site.root.iterdir()) == ["_config.yml", "_posts", "urls.lock"]


def test_a_broken_lock_is_written_anew_when_asked(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").write("urls.lock", "<<<<<<< HEAD\n/x/\n")
    assert run("build", cwd=site.root).returncode == 1
    assert run("urls", "--lock", cwd=site.root).returncode == 0
    assert run("build", cwd=site.root).returncode == 0


def test_a_lock_that_is_read_only_stays(site: SiteTest) -> None:
    """Its owner shut it; that the folder can be written to is no leave to replace it."""
    lock = site.post("2024-01-02-a.md").root / "urls.lock"
    lock.write_text("", "utf-8")
    lock.chmod(0o444)
    done = run("urls", "--lock", cwd=site.root)
    assert done.returncode != 0
    assert "urls.lock: error" in done.stderr
    assert (lock.read_bytes(), lock.stat().st_mode & 0o777) == (b"", 0o444)


def test_a_lock_keeps_its_rights(site: SiteTest) -> None:
    lock = site.post("2024-01-02-a.md").root / "urls.lock"
    lock.write_text("", "utf-8")
    lock.chmod(0o640)
    assert run("urls", "--lock", cwd=site.root).returncode == 0
    assert lock.stat().st_mode & 0o777 == 0o640
