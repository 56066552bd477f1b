"""A folder becomes a site; what is wrong with one file never hides the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from studylog.config import load_config
from studylog.errors import Code, ConfigError, MachineError, Severity
from studylog.loader.outputs import unportable
from studylog.loader.site import load_site
from studylog.models import Site

LoadSite = Callable[..., Site]
AsNobody = Callable[[], AbstractContextManager[None]]
NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def test_a_broken_post_is_left_out_and_the_others_are_read(load: LoadSite) -> None:
    site = load({"_posts/2021-01-01-a.md": "---\ntitle: a: b\n---\n", "_posts/2021-01-02-b.md": "b"})
    assert [post.slug for post in site.posts] == ["b"]
    assert [(each.location.path, each.severity) for each in site.problems if each.location] == [
        ("_posts/2021-01-01-a.md", Severity.ERROR)
    ]


def test_a_folder_with_nothing_to_build_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(ConfigError, match="nothing to build"):
        load_site(load_config(tmp_path)[0], NOW)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nothing to build"):
        load_site(load_config(tmp_path / "nowhere")[0], NOW)


@pytest.mark.parametrize("folder", ["posts", "_posts", "AI/_posts"])
def test_a_posts_folder_alone_is_a_site(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert load_site(load_config(tmp_path)[0], NOW).posts == ()


def test_a_configuration_alone_is_a_site(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: T")
    assert load_site(load_config(tmp_path)[0], NOW).config.title == "T"


def test_two_sources_with_one_url_are_an_error_that_names_both(load: LoadSite) -> None:
    files = {"_posts/2021-01-01-a.md": "x", "a.html": "---\n---\n", "_posts/2021-01-02-a.md": "y"}
    site = load(files, config="permalink: none")
    assert ([post.source for post in site.posts], site.pages) == (["_posts/2021-01-02-a.md"], ())
    assert [problem.code for problem in site.problems] == [Code.URL_COLLISION] * 2
    assert all("_posts/2021-01-02-a.md" in problem.message() for problem in site.problems)


def test_a_file_where_another_needs_a_folder_is_an_error(load: LoadSite) -> None:
    files = {"_posts/2021-01-01-a.md": "---\npermalink: /v1.0\n---\nx", "v1.0/notes.txt": "y"}
    site = load(files)
    assert site.assets == ()
    assert [(each.location.path, each.code) for each in site.problems if each.location] == [
        ("v1.0/notes.txt", Code.URL_COLLISION)
    ]
    other_way = load({"_posts/2021-01-02-b.md": "---\npermalink: /v1.0/b/\n---\nx"})
    assert [post.slug for post in other_way.posts] == ["b"]


@pytest.mark.parametrize(
    ("output", "part"),
    [
        ("a/b.html", ""),
        ("한글/이름 (1).html", ""),
        ("CON/index.html", "CON"),
        ("a/nul.html", "nul.html"),
        ("console/a.html", ""),
        ("a:b/index.html", "a:b"),
        ("a /index.html", "a "),
        ("a./index.html", "a."),
        ("가" * 100 + "/index.html", "가" * 100),
        ("a" * 300 + ".html", "a" * 300 + ".html"),
        ("왜?.html", "왜?.html"),
    ],
)
def test_a_name_that_some_system_cannot_hold_is_found(output: str, part: str) -> None:
    assert part == unportable(output)


def test_signs_in_file_names_are_percent_encoded(load: LoadSite) -> None:
    site = load({"_posts/2021-01-01-100% #1 왜? 😀 & co.md": "x"}, config="permalink: none")
    assert site.posts[0].url == "/100-1-%EC%99%9C-&-co.html"


@pytest.mark.parametrize("locked", ["_posts/2021-01-01-a.md", "_posts", "assets/a.png"])
def test_what_cannot_be_read_stops_the_build(open_folder: Path, as_nobody: AsNobody, locked: str) -> None:
    for path in ("_posts/2021-01-01-a.md", "assets/a.png"):
        (open_folder / path).parent.mkdir()
        (open_folder / path).write_text("x")
    config, _ = load_config(open_folder)
    (open_folder / locked).chmod(0)
    with as_nobody(), pytest.raises(MachineError, match=locked) as caught:
        load_site(config, NOW)
    assert caught.value.exit_code == 3


def test_the_output_folder_is_never_content(load: LoadSite) -> None:
    site = load({"public/a.txt": "x", "b.txt": "y"}, config="destination: public")
    assert [asset.source for asset in site.assets] == ["b.txt"]


def test_two_loads_of_one_folder_are_equal(load: LoadSite) -> None:
    files = {"_posts/2021-01-01-a.md": "---\ntags: [a, b]\n---\nx", "about.md": "---\n---\n", "a.png": "x"}
    assert load(files) == load({})
