"""A page that is told by its outline to be the same is the same once it is laid out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from studylog.builder.build import BuildOptions, check
from studylog.builder.cache.ingredients import Fingerprints, Kitchen, digest_surroundings
from studylog.config import Overrides
from studylog.plan import Outline
from tests.conftest import NOW

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POSTS = {
    f"_posts/2024-01-0{number}-{name}.md": f"---\ntitle: {name}\n{front}\n---\n\n{body}\n"
    for number, (name, front, body) in enumerate(
        (
            (
                "a",
                "tags: [ML, 수학, a b]\ncategories: AI",
                "첫 문장이다.\n\n둘째 문단이다.\n\n[곳](https://a.example/)",
            ),
            ("b", "tags: [ML]\nrelated: true", "첫 문장이다.\n\n## 제목\n\n글."),
            ("c", "tags: [수학]\nseries: 연재", "$x$ 하나."),
            ("d", "categories: [AI, NLP]\nseries: 연재\nrelated: true", "```python\nprint()\n```"),
            ("e", "tags: [ML, a-b]\ncategories: NLP\nseries: 연재", "마지막 글이다."),
        ),
        start=1,
    )
}
EDITS = (
    ("title: c", "title: 새 제목"),
    ("title: c", "title: $x$"),
    ("첫 문장이다.", "다른 문장이다."),
    ("둘째 문단이다.", "다른 문단이다."),
    ("둘째 문단이다.", "둘째 <b>문단이다.</b>"),
    ("## 제목", "## 다른 제목"),
    ("https://a.example/", "https://b.example/"),
    ("tags: [ML]\nrelated", "tags: [ML, 수학]\nrelated"),
    ("tags: [수학]", "tags: [math]"),
    (", a b]", "]"),
    ("categories: AI", "categories: 인공지능"),
    ("categories: NLP", "categories: [NLP, nlp]"),
    ("series: 연재", "series: 다른 연재"),
    ("title: a", "title: a\nexcerpt: 줄임"),
    ("title: a", "title: a\ndate: 2024-01-01 12:00"),
    ("title: a", "title: a\nlast_modified_at: 2024-02-01"),
    ("title: a", "title: a\npermalink: /first/"),
    ("title: a", "title: a\nimage: /a.png"),
    ("title: a", "title: a\nhidden: true"),
    ("title: a", "title: a\nauthor_profile: false"),
    ("title: d", "title: d\nredirect_to: /b/"),
)
CONFIG = "paginate: 2\narchives:\n  years: true\n"
CONFIGS = ("paginate: 3", "words_per_minute: 1", "author: {name: 김}", "baseurl: /blog", "lang: en", "teaser: /t.png")
DATA = "_data/authors.yml"


def read_outlines(site: SiteTest) -> tuple[Kitchen, dict[str, Outline]]:
    """What its pages are fingerprinted with, and those that are outlined."""
    prepared = check(BuildOptions(source=site.root, now=NOW, overrides=Overrides(show_drafts=True)))
    kitchen = Kitchen(prepared.theme, digest_surroundings(prepared.site, prepared.edition.view))
    return kitchen, {page.path: page for page in prepared.plan.artifacts if isinstance(page, Outline)}


def find_wrong(site: SiteTest, before: tuple[Kitchen, dict[str, Outline]]) -> list[str]:
    """Pages that are others than before, and are told to be the same."""
    (then, outlines), (now, outlines_now) = before, read_outlines(site)
    return [
        path
        for path in outlines.keys() & outlines_now.keys()
        if then.fingerprint(outlines[path]) == now.fingerprint(outlines_now[path])
        and digest_views(outlines[path]) != digest_views(outlines_now[path])
    ]


def digest_views(outline: Outline) -> str:
    return Fingerprints().take(outline.lay_out(), "", "", "")


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    site.write("_config.yml", CONFIG)
    for path, text in POSTS.items():
        site.write(path, text)
    return site


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_an_edit_of_a_post_changes_the_outline_of_every_page_that_shows_it(blog: SiteTest, old: str, new: str) -> None:
    before = read_outlines(blog)
    path = next(path for path, text in POSTS.items() if old in text)
    blog.write(path, POSTS[path].replace(old, new))
    assert find_wrong(blog, before) == []


@pytest.mark.parametrize("line", CONFIGS)
def test_a_setting_changes_the_outline_of_every_page_that_shows_it(blog: SiteTest, line: str) -> None:
    before = read_outlines(blog)
    blog.write("_config.yml", f"{CONFIG}{line}\n")
    assert find_wrong(blog, before) == []


def test_data_change_the_outline_of_every_page_that_shows_them(blog: SiteTest) -> None:
    blog.write(DATA, "kim: {name: 김}\n").write("_posts/2024-01-06-f.md", "---\nauthor: kim\n---\n글\n")
    before = read_outlines(blog)
    blog.write(DATA, "kim: {name: 이}\n")
    assert find_wrong(blog, before) == []


def test_the_time_of_a_draft_s_file_changes_the_outline_of_every_page_that_shows_it(blog: SiteTest) -> None:
    blog.write("_drafts/f.md", "---\ntitle: f\n---\n글\n")
    os.utime(blog.root / "_drafts/f.md", (1700000000, 1700000000))
    before = read_outlines(blog)
    os.utime(blog.root / "_drafts/f.md", (1700100000, 1700100000))
    assert find_wrong(blog, before) == []


def test_a_new_page_changes_the_outline_of_every_page_that_shows_it(blog: SiteTest) -> None:
    blog.write("_data/navigation.yml", "main:\n  - title: 소개\n    url: /about/\n")
    before = read_outlines(blog)
    blog.write("about.md", "---\ntitle: 소개\npermalink: /about/\n---\n")
    assert find_wrong(blog, before) == []


def test_a_post_that_goes_changes_the_outline_of_every_page_that_showed_it(blog: SiteTest) -> None:
    before = read_outlines(blog)
    for path in list(POSTS)[1:4]:
        (blog.root / path).unlink()
        assert find_wrong(blog, before) == []


def test_most_pages_are_told_to_be_the_same(blog: SiteTest) -> None:
    then, outlines = read_outlines(blog)
    path = next(iter(POSTS))
    blog.write(path, POSTS[path].replace("title: a", "title: a\ntags: [새것]"))
    now, outlines_now = read_outlines(blog)
    changed = {path for path in outlines if then.fingerprint(outlines[path]) != now.fingerprint(outlines_now[path])}
    assert "2024/01/05/e.html" not in changed
    assert "ai/2024/01/01/a.html" in changed
