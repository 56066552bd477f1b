"""`studylog check --against`, run for real: a blog, and what Jekyll 4.3 with kramdown 2.4 made of it.

`tests/parity/jekyll_site` was written by `jekyll build` from `tests/parity/blog`; the layouts there are a small theme
that marks nothing, so that the texts have to be found.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_cli import run

PARITY = Path(__file__).parents[1] / "parity"
OLD = PARITY / "jekyll_site"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A copy of the blog, to be changed."""
    return shutil.copytree(PARITY / "blog", tmp_path / "blog")


def read_report(blog: Path, old: Path = OLD, *options: str) -> Any:
    """What is found, as data."""
    done = run("check", "--against", str(old), "--format", "json", *options, cwd=blog)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def list_losses(report: Any) -> set[tuple[str, str, str]]:
    """Every loss as URL, kind and what is lost."""
    gone = {(one["url"], "url", one.get("now", "")) for one in report["gone"]}
    return gone | {(page["url"], loss["kind"], loss["lost"]) for page in report["changed"] for loss in page["losses"]}


def edit(blog: Path, path: str, old: str, new: str) -> None:
    text = (blog / path).read_text("utf-8")
    assert old in text
    (blog / path).write_text(text.replace(old, new), "utf-8")


BFS = "_posts/2024-01-02-bfs.md"


def test_what_jekyll_made_of_a_blog_is_all_there(blog: Path) -> None:
    done = run("check", "--against", str(OLD), cwd=blog)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "nothing is lost: 18 URLs are there, 12 pages say the same\n"


def test_it_says_so_in_korean(blog: Path) -> None:
    done = run("check", "--against", str(OLD), cwd=blog, lang="ko_KR.UTF-8")
    assert done.stdout == "잃은 것이 없습니다: 주소 18개가 그대로 있고, 페이지 12개의 내용이 같습니다\n"


def test_a_site_against_itself_lacks_nothing_and_proves_nothing(blog: Path) -> None:
    assert run("build", "-q", cwd=blog).returncode == 0
    done = run("check", "--against", "_site", cwd=blog)
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "nothing is lost")
    assert "warning[usage]: _site was written by studylog, so this says nothing of Jekyll" in done.stderr


def test_a_sum_comes_first_then_a_few_of_each_kind(blog: Path) -> None:
    for number in range(30):
        (blog / "_posts" / f"2023-01-01-p{number}.md").write_text(f"---\ntitle: 글{number}\n---\n가\n", "utf-8")
    assert run("build", "-q", "-d", "../old", cwd=blog).returncode == 0
    edit(blog, "_config.yml", "/:categories/:title/", "/n/:categories/:title/")
    (blog / "_posts/2024-01-05-matrix.md").unlink()
    edit(blog, BFS, "| 끝 ", "| 앞 ")
    done = run("check", "--against", "../old", cwd=blog)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert re.fullmatch(r"gone: 37 of \d+ URLs, 36 of them with a new place", lines[0])
    assert re.fullmatch(r"changed: 1 of \d+ pages \(words 1\)", lines[1])
    assert "… and 26 more (--verbose shows all)" in lines
    assert "nothing stands at /cs/matrix/ any more" in lines
    assert f'{BFS}: /cs/bfs/: "끝" after "앞 뒤 스택" has become "앞"' in lines
    shown = run("check", "--against", "../old", "--verbose", cwd=blog).stdout
    assert shown.count("nothing stands at ") == 37


def test_annotations_stand_at_the_posts(blog: Path) -> None:
    edit(blog, BFS, "| 끝 ", "| 앞 ")
    done = run("check", "--against", str(OLD), "--format", "github", cwd=blog)
    assert done.returncode == 1
    assert done.stdout.startswith(f'::warning file={BFS},title=changed-page::/cs/bfs/: "끝" after ')


# --- redirects ---


def test_redirects_are_written_once_and_work(blog: Path) -> None:
    edit(blog, "_config.yml", "/:categories/:title/", "/notes/:title/")
    before = {path: path.read_bytes() for path in blog.rglob("*.*") if path.is_file()}
    done = run("check", "--against", str(OLD), "--write-redirects", cwd=blog)
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "nothing is lost")
    assert "_posts/2024-01-02-bfs.md: wrote redirect_from: /cs/bfs/\n" in done.stderr
    changed = {path.name for path, data in before.items() if path.read_bytes() != data}
    assert changed == {path.name for path in (blog / "_posts").iterdir()}
    again = run("check", "--against", str(OLD), "--write-redirects", cwd=blog)
    assert (again.returncode, again.stderr) == (0, "")
    assert run("build", "-q", cwd=blog).returncode == 0
    assert "url=/notes/bfs/" in (blog / "_site/cs/bfs/index.html").read_text("utf-8")


def test_what_is_not_known_for_sure_stays_lost(blog: Path) -> None:
    edit(blog, "_config.yml", "/:categories/:title/", "/notes/:title/")
    (blog / "_posts/2024-01-05-matrix.md").unlink()
    assert list_losses(read_report(blog, OLD, "--write-redirects")) == {("/cs/matrix/", "url", "")}


def test_a_post_that_is_read_only_is_told_and_the_others_are_written(blog: Path) -> None:
    edit(blog, "_config.yml", "/:categories/:title/", "/notes/:title/")
    (blog / BFS).chmod(0o444)
    done = run("check", "--against", str(OLD), "--write-redirects", cwd=blog)
    assert done.returncode == 1
    assert f"{BFS}: error[gone-url]: redirect_from: /cs/bfs/ could not be added: it is read-only" in done.stderr
    assert done.stdout.startswith("gone: 1 of 18 URLs, 1 of them with a new place\n")


def test_a_sitemap_is_enough_to_find_urls(blog: Path) -> None:
    posts = ("cs/bfs", "ml/gradient", "ai/gone")
    locs = "".join(f"<url><loc>https://old.example/{post}/</loc></url>" for post in posts)
    (blog / "old.xml").write_text(f"<urlset>{locs}</urlset>", "utf-8")
    assert list_losses(read_report(blog, Path("old.xml"))) == {("/ai/gone/", "url", "")}


def test_texts_as_json_know_their_sources(blog: Path) -> None:
    posts = {BFS: {"url": "/2024/bfs.html", "html": "<p>다른 글</p>"}}
    (blog / "old.json").write_text(json.dumps(posts), "utf-8")
    assert list_losses(read_report(blog, Path("old.json"))) == {
        ("/2024/bfs.html", "url", "/cs/bfs/"),
        ("/2024/bfs.html", "words", "다른 글"),
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone", None),
        ("empty.xml", "<urlset></urlset>"),
        ("index.xml", "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>"),
        ("old.json", '["a"]'),
        ("broken.json", "{"),
    ],
)
def test_what_is_no_old_site_is_a_mistake_of_the_command(blog: Path, name: str, content: str | None) -> None:
    if content is not None:
        (blog / name).write_text(content, "utf-8")
    done = run("check", "--against", name, cwd=blog)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[usage]: " in done.stderr
    assert "Traceback" not in done.stderr


def test_redirects_need_an_old_site(blog: Path) -> None:
    done = run("check", "--write-redirects", cwd=blog)
    assert (done.returncode, done.stderr.split("\n")[0]) == (
        2,
        "error[usage]: --write-redirects needs an old site to look at",
    )
