"""Every other file with front matter is a page, all the rest is copied."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

import pytest

from studylog.errors import Severity
from studylog.models import Site

LoadSite = Callable[..., Site]
PAGE = "---\ntitle: T\n---\nbody\n"

# A file; its URL and output under the default permalink.
PAGES = [
    ("about.md", "/about.html", "about.html"),
    ("About Us.md", "/About%20Us.html", "About Us.html"),
    ("sub/page.md", "/sub/page.html", "sub/page.html"),
    ("sub/index.md", "/sub/", "sub/index.html"),
    ("index.html", "/", "index.html"),
    ("a.b.md", "/a.b.html", "a.b.html"),
    ("x.MD", "/x.html", "x.html"),
    ("404.html", "/404.html", "404.html"),
    ("robots.txt", "/robots.txt", "robots.txt"),
    ("feed.xml", "/feed.xml", "feed.xml"),
    ("assets/s.json", "/assets/s.json", "assets/s.json"),
    ("소개.md", "/%EC%86%8C%EA%B0%9C.html", "소개.html"),
    ("a#b?.md", "/a%23b%3F.html", "a#b?.html"),
    ("a%20b.md", "/a%2520b.html", "a%20b.html"),
]


@pytest.mark.parametrize(("file", "url", "output"), PAGES)
def test_a_page_stands_where_its_file_does(load: LoadSite, file: str, url: str, output: str) -> None:
    page = load({file: PAGE}).pages[0]
    assert (url, output, "T", "body\n", 4) == (page.url, page.output, page.title, page.body, page.body_line)


@pytest.mark.parametrize(
    ("permalink", "file", "url", "output"),
    [
        ("/a/", "x.md", "/a/", "a/index.html"),
        ("/feed/", "x.xml", "/feed/", "feed/index.xml"),
        ("/a.xml", "x.md", "/a.xml", "a.xml"),
        ("404.html", "x.md", "/404.html", "404.html"),
        ("/:path/:basename/", "sub/My Page.md", "/sub/My%20Page/", "sub/My Page/index.html"),
        ("/:title/", "x.md", "/:title/", ":title/index.html"),
        ("pretty", "x.md", "/pretty", "pretty.html"),
    ],
)
def test_a_page_may_say_where_it_stands(load: LoadSite, permalink: str, file: str, url: str, output: str) -> None:
    page = load({file: f"---\npermalink: {permalink}\n---\n"}).pages[0]
    assert (url, output) == (page.url, page.output)


def test_only_markdown_is_marked_as_such(load: LoadSite) -> None:
    site = load(dict.fromkeys(["a.md", "b.markdown", "c.html", "d.txt"], PAGE))
    assert {page.source: page.markdown for page in site.pages} == {
        "a.md": True,
        "b.markdown": True,
        "c.html": False,
        "d.txt": False,
    }


def test_markdown_ext_adds_extensions(load: LoadSite) -> None:
    site = load({"a.text": PAGE, "_posts/2021-01-01-b.text": "b"}, config="markdown_ext: text,md")
    assert ([p.url for p in site.pages], [p.url for p in site.posts]) == (["/a.html"], ["/2021/01/01/b.html"])


def test_a_page_with_a_byte_order_mark_is_a_page(load: LoadSite) -> None:
    assert load({"a.md": "\ufeff" + PAGE}).pages[0].title == "T"


@pytest.mark.parametrize("value", ["false", "null"])
def test_an_unpublished_page_is_dropped(load: LoadSite, value: str) -> None:
    site = load({"a.md": f"---\npublished: {value}\n---\n"})
    assert (site.pages, ["_config.yml"]) == ((), ["_config.yml"])
    assert site.assets == ()


def test_unpublished_true_shows_hidden_pages(load: LoadSite) -> None:
    site = load({"a.md": "---\npublished: false\n---\n"}, config="unpublished: true")
    assert [page.url for page in site.pages] == ["/a.html"]


def test_a_file_without_front_matter_is_copied_with_its_digest(load: LoadSite) -> None:
    data = bytes(range(256)) * 1000
    asset = load({"assets/a.bin": data}).assets[0]
    digest = blake2b(data, digest_size=16).hexdigest()
    assert ("assets/a.bin", "assets/a.bin", digest) == (asset.source, asset.output, asset.digest)


@pytest.mark.parametrize("content", ["---\na: [\n---\n", "---\nno end", "---\n- a\n---\n", b"---\n\xff\n---\n"])
def test_dashes_in_a_data_file_are_no_front_matter(load: LoadSite, content: str | bytes) -> None:
    site = load({"k8s.yaml": content})
    assert ([asset.source for asset in site.assets], site.problems) == (["k8s.yaml"], ())


def test_a_broken_page_is_an_error_and_left_out(load: LoadSite) -> None:
    site = load({"about.md": "---\ntitle: [a] b\n---\n"})
    assert (site.pages, site.assets, [each.severity for each in site.problems]) == ((), (), [Severity.ERROR])


def test_a_page_that_would_leave_the_output_is_refused(load: LoadSite) -> None:
    site = load({"about.md": "---\npermalink: /%2e%2e/a\n---\n"})
    assert (site.pages, [each.severity for each in site.problems]) == ((), [Severity.ERROR])
