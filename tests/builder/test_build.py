"""A build, as its user sees it."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

import pytest

from studylog.errors import ContentError, Severity

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def test_one_post_makes_a_whole_site(site: SiteTest) -> None:
    """Every list, the feed and what a host looks for are there from the first post on."""
    site.post("2024-01-02-first.md", categories="AI boostcourse", tags="[수학, C++]").build()
    assert site.files() == {
        ".nojekyll",
        "404.html",
        "ai/boostcourse/2024/01/02/first.html",
        "apple-touch-icon.png",
        "archive/index.html",
        "categories/ai/index.html",
        "categories/boostcourse/index.html",
        "categories/index.html",
        "favicon.ico",
        "feed.json",
        "feed.xml",
        "index.html",
        "opensearch.xml",
        "robots.txt",
        "search/index.html",
        "site.webmanifest",
        "sitemap.xml",
        "tags/c++/index.html",
        "tags/index.html",
        "tags/수학/index.html",
    }


@pytest.mark.parametrize(
    ("sites", "own", "is_list"),
    [("kramdown", "commonmark", True), ("CommonMark", "kramdown", False), ("kramdown", "x", False)],
)
def test_a_post_may_be_written_in_another_markdown_than_the_site(
    site: SiteTest, sites: str, own: str, is_list: bool
) -> None:
    """`1)` begins a list in CommonMark only."""
    site.write("_config.yml", f"markdown: {sites}")
    site.post("2024-01-02-a.md", body="1) one\n", markdown=own).build()
    assert is_list == ("<li>one</li>" in site.read("2024/01/02/a.html"))


def test_places_that_differ_by_case_are_warned_of_once(site: SiteTest) -> None:
    site.write("_config.yml", "permalink: /:title/")
    problems = site.post("2024-01-02-OS.md").post("2024-01-03-os.md").problems()
    assert [str(problem.code) for problem in problems if "case" in problem.message()] == ["url-collision"]


def test_posts_below_posts_have_the_sites_markdown_extensions(site: SiteTest) -> None:
    site.write("_config.yml", "markdown_ext: text\npermalink: /:title/")
    site.write("posts/2024-01-02-a.text", "---\ntitle: a\n---\n본문").build()
    assert "a/index.html" in site.files()


def test_a_second_build_leaves_every_file_alone(site: SiteTest) -> None:
    """Nothing changed, so nothing is written, not even a file's time."""
    site.post("2024-01-02-a.md").build()
    times = {path: path.stat().st_mtime_ns for path in (site.root / "_site").rglob("*")}
    report = site.build()
    assert report.published.written == ()
    assert {path: path.stat().st_mtime_ns for path in (site.root / "_site").rglob("*")} == times


