"""Other words in a post: only what shows them is made anew, and it is what a clean build would make."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from studylog.builder import build
from studylog.builder.build import rebuild
from studylog.builder.recall import Moment
from studylog.builder.report import BuildOptions, Report
from studylog.errors import ContentError, MachineError
from tests.conftest import NOW
from tests.processes import read_files

if TYPE_CHECKING:
    from tests.conftest import SiteTest

A, B = "2024-01-02-a.md", "2024-01-03-b.md"
OPENING = "첫 문단입니다.\n\n"
REST = "# 제목\n\n글 [b](2024-01-03-b.md#결론) ![그림](/assets/none.png)\n"


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[BuildOptions]:
    """Every build of the whole site."""
    made: list[BuildOptions] = []

    def count(options: BuildOptions, *rest: object) -> Report:
        made.append(options)
        return rebuild(options, Moment())

    monkeypatch.setattr(build, "rebuild", count)
    return made


def make(site: SiteTest) -> None:
    site.post(A, OPENING + REST, tags="[파이썬]").post(B, f"{OPENING}## 결론\n\n끝\n", tags="[파이썬]")
    site.write("about.md", "---\ntitle: 소개\n---\n[a](_posts/2024-01-02-a.md)\n").write("_includes/n.html", "적어 둠")
    site.build()


def assert_clean(site: SiteTest, report: Report) -> None:
    """Hold site and problems against those of a build without a cache."""
    shutil.rmtree(site.root.parent / "clean", ignore_errors=True)
    twin = type(site)(site.root.parent / "clean")
    shutil.copytree(site.root, twin.root, ignore=shutil.ignore_patterns("_site", ".studylog-cache"))
    assert report.problems == twin.build().problems
    assert read_files(site.root / "_site") == read_files(twin.root / "_site")


WORDS: dict[str, str] = {
    "a sentence at the end": OPENING + REST + "\n한 문장 더.\n",
    "lines above a broken link": OPENING + "또 한 문단.\n\n" + REST,
    "a link mended, another broken": OPENING + "# 제목\n\n[b](2024-01-03-b.md) [c](/nowhere/)\n",
    "another heading": OPENING + "## 새 제목\n\n글\n",
    "a formula that cannot be converted": OPENING + "글 ![](/x.png)\n\n$$\n\\frac{1\n$$\n",
}


@pytest.mark.parametrize("body", WORDS.values(), ids=WORDS)
def test_other_words_are_published(site: SiteTest, whole: list[BuildOptions], body: str) -> None:
    make(site)
    whole.clear()
    report = site.post(A, body, tags="[파이썬]").build()
    assert_clean(site, report)
    if "frac" not in body:  # the first formula of a page: its head asks for a style sheet
        assert [options.source for options in whole] == [site.root.parent / "clean"]
        written = [path for path in report.published.written if not path.startswith("assets/studylog/search/")]
        assert written == ["2024/01/02/a.html", "feed.json", "feed.xml"]


def test_one_edit_after_the_other_is_published(site: SiteTest, whole: list[BuildOptions]) -> None:
    make(site)
    whole.clear()
    for number in range(3):
        site.post(A, f"{OPENING}{REST}\n{number}\n", tags="[파이썬]").build()
        site.post(B, f"{OPENING}## 결론\n\n끝 {number}\n", tags="[파이썬]")
        report = site.build()
    assert whole == []
    assert_clean(site, report)


def test_nothing_is_left_of_former_words(site: SiteTest) -> None:
    make(site)
    for number in range(3):
        site.post(A, f"{OPENING}{REST}\n{number}\n", tags="[파이썬]").build()
    with sqlite3.connect(site.root / ".studylog-cache/fragments.sqlite") as store:
        assert store.execute("SELECT count(*) FROM fragments").fetchone() == (3,)


def _remove_page(site: SiteTest) -> None:
    (site.root / "about.md").unlink()


MORE: dict[str, Callable[[SiteTest], object]] = {
    "its title": lambda site: site.post(A, OPENING + REST, title="새 제목", tags="[파이썬]"),
    "a tag": lambda site: site.post(A, OPENING + REST, tags="[파이썬, 새것]"),
    "its opening": lambda site: site.post(A, "다른 문단.\n\n" + REST, tags="[파이썬]"),
    "its reading time": lambda site: site.post(A, OPENING + REST + "가나다 " * 2000, tags="[파이썬]"),
    "a heading that others lead to": lambda site: site.post(B, f"{OPENING}## 끝\n\n끝\n", tags="[파이썬]"),
    "its first Liquid": lambda site: site.post(A, OPENING + "{% include n.html %}\n", tags="[파이썬]"),
    "a page beside it": lambda site: site.post(A, OPENING + "글\n", tags="[파이썬]").write("x.md", "---\n---\n글\n"),
    "a page that is no longer there": lambda site: _remove_page(site.post(A, OPENING + "글\n", tags="[파이썬]")),
    "a template": lambda site: site.post(A, OPENING + "글\n").write("templates/term.html", "{{ head.title }}\n"),
    "a page edited by hand": lambda site: site.post(A, OPENING + "글\n", tags="[파이썬]").write(
        "_site/index.html", "x"
    ),
    "its date passed over": lambda site: site.post(A, OPENING + REST, tags="[파이썬]", published="false"),
}


@pytest.mark.parametrize("edit", MORE.values(), ids=MORE)
def test_whatever_else_changed_makes_a_whole_build(
    site: SiteTest, whole: list[BuildOptions], edit: Callable[[SiteTest], object]
) -> None:
    make(site)
    whole.clear()
    edit(site)
    report = site.build()
    assert site.root in [options.source for options in whole]
    assert_clean(site, report)


def test_words_that_tell_what_a_post_is_about_make_a_whole_build_where_posts_lead_to_related_ones(
    site: SiteTest, whole: list[BuildOptions]
) -> None:
    """Else only the edited page would lead to others; where none does, such words are like any others."""
    about, other = (f"{OPENING}## {heading}\n\n글\n" for heading in ("경사 하강법과 손실", "교착 상태와 세마포어"))
    for related in ("false", "true"):
        for day in range(1, 9):
            site.post(f"2024-01-0{day}-p.md", about if day in (1, 4, 8) else other, related=related)
        site.build()
        whole.clear()
        report = site.post("2024-01-04-p.md", f"{OPENING}## 다른 것\n\n글\n", related=related).build()
        assert (site.root in [options.source for options in whole]) == (related == "true")
        assert_clean(site, report)


READERS = {
    "a page": ("all.md", "{% for post in site.posts %}{{ post.content | strip_html }}{% endfor %}"),
    "a page that knows titles only": ("all.md", "{% for post in site.posts %}{{ post.title }}{% endfor %}"),
    "another post": ("_posts/2024-01-05-c.md", "{{ site.posts.last.content }}"),
    "a page that includes it": ("all.md", "{% include_relative _posts/2024-01-02-a.md %}"),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_texts_that_liquid_reads_are_read_again(site: SiteTest, reader: tuple[str, str]) -> None:
    path, text = reader
    site.write(path, f"---\ntitle: 모두\n---\n{text}\n")
    make(site)
    assert_clean(site, site.post(A, OPENING + REST + "\n읽을 말\n", tags="[파이썬]").build())


def test_new_words_that_would_be_published_wrong_are_not(site: SiteTest) -> None:
    make(site)
    before = site.read("2024/01/02/a.html")
    site.post(A, OPENING + REST + "\n[c](/nowhere/)\n", tags="[파이썬]")
    with pytest.raises(ContentError):
        site.build(strict=True)
    assert site.read("2024/01/02/a.html") == before


def test_a_draft_has_the_time_of_its_file(site: SiteTest) -> None:
    """Other words are another time; the front matter says nothing of it."""
    draft = site.write("_drafts/later.md", "---\ntitle: 초안\n---\n첫 문단\n\n하나\n").root / "_drafts/later.md"
    os.utime(draft, (0, NOW.timestamp() - 10 * 86400))
    make(site)
    site.build(show_drafts=True)
    draft.write_text("---\ntitle: 초안\n---\n첫 문단\n\n둘\n", "utf-8")
    os.utime(draft, (0, NOW.timestamp() - 3 * 86400))
    site.build(show_drafts=True)
    assert "2024-05-29" in site.read("index.html")


def test_an_include_that_is_no_longer_asked_for_is_no_longer_missed(site: SiteTest) -> None:
    site.post("2024-01-04-c.md", OPENING + "{% include_relative gone.md %}\n")
    make(site)
    assert_clean(site, site.post("2024-01-04-c.md", OPENING + "글\n").build())


def test_a_name_in_mere_words_asks_for_no_include(site: SiteTest) -> None:
    """Nobody needs to be able to read it."""
    site.write("_includes/bytes.html", b"\xff\xfe\x00")
    make(site)
    assert_clean(site, site.post(A, OPENING + "bytes.html\n", tags="[파이썬]").build())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no file")
def test_a_build_that_failed_in_between_leaves_the_search_alone(site: SiteTest) -> None:
    """It fails while pages are written, when the index is already what it would have been."""
    make(site)
    site.write("templates/home.html", "{{ 1 / 0 }}").post(A, OPENING + REST, tags="[다른]")
    with pytest.raises(ContentError):
        site.build()
    (site.root / "templates/home.html").unlink()
    assert_clean(site, site.post(A, WORDS["a sentence at the end"], tags="[파이썬]").build())


def test_a_disk_that_takes_no_more_is_told(site: SiteTest) -> None:
    """The stores are larger than what may be written; the site stays as it was, and the next build goes on."""
    import resource

    make(site)
    before = site.contents()
    site.post(A, OPENING + REST + "\n한 문장 더.\n", tags="[파이썬]")
    bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, bounds[1]))
    try:
        with pytest.raises(MachineError):
            site.build()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
    assert before == site.contents()
    assert_clean(site, site.build())
