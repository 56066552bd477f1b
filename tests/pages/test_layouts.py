"""What the layouts of well-known themes show."""

from __future__ import annotations

import re

import pytest

from tests.conftest import SiteTest


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """Posts `a` and `c` in AI, `b` in BOJ."""
    site.write("_config.yml", "title: T\npermalink: /:title/\ncollections:\n  notes: {output: true}\n")
    for day, (name, category) in enumerate((("a", "AI"), ("b", "BOJ"), ("c", "AI")), 1):
        site.post(f"2024-01-0{day}-{name}.md", title=name, categories=f"[{category}]", tags=f"[{category}]")
    for number, name in enumerate("zyx", 1):
        site.write(f"_notes/{name}.md", f"---\ntitle: note {name}\nrank: {number}\n---\n요약.\n")
    return site


def listed(blog: SiteTest, path: str) -> list[str]:
    """The posts and documents that the page's main part links to, in order, each once."""
    main = blog.read(path).partition("<main")[2].partition("</main>")[0]
    return list(dict.fromkeys(re.findall(r'href="(?:/notes)?/(\w)/"', main)))


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("layout: category\ntaxonomy: AI", ["c", "a"]),
        ("layout: tag\ntaxonomy: BOJ", ["b"]),
        ("layout: category\ntitle: BOJ", ["b"]),
        ("layout: archive-taxonomy\ntaxonomy: AI", ["c", "a"]),
        ("layout: category\ntaxonomy: none", []),
        ("layout: collection\ncollection: notes", ["x", "y", "z"]),
        ("layout: collection\ncollection: notes\nsort_by: rank\nsort_order: reverse", ["x", "y", "z"]),
        ("layout: collection\ncollection: notes\nsort_by: rank", ["z", "y", "x"]),
        ("layout: categories", ["c", "a", "b"]),
        ("layout: tags", ["c", "a", "b"]),
        ("layout: posts", ["c", "b", "a"]),
        ("layout: archives", ["c", "b", "a"]),
        ("layout: home", ["c", "b", "a"]),
    ],
)
def test_a_layout_lists_what_its_theme_lists(blog: SiteTest, front: str, expected: list[str]) -> None:
    """What the owner wrote on the page stands above the list."""
    blog.write("list.md", f"---\n{front}\n---\n\n머리말입니다.\n").build()
    assert expected == listed(blog, "list/index.html")
    assert "머리말입니다." in blog.read("list/index.html")


def test_archive_frames_a_pages_own_list_or_makes_one(blog: SiteTest) -> None:
    own = "{% for post in site.categories.AI %}{% include archive-single.html %}{% endfor %}"
    blog.write("own.md", f"---\nlayout: archive\n---\n{own}\n").write("all.md", "---\nlayout: archive\n---\n").build()
    assert listed(blog, "own/index.html") == ["c", "a"]
    assert listed(blog, "all/index.html") == ["c", "b", "a"]


@pytest.mark.parametrize("layout", ["categories", "tags"])
def test_a_page_of_all_terms_leads_from_each_name_to_its_posts_below(blog: SiteTest, layout: str) -> None:
    blog.write("list.md", f"---\nlayout: {layout}\n---\n").build()
    names, *sections = blog.read("list/index.html").partition("<main")[2].split("<section")
    assert re.findall(r'href="#(\w+)"', names) == ["ai", "boj"]
    assert [re.findall(r'id="(\w+)"', section) for section in sections] == [["ai"], ["boj"]]
    assert [re.findall(r'href="/(\w)/"', section) for section in sections] == [["c", "a"], ["b"]]


@pytest.mark.parametrize(("setting", "has_search"), [("", True), ("search: false\n", False)])
def test_a_page_for_searching_leads_elsewhere_too(blog: SiteTest, setting: str, has_search: bool) -> None:
    blog.write("_config.yml", f"title: T\npermalink: /:title/\n{setting}")
    blog.write("find.md", "---\nlayout: search\ntitle: 찾기\n---\n머리말\n").build()
    page = blog.read("find/index.html")
    assert ("This blog has no search" not in page) == has_search
    assert ('role="search"' in page) == has_search
    assert "머리말" in page
    assert {"/archive/", "/categories/", "/tags/"} <= set(re.findall(r'href="([^"]+)"', page.partition("<main")[2]))


