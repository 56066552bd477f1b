"""The command, run for real."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.builder.preview import Preview
from studylog.builder.report import BuildOptions
from studylog.messages import pick_language
from tests.commands import run, run_afresh
from tests.conftest import NOW
from tests.processes import PATIENCE

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def test_build_says_what_it_did_in_one_line(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").write("_posts/2999-01-01-later.md", "---\ntitle: 나중\n---\n가\n")
    done = run_afresh("build", cwd=site.root)
    assert (done.returncode, done.stderr) == (0, "notes: 1 (see --verbose)\n")
    *held, line = done.stdout.splitlines()
    assert held == ["_posts/2999-01-01-later.md: held back until 2999-01-01 00:00 +0000"]
    assert re.fullmatch(
        r"1 post: \d+ files written, 0 left alone, 0 removed, held back: 1 future — \d+\.\d\d s → _site", line
    )


def test_it_speaks_korean_to_koreans(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    assert run("build", cwd=site.root, lang="ko_KR.UTF-8").stdout.startswith("글 1개: 파일 ")


def test_quiet_is_silent(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", categoreis="x")
    done = run("build", "--quiet", cwd=site.root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_verbose_names_every_file(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    assert "written  2024/01/02/a.html\n" in run("build", "--verbose", cwd=site.root).stdout


def test_a_users_mistake_is_told_with_its_place_and_remedy(site: SiteTest) -> None:
    site.write("_posts/2024-01-02-a.md", "---\ntitle: [네이버] 회고\n---\n")
    done = run_afresh("build", cwd=site.root)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        '_posts/2024-01-02-a.md:2:8: error[front-matter]: the value of title starts with "[" and needs quotes\n'
        "    title: [네이버] 회고\n"
        "           ^\n"
        'hint: title: "[네이버] 회고"\n'
        "errors: 1\n"
        "nothing was written\n"
    )


def test_the_exit_code_says_what_kind_of_failure_it_was(site: SiteTest, tmp_path: Path) -> None:
    site.post("2024-01-02-a.md", categoreis="x")
    assert run_afresh("build", "--strict", cwd=site.root).returncode == 1
    assert run_afresh("build", "-d", ".", cwd=site.root).returncode == 2
    assert run_afresh("build", "--nonsense", cwd=site.root).returncode == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run_afresh("build", cwd=empty).returncode == 2


def test_output_goes_where_it_is_sent(site: SiteTest, tmp_path: Path) -> None:
    """`-s` names the blog; `-d` is relative to where the command is typed."""
    site.post("2024-01-02-a.md")
    assert run("build", "-s", str(site.root), "-d", "public", cwd=tmp_path).returncode == 0
    assert (tmp_path / "public/2024/01/02/a.html").is_file()


def test_a_reader_that_stops_listening_is_no_error(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    command = f"{sys.executable} -m studylog build --verbose | head -1"
    done = subprocess.run(command, shell=True, cwd=site.root, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr


def test_an_ascii_terminal_is_no_reason_to_fail(site: SiteTest) -> None:
    site.post("2024-01-02-가.md", categoreis="오타")
    done = run_afresh("build", "--verbose", cwd=site.root, lang="C", PYTHONUTF8="", PYTHONIOENCODING="ascii")
    assert done.returncode == 0


def test_new_starts_a_post_and_never_overwrites(site: SiteTest) -> None:
    site.write("_config.yml", "timezone: Asia/Seoul\n")
    done = run("new", '트랜스포머: "어텐션" 정리', "-c", "AI", "boostcourse", "-t", "NLP", "C++", cwd=site.root)
    assert done.returncode == 0
    (path,) = (site.root / "posts").iterdir()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-트랜스포머-어텐션-정리\.md", path.name)
    text = path.read_text("utf-8")
    assert re.search(r"^date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0900$", text, re.MULTILINE)
    assert re.findall("^## (.+)$", text, re.MULTILINE) == ["What I learned today", "What was hard", "What to do next"]
    again = run("new", '트랜스포머: "어텐션" 정리', cwd=site.root)
    assert again.returncode == 2
    assert path.read_text("utf-8") == text
    built = run("build", "--strict", cwd=site.root)
    assert (built.returncode, built.stderr) == (0, "")


def test_new_speaks_the_language_of_the_blog(site: SiteTest) -> None:
    site.write("_config.yml", "lang: ko\n")
    run("new", "첫날", cwd=site.root)
    (path,) = (site.root / "posts").iterdir()
    assert re.findall("^## (.+)$", path.read_text("utf-8"), re.MULTILINE) == [
        "오늘 배운 것",
        "어려웠던 점",
        "다음에 할 일",
    ]


def test_new_starts_from_the_blogs_own_template(site: SiteTest) -> None:
    site.write("templates/new.md", "---\ntitle: {{ title | json }}\n---\n\n## 문제\n\n## 풀이\n")
    run("new", "정렬", cwd=site.root)
    (path,) = (site.root / "posts").iterdir()
    assert path.read_text("utf-8") == '---\ntitle: "정렬"\n---\n\n## 문제\n\n## 풀이\n'


def test_clean_removes_what_was_written_and_nothing_else(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    run("build", cwd=site.root)
    site.write("_site/mine.txt", "x")
    cleaned = run("clean", cwd=site.root)
    assert cleaned.returncode == 0
    assert "your own files stay, and .nojekyll" in cleaned.stdout
    assert sorted(path.name for path in (site.root / "_site").iterdir()) == [".nojekyll", "mine.txt"]
    assert not (site.root / ".studylog-cache").exists()
    assert run("build", cwd=site.root).returncode == 0
    assert site.read("mine.txt") == "x"


def test_clean_leaves_no_empty_folder(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    run("build", cwd=site.root)
    assert run("clean", cwd=site.root).returncode == 0
    assert not (site.root / "_site").exists()


def test_new_asks_for_the_title_that_an_option_took(site: SiteTest) -> None:
    """`-c` takes all words that follow it."""
    done = run("new", "-c", "CS", "운영체제 정리", cwd=site.root)
    assert done.returncode == 2
    assert "put it first" in done.stderr


def test_new_names_a_file_that_every_disk_can_hold(site: SiteTest) -> None:
    assert run("new", "아주 긴 제목 " * 60, cwd=site.root).returncode == 0
    (path,) = (site.root / "posts").iterdir()
    assert len(path.name.encode()) < 150


def test_a_port_that_cannot_be_is_refused(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    assert run("serve", "--port", "99999", cwd=site.root).returncode == 2


def test_help_names_every_command(tmp_path: Path) -> None:
    done = run_afresh("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("build", "serve", "new", "clean"))


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """Start-up stays below a blink: no parser, template engine or highlighter for `--help`."""
    script = (
        "import sys; from studylog.cli import run\ntry: run(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True, cwd=tmp_path
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"markdown_it", "jinja2", "pygments", "watchdog", "rich", "yaml", "frontmatter", "math_core"}


def test_clean_works_where_the_output_is_gone_already(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    run("build", cwd=site.root)
    shutil.rmtree(site.root / "_site")
    assert run("clean", cwd=site.root).returncode == 0
    assert not (site.root / ".studylog-cache").exists()


def test_clean_takes_the_preview_along_once_nobody_has_it_open(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    preview = Preview(BuildOptions(source=site.root, now=NOW))
    preview.refresh(NOW)
    waiting = subprocess.Popen([sys.executable, "-m", "studylog", "clean"], cwd=site.root)
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(1)
    preview.close()
    assert waiting.wait(PATIENCE) == 0
    assert not (site.root / ".studylog-cache").exists()


def test_clean_remembers_other_output_folders(site: SiteTest) -> None:
    """What was published elsewhere is still known, so a deleted post goes from there too."""
    site.post("2024-01-02-a.md").post("2024-01-03-b.md")
    run("build", "-d", "public", cwd=site.root)
    run("build", cwd=site.root)
    run("clean", cwd=site.root)
    (site.root / "_posts/2024-01-03-b.md").unlink()
    run("build", "-d", "public", cwd=site.root)
    assert not (site.root / "public/2024/01/03/b.html").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    told = run("build", "-s", str(tmp_path / "nowhere"), cwd=tmp_path)
    assert told.returncode == 2
    assert "nowhere" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "STUDYLOG_LANG": "en"}, "en"),
        ({"LANG": "C", "STUDYLOG_LANG": "ko"}, "ko"),
        ({"LANG": "C", "STUDYLOG_LANG": "kr"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "STUDYLOG_LANG": "nonsense"}, "ko"),
    ],
)
def test_messages_are_in_the_language_that_is_asked_for(environ: dict[str, str], language: str) -> None:
    """A language that studylog does not speak leaves the choice to the system."""
    assert pick_language(environ) == language
