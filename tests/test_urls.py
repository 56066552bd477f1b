"""URLs are Jekyll's, and no URL leads out of the output folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.urls import (
    OutsideOutputError,
    UnknownTokenError,
    absolute_url,
    asset_output,
    encode_path,
    expand_page_permalink,
    expand_permalink,
    output_path,
    page_template,
    page_url,
    permalink_extension,
    permalink_template,
    sanitize_url,
    slugify,
    with_baseurl,
)

# What `:title` and `:slug` make of a file's slug (Jekyll's Utils.slugify, modes pretty and default).
SLUGS = [
    ("C++ & C#", "C++-&-C", "c-c"),
    ("100%", "100", "100"),
    ("[대괄호]", "대괄호", "대괄호"),
    ("「괄호」·…：！ー々", "괄호-ー々", "괄호-ー々"),
    ("emoji😀❤️①²Ⅱ", "emoji-\ufe0f", "emoji-\ufe0f"),
    ("a  b", "a-b", "a-b"),
    ("-a-", "a", "a"),
    ("가나.다", "가나.다", "가나-다"),
    ("A_b.C", "A_b.C", "a-b-c"),
    ("\u1100\u1161", "가", "가"),
    ("İs ẞ", "İs-ẞ", "i\u0307s-ß"),
    ("ΟΔΟΣ", "ΟΔΟΣ", "οδοσ"),
]


@pytest.mark.parametrize(("text", "title", "slug"), SLUGS)
def test_a_slug_keeps_letters_of_any_script(text: str, title: str, slug: str) -> None:
    assert (title, slug) == (slugify(text, "pretty", cased=True), slugify(text))


@pytest.mark.parametrize(
    ("mode", "text", "expected"),
    [
        ("default", "Hello World_1.2 한글 C++", "hello-world-1-2-한글-c"),
        ("pretty", "Hello World_1.2 한글 C++", "hello-world_1.2-한글-c++"),
        ("raw", "Hello W_1.2 한글 C++", "hello-w_1.2-한글-c++"),
        ("ascii", "Hello 한글 é", "hello"),
        ("latin", "Hello 한글 é", "hello-e"),
        ("none", "Hello 한글!", "hello 한글!"),
    ],
)
def test_every_mode_of_slugify_is_jekylls(mode: str, text: str, expected: str) -> None:
    assert expected == slugify(text, mode)


@given(st.text(), st.sampled_from(["default", "pretty", "ascii", "raw", "none"]))
def test_a_slug_of_a_slug_is_itself(text: str, mode: str) -> None:
    assert slugify(text, mode) == slugify(slugify(text, mode), mode)


def test_a_token_may_give_back_an_underscore() -> None:
    assert expand_permalink("/:month_:day/", {"month": "03", "day": "07"}) == "/03_07/"


def test_upper_case_digits_and_a_lone_colon_are_no_tokens() -> None:
    assert expand_permalink("/:TITLE/:1/:/:title", {"title": "x"}) == "/:TITLE/:1/:/x"


@pytest.mark.parametrize("template", ["/:tags/", "/a:b/", "/:month_x/", "/:basename/"])
def test_an_unknown_token_is_refused(template: str) -> None:
    with pytest.raises(UnknownTokenError):
        expand_permalink(template, {"month": "03", "title": "x"})


# A template, its URL for the title Foo, and the file that is written.
TEMPLATES = [
    ("/:title", "/Foo", "Foo.html"),
    ("/:title/", "/Foo/", "Foo/index.html"),
    ("/:title.html", "/Foo.html", "Foo.html"),
    ("/:title:output_ext", "/Foo.html", "Foo.html"),
    ("blog/:title", "/blog/Foo", "blog/Foo.html"),
    ("/:title.htm", "/Foo.htm", "Foo.htm.html"),
    ("/blog/:title/index.html", "/blog/Foo/index.html", "blog/Foo/index.html"),
    ("//:title//", "/Foo/", "Foo/index.html"),
    ("/a/../:title", "/a/Foo", "a/Foo.html"),
    ("/./:title/", "/Foo/", "Foo/index.html"),
    ("/블로그/:title/", "/블로그/Foo/", "블로그/Foo/index.html"),
    ("/a b/:title/", "/a b/Foo/", "a b/Foo/index.html"),
    ("/:categories/:title", "/Foo", "Foo.html"),
    ("", "/", "index.html"),
    ("foo", "/foo", "foo.html"),
]


@pytest.mark.parametrize(("template", "url", "file"), TEMPLATES)
def test_a_template_gives_a_url_and_a_file(template: str, url: str, file: str) -> None:
    made = expand_permalink(template, {"title": "Foo", "output_ext": ".html", "categories": ""})
    assert (url, file) == (made, output_path(made))


# A front matter's permalink, and the file: its own extension is the output's.
OWN_PERMALINKS = [
    ("/a/b", "/a/b", "a/b.html"),
    ("a/b/", "/a/b/", "a/b/index.html"),
    ("/a.html", "/a.html", "a.html"),
    ("/a/b.htm", "/a/b.htm", "a/b.htm"),
    ("/a.md", "/a.md", "a.md"),
    ("/v1.0", "/v1.0", "v1.0"),
    ("/v1.0/", "/v1.0/", "v1.0/index.html"),
    ("/x.y/z", "/x.y/z", "x.y/z.html"),
    ("/a/../b", "/a/b", "a/b.html"),
    ("/한글/", "/한글/", "한글/index.html"),
    ("/a b/", "/a b/", "a b/index.html"),
    ("/%ED%95%9C/", "/%ED%95%9C/", "한/index.html"),
    ("pretty", "/pretty", "pretty.html"),
]


@pytest.mark.parametrize(("permalink", "url", "file"), OWN_PERMALINKS)
def test_a_permalink_of_its_own_gives_a_url_and_a_file(permalink: str, url: str, file: str) -> None:
    made = expand_permalink(permalink, {})
    assert (url, file) == (made, output_path(made, permalink_extension(permalink) or ".html"))


def test_what_would_cut_a_url_short_is_encoded() -> None:
    assert sanitize_url(expand_permalink("/100%/a#b?/", {})) == "/100%25/a%23b%3F/"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("date", "/:categories/:year/:month/:day/:title:output_ext"),
        ("none", "/:categories/:title:output_ext"),
        ("/blog/:title/", "/blog/:title/"),
    ],
)
def test_a_style_stands_for_a_template(style: str, expected: str) -> None:
    assert expected == permalink_template(style)


# A page's file, and its URLs where the site's permalink is `date`, `pretty` and any other template.
PAGES = [
    ("about.md", "/about.html", "/about/", "/about"),
    ("About Us.md", "/About%20Us.html", "/About%20Us/", "/About%20Us"),
    ("sub/page.md", "/sub/page.html", "/sub/page/", "/sub/page"),
    ("sub/index.md", "/sub/", "/sub/", "/sub/"),
    ("a.b.md", "/a.b.html", "/a.b/", "/a.b"),
    ("404.html", "/404.html", "/404/", "/404"),
    ("robots.txt", "/robots.txt", "/robots.txt", "/robots.txt"),
]


@pytest.mark.parametrize("page", PAGES)
def test_the_sites_permalink_chooses_only_the_ending_of_a_page(page: tuple[str, str, str, str]) -> None:
    def url(style: str) -> str:
        folder, _, name = page[0].rpartition("/")
        basename, _, extension = name.rpartition(".")
        extension = ".html" if extension == "md" else f".{extension}"
        template = page_template(style, html=extension == ".html", index=basename == "index")
        return expand_page_permalink(template, {"path": folder, "basename": basename, "output_ext": extension})

    assert page[1:] == (url("date"), url("pretty"), url("/:categories/:title"))
    assert page[1:] == (url("none"), url("/:title/"), url("weekdate"))
    assert page[1] == url("/blog/:title:output_ext")


@pytest.mark.parametrize(
    ("template", "expected"),
    [("/:title/", "/:title/"), ("/:basename/", "/My%20Page/"), ("/:basenamex/", "/My%20Pagex/")],
)
def test_a_pages_permalink_knows_few_tokens(template: str, expected: str) -> None:
    assert expected == expand_page_permalink(template, {"path": "sub", "basename": "My Page", "output_ext": ".html"})


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("assets/a%20b.png", "assets/a b.png"),
        ("assets/x..png", "assets/x.png"),
        ("assets/a#b.png", "assets/a#b.png"),
        ("assets/100%.png", "assets/100%.png"),
        ("assets/\u1112\u1161\u11ab.png", "assets/한.png"),
        (".htaccess", ".htaccess"),
    ],
)
def test_an_asset_is_copied_to_its_decoded_name(file: str, expected: str) -> None:
    assert expected == asset_output(file)


@pytest.mark.parametrize("url", ["/%2e%2e/x", "/a/%2E./%2e%2e/", "/a%00b", "/..%5c..%5cx", "/a/%0a"])
def test_a_url_that_would_leave_the_output_is_refused(url: str) -> None:
    with pytest.raises(OutsideOutputError):
        output_path(url)


@given(st.text(), st.text())
def test_no_url_is_written_outside_the_output(template: str, title: str) -> None:
    """Whatever a permalink and a slug hold, the file's path goes down only."""
    try:
        path = output_path(expand_permalink(template, {"title": title}))
    except (UnknownTokenError, OutsideOutputError):
        return
    parts = path.split("/")
    assert not {"", ".", ".."} & set(parts)
    assert path.endswith(".html")


