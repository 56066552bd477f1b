"""`studylog check --against`, run for real: a blog, and what Jekyll 4.3 with kramdown 2.4 made of it.

`tests/parity/jekyll_site` was written by `jekyll build` from `tests/parity/blog`; the layouts there are a small theme
that marks nothing, so that the texts have to be found.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands import run

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
    assert (
        done.stdout
        == "nothing is lost: 18 URLs are there, 12 pages have their words, headings, images, code and links\n"
    )


def test_it_says_so_in_korean(blog: Path) -> None:
    done = run("check", "--against", str(OLD), cwd=blog, lang="ko_KR.UTF-8")
    assert (
        done.stdout
        == "잃은 것이 없습니다: 주소 18개가 그대로 있고, 페이지 12개의 글·소제목·이미지·코드·링크가 남아 있습니다\n"
    )


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


def test_links_to_what_moved_are_right_before_and_after_writing(blog: Path) -> None:
    edit(blog, BFS, "layout: post", "permalink: /b/")
    for _ in range(2):
        done = run("check", "--against", str(OLD), "--write-redirects", cwd=blog)
        assert (done.returncode, done.stdout.split(":")[0]) == (0, "nothing is lost")


def test_a_lock_that_misses_urls_does_not_keep_redirects_from_being_written(blog: Path) -> None:
    """They are the remedy for what it misses."""
    run("urls", "--lock", cwd=blog)
    edit(blog, BFS, "title:", "permalink: /moved/\ntitle:")
    assert run("check", cwd=blog).returncode == 1
    run("check", "--against", str(OLD), "--write-redirects", cwd=blog)
    assert "redirect_from" in (blog / BFS).read_text("utf-8")
    assert run("check", cwd=blog).returncode == 0


def test_what_a_new_redirect_brings_about_is_told(blog: Path) -> None:
    """The site is looked at again: where `/cs/bfs/` must be a folder there is a file."""
    edit(blog, BFS, "layout: post", "permalink: /b/")
    (blog / "cs").mkdir()
    (blog / "cs/bfs").write_text("a", "utf-8")
    done = run("check", "--against", str(OLD), "--write-redirects", cwd=blog)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[url-collision]: redirect_from /cs/bfs/" in done.stderr


def test_a_name_alone_is_not_written(blog: Path) -> None:
    locs = "<url><loc>https://old.example/2020/bfs.html</loc></url>"
    edit(blog, BFS, "layout: post", "permalink: /b/")
    (blog / "old.xml").write_text(f"<urlset>{locs}</urlset>", "utf-8")
    before = (blog / BFS).read_bytes()
    done = run("check", "--against", "old.xml", "--write-redirects", cwd=blog)
    assert (done.returncode, (blog / BFS).read_bytes()) == (1, before)
    assert "nothing stands at /2020/bfs.html any more; /b/ has the same name\n" in done.stdout


SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>\n https://a.example/cs/bfs/ </loc>'
PREFIXED = (
    '<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url>'
    "<sm:loc>https://a.example/cs/bfs/</sm:loc><image:loc>https://a.example/x.png</image:loc></sm:url></sm:urlset>"
)


@pytest.mark.parametrize(
    "content",
    [
        SITEMAP.encode(),
        SITEMAP.encode("utf-16"),
        gzip.compress(SITEMAP.encode()),
        PREFIXED.encode(),
        b"<urlset><loc><![CDATA[https://a.example/cs/bfs/]]></loc>",
    ],
    ids=["plain", "utf-16", "gz", "prefix", "cdata"],
)
def test_a_sitemap_holds_addresses_and_says_so(blog: Path, content: bytes) -> None:
    (blog / "old.xml").write_bytes(content)
    done = run("check", "--against", "old.xml", cwd=blog)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "no URL is lost: 1 are there"
    assert done.stdout.splitlines()[1].startswith("old.xml holds only addresses, ")


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
        ("deep.json", '{"x":' + "[" * 200_000),
        ("broken.xml.gz", "\x1f\x8b"),
        (".", None),
        ("", None),
    ],
)
def test_what_is_no_old_site_is_a_mistake_of_the_command(blog: Path, name: str, content: str | None) -> None:
    if content is not None:
        (blog / name).write_text(content, "utf-8")
    done = run("check", "--against", name, cwd=blog)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[usage]: " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_sources_of_a_blog_are_no_old_site(blog: Path) -> None:
    done = run("check", "--against", ".", cwd=blog)
    assert "bundle exec jekyll build -d ../old" in done.stderr
    assert "--against needs the name" in run("check", "--against", "", cwd=blog).stderr


def test_json_is_one_object_whatever_happens(blog: Path) -> None:
    failed = run("check", "--against", "gone", "--format", "json", cwd=blog)
    (problem,) = json.loads(failed.stdout)["problems"]
    assert (failed.returncode, problem["code"], failed.stderr) == (2, "usage", "")
    edit(blog, "_config.yml", "/:categories/:title/", "/notes/:title/")
    (blog / BFS).chmod(0o444)
    report = read_report(blog, OLD, "--write-redirects")
    assert [one["path"] for one in report["problems"]] == [BFS]
    assert len(report["written"]) == len(list((blog / "_posts").iterdir())) - 1


def test_annotations_are_ten_of_a_level_and_a_sum(blog: Path) -> None:
    locs = "".join(f"<url><loc>https://a.example/gone/{number}/</loc></url>" for number in range(30))
    (blog / "old.xml").write_text(f"<urlset>{locs}</urlset>", "utf-8")
    done = run("check", "--against", "old.xml", "--format", "github", cwd=blog)
    assert done.stdout.count("::error ") == 10
    assert "20" in done.stdout.splitlines()[-1]


def test_the_year_of_jekylls_clock_is_no_loss(blog: Path, tmp_path: Path) -> None:
    old = shutil.copytree(OLD, tmp_path / "old")
    (blog / "now.md").write_text('---\ntitle: 지금\n---\n올해는 {{ site.time | date: "%Y" }}년\n', "utf-8")
    (old / "now").mkdir()
    (old / "now/index.html").write_text("<title>지금</title><main><p>올해는 2031년</p></main>", "utf-8")
    assert list_losses(read_report(blog, old)) == set()
    edit(blog, "now.md", "올해는", "금년은")
    assert list_losses(read_report(blog, old)) == {("/now/", "words", "올해는 2031년")}


def test_what_an_old_theme_writes_into_every_text_is_no_loss(blog: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in "abcd":
        (blog / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n본문 {name}\n", "utf-8")
        (old / name).mkdir()
        text = f"<h1>{name}</h1><p>본문 {name}</p><p>Copyright © 2024 나</p>"
        (old / name / "index.html").write_text(f"<title>{name}</title><div class=container>{text}</div>", "utf-8")
    assert list_losses(read_report(blog, old)) == set()
    edit(blog, "a.md", "본문", "글")
    assert list_losses(read_report(blog, old)) == {("/a/", "words", "본문")}


def test_redirects_need_an_old_site(blog: Path) -> None:
    done = run("check", "--write-redirects", cwd=blog)
    assert (done.returncode, done.stderr.split("\n")[0]) == (
        2,
        "error[usage]: --write-redirects needs an old site to look at",
    )