@pytest.mark.parametrize("layout", ["categories", "tags"])
def test_chirpys_tabs_show_names_and_numbers(blog: SiteTest, layout: str) -> None:
    blog.write("_config.yml", "title: T\npermalink: /:title/\ncollections: {tabs: {output: true}}\n")
    blog.write("_tabs/all.md", f"---\nlayout: {layout}\npermalink: /all/\n---\n").build()
    assert listed(blog, "all/index.html") == []
    numbered = re.findall(r"<span>(\w+)</span> <small>(\d)</small>", blog.read("all/index.html"))
    assert numbered == [("AI", "2"), ("BOJ", "1")]


def test_the_sites_subtitle_stands_under_its_own_title_alone(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\nsubtitle: 공부 기록\npermalink: /:title/\n")
    blog.write("list.md", "---\nlayout: category\ntaxonomy: AI\ntitle: 인공지능\n---\n")
    blog.write("blog.md", "---\nlayout: home\ntitle: 글\n---\n").build()
    assert "공부 기록</p>" in blog.read("index.html")
    assert "공부 기록</p>" not in blog.read("list/index.html") + blog.read("blog/index.html")


@pytest.mark.parametrize("layout", ["none", "'null'", "compress"])
def test_a_layout_without_a_frame_writes_the_text_alone(blog: SiteTest, layout: str) -> None:
    blog.write("bare.html", f"---\nlayout: {layout}\n---\n<b>{{{{ site.title }}}}</b>\n").build()
    assert blog.read("bare/index.html") == "<b>T</b>\n"


@pytest.mark.parametrize("layout", ["single", "splash", "page", "default", "about", "search", "author"])
def test_other_layouts_are_pages_with_their_text(blog: SiteTest, layout: str) -> None:
    blog.write("text.md", f"---\nlayout: {layout}\ntitle: 소개\n---\n본문 *글*.\n").build()
    assert "<p>본문 <em>글</em>.</p>" in blog.read("text/index.html")


SKELETON = "<!-- theme --><main><h1>{{ site.title }}</h1>{% include post-card.html %}</main>"


@pytest.mark.parametrize("settings", ["", "paginate: 2\nplugins: [jekyll-paginate]\n"])
def test_a_front_page_whose_include_is_missing_shows_our_list(blog: SiteTest, settings: str) -> None:
    """The warning stays; readers see no tag, and no frame of a theme that is gone."""
    blog.write("_config.yml", f"title: T\npermalink: /:title/\n{settings}")
    report = blog.write("index.html", f"---\nlayout: default\n---\n{SKELETON}").build()
    assert [problem.sentence.code for problem in report.problems] == ["liquid"]
    assert listed(blog, "index.html") == (["c", "b"] if settings else ["c", "b", "a"])
    assert "{%" not in blog.read("index.html")
    assert blog.read("index.html").count("<main") == 1
    assert not settings or listed(blog, "page2/index.html") == ["a"]


@pytest.mark.parametrize("layout", ["default", "home"])
def test_words_of_such_a_page_stay_above_our_list(blog: SiteTest, layout: str) -> None:
    blog.write("index.md", f"---\nlayout: {layout}\n---\n반갑습니다.\n\n{{% include cards.html %}}\n").build()
    assert listed(blog, "index.html") == ["c", "b", "a"]
    assert "반갑습니다." in blog.read("index.html")
    assert "{%" not in blog.read("index.html")


def test_a_front_page_that_lists_posts_all_the_same_is_left_as_it_is(blog: SiteTest) -> None:
    loop = '{% for post in site.posts %}<a href="{{ post.url }}">{{ post.title }}</a>{% endfor %}'
    blog.write("index.html", f"---\nlayout: default\n---\n<b>{loop}</b>{{% include ads.html %}}").build()
    assert "<b><a" in blog.read("index.html")


def test_a_404_page_whose_include_is_missing_is_ours(blog: SiteTest) -> None:
    blog.write("404.html", "---\npermalink: 404.html\n---\n<p>없음</p>{% include post-card.html %}").build()
    assert "{%" not in blog.read("404.html")


@pytest.mark.parametrize(("value", "expected"), [("true", ["c", "a"]), ("yes", ["c", "a"]), ("ture", ["c", "b", "a"])])
def test_a_post_is_hidden_from_the_list_by_yes_alone(blog: SiteTest, value: str, expected: list[str]) -> None:
    """A slip of the pen takes no post from its readers."""
    blog.post("2024-01-02-b.md", title="b", hidden=value).build()
    assert listed(blog, "index.html") == expected
