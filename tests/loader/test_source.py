"""What is copied, read as a page, or left out is what Jekyll's filter says; links are never followed."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from studylog.errors import Code, Severity
from studylog.loader.globs import matches_any
from studylog.models import Site

LoadSite = Callable[..., Site]


def outputs(site: Site) -> set[str]:
    return {page.output for page in site.pages} | {asset.output for asset in site.assets}


COPIED = """a.txt .htaccess sub/node_modules/j.js vendor/lib.js sub/vendor/bundle/z.js sub/Gemfile README.md LICENSE
    package.json CNAME robots.txt docs/a.md Thumbs.db 한글.txt a.b/c.txt x.yml x.json x.html y.md s.scss""".split()
LEFT_OUT = """.nojekyll .hidden/x.txt .well-known/x.json _private/x.txt _x.md #a# #b.txt a~ ~c.txt sub/~d.txt sub/.e
    sub/_f.txt sub/#g.txt node_modules/p/i.js vendor/bundle/a.rb vendor/cache/a vendor/gems/a vendor/ruby/a Gemfile
    Gemfile.lock gemfiles/x .sass-cache/x .jekyll-cache/y .git/HEAD .gitignore .DS_Store a./d.txt e. _site/old.txt
    _sass/a.scss _data/a.yml _includes/a.html _layouts/a.html sub/_layouts/a.html sub/_posts/i.png _config.prod.yml
    _posts/img.png assets/_a.png assets/b/_c/d.png templates/post.html .studylog-cache/x""".split()


def test_what_is_copied_and_what_is_left_out(load: LoadSite) -> None:
    assert set(COPIED) == outputs(load(dict.fromkeys((*COPIED, *LEFT_OUT), "")))


TREE = """a.txt test/a.txt test.txt tests/b.txt testing.md a/test/c.txt a/test.txt docs/a.md docs/sub/b.txt
    a/docs/c.txt img/x.png img/sub/y.png x.png""".split()
EVERYTHING = " ".join(TREE)

EXCLUDED = [
    ("test", "test.txt test/a.txt testing.md tests/b.txt"),
    ("/test", "test.txt test/a.txt testing.md tests/b.txt"),
    ("test/", "test/a.txt"),
    ("test/*", "test/a.txt"),
    ("test/**", "test/a.txt"),
    ("**/test", "a/test/c.txt"),
    ("**/test.txt", "a/test.txt"),
    ("*/test.txt", "a/test.txt"),
    ("test.txt", "test.txt"),
    ("a", "a.txt a/docs/c.txt a/test.txt a/test/c.txt"),
    ("docs/*", "docs/a.md docs/sub/b.txt"),
    ("docs/*.md", "docs/a.md"),
    ("docs/**/*.txt", "docs/sub/b.txt"),
    ("**/docs", "a/docs/c.txt"),
    ("/docs", "docs/a.md docs/sub/b.txt"),
    ("*.png", "img/sub/y.png img/x.png x.png"),
    ("**/*.png", "img/sub/y.png img/x.png"),
    ("img/*.png", "img/sub/y.png img/x.png"),
    ("t?st.txt", "test.txt"),
    ("[rt]est.txt", "test.txt"),
    ("[^a]est.txt", "test.txt"),
    ("{test,docs}", ""),
    ("./test", ""),
    ("docs/a.md", "docs/a.md"),
    ("a.html", ""),
    ("Test", ""),
    ("", ""),
    ("*", EVERYTHING),
]


@pytest.mark.parametrize(("pattern", "gone"), EXCLUDED)
def test_a_pattern_of_exclude(load: LoadSite, pattern: str, gone: str) -> None:
    site = load(dict.fromkeys(TREE, ""), config=f"exclude: ['{pattern}']")
    assert set(gone.split()) == set(TREE) - outputs(site)


HIDDEN = ".env _inc.txt _pages/about.md _pages/sub/c.md a/_pages/z.md sub/.dot".split()
ALL_PAGES = "_pages/about.md _pages/sub/c.md a/_pages/z.md"

INCLUDED = [
    ("_pages", ALL_PAGES),
    ("/_pages", ALL_PAGES),
    ("_pages/", ALL_PAGES),
    ("_pages/about.md", "_pages/about.md"),
    ("about.md", ""),
    (".env", ".env"),
    (".dot", "sub/.dot"),
    (".*", ".env sub/.dot"),
    ("_*", f"_inc.txt {ALL_PAGES}"),
    ("*", " ".join(HIDDEN)),
    ("sub/.dot", "sub/.dot"),
    ("_pages/**", ""),
    ("**/_pages", ""),
    ("**/.dot", ""),
]


@pytest.mark.parametrize(("pattern", "shown"), INCLUDED)
def test_a_pattern_of_include(load: LoadSite, pattern: str, shown: str) -> None:
    site = load(dict.fromkeys(HIDDEN, ""), config=f"include: ['{pattern}']")
    assert set(shown.split()) == outputs(site)


def test_include_beats_exclude_but_not_for_a_folder_left_out(load: LoadSite) -> None:
    site = load({"docs/a.txt": "", "b.txt": ""}, config="exclude: [docs, b.txt]\ninclude: [a.txt, b.txt]")
    assert {"b.txt"} == outputs(site)


def test_exclude_reaches_posts_too(load: LoadSite) -> None:
    files = {"_posts/x/2021-01-01-a.md": "a", "_posts/2021-01-02-b.md": "b"}
    assert [post.slug for post in load(files, config="exclude: [_posts/x]").posts] == ["b"]


def test_a_jekyll_theme_is_noted_once(load: LoadSite) -> None:
    files = {"_layouts/a.html": "", "_sass/a.scss": "", "a.scss": "---\n---\nb{}", "c/d.sass": "---\n---\n"}
    site = load(files)
    assert set() == outputs(site)
    assert [problem.severity for problem in site.problems if problem.code == Code.TEMPLATE] == [Severity.NOTE]


# --- what is no regular file ---

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on this system")


@needs_links
def test_symbolic_links_are_named_and_never_followed(load: LoadSite, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text("secret")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "loop").symlink_to(tmp_path / "assets", target_is_directory=True)
    (tmp_path / "assets" / "out.txt").symlink_to(outside)
    (tmp_path / "assets" / "broken").symlink_to("nowhere")
    site = load({"assets/a.png": "a"}, config="include: [assets/out.txt]")
    assert {"assets/a.png"} == outputs(site)
    named = [problem.location.path for problem in site.problems if problem.location and problem.severity == "warning"]
    assert named == ["assets/broken", "assets/loop", "assets/out.txt"]


@needs_links
def test_a_linked_posts_folder_is_named(load: LoadSite, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "_posts").symlink_to(tmp_path / "real", target_is_directory=True)
    assert [problem.location.path for problem in load({}).problems if problem.location] == ["_posts"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipes_and_sockets_are_named_and_never_block(
    load: LoadSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    (tmp_path / "_posts").mkdir()
    os.mkfifo(tmp_path / "_posts" / "2021-01-01-pipe.md")
    os.mkfifo(tmp_path / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("sock")
    site = load({})
    listener.close()
    named = [problem.location.path for problem in site.problems if problem.location and problem.code == Code.FILE]
    assert named == ["_posts/2021-01-01-pipe.md", "pipe", "sock"]


def test_a_folder_named_like_a_file_is_named(load: LoadSite) -> None:
    site = load({"notes.md/a.txt": ""})
    assert {"notes.md/a.txt"} == outputs(site)
    assert [problem.code for problem in site.problems] == [Code.FILE_NAME]


def test_names_are_nfc_and_twins_are_an_error(load: LoadSite, tmp_path: Path) -> None:
    site = load({"assets/\u1112\u1161\u11ab.png": "a", "_posts/2021-01-01-\u1112\u1161\u11ab.md": "a"})
    assert [post.source for post in site.posts] == ["_posts/2021-01-01-한.md"]
    assert [post.url for post in site.posts] == ["/2021/01/01/%ED%95%9C.html"]
    asset = site.assets[0]
    assert asset.output == "assets/한.png"
    assert (tmp_path / asset.source).is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="one name to this system")
def test_two_names_that_differ_only_in_form_are_an_error(load: LoadSite) -> None:
    site = load({"_posts/2021-01-01-\u1112\u1161\u11ab.md": "a", "_posts/2021-01-01-한.md": "b"})
    assert len(site.posts) == 1
    assert [(problem.severity, problem.location.path) for problem in site.problems if problem.location] == [
        (Severity.ERROR, "_posts/2021-01-01-한.md")
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="one name to this system")
def test_backups_of_both_forms_are_nobody_s(load: LoadSite) -> None:
    site = load({"_posts/2021-01-01-\u1112\u1161\u11ab.md~": "a", "_posts/2021-01-01-한.md~": "b"})
    assert (site.posts, site.problems) == ((), ())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no such name")
def test_a_name_that_is_not_utf_8_is_named_and_skipped(load: LoadSite, tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/_posts/2021-01-01-\xb0\xa1.md")).write_text("x")
    site = load({})
    assert site.posts == ()
    assert [each.location.path for each in site.problems if each.location] == [r"_posts/2021-01-01-\xb0\xa1.md"]


def test_a_set_that_is_none_matches_nothing() -> None:
    assert not matches_any(["[z-a]"], "b")


def test_a_pattern_is_tried_in_linear_time() -> None:
    assert not matches_any(["*a" * 12 + "b"], "a" * 200)


def test_pages_in_a_folder_called_posts_are_no_mistake(load: LoadSite) -> None:
    """Only names with a date look like posts that were put into the wrong folder."""
    files = {"_posts/2021-01-01-a.md": "a", "posts/index.md": "---\n---\n", "posts/guide.md": "---\n---\n"}
    assert load(files).problems == ()


def test_posts_in_posts_beside_posts_with_an_underscore_are_told_once(load: LoadSite) -> None:
    files = {f"posts/2021-01-0{day}-a.md": "---\n---\na" for day in (1, 2, 3)}
    (problem,) = load({"_posts/2021-01-01-a.md": "a", **files}).problems
    assert "3, the first posts/2021-01-01-a.md" in problem.message()
