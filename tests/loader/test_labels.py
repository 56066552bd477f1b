"""Categories and tags are Jekyll's, each term once, shown as written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studylog.models import Site

LoadSite = Callable[..., Site]

# Front matter; the categories' values; the categories' part of the URL.
CATEGORIES = [
    ("categories: AI boostcourse", ["AI", "boostcourse"], "/ai/boostcourse/"),
    ("categories: [AI, boostcourse]", ["AI", "boostcourse"], "/ai/boostcourse/"),
    ("categories: AI, boostcourse", ["AI,", "boostcourse"], "/ai,/boostcourse/"),
    ("categories: 'Natural Language'", ["Natural", "Language"], "/natural/language/"),
    ("categories: [Natural Language]", ["Natural Language"], "/natural%20language/"),
    ("categories: A > B", ["A", ">", "B"], "/a/%3E/b/"),
    ("categories: A/B", ["A/B"], "/a/b/"),
    ("category: Natural Language Processing", ["Natural Language Processing"], "/natural%20language%20processing/"),
    ("category: [A, B C]", ["A", "B C"], "/a/b%20c/"),
    ("category: a,b", ["a,b"], "/a,b/"),
    ("category: 5", ["5"], "/5/"),
    ("category: A\ncategories: B", ["B", "A"], "/b/a/"),
    ("category: A\ncategories: [A, C]", ["A", "C"], "/a/c/"),
    ("category: false\ncategories: Z", ["Z"], "/z/"),
    ("category: ''\ncategories: Z", ["Z"], "/z/"),
    ("categories: [A, a, A]", ["A"], "/a/"),
    ("categories: [2021, 1.50, true]", ["2021", "1.5", "true"], "/2021/1.5/true/"),
    ("categories: [null]", [], "/"),
    ("categories: [a, [b, c]]", ["a", "b", "c"], "/a/%5B%22b%22,%20%22c%22%5D/b/c/"),
    ("categories: [[a, b], c]", ["a", "b", "c"], "/%5B%22a%22,%20%22b%22%5D/c/a/b/"),
    ("categories: [2021-01-01]", ["2021-01-01"], "/2021-01-01/"),
    ("categories:", [], "/"),
    ("categories: []", [], "/"),
    ("categories: ''", [], "/"),
    ("Categories: X", [], "/"),
    ("categories: [2021, 3.10, true, null]", ["2021", "3.1", "true"], "/2021/3.1/true/"),
    ('categories: ["R&D"]', ["R&D"], "/r&d/"),
    ('categories: ["Q/A"]', ["Q/A"], "/q/a/"),
    ('categories: ["50%"]', ["50%"], "/50%25/"),
    ('categories: ["[x]"]', ["[x]"], "/%5Bx%5D/"),
    ("categories: [É]", ["É"], "/%C3%A9/"),
    ("categories: [한글 분류]", ["한글 분류"], "/%ED%95%9C%EA%B8%80%20%EB%B6%84%EB%A5%98/"),
    ('categories: ["C++", "C#"]', ["C++", "C#"], "/c++/c%23/"),
    ('categories: ["a.b", ".."]', ["a.b", ".."], "/a.b/"),
    ("categories: ['a|b', '<x>']", ["a|b", "<x>"], "/a%7Cb/%3Cx%3E/"),
    ("categories: [a?b]", ["a?b"], "/a%3Fb/"),
    ("categories: [C: 포인터]", ['{"C"=>"포인터"}'], "/%7B%22c%22=%3E%22%ED%8F%AC%EC%9D%B8%ED%84%B0%22%7D/"),
]


@pytest.mark.parametrize(("front", "values", "url"), CATEGORIES)
def test_categories_of_a_post(load: LoadSite, front: str, values: list[str], url: str) -> None:
    site = load({"_posts/2021-01-05-x.md": f"---\n{front}\n---\nx"}, config="permalink: /:categories/")
    assert (values, url) == ([label.value for label in site.posts[0].categories], site.posts[0].url)


@pytest.mark.parametrize(
    ("front", "part"),
    [
        ("[AI, ai]", "/ai/"),
        ("[Foo Bar]", "/foo-bar/"),
        ('["C++", "C#"]', "/c/"),
        ('["a_b", "a-b"]', "/a-b/"),
        ('["😀"]', "/"),
        ("[2021, 3.10, true, null]", "/2021/3-1/true/"),
    ],
)
def test_slugified_categories_of_a_post(load: LoadSite, front: str, part: str) -> None:
    post = f"---\ncategories: {front}\n---\nx"
    assert part == load({"_posts/2021-01-05-x.md": post}, config="permalink: /:slugified_categories/").posts[0].url


# Front matter; the tags' names as shown.
TAGS = [
    ("tags: a b", ["a", "b"]),
    ("tags: [a b, c]", ["a b", "c"]),
    ("tags: a, b", ["a,", "b"]),
    ("tags: 'a,b c'", ["a,b", "c"]),
    ("tags:\n  - [a, b]\n  - c", ["a", "b", "c"]),
    ("tags: [[a, [b]], c]", ["a", "b", "c"]),
    ("tags: [null]", []),
    ("tags: [null, a]", ["a"]),
    ("tags: [[null]]", []),
    ("tags: ''", []),
    ("tag: x y", ["x y"]),
    ("tag: x\ntags: y z", ["x"]),
    ("tag: [x, y]", ["x", "y"]),
    ("tag: null\ntags: q", ["q"]),
    ("tags: [5, 1.0, true]", ["5", "1.0", "true"]),
    ("tags: [no, 1.10]", ["no", "1.10"]),
    ("tag: 5", ["5"]),
    ("tags: {a: 1}", []),
    ("tags: [C: 포인터]", ["C: 포인터"]),
    ("tags: [a, a, A]", ["a"]),
    ("tags: '#a #b'", ["#a", "#b"]),
]


@pytest.mark.parametrize(("front", "names"), TAGS)
def test_tags_of_a_post(load: LoadSite, front: str, names: list[str]) -> None:
    site = load({"_posts/2021-01-05-x.md": f"---\n{front}\n---\nx"})
    assert names == [label.name for label in site.posts[0].tags]


DEFAULTS = "defaults: [{scope: {path: ''}, values: {%s}}]"

# File; defaults; front matter; categories; tags.
MERGED = [
    ("AI/Sub Dir/_posts/2021-01-05-x.md", "", "categories: x y", ["AI", "Sub Dir", "x", "y"], []),
    ("AI/_posts/2021-01-05-x.md", "", "category: AI", ["AI"], []),
    ("_posts/2021-01-05-x.md", "categories: [def], tags: [t1]", "a: 1", ["def"], ["t1"]),
    ("_posts/2021-01-05-x.md", "categories: [def], tags: [t1]", "categories: [x]\ntags: [z]", ["def", "x"], ["z"]),
    ("_posts/2021-01-05-x.md", "categories: [def], tags: [t1]", "categories: []\ntags: null", ["def"], ["t1"]),
    ("AI/_posts/2021-01-05-x.md", "categories: [def], tags: [t1]", "category: x\ntag: z", ["AI", "def", "x"], ["z"]),
    ("_posts/2021-01-05-x.md", "category: dc", "categories: [q]", ["q", "dc"], []),
    ("_posts/2021-01-05-x.md", "categories: d1 d2, tags: t1 t2", "a: 1", ["d1", "d2"], ["t1", "t2"]),
]


@pytest.mark.parametrize(("file", "defaults", "front", "categories", "tags"), MERGED)
def test_folders_and_defaults_come_first(
    load: LoadSite, file: str, defaults: str, front: str, categories: list[str], tags: list[str]
) -> None:
    config = DEFAULTS % defaults if defaults else ""
    post = load({file: f"---\n{front}\n---\nx"}, config=config).posts[0]
    assert (categories, tags) == ([each.name for each in post.categories], [each.name for each in post.tags])
