"""Dates of last changes come from git, where a site asks for them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from studylog.errors import Problem, Severity

if TYPE_CHECKING:
    from tests.conftest import SiteTest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")

PLUGIN = "title: T\nurl: https://me.example\ntimezone: Asia/Seoul\nplugins: [jekyll-last-modified-at]\n"


def git(site: SiteTest, *arguments: str, date: str = "2024-02-01T12:00:00+00:00") -> None:
    """Run git in the site's folder at a given time, whoever the machine's user is."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@a"}
    plain = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    environment = {**who, **plain, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    subprocess.run(["git", *arguments], cwd=site.root, env=environment, check=True, capture_output=True)


def commit(site: SiteTest, date: str) -> None:
    """Commit all there is."""
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "x", date=date)


def changes(site: SiteTest) -> list[str]:
    """What the posts tell of their last change, in order of their names."""
    posts = sorted(path for path in site.files() if path.startswith("2024/"))
    return [site.read(path).partition('article:modified_time" content="')[2].partition('"')[0] for path in posts]


def about_history(problems: tuple[Problem, ...]) -> list[Problem]:
    """Those that speak of git."""
    return [problem for problem in problems if "git" in problem.message()]


@pytest.fixture
def history(site: SiteTest) -> SiteTest:
    """Two posts in one commit, one of them changed in another."""
    site.write("_config.yml", PLUGIN)
    site.post("2024-01-02-가 나.md").post("2024-01-03-b.md")
    git(site, "init", "-q")
    commit(site, "2024-02-01T12:00:00+00:00")
    site.post("2024-01-02-가 나.md", "고친 글\n")
    commit(site, "2024-03-01T20:00:00+00:00")
    return site


def test_a_text_has_the_date_of_its_last_commit(history: SiteTest) -> None:
    history.build()
    assert changes(history) == ["2024-03-02T05:00:00+09:00", "2024-02-01T21:00:00+09:00"]


def test_what_the_writer_says_stands(history: SiteTest) -> None:
    history.post("2024-01-03-b.md", last_modified_at="2024-01-05").build()
    assert changes(history)[1] == "2024-01-05T00:00:00+09:00"


def test_without_being_asked_git_is_not_read(history: SiteTest) -> None:
    history.write("_config.yml", "title: T\n").build()
    assert changes(history) == ["", ""]


def test_as_chirpy_has_it_the_first_commit_is_no_change(history: SiteTest) -> None:
    history.write("_config.yml", "title: T\n").write("_plugins/posts-lastmod-hook.rb", "#!/usr/bin/env ruby\n")
    history.build()
    assert changes(history) == ["2024-03-01T20:00:00+00:00", ""]


def test_liquid_reads_the_same_date(history: SiteTest) -> None:
    history.write("a.md", "---\n---\n{{ site.posts.first.last_modified_at | date: '%Y-%m-%d' }}\n").build()
    assert "2024-02-01" in history.read("a.html")


def test_a_site_in_no_repository_builds_all_the_same(site: SiteTest) -> None:
    site.write("_config.yml", PLUGIN).post("2024-01-02-a.md")
    (problem,) = about_history(site.problems())
    assert problem.severity == Severity.NOTE
    assert changes(site) == [""]


def test_a_history_that_was_cut_short_dates_nothing(history: SiteTest) -> None:
    clone = type(history)(history.root.parent / "clone")
    git(history, "clone", "-q", "--depth", "1", f"file://{history.root}", str(clone.root))
    (problem,) = about_history(clone.problems())
    assert problem.severity == Severity.WARNING
    assert changes(clone) == ["", ""]