def test_a_deleted_post_takes_its_page_and_folders_along(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", categories="[Old]").post("2024-01-03-b.md").build()
    (site.root / "_posts/2024-01-02-a.md").unlink()
    report = site.build()
    removed = {path for path in report.published.removed if not path.startswith("assets/studylog/")}
    assert removed == {"old/2024/01/02/a.html", "categories/old/index.html"}
    assert not (site.root / "_site/old").exists()


def test_files_of_others_in_the_output_stay(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    site.write("_site/notes/mine.txt", "내 파일")
    site.post("2024-01-03-b.md").build()
    assert site.read("notes/mine.txt") == "내 파일"


def test_an_error_changes_nothing_on_the_site(site: SiteTest) -> None:
    """A broken front matter names its line; the old site stays as it was."""
    site.post("2024-01-02-a.md").build()
    before = site.files()
    site.write("_posts/2024-01-03-b.md", "---\ntitle: [네이버] 회고\n---\n본문\n")
    with pytest.raises(ContentError) as caught:
        site.build()
    assert site.files() == before
    (problem,) = (problem for problem in caught.value.problems if problem.severity == Severity.ERROR)
    assert str(problem.location) == "_posts/2024-01-03-b.md:2:8"
    assert problem.hint() == 'title: "[네이버] 회고"'


def test_all_errors_are_told_together(site: SiteTest) -> None:
    site.write("_posts/2024-01-03-a.md", "---\ntitle: a: b\n---\n")
    site.write("_posts/2024-01-03-b.md", "---\ndate: 2024-02-30\n---\n")
    errors = [problem for problem in site.problems() if problem.severity == Severity.ERROR]
    assert [problem.location.path for problem in errors if problem.location] == [
        "_posts/2024-01-03-a.md",
        "_posts/2024-01-03-b.md",
    ]


def test_strict_makes_warnings_fail(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", categoreis="AI")
    assert [problem.severity for problem in site.build().problems] == [Severity.WARNING]
    with pytest.raises(ContentError):
        site.build(strict=True)


def test_a_future_post_waits_for_its_day(site: SiteTest) -> None:
    site.post("2024-12-24-eve.md")
    report = site.build()
    assert [(held.source, held.reason) for held in report.held_back] == [("_posts/2024-12-24-eve.md", "future")]
    assert "2024/12/24/eve.html" not in site.files()
    site.build(now=dt.datetime(2024, 12, 25, tzinfo=dt.UTC))
    assert "2024/12/24/eve.html" in site.files()


def test_future_and_drafts_are_shown_when_asked(site: SiteTest) -> None:
    site.post("2024-12-24-eve.md").write("_drafts/idea.md", "---\ndate: 2024-01-01\n---\n생각\n")
    site.build(future=True, show_drafts=True)
    assert {"2024/12/24/eve.html", "2024/01/01/idea.html"} <= site.files()


def test_processes_make_no_difference(site: SiteTest) -> None:
    """The same bytes for one worker and for two."""
    for number in range(1, 28):
        site.post(f"2024-01-{number:02}-p.md", body=f"# 제목\n\n본문 {number} $x_{number}$\n", use_math="true")
    site.build(jobs=1)
    one = site.contents()
    site.build(jobs=2)
    assert site.contents() == one


@pytest.mark.parametrize("key", ["use_math", "use-math", "math", "mathjax", "katex"])
def test_a_post_may_switch_formulas_off(site: SiteTest, key: str) -> None:
    site.write("_config.yml", "math: true\n").post("2024-01-02-a.md", "값은 $x$ 이다\n", **{key: "false"})
    assert site.build().problems == ()
    assert "값은 $x$ 이다" in site.read("2024/01/02/a.html")


def test_the_owners_page_wins_over_a_generated_one(site: SiteTest) -> None:
    site.post("2024-01-02-a.md", tags="[x]")
    site.write("tags.md", "---\ntitle: 내 태그\npermalink: /tags/\n---\n직접 쓴 목록\n")
    site.write("robots.txt", "User-agent: *\nDisallow: /secret/\n")
    site.build()
    assert "직접 쓴 목록" in site.read("tags/index.html")
    assert "Disallow: /secret/" in site.read("robots.txt")


def test_the_cache_may_be_deleted(site: SiteTest) -> None:
    """The output folder is still known as ours."""
    site.post("2024-01-02-a.md").build()
    (site.root / ".studylog-cache/manifest.sqlite").unlink()
    assert site.build().published.written == ()


def test_a_template_whose_code_a_disk_has_changed_is_compiled_again(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    before = site.read("2024/01/02/a.html")
    with contextlib.closing(sqlite3.connect(site.root / ".studylog-cache/pages.sqlite")) as db, db:
        assert db.execute("UPDATE compiled SET code = CAST(replace(code, 'p', 'q') AS BLOB)").rowcount > 5
    site.post("2024-01-02-a.md", "다른 말").build()
    assert "다른 말" in site.read("2024/01/02/a.html") != before


def test_a_broken_cache_counts_as_none(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    site.write(".studylog-cache/manifest.sqlite", b"not a database at all" * 100)
    assert site.build().published.written == ()


def test_a_page_may_turn_into_a_folder_and_back(site: SiteTest) -> None:
    site.write("a.md", "---\npermalink: /x\n---\n가\n").build()
    assert "x.html" in site.files()
    site.write("a.md", "---\npermalink: /x.html/\n---\n가\n").build()
    assert "x.html/index.html" in site.files()
    site.write("a.md", "---\npermalink: /x\n---\n가\n").build()
    assert "x.html" in site.files()
