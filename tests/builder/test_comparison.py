"""A blog that lost something since Jekyll 4.3 with kramdown 2.4 made `tests/parity/jekyll_site` of it."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from studylog.builder.against.comparison import compare_with_old
from studylog.builder.build import BuildOptions, check
from tests.conftest import NOW

PARITY = Path(__file__).parents[1] / "parity"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A copy of the blog, to be changed."""
    return shutil.copytree(PARITY / "blog", tmp_path / "blog")


def compare(blog: Path, old: Path = PARITY / "jekyll_site") -> set[tuple[str, str, str]]:
    """Every loss as URL, kind and what is lost; of a gone URL where its text is now."""
    found = compare_with_old(check(BuildOptions(source=blog, now=NOW, jobs=1)), old)
    gone = {(one.url, "url", one.move.url if one.move else "") for one in found.gone}
    return gone | {(page.url, str(loss.kind), loss.lost) for page in found.changed for loss in page.losses}


def edit(path: str, old: str, new: str) -> Callable[[Path], object]:
    def change(blog: Path) -> None:
        text = (blog / path).read_text("utf-8")
        assert old in text
        (blog / path).write_text(text.replace(old, new), "utf-8")

    return change


def remove(path: str) -> Callable[[Path], object]:
    return lambda blog: (blog / path).unlink()


BFS, GRADIENT, DIJKSTRA = (f"_posts/2024-01-0{name}.md" for name in ("2-bfs", "3-gradient", "4-dijkstra"))
PLANTED: tuple[tuple[Callable[[Path], object], tuple[str, str, str]], ...] = (
    (remove("_posts/2024-01-05-matrix.md"), ("/cs/matrix/", "url", "")),
    (edit("_posts/2024-01-06-norm.md", "layout: post", "permalink: /math/norm/"), ("/cs/norm/", "url", "/math/norm/")),
    (remove("topics/math.html"), ("/topics/math/", "url", "")),
    (remove("page2/index.html"), ("/page2/", "url", "")),
    (remove("assets/notes.pdf"), ("/assets/notes.pdf", "url", "")),
    (remove("assets/contour.png"), ("/assets/contour.png", "url", "")),
    (edit("_posts/2024-01-08-heap.md", "title: 힙", "title: 더미"), ("/cs/heap/", "title", "힙")),
    (edit(BFS, "## 알고리즘", "## 알고리듬\n{: #알고리즘}"), ("/cs/bfs/", "heading", "알고리즘")),
    (edit(BFS, "### 복잡도", "#### 복잡도"), ("/cs/bfs/", "heading", "h3 복잡도")),
    (edit(BFS, "오늘은 격자에서", "오늘은"), ("/cs/bfs/", "words", "격자에서")),
    (edit(BFS, "2. 큐가 빌 때까지 꺼낸다\n", ""), ("/cs/bfs/", "words", "큐가 빌 때까지 꺼낸다")),
    (edit(BFS, "| 끝 ", "| 앞 "), ("/cs/bfs/", "words", "끝")),
    (edit(BFS, "인접 목록으로", "인접 행렬로"), ("/cs/bfs/", "words", "목록으로")),
    (edit(BFS, "        node = queue.popleft()\n", ""), ("/cs/bfs/", "code", "        node = queue.popleft()")),
    (edit(GRADIENT, r"- \eta", r"+ \eta"), ("/ml/gradient/", "words", "-")),
    (edit(GRADIENT, "L(w_1, w_2)", "L(w1, w_2)"), ("/ml/gradient/", "formula", "L(w_1,w_2)")),
    (edit(GRADIENT, "![손실 곡선](/assets/loss.png)\n", ""), ("/ml/gradient/", "image", "/assets/loss.png")),
    (edit(GRADIENT, "1412.6980", "1412.0000"), ("/ml/gradient/", "link", "//arxiv.example/abs/1412.6980")),
    (edit(DIJKSTRA, "(/assets/large.png)", "(/assets/small.png)"), ("/cs/dijkstra/", "link", "/assets/large.png")),
    (edit(DIJKSTRA, "iframe", "p"), ("/cs/dijkstra/", "media", "youtu.be/dQw4")),
)
"""What is done to the blog → the one loss that it is."""


def test_twenty_planted_losses_are_found_and_nothing_else(blog: Path) -> None:
    assert len(PLANTED) == 20
    for plant, _ in PLANTED:
        plant(blog)
    assert compare(blog) == {loss for _, loss in PLANTED}


@pytest.mark.parametrize(("plant", "loss"), PLANTED, ids=[f"{kind}-{url}" for _, (url, kind, _) in PLANTED])
def test_each_of_them_alone_is_one_loss(
    blog: Path, plant: Callable[[Path], object], loss: tuple[str, str, str]
) -> None:
    plant(blog)
    assert compare(blog) == {loss}


# --- what an old folder holds besides posts ---


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the old site, to be changed."""
    return shutil.copytree(PARITY / "jekyll_site", tmp_path / "old")


def write(folder: Path, path: str, content: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, "utf-8")


def test_what_the_old_theme_brought_is_not_missed(blog: Path, old: Path) -> None:
    for path in ("assets/js/main.js", "assets/font.woff2", "search.json", "robots.txt", "assets/ornament.png", "CNAME"):
        write(old, path, "x")
    write(old, "sitemap.xml", "<urlset></urlset>")
    assert compare(blog, old) == set()


def test_feeds_and_downloads_are(blog: Path, old: Path) -> None:
    write(old, "rss.xml", '<?xml version="1.0"?><rss version="2.0"></rss>')
    write(old, "files/notes.zip", "x")
    assert compare(blog, old) == {("/rss.xml", "url", ""), ("/files/notes.zip", "url", "")}


def test_an_old_redirect_must_still_lead_on(blog: Path, old: Path) -> None:
    write(old, "a/index.html", '<meta http-equiv="refresh" content="0; url=https://log.example/cs/bfs/">')
    write(old, "b.html", '<meta http-equiv="refresh" content="0; url=/cs/bfs/">')
    edit(BFS, "layout: post", "redirect_from: /b.html")(blog)
    assert compare(blog, old) == {("/a/", "url", "")}
    edit(GRADIENT, "layout: post", "redirect_from: /a/")(blog)
    assert compare(blog, old) == {("/a/", "forwarding", "/cs/bfs")}


def test_a_page_that_moved_is_compared_where_it_is_now(blog: Path, old: Path) -> None:
    edit(BFS, "layout: post", "permalink: /bfs/\nredirect_from: /cs/bfs/")(blog)
    assert compare(blog, old) == set()
    edit(BFS, "| 끝 ", "| 앞 ")(blog)
    assert compare(blog, old) == {("/cs/bfs/", "words", "끝")}


def test_names_of_a_mac_are_the_same_names(blog: Path, old: Path) -> None:
    write(old, unicodedata.normalize("NFD", "cs/글/index.html"), "<title>글</title><p>가</p>")
    write(blog, "_posts/2024-02-01-글.md", "---\ntitle: 글\ncategories: cs\n---\n가\n")
    assert compare(blog, old) == set()


def test_a_site_below_a_folder_of_its_host_is_compared_by_its_own_paths(blog: Path, old: Path) -> None:
    """Jekyll writes `baseurl` into links, and not into the names of files."""
    for page in old.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace('="/', '="/log/'), "utf-8")
    for text in (*blog.rglob("*.md"), *blog.rglob("*.html")):
        text.write_text(text.read_text("utf-8").replace("(/", "(/log/"), "utf-8")
    edit("_config.yml", "lang: ko", "baseurl: /log")(blog)
    assert compare(blog, old) == set()