@pytest.mark.parametrize(
    ("paginate_path", "number", "expected"),
    [
        ("/page:num/", 1, "/"),
        ("/page:num/", 2, "/page2/"),
        ("/page:num", 3, "/page3/"),
        ("/:num/", 2, "/2/"),
        ("blog/page:num/", 1, "/blog/"),
        ("blog/page/:num/", 12, "/blog/page/12/"),
        ("/more", 2, "/more/2/"),
        ("/p#:num", 2, "/p%232/"),
        ("/p?:num/", 2, "/p%3F2/"),
    ],
)
def test_lists_over_several_pages_stand_where_paginate_path_says(
    paginate_path: str, number: int, expected: str
) -> None:
    assert expected == page_url(paginate_path, number)


# A link, and what it becomes under the baseurl /b and under none.
LINKS = [
    ("/a/b.png", "/b/a/b.png", "/a/b.png"),
    ("a/b.png", "/b/a/b.png", "/a/b.png"),
    ("", "/b", ""),
    ("/", "/b/", "/"),
    ("/a b/가.png", "/b/a%20b/%EA%B0%80.png", "/a%20b/%EA%B0%80.png"),
    ("/a%20b", "/b/a%20b", "/a%20b"),
    ("/50%", "/b/50%25", "/50%25"),
    ("http://x.kr/a", "http://x.kr/a", "http://x.kr/a"),
    ("//x.kr/a", "//x.kr/a", "//x.kr/a"),
    ("#f", "#f", "#f"),
    ("/a?x=1&y=2#f", "/b/a?x=1&y=2#f", "/a?x=1&y=2#f"),
    ("mailto:a@b", "mailto:a@b", "mailto:a@b"),
    ("/a//b", "/b/a//b", "/a//b"),
    ("/a/../c/", "/b/c/", "/c/"),
    ("/2021/1:1/", "/b/2021/1:1/", "/2021/1:1/"),
]


@pytest.mark.parametrize(("url", "below", "at_root"), LINKS)
def test_the_baseurl_is_put_in_front_once(url: str, below: str, at_root: str) -> None:
    assert (below, at_root) == (with_baseurl(url, "/b"), with_baseurl(url, ""))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/a b", "https://u.kr/b/a%20b"),
        ("", "https://u.kr/b"),
        ("https://x.kr/", "https://x.kr/"),
        ("#f", "https://u.kr/b/#f"),
    ],
)
def test_an_absolute_url_has_the_sites_address(url: str, expected: str) -> None:
    assert expected == absolute_url(url, "https://u.kr", "/b")


def test_a_files_path_is_encoded_whole() -> None:
    assert encode_path("c#/100%/a?b/가.png") == "c%23/100%25/a%3Fb/%EA%B0%80.png"
