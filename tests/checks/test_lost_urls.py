"""What a writer is told of URLs that would be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from studylog.builder.build import BuildOptions, build, check, list_site_urls
from studylog.config import Overrides
from studylog.errors import Code, ContentError, Severity
from tests.conftest import NOW, SiteTest

OS = "2024-03-01-os.md"


def options(site: SiteTest) -> BuildOptions:
    return BuildOptions(source=site.root, now=NOW, jobs=1)


def lock(site: SiteTest) -> SiteTest:
    list_site_urls(options(site), write=True)
    return site


def locked(site: SiteTest) -> dict[str, str]:
    lines = (site.root / "urls.lock").read_text("utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line.startswith("/"))


def lost(site: SiteTest) -> list[tuple[str, str]]:
    """Place and message of each lost URL."""
    problems = [problem for problem in check(options(site)).problems if problem.code == Code.LOST_URL]
    return [(str(problem.location), problem.message()) for problem in problems]


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """Two posts, a page, a collection, a draft and a post to come, locked."""
    site.write("_config.yml", "permalink: /:categories/:title/\ncollections: {notes: {output: true}}\npaginate: 1\n")
    site.post(OS, title="운영체제", categories="CS", tags="[C#]").post("2024-03-02-db.md", title="디비")
    site.write("about.md", "---\ntitle: 소개\n---\n").write("_notes/a.md", "---\ntitle: 가\n---\n")
    site.write("paper.pdf", "x").write("a.png", "x")
    site.write("_drafts/later.md", "---\ntitle: 나중\n---\n글\n").post("2999-01-01-far.md")
    return lock(site)


def test_what_others_link_to_is_locked(blog: SiteTest) -> None:
    """Posts, pages, documents, lists, feeds and PDFs; no page behind the first of a list, nothing held back."""
    assert locked(blog) == {
        "/": "(home)",
        "/about/": "about.md",
        "/archive/": "(archive)",
        "/categories/": "(categories)",
        "/categories/cs/": "(categories: CS)",
        "/cs/os/": "_posts/2024-03-01-os.md",
        "/db/": "_posts/2024-03-02-db.md",
        "/feed.json": "(feed)",
        "/feed.xml": "(feed)",
        "/notes/a/": "_notes/a.md",
        "/paper.pdf": "paper.pdf",
        "/tags/": "(tags)",
        "/tags/c%23/": "(tags: C#)",
    }


def test_later_pages_of_a_list_on_a_page_are_not_locked(site: SiteTest) -> None:
    site.write("_config.yml", "paginate: 1\n").write("index.html", "---\nlayout: home\n---\n")
    site.write("all.md", "---\npagination: {enabled: true, per_page: 1}\n---\n")
    lock(site.post(OS).post("2024-03-02-db.md"))
    assert [url for url in locked(site) if "2/" in url and "2024" not in url] == []
    assert locked(site)["/"] == "index.html"


@pytest.mark.parametrize("slug", ["C#", "100%", "왜?", "a b", "c++", "a%20b", "%ED%95%9C", "한 글", "`x`", "a;b,c"])
def test_whatever_a_permalink_holds_what_was_just_locked_is_not_lost(site: SiteTest, slug: str) -> None:
    site.post(OS, permalink=f'"/x/{slug}/"', tags=f'["{slug}"]')
    assert lost(lock(site)) == []
    assert len([source for source in locked(site).values() if source == f"_posts/{OS}"]) == 1


def test_a_site_that_keeps_its_urls_is_built_and_new_ones_are_no_matter(blog: SiteTest) -> None:
    before = (blog.root / "urls.lock").read_bytes()
    blog.post("2024-03-03-new.md").build()
    assert (blog.root / "urls.lock").read_bytes() == before
    assert "urls.lock" not in blog.files()


def test_a_site_without_a_lock_may_lose_what_it_likes(site: SiteTest) -> None:
    site.post(OS).post("2024-03-02-db.md").build()
    (site.root / "_posts" / OS).unlink()
    site.build()
    assert not (site.root / "urls.lock").exists()


def _delete(blog: SiteTest) -> None:
    (blog.root / "_posts" / OS).unlink()


def _rename(blog: SiteTest) -> None:
    (blog.root / "_posts" / OS).rename(blog.root / "_posts/2024-03-01-operating-systems.md")


def _rename_like_title(blog: SiteTest) -> None:
    (blog.root / "_posts" / OS).rename(blog.root / "_posts/2024-03-09-renamed.md")
    blog.post("2024-03-09-renamed.md", title="OS")


def _move_to_drafts(blog: SiteTest) -> None:
    (blog.root / "_posts" / OS).rename(blog.root / "_drafts/os.md")


def _hide(blog: SiteTest) -> None:
    blog.post(OS, categories="CS", published="false")


def _date_ahead(blog: SiteTest) -> None:
    blog.post(OS, categories="CS", date="2024-07-01 09:00")


def _move_by_permalink(blog: SiteTest) -> None:
    blog.post(OS, categories="CS", tags="[C#]", permalink="/new/")


def _move_by_category(blog: SiteTest) -> None:
    blog.post(OS, categories="ML", tags="[C#]")


def _move_by_slug(blog: SiteTest) -> None:
    blog.post(OS, categories="CS", tags="[C#]", slug="linux")


def _exclude(blog: SiteTest) -> None:
    blog.post(OS, categories="CS", tags="[C#]")
    blog.write("_posts/2024-03-01-os.md", (blog.root / "_posts" / OS).read_bytes())
    config = (blog.root / "_config.yml").read_text("utf-8")
    blog.write("_config.yml", f"{config}exclude: [2024-03-01-os.md, {OS}, _posts/{OS}]\nlimit_posts: 1\n")


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [
        (_delete, "urls.lock:8", "its file _posts/2024-03-01-os.md is gone"),
        (_rename, "_posts/2024-03-01-operating-systems.md", "seems to be _posts/2024-03-01-operating-systems.md now"),
        (_rename_like_title, "_posts/2024-03-09-renamed.md", "seems to be _posts/2024-03-09-renamed.md now"),
        (_move_to_drafts, "_drafts/os.md", "_drafts/os.md is a draft"),
        (_hide, "_posts/2024-03-01-os.md", "is hidden by published: false"),
        (_date_ahead, "_posts/2024-03-01-os.md", "is held back until 2024-07-01 09:00 +0000"),
        (_move_by_permalink, "_posts/2024-03-01-os.md", "is at /new/ now, by its permalink"),
        (_move_by_category, "_posts/2024-03-01-os.md", "is at /ml/os/ now, by its categories"),
        (_move_by_slug, "_posts/2024-03-01-os.md", "is at /cs/linux/ now, by its slug or title"),
        (_exclude, "_posts/2024-03-01-os.md", "is there, but no page is made of it"),
    ],
)
def test_a_lost_url_names_the_post_that_lost_it(
    blog: SiteTest, change: Callable[[SiteTest], None], place: str, why: str
) -> None:
    change(blog)
    found = [(at, message) for at, message in lost(blog) if message.startswith("/cs/os/ is no longer published: ")]
    assert [at for at, _ in found] == [place]
    assert why in found[0][1]


def test_a_lost_url_stops_the_build_before_anything_is_written(blog: SiteTest) -> None:
    _delete(blog)
    with pytest.raises(ContentError):
        blog.build()
    assert not (blog.root / "_site").exists() or blog.files() == set()


def test_a_url_that_a_redirect_covers_is_kept_and_locked(blog: SiteTest) -> None:
    blog.post(OS, categories="ML", tags="[C#]", redirect_from="/cs/os/")
    blog.post("2024-03-03-cs.md", categories="CS").build()
    lock(blog)
    assert locked(blog)["/cs/os/"] == "_posts/2024-03-01-os.md"
    blog.post(OS, categories="ML", tags="[C#]")
    assert [message for _, message in lost(blog)] == [
        "/cs/os/ is no longer published: the redirect_from of _posts/2024-03-01-os.md does not name it any more"
    ]


def test_a_page_that_is_hidden_loses_its_url(blog: SiteTest) -> None:
    blog.write("about.md", "---\ntitle: 소개\npublished: false\n---\n")
    assert lost(blog) == [("about.md", "/about/ is no longer published: about.md is hidden by published: false")]


def test_a_category_without_posts_is_named(blog: SiteTest) -> None:
    blog.post(OS, permalink="/cs/os/", tags="[C#]")
    assert [message.partition(":")[2] for _, message in lost(blog)] == [
        " the list (categories: CS) has nothing to show, or _config.yml does not ask for it"
    ]


def test_another_permalink_for_the_site_is_told_once(site: SiteTest) -> None:
    site.write("_config.yml", "permalink: /:title/\n")
    for day in range(1, 8):
        site.post(f"2024-03-0{day}-day{day}.md")
    lock(site).write("_config.yml", "permalink: /:year/:title/\n")
    assert lost(site) == [
        (
            "_config.yml",
            "7 URLs are no longer published, those of all posts: /day1/ is at /2024/day1/ now, and so on",
        )
    ]


def test_an_accepted_loss_writes_the_lock_anew(blog: SiteTest) -> None:
    _delete(blog)
    blog.post("2024-03-05-new.md")
    report = build(replace(options(blog), accept=True))
    assert report.lock_change
    assert report.lock_change.dropped == ("/categories/cs/", "/cs/os/", "/tags/c%23/")
    assert report.lock_change.added == ("/new/",)
    assert "/new/" in locked(blog)
    assert lost(blog) == []


def test_a_preview_only_warns(blog: SiteTest) -> None:
    _delete(blog)
    report = build(replace(options(blog), overrides=Overrides(preview=True)))
    assert {problem.severity for problem in report.problems if problem.code == Code.LOST_URL} == {Severity.WARNING}


def test_a_draft_that_is_shown_keeps_its_url_in_the_preview(blog: SiteTest) -> None:
    _delete(blog)
    blog.write("_drafts/os.md", "---\ntitle: OS\ndate: 2024-03-01\ncategories: CS\ntags: C#\n---\n글\n")
    assert "/cs/os/" in {message.split(" ")[0] for _, message in lost(blog)}
    blog.build(show_drafts=True)


@pytest.mark.parametrize("content", [b"/a/\n", b"\xff\xfe", b"<<<<<<< HEAD\n", b"/a/ x\n/a/ y\n", b"\x00"])
def test_a_lock_that_cannot_be_read_is_a_problem_with_its_line(site: SiteTest, content: bytes) -> None:
    problems = [
        problem
        for problem in site.post(OS).write("urls.lock", content).problems()
        if problem.code in (Code.URLS_LOCK, Code.LOST_URL)
    ]
    assert problems
    assert {problem.severity for problem in problems} == {Severity.ERROR}
    assert {problem.location.path for problem in problems if problem.location} == {"urls.lock"}


def test_a_folder_in_the_place_of_the_lock_is_a_problem(site: SiteTest) -> None:
    (site.root / "urls.lock").mkdir()
    assert [str(problem.code) for problem in site.post(OS).problems()] == ["urls-lock"]


def test_names_that_no_disk_has_are_only_lost(site: SiteTest) -> None:
    site.post(OS).write("urls.lock", f"/a/ {'x' * 5000}\n/b/ a\x00b\n/{'%2e%2e/' * 9} ../../etc/passwd\n")
    assert {str(problem.code) for problem in site.problems()} == {"lost-url"}
