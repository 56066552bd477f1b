"""Lists over several pages: a page's own Liquid, and jekyll-paginate-v2's settings."""

from __future__ import annotations

import re

import pytest

from tests.conftest import SiteTest

OWN_LIST = """\
---
layout: default
---
{% for post in paginator.posts %}[{{ post.title }}]{% endfor %}
at {{ page.url }}: {{ paginator.page }}/{{ paginator.total_pages }} of {{ paginator.total_posts }},
{{ paginator.previous_page_path }} and {{ paginator.next_page_path }}
"""


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """Five posts, `1` the oldest."""
    for day in range(1, 6):
        site.post(f"2024-01-0{day}-p{day}.md", title=str(day), tags="[x]" if day % 2 else "[y]")
    return site


def shown(blog: SiteTest, path: str) -> str:
    return "".join(re.findall(r"\[\d\]", blog.read(path)))


def test_each_page_of_a_custom_index_has_its_own_paginator(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\npaginate: 2\npaginate_path: /page:num/\n").write("index.html", OWN_LIST)
    blog.build()
    assert [shown(blog, f"{path}index.html") for path in ("", "page2/", "page3/")] == ["[5][4]", "[3][2]", "[1]"]
    assert "at /: 1/3 of 5,\n and /page2/" in blog.read("index.html")
    assert "at /page2/: 2/3 of 5,\n/ and /page3/" in blog.read("page2/index.html")
    assert "at /page3/: 3/3 of 5,\n/page2/ and " in blog.read("page3/index.html")


def test_the_paginator_may_stand_in_an_include(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\npaginate: 3\n").write("index.html", "---\n---\n{% include list.html %}\n")
    blog.write("_includes/list.html", "{% for post in paginator.posts %}[{{ post.title }}]{% endfor %}").build()
    assert [shown(blog, "index.html"), shown(blog, "page2/index.html")] == ["[5][4][3]", "[2][1]"]


def test_only_the_index_above_the_pages_is_parted(blog: SiteTest) -> None:
    """jekyll-paginate takes the deepest `index.html` on the way to `paginate_path`."""
    blog.write("_config.yml", "title: T\npaginate: 3\npaginate_path: /blog/page:num/\n")
    blog.write("index.html", OWN_LIST).write("blog/index.html", OWN_LIST).write("other/index.html", OWN_LIST).build()
    assert [shown(blog, f"{path}index.html") for path in ("", "blog/", "blog/page2/", "other/")] == [
        "",
        "[5][4][3]",
        "[2][1]",
        "",
    ]


def test_hidden_posts_are_left_out(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\npaginate: 9\n").write("index.html", OWN_LIST)
    blog.post("2024-02-01-h.md", title="9", hidden="true").build()
    assert shown(blog, "index.html") == "[5][4][3][2][1]"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", "[1][2][3][4][5]"),
        ("sort_reverse: true", "[5][4][3][2][1]"),
        ("sort_reverse: true, offset: 2", "[3][2][1]"),
        ("sort_field: rank", "[1][2][3][4][5]"),
        ("tag: x", "[1][3][5]"),
        ("tag: [x, y]", ""),
        ("category: none", ""),
        ("collection: notes", ""),
        ("per_page: 2, limit: 1", "[1][2]"),
    ],
)
def test_paginate_v2_chooses_what_is_listed(blog: SiteTest, settings: str, expected: str) -> None:
    """Without `sort_reverse` the oldest post comes first."""
    blog.write("list.html", OWN_LIST.replace("layout: default", f"pagination: {{enabled: true, {settings}}}")).build()
    assert expected == shown(blog, "list.html")
    assert not any("page2" in path for path in blog.files())


def test_pages_are_titled_by_paginate_v2s_pattern(blog: SiteTest) -> None:
    settings = "layout: page\ntitle: 글\npagination: {enabled: true, per_page: 3, title: ':title (:num/:max)'}"
    blog.write("blog/index.html", OWN_LIST.replace("layout: default", settings)).build()
    assert "<h1" in blog.read("blog/page2/index.html")
    assert "글 (2/2)" in blog.read("blog/page2/index.html")
    assert "글 (1/2)" not in blog.read("blog/index.html")


def test_the_pages_of_the_home_page_have_titles_of_their_own(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\npaginate: 3\nlocale: en\n").build()
    titles = [re.findall("<title>(.*?)</title>", blog.read(path))[0] for path in ("index.html", "page2/index.html")]
    assert titles[0] != titles[1]
    assert "Page 2 of 2" in titles[1]


def test_a_trail_leads_to_the_pages_around(blog: SiteTest) -> None:
    """Near an end it is as long as elsewhere."""
    trail = "{% for step in paginator.page_trail %}<{{ step.num }} {{ step.path }} {{ step.title }}>{% endfor %}"
    settings = "title: t\npagination: {enabled: true, per_page: 1, trail: {before: 1, after: 1}}"
    blog.write("b/index.html", OWN_LIST.replace("layout: default", settings) + trail).build()
    assert "<1 /b/ t><2 /b/page2/ t - page 2><3 /b/page3/ t - page 3>" in blog.read("b/index.html")
    assert "<3 /b/page3/" in blog.read("b/page5/index.html")


def test_documents_of_a_collection_are_listed_too(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\ncollections:\n  notes: {output: true}\n")
    blog.write("_notes/b.md", "---\ntitle: 7\nrank: 2\n---\n본문\n").write(
        "_notes/a.md", "---\ntitle: 8\nrank: 1\n---\n"
    )
    settings = "pagination: {enabled: true, collection: notes, sort_field: rank, per_page: 1}"
    blog.write("n/index.html", OWN_LIST.replace("layout: default", settings)).build()
    assert [shown(blog, "n/index.html"), shown(blog, "n/page2/index.html")] == ["[8]", "[7]"]


def test_an_index_that_never_asks_for_its_part_is_repeated(blog: SiteTest) -> None:
    """So does jekyll-paginate, and readers have these addresses."""
    blog.write("_config.yml", "title: T\npaginate: 2\nplugins: [jekyll-paginate]\n")
    blog.write("index.html", "---\nlayout: default\n---\n<b>{{ site.title }}</b>\n").build()
    assert all("<b>T</b>" in blog.read(f"{path}index.html") for path in ("", "page2/", "page3/"))


def test_autopages_give_terms_their_addresses(blog: SiteTest) -> None:
    autopages = "autopages: {enabled: true, tags: {enabled: true}, categories: {enabled: true, permalink: '/c/:cat/'}}"
    blog.write("_config.yml", f"title: T\n{autopages}\n")
    blog.post("2024-02-01-z.md", categories="[Deep Learning]").build()
    assert {"tag/x/index.html", "tag/y/index.html", "c/deep-learning/index.html"} <= blog.files()


def test_a_further_page_says_its_number_once_in_the_sites_language(blog: SiteTest) -> None:
    for lang, words in (("ko", "2쪽 중 2쪽"), ("en", "Page 2 of 2")):
        blog.write("_config.yml", f"title: T\nsubtitle: 날마다\npaginate: 3\nlocale: {lang}\n").build()
        main = blog.read("page2/index.html").partition("<main")[2]
        assert main.count(words) == 1
        assert "날마다" not in main.partition("</header>")[0]


def test_a_number_too_large_for_a_float_is_sorted_as_a_number(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\ncollections:\n  notes: {output: true}\n")
    for title, order in ((7, "9" * 400), (8, "8" * 400), (9, "1.5")):
        blog.write(f"_notes/{title}.md", f"---\ntitle: {title}\norder: {order}\n---\n본문\n")
    settings = "pagination: {enabled: true, collection: notes, sort_field: order}"
    blog.write("n/index.html", OWN_LIST.replace("layout: default", settings)).build()
    assert shown(blog, "n/index.html") == "[9][8][7]"
