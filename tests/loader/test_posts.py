"""A file below a posts folder becomes the post that Jekyll would make of it."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from studylog.errors import Code, Severity
from studylog.models import HeldBack, Post, Site

LoadSite = Callable[..., Site]


# Below `_posts/`; date, slug, title, URL under `/:title:output_ext`.
FILES = [
    (
        "2021-01-05-Title Case_한글 (1).md",
        "2021-01-05",
        "Title case_한글 (1)",
        "/Title-Case_%ED%95%9C%EA%B8%80-(1).html",
    ),
    ("2021-1-5-x.md", "2021-01-05", "X", "/x.html"),
    ("21-1-5-y.md", "2021-01-05", "Y", "/y.html"),
    ("2021-02-30-b.md", "2021-03-02", "B", "/b.html"),
    ("2021-01-05-a.b.c.md", "2021-01-05", "A.b.c", "/a.b.c.html"),
    ("2021-01-05-t..md", "2021-01-05", "T", "/t.html"),
    ("2021-01-05-foo.md.md", "2021-01-05", "Foo.md", "/foo.md.html"),
    ("2021-01-05-.md", "2021-01-05", "", "/.html"),
    ("2021-01-05-a-.md", "2021-01-05", "A", "/a.html"),
    ("2021-01-05--b.md", "2021-01-05", " B", "/b.html"),
    ("2021-01-05-c--d.md", "2021-01-05", "C  D", "/c-d.html"),
    ("2021-01-05-HELLO-wORLD-iOS.md", "2021-01-05", "Hello World Ios", "/HELLO-wORLD-iOS.html"),
    ("2021-01-05-deep_learning-basic.md", "2021-01-05", "Deep_learning Basic", "/deep_learning-basic.html"),
    ("2021-01-05-2021-02-03-d.md", "2021-01-05", "2021 02 03 D", "/2021-02-03-d.html"),
    ("2021-01-05-한글-제목.md", "2021-01-05", "한글 제목", "/%ED%95%9C%EA%B8%80-%EC%A0%9C%EB%AA%A9.html"),
    ("2021-01-05-É.MD", "2021-01-05", "É", "/%C3%89.html"),
    ("2021-01-05-h.html", "2021-01-05", "H", "/h.html"),
    ("2021-01-05-h.htm", "2021-01-05", "H", "/h.htm"),
    ("2021-01-05-sp ace .md", "2021-01-05", "Sp ace ", "/sp-ace.html"),
]


@pytest.mark.parametrize(("name", "date", "title", "url"), FILES)
def test_a_file_name_gives_date_title_and_url(load: LoadSite, name: str, date: str, title: str, url: str) -> None:
    post = load({f"_posts/{name}": "x"}, config="permalink: /:title:output_ext").posts[0]
    assert (date, title, url) == (post.date.date().isoformat(), post.title, post.url)


@pytest.mark.parametrize(
    "name",
    ["2021-01-05 space.md", "2021_01_05-u.md", "2021-01-05x.md", "notes.md", "a-2021-01-05-x.md", "12021-01-05-f.md"],
)
def test_a_markdown_file_without_a_date_is_named(load: LoadSite, name: str) -> None:
    site = load({f"_posts/{name}": "x"})
    assert site.posts == ()
    assert [(each.severity, each.code) for each in site.problems] == [(Severity.WARNING, Code.FILE_NAME)]


@pytest.mark.parametrize(
    "name",
    [
        ".2021-01-05-h.md",
        "_2021-01-05-u.md",
        "#2021-01-05-h.md",
        "~2021-01-05-t.md",
        "2021-01-05-b.md~",
        "a.pdf",
        ".DS_Store",
        "2021-01-05-noext",
        "img/a.png",
    ],
)
def test_what_is_no_post_by_its_name_is_passed_over_in_silence(load: LoadSite, name: str) -> None:
    site = load({f"_posts/{name}": "x"})
    assert (site.posts, site.problems, site.pages) == ((), (), ())


@pytest.mark.parametrize("extension", [".txt", ".ipynb", ".mdx", ".png"])
def test_a_dated_file_of_another_kind_is_named(load: LoadSite, extension: str) -> None:
    site = load({f"_posts/2021-01-05-x{extension}": b"\x89\xff"})
    assert site.posts == ()
    assert [each.severity for each in site.problems] == [Severity.WARNING]


# A file and the URL under the default permalink: folders above `_posts` are categories.
FOLDERS = [
    ("_posts/Sub/Deep/2021-01-01-a.md", "/2021/01/01/a.html"),
    ("AI/_posts/2021-01-02-b.md", "/ai/2021/01/02/b.html"),
    ("AI/ML Lab/_posts/Sub/2021-01-03-c.md", "/ai/ml%20lab/2021/01/03/c.html"),
    ("_posts/X/_posts/2021-01-10-j.md", "/2021/01/10/j.html"),
    ("vendor/_posts/2021-01-13-m.md", "/vendor/2021/01/13/m.html"),
    ("_posts/2021-02-02-dir/2021-01-04-d.md", "/2021/01/04/d.html"),
]


@pytest.mark.parametrize(("path", "url"), FOLDERS)
def test_folders_above_posts_are_categories(load: LoadSite, path: str, url: str) -> None:
    assert [url] == [post.url for post in load({path: "x"}).posts]


@pytest.mark.parametrize(
    "path", ["_AI/_posts/2021-01-01-a.md", "_posts/.h/2021-01-01-a.md", "AI/_posts/_u/2021-01-01-a.md"]
)
def test_posts_in_hidden_folders_are_not_read(load: LoadSite, path: str) -> None:
    assert load({path: "x"}).posts == ()


def test_collections_dir_moves_the_posts_folder(load: LoadSite) -> None:
    files = {"col/_posts/2021-01-01-a.md": "a", "col/AI/_posts/2021-01-02-b.md": "b", "_posts/2021-01-03-c.md": "c"}
    site = load(files, config="collections_dir: col")
    assert [post.url for post in site.posts] == ["/ai/2021/01/02/b.html", "/2021/01/01/a.html"]


TOKENS = [
    (":categories", "ai/natural%20language"),
    (":slugified_categories", "ai/natural-language"),
    (":title", "Deep-Learning_%EA%B8%B0%EC%B4%88-(1)"),
    (":slug", "deep-learning-%EA%B8%B0%EC%B4%88-1"),
    (":name", "2021-03-07-deep-learning-%EA%B8%B0%EC%B4%88-1"),
    (":path", "2021-03-07-Deep%20Learning_%EA%B8%B0%EC%B4%88%20(1)"),
    (":collection", "posts"),
    (":output_ext", ".html"),
    (":year-:short_year-:w_year", "2021-21-2021"),
    (":month-:i_month-:short_month-:long_month", "03-3-Mar-March"),
    (":day-:i_day-:y_day", "07-7-066"),
    (":week-:w_day-:short_day-:long_day", "09-7-Sun-Sunday"),
    (":hour-:minute-:second", "09-08-07"),
]


@pytest.mark.parametrize(("token", "value"), TOKENS)
def test_every_token_of_a_permalink(load: LoadSite, token: str, value: str) -> None:
    post = "---\ncategories: [AI, Natural Language]\ndate: 2021-03-07 09:08:07\n---\nx"
    site = load({"_posts/2021-03-07-Deep Learning_기초 (1).md": post}, config=f"permalink: /a{token}/")
    assert f"/a{value}/" == site.posts[0].url


STYLES = [
    ("date", "/ai/2021/03/07/a.html"),
    ("pretty", "/ai/2021/03/07/a/"),
    ("ordinal", "/ai/2021/066/a.html"),
    ("weekdate", "/ai/2021/W09/Sun/a.html"),
    ("none", "/ai/a.html"),
    ("", "/"),
    ("foo", "/foo"),
]


@pytest.mark.parametrize(("style", "url"), STYLES)
def test_every_style_of_a_permalink(load: LoadSite, style: str, url: str) -> None:
    assert url == load({"AI/_posts/2021-03-07-a.md": "x"}, config=f"permalink: '{style}'").posts[0].url


def test_week_and_year_of_a_year_s_first_day(load: LoadSite) -> None:
    config = "permalink: /:year/:w_year/W:week/:w_day/"
    assert load({"_posts/2021-01-01-a.md": "x"}, config=config).posts[0].url == "/2021/2020/W53/5/"


def test_a_posts_own_permalink_is_a_template_too(load: LoadSite) -> None:
    front = "---\npermalink: /:categories/:slug/\nslug: 나만의 것\ncategory: C\n---\nx"
    post = load({"_posts/2021-01-05-x.md": front}).posts[0]
    assert (post.url, post.output) == ("/c/%EB%82%98%EB%A7%8C%EC%9D%98-%EA%B2%83/", "c/나만의-것/index.html")


@pytest.mark.parametrize(
    ("slug", "url"),
    [
        ("../../etc", "/-/-etc.html"),
        ("a/b", "/a-b.html"),
        ("12", "/12.html"),
        ("1.10", "/1.10.html"),
    ],
)
def test_a_slug_never_leaves_its_place(load: LoadSite, slug: str, url: str) -> None:
    site = load({"_posts/2021-01-05-x.md": f"---\nslug: {slug}\n---\nx"}, config="permalink: none")
    assert [url] == [post.url for post in site.posts]


@pytest.mark.parametrize("slug", ["/", '""', "..."])
def test_a_slug_of_which_nothing_is_left_gives_way_to_the_files(load: LoadSite, slug: str) -> None:
    site = load({"_posts/2021-01-05-x.md": f"---\nslug: {slug}\n---\nx"}, config="permalink: none")
    assert (1, Severity.WARNING if slug != "..." else None) == (
        len(site.posts),
        site.problems[0].severity if site.problems else None,
    )


# --- other keys ---


def only_post(load: LoadSite, front: str, **options: str) -> Post:
    return load({"_posts/2021-01-05-x.md": f"---\n{front}\n---\nbody\n"}, **options).posts[0]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("2024", "2024"),
        ("no", "no"),
        ("2024-01-01", "2024-01-01"),
        ("1.10", "1.10"),
        ("''", ""),
        ("null", "X"),
        ("", "X"),
        ('"[네이버] a : b"', "[네이버] a : b"),
        ("[네이버]", "[네이버]"),
    ],
)
def test_a_title_is_shown_as_written(load: LoadSite, written: str, title: str) -> None:
    assert title == only_post(load, f"title: {written}").title


def test_the_front_matter_reaches_templates_as_plain_data(load: LoadSite) -> None:
    front = (
        "header:\n  teaser: /a.png\nauthor: [me, you]\nexcerpt: 짧게\ndescription: 길게\nlast_modified_at: 2021-05-06"
    )
    post = only_post(load, front)
    assert post.front["header"] == {"teaser": "/a.png"}
    assert ("짧게", "길게", dt.date(2021, 5, 6)) == (
        post.excerpt,
        post.description,
        post.updated and post.updated.date(),
    )
    assert post == pickle.loads(pickle.dumps(post))


def test_an_unreadable_last_modified_at_is_only_warned_of(load: LoadSite) -> None:
    site = load({"_posts/2021-01-05-x.md": "---\nlast_modified_at: 어제\n---\nx"})
    assert (site.posts[0].updated, site.problems[0].severity) == (None, Severity.WARNING)


@pytest.mark.parametrize(("front", "excerpt"), [("excerpt: ''", ""), ("excerpt: null", None), ("a: 1", None)])
def test_an_empty_excerpt_is_one(load: LoadSite, front: str, excerpt: str | None) -> None:
    assert excerpt == only_post(load, front).excerpt


@pytest.mark.parametrize(
    ("front", "redirects"),
    [
        ("redirect_from: /old/", ("/old/",)),
        ("redirect_from: [/a, /b/]", ("/a", "/b/")),
        ("redirect_from:", ()),
        ("a: 1", ()),
    ],
)
def test_old_urls_are_one_or_several(load: LoadSite, front: str, redirects: tuple[str, ...]) -> None:
    assert redirects == only_post(load, front).redirects


def test_a_category_that_is_no_file_name_is_told_with_its_post_and_line(load: LoadSite) -> None:
    site = load({"_posts/2024-03-01-a.md": '---\ntitle: a\ncategories: ["a\\0b"]\n---\nx'})
    assert [str(problem.location) for problem in site.problems] == ["_posts/2024-03-01-a.md:3:13"]


@pytest.mark.parametrize("old", ["../../x", "/%2e%2e/x", '"/a\\0b"'])
@pytest.mark.parametrize("file", ["_posts/2024-03-01-a.md", "page.md"])
def test_an_old_url_outside_the_output_is_refused_with_its_line(load: LoadSite, file: str, old: str) -> None:
    site = load({file: f"---\ntitle: a\nredirect_from:\n- /ok/\n- {old}\n---\nx"})
    [problem] = site.problems
    assert (Severity.ERROR, "permalink", f"{file}:5:3") == (problem.severity, problem.code, str(problem.location))
    assert (len(site.posts), len(site.pages)) == (0, 0)


@pytest.mark.parametrize(
    ("front", "layout"),
    [("layout: wide", "wide"), ("layout: none", "none"), ("layout: false", ""), ("layout: null", ""), ("a: 1", "")],
)
def test_a_layout_may_be_none(load: LoadSite, front: str, layout: str) -> None:
    assert layout == only_post(load, front).layout


def test_the_body_keeps_its_lines(load: LoadSite) -> None:
    post = load({"_posts/2021-01-05-x.md": "\ufeff---\r\ntitle: T\r\n---\r\n\r\n    a\r\nb".encode()}).posts[0]
    assert (post.body, post.body_line) == ("    a\nb", 5)


def test_a_control_character_in_the_body_stays(load: LoadSite) -> None:
    assert load({"_posts/2021-01-05-x.md": "a\bb"}).posts[0].body == "a\bb"


# --- held back ---


@pytest.mark.parametrize("value", ["false", "False", "no", "off", "", "null"])
def test_published_false_hides(load: LoadSite, value: str) -> None:
    site = load({"_posts/2021-01-05-x.md": f"---\npublished: {value}\n---\nx"})
    assert ((), (HeldBack(source="_posts/2021-01-05-x.md", reason="unpublished"),)) == (site.posts, site.held_back)


@pytest.mark.parametrize("value", ["trues", "'false'", "n", "0", "true"])
def test_anything_else_publishes(load: LoadSite, value: str) -> None:
    assert only_post(load, f"published: {value}")


def test_unpublished_true_shows_the_hidden(load: LoadSite) -> None:
    assert only_post(load, "published: false", config="unpublished: true")


def test_a_future_post_waits_for_its_instant(load: LoadSite) -> None:
    now = dt.datetime(2021, 1, 4, 14, 59, tzinfo=dt.UTC)
    site = load({"_posts/2021-01-05-x.md": "x"}, config="timezone: Asia/Seoul", now=now)
    assert site.posts == ()
    assert [each.reason for each in site.held_back] == ["future"]
    assert site.problems[0].message() == "not published until 2021-01-05 00:00:00 +0900"
    later = load({"_posts/2021-01-05-x.md": "x"}, config="timezone: Asia/Seoul", now=now + dt.timedelta(minutes=1))
    assert len(later.posts) == 1


def test_future_true_shows_what_is_to_come(load: LoadSite) -> None:
    site = load({"_posts/2031-01-05-x.md": "x"}, config="future: true")
    assert (len(site.posts), site.problems) == (1, ())


def test_drafts_are_counted_and_left_out(load: LoadSite) -> None:
    site = load({"_drafts/a.md": "---\ntitle: [bad\n---\n", "AI/_drafts/b.md": "b", "_posts/2021-01-05-x.md": "x"})
    assert [each.source for each in site.held_back] == ["AI/_drafts/b.md", "_drafts/a.md"]
    assert (len(site.posts), site.problems) == (1, ())


def test_drafts_are_shown_by_their_date_name_or_last_change(load: LoadSite, tmp_path: Path) -> None:
    files = {"_drafts/a.md": "a", "_drafts/2021-01-05-b.md": "b", "AI/_drafts/c.md": "---\ndate: 2020-02-02\n---\nc"}
    load(files)
    os.utime(tmp_path / "_drafts" / "a.md", (1_600_000_000, 1_600_000_000))
    site = load({}, config="show_drafts: true")
    dates = {post.slug: post.date.date().isoformat() for post in site.posts}
    assert dates == {"a": "2020-09-13", "b": "2021-01-05", "c": "2020-02-02"}
    assert [label.name for post in site.posts if post.slug == "c" for label in post.categories] == ["AI"]
    assert all(post.draft for post in site.posts)


# --- posts/ ---


def test_posts_without_underscore_is_read_where_there_is_no_other(load: LoadSite) -> None:
    files = {
        "posts/2021-01-05-a.md": "a",
        "posts/AI/나의 글.md": "---\ndate: 2021-01-06 10:00\n---\nb",
        "posts/index.md": "---\ntitle: all\n---\n",
        "posts/img/a.png": "p",
        "posts/old.html": "---\n---\npage",
        "posts/README.md": "r",
    }
    site = load(files, config="permalink: pretty")
    assert [(post.slug, post.categories) for post in site.posts] == [("나의 글", ()), ("a", ())]
    assert {"posts/index.md", "posts/old.html"} == {page.source for page in site.pages}
    assert {"posts/img/a.png", "posts/README.md"} == {asset.source for asset in site.assets}


def test_beside_underscore_posts_it_holds_pages(load: LoadSite) -> None:
    site = load(
        {"_posts/2021-01-05-a.md": "a", "posts/index.html": "---\n---\n", "posts/2021-01-11-k.md": "---\n---\n"}
    )
    assert [page.url for page in site.pages] == ["/posts/2021-01-11-k.html", "/posts/"]


def test_order_is_by_date_then_path_newest_first(load: LoadSite) -> None:
    names = """_posts/2021-01-05-c.md ai/_posts/2021-01-05-r.md _posts/sub/2021-01-05-a.md _posts/2021-1-5-d.md
        _posts/2021-01-05-가.md _posts/2021-01-05-b.md _posts/2021-01-05-A2.md AI2/_posts/2021-01-05-q.md
        _posts/2021-01-04-e.md""".split()
    files = dict.fromkeys(sorted(names), "x") | {names[0]: "---\ndate: 2021-01-06\n---\nx"}
    assert names == [post.source for post in load(files).posts]


def test_limit_posts_keeps_the_newest(load: LoadSite) -> None:
    files = {f"_posts/2021-01-0{day}-a.md": "x" for day in range(1, 6)}
    assert [post.date.day for post in load(files, config="limit_posts: 2").posts] == [5, 4]
