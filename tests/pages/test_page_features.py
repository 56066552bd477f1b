"""A page loads styles for formulas and code where it shows some, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SiteTest

ROOT = Path(__file__).parents[2]
MATH, CODE = "/math.css", "/code.css"


def loaded(site: SiteTest, path: str) -> set[str]:
    """Which of the two a page loads."""
    html = site.read(path)
    return {sheet for sheet in (MATH, CODE) if sheet in html}


@pytest.mark.parametrize("shown", ["{{ p.content }}", "{{ p.excerpt }}"])
@pytest.mark.parametrize(("body", "sheets"), [("글 $x^2$", {MATH}), ("```py\nx\n```", {CODE}), ("글", set())])
def test_a_page_that_lists_posts_loads_what_they_need(site: SiteTest, shown: str, body: str, sheets: set[str]) -> None:
    site.post("2024-01-02-a.md", body)
    site.write("all.html", f"---\ntitle: 모두\n---\n{{% for p in site.posts %}}{shown}{{% endfor %}}\n")
    site.build()
    assert loaded(site, "all.html") == sheets


def test_each_page_of_an_own_list_loads_what_it_shows(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://me.example\npaginate: 1\nplugins: [jekyll-paginate]\n")
    site.post("2024-01-02-a.md", "글 $x$").post("2024-01-03-b.md", "글")
    site.write("index.html", "---\n---\n{% for p in paginator.posts %}{{ p.content }}{% endfor %}\n")
    site.build()
    assert loaded(site, "index.html") == set()
    assert loaded(site, "page2/index.html") == {MATH}


def test_only_the_page_with_the_words_above_a_list_loads_what_they_need(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nurl: https://me.example\npaginate: 1\n")
    site.post("2024-01-02-a.md").post("2024-01-03-b.md")
    site.write("index.md", "---\nlayout: home\n---\n글 $x$\n")
    site.build()
    assert loaded(site, "index.html") == {MATH}
    assert loaded(site, "page2/index.html") == set()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The sample blog, built."""
    site = SiteTest(tmp_path_factory.mktemp("sample") / "blog")
    site.root.mkdir()
    for folder in ("posts", "assets", "pages"):
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, site.root / folder)
    for file in (*ROOT.glob("*.yml"), *ROOT.glob("about.*")):
        shutil.copy(file, site.root)
    site.build()
    return site


def test_a_page_of_the_sample_blog_loads_only_what_it_shows(sample: SiteTest) -> None:
    signs = {MATH: "<math", CODE: "<pre", "/mermaid.js": 'class="mermaid'}
    pages = [path for path in sample.files() if path.endswith(".html") and 'rel="stylesheet"' in sample.read(path)]
    for path in pages:
        html = sample.read(path)
        for sheet, sign in signs.items():
            assert (sheet in html) == (sign in html), f"{path}: {sheet}"
        assert ("/blocks.js" in html) == bool(loaded(sample, path)), path
    bare = [path for path in pages if not loaded(sample, path)]
    assert {"archive", "tags", "404"} <= {path.split("/")[0].removesuffix(".html") for path in bare}
