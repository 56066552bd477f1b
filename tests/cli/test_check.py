"""`studylog check`, run for real."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.cli.annotations import format_annotation
from studylog.errors import Code, Location, Sentence
from tests.commands import run

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def test_a_sound_site_is_one_line(site: SiteTest) -> None:
    site.write("a.png", b"png").post("2024-01-02-a.md", "[홈](/) [밖](https://a.example/)\n\n![그림](/a.png)\n")
    done = run("check", cwd=site.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "all is well: 1 post, 0 pages, 2 links and 1 image looked at\n"


def test_it_speaks_korean_to_koreans(site: SiteTest) -> None:
    site.post("2024-01-02-a.md")
    done = run("check", cwd=site.root, lang="ko_KR.UTF-8")
    assert done.stdout == "이상이 없습니다: 글 1개, 페이지 0개, 링크 0개, 이미지 0개를 살펴봤습니다\n"


def test_nothing_is_written(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "[a](/gone/)\n")
    before = sorted(site.root.rglob("*"))
    assert run("check", cwd=site.root).returncode == 1
    assert sorted(site.root.rglob("*")) == before


def test_every_warning_is_shown_and_fails(site: SiteTest) -> None:
    """A build shows the first twenty; who asks for a check wants them all."""
    site.post("2024-01-02-a.md", "".join(f"[a](/gone-{number}/)\n" for number in range(25)))
    done = run("check", cwd=site.root)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("warning[link]: ") == 25
    assert done.stderr.endswith("warnings: 25\n")


def test_a_build_shows_the_same_and_goes_on(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "[a](/gone/)\n")
    built = run("build", cwd=site.root)
    assert built.returncode == 0
    assert built.stderr == run("check", cwd=site.root).stderr
    assert run("build", "--strict", cwd=site.root).returncode == 1


def test_strict_turns_warnings_into_errors(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "[a](/gone/)\n")
    assert "error[link]: " in run("check", "--strict", cwd=site.root).stderr


def test_notes_are_no_reason_to_fail(site: SiteTest) -> None:
    site.write("a.png", b"png").post("2024-01-02-a.md", "![](/a.png)\n")
    done = run("check", "--strict", cwd=site.root)
    assert (done.returncode, done.stderr) == (0, "notes: 1 (see --verbose)\n")


def test_drafts_and_posts_to_come_are_looked_at_when_asked(site: SiteTest) -> None:
    site.post("2999-01-01-later.md", "[a](/gone/)\n").write("_drafts/idea.md", "---\n---\n[a](/gone/)\n")
    assert run("check", cwd=site.root).returncode == 0
    done = run("check", "--drafts", "--future", cwd=site.root)
    assert done.stderr.count("warning[link]: ") == 2


def test_a_broken_post_is_told_in_every_format(site: SiteTest) -> None:
    site.write("_posts/2024-01-02-a.md", "---\ntitle: [네이버] 회고\n---\n")
    assert run("check", cwd=site.root).returncode == 1
    assert run("check", "--format", "github", cwd=site.root).stdout.startswith(
        "::error file=_posts/2024-01-02-a.md,line=2,col=8,title=front-matter::the value of title starts with"
    )
    (found,) = json.loads(run("check", "--format", "json", cwd=site.root).stdout)
    assert (found["severity"], found["code"], found["line"]) == ("error", "front-matter", 2)


def test_json_is_a_list_whatever_was_found(site: SiteTest) -> None:
    site.post("2024-01-02-운영체제.md", "[a](/gone/)\n")
    done = run("check", "--format", "json", cwd=site.root)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == [
        {
            "severity": "warning",
            "code": "link",
            "path": "_posts/2024-01-02-운영체제.md",
            "line": 5,
            "column": 5,
            "message": 'a link to "/gone/", where this site has no page',
            "hint": "correct the link, or take it out",
        }
    ]
    assert "운영체제" in done.stdout
    site.post("2024-01-02-운영체제.md")
    done = run("check", "--format", "json", cwd=site.root)
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_annotations_name_files_as_seen_from_where_the_workflow_runs(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "[a](/gone/)\n")
    done = run("check", "-s", "blog", "--format", "github", cwd=site.root.parent)
    assert done.returncode == 1
    assert done.stdout == (
        "::warning file=blog/_posts/2024-01-02-a.md,line=5,col=5,title=link"
        '::a link to "/gone/", where this site has no page%0Acorrect the link, or take it out\n'
    )


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("_posts/a,b.md", "file=_posts/a%2Cb.md"),
        ("_posts/a:b.md", "file=_posts/a%3Ab.md"),
        ("_posts/100%.md", "file=_posts/100%25.md"),
        ("_posts/가.md", "file=_posts/가.md"),
    ],
)
def test_what_github_would_read_as_its_own_signs_is_escaped(path: str, shown: str) -> None:
    sentence = Sentence(code=Code.LINK, en="100%, a: b", ko="")
    line = format_annotation(sentence.note(Location(path=path, line=3)), "en", Path())
    assert line == f"::notice {shown},line=3,title=link::100%25, a: b"


def test_a_wrong_folder_is_a_mistake_of_the_command(tmp_path: Path) -> None:
    done = run("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 2
    assert [problem["code"] for problem in json.loads(done.stdout)] == ["usage"]


def test_github_gets_as_many_annotations_as_it_shows(site: SiteTest) -> None:
    """Ten of a level in a step; the others stand in the log, so that none is lost."""
    site.post("2024-01-02-a.md", "".join(f"[a](/gone{number}/)\n" for number in range(12)) + "\n각주[^1]\n")
    lines = run("check", "--format", "github", cwd=site.root).stdout.splitlines()
    annotations = [line for line in lines if line.startswith("::")]
    assert len(annotations) == 10
    assert any("title=markdown" in line for line in annotations)
    assert sum("/gone" in line and "warning[link]" in line for line in lines) == 3
    assert lines[-1] == "3 problems stand only in this log, for GitHub shows ten of a level: link 3"


def test_a_build_shows_every_kind_and_counts_the_rest(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", "".join(f"[a](/gone{number}/)\n" for number in range(30)) + "\n각주[^1]\n")
    told = run("build", cwd=site.root).stderr
    assert "warning[markdown]" in told
    assert told.count("warning[link]") == 19
    assert "… and 11 more (warning: link 11); studylog check shows them all\n" in told


def test_a_mistake_in_a_template_is_told_without_a_build(site: SiteTest) -> None:
    site.write("templates/post.html", "{{ post.title\n").post("2024-01-02-a.md")
    done = run("check", cwd=site.root)
    assert done.returncode == 1
    assert "templates/post.html:1" in done.stderr
    assert "error[template]" in done.stderr
