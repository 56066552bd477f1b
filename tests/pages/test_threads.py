"""The discussion below a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from tests.conftest import SiteTest

POST = "2024/01/02/a.html"
GISCUS = (
    "repository: me/blog\ncomments:\n  provider: giscus\n"
    "  giscus: {repo_id: R_1, category_name: 글, category_id: D_1}\n"
)
DISQUS = "comments: {provider: disqus, disqus: {shortname: myblog}}\n"


def thread(site: SiteTest, path: str = POST) -> dict[str, str]:
    """What the script is told; nothing where there is no discussion."""
    found = html.document_fromstring(site.read(path)).find_class("thread")
    return {name.removeprefix("data-"): value for name, value in found[0].items()} if found else {}


def configure(site: SiteTest, text: str) -> SiteTest:
    return site.write("_config.yml", f"title: T\nurl: https://me.example\nlang: ko\n{text}")


def test_giscus_as_minimal_mistakes_is_told(site: SiteTest) -> None:
    configure(site, GISCUS).post("2024-01-02-a.md").build()
    told = thread(site)
    assert told["script"] == "https://giscus.app/client.js"
    assert (told["repo"], told["repo-id"], told["category"], told["category-id"]) == ("me/blog", "R_1", "글", "D_1")
    assert (told["mapping"], told["lang"], told["reactions-enabled"]) == ("pathname", "ko", "1")


def test_chirpy_names_the_provider_in_two_ways(site: SiteTest) -> None:
    table = "utterances: {repo: me/talk, issue_term: title}"
    for key in ("provider", "active"):
        configure(site, f"comments: {{{key}: utterances, {table}}}\n").post("2024-01-02-a.md").build()
        assert (thread(site)["repo"], thread(site)["issue-term"]) == ("me/talk", "title")


def test_a_provider_may_have_its_table_at_the_top(site: SiteTest) -> None:
    configure(site, "giscus: {repo: me/blog, repo-id: R_1, category-id: D_1}\n").post("2024-01-02-a.md").build()
    assert thread(site)["repo-id"] == "R_1"


@pytest.mark.parametrize(
    ("front", "identifier"),
    [
        ({"layout": "single", "comments": "true"}, "/2024/01/02/a"),
        ({"layout": "post"}, "/2024/01/02/a.html"),
        ({"layout": "article", "key": "20240102"}, "20240102"),
    ],
)
def test_disqus_finds_the_thread_that_the_theme_opened(site: SiteTest, front: dict[str, str], identifier: str) -> None:
    configure(site, DISQUS).post("2024-01-02-a.md", **front).build()
    assert (thread(site)["identifier"], thread(site)["url"]) == (identifier, f"https://me.example/{POST}")


@pytest.mark.parametrize(
    ("front", "has"),
    [
        ({}, True),
        ({"comments": "false"}, False),
        ({"layout": "single"}, False),
        ({"layout": "single", "comments": "true"}, True),
    ],
)
def test_a_post_says_whether_readers_talk_about_it(site: SiteTest, front: dict[str, str], has: bool) -> None:
    configure(site, GISCUS).post("2024-01-02-a.md", **front).build()
    assert has == bool(thread(site))


def test_a_page_is_talked_about_where_it_asks_for_it(site: SiteTest) -> None:
    configure(site, GISCUS).post("2024-01-02-a.md")
    site.write("a.md", "---\ntitle: 가\n---\n글\n").write("b.md", "---\ntitle: 나\ncomments: true\n---\n글\n").build()
    assert (thread(site, "a.html"), thread(site, "b.html")["repo"]) == ({}, "me/blog")


def test_nothing_is_fetched_before_a_reader_comes_near(site: SiteTest) -> None:
    """The address stands in an attribute; a link serves readers without scripts."""
    configure(site, GISCUS).post("2024-01-02-a.md").build()
    page = html.document_fromstring(site.read(POST))
    assert [script.get("src") for script in page.iter("script") if "giscus" in (script.get("src") or "")] == []
    (link,) = page.find_class("elsewhere")[0].iter("a")
    assert link.get("href") == "https://github.com/me/blog/discussions?discussions_q=2024%2F01%2F02%2Fa"


def test_a_preview_opens_no_discussion(site: SiteTest) -> None:
    configure(site, DISQUS).post("2024-01-02-a.md").build(preview=True)
    assert thread(site) == {}
    assert "댓글은 발행된 사이트에서 열립니다." in site.read(POST)


def test_words_of_the_configuration_stay_text(site: SiteTest) -> None:
    hostile = '"><script>alert(1)</script>'
    configure(site, f"comments: {{provider: utterances, utterances: {{repo: a/b, label: '{hostile}'}}}}\n")
    site.post("2024-01-02-a.md").build()
    assert "<script>alert" not in site.read(POST)
    assert thread(site)["label"] == hostile


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "comments:\n  provider: giscus\n  giscus: {repo: a/b, repo_id: R}\n",
            5,
            "giscus 댓글에는 category_id 값이 필요",
        ),
        ("comments:\n  provider: utterences\n", 5, '"utterences" 댓글은 없어서'),
        ("comments: {provider: disqus}\n", 4, "disqus 댓글에는 shortname 값이 필요"),
    ],
)
def test_what_is_missing_is_told_at_its_line(site: SiteTest, text: str, line: int, said: str) -> None:
    configure(site, text).post("2024-01-02-a.md")
    (problem,) = site.problems()
    assert problem.location is not None
    assert (problem.severity, problem.location.line) == ("warning", line)
    assert said in problem.message("ko")
    assert thread(site) == {}


@pytest.mark.parametrize(
    "text",
    ["comments: true\n", "comments: [1]\n", "comments: {provider: false}\n", "disqus: false\ndisqus_shortname: me\n"],
)
def test_comments_of_any_other_shape_are_off(site: SiteTest, text: str) -> None:
    configure(site, text).post("2024-01-02-a.md").build()
    assert thread(site) == {}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('comments: {provider: disqus, disqus: {shortname: "evil.example/x?"}}\n', 4, "it looks like my-blog"),
        ('comments: {provider: disqus}\ndisqus_shortname: "x.disqus.com"\n', 5, "it looks like my-blog"),
        ("comments: {provider: utterances}\nrepository: me\n", 5, "it looks like owner/name"),
        (GISCUS.replace("R_1", '"R 1?"'), 7, "it looks like R_kgDOxxxxxx"),
    ],
)
def test_a_value_that_no_provider_gives_leads_nowhere(site: SiteTest, text: str, line: int, said: str) -> None:
    """It would become part of a script's address."""
    (problem,) = configure(site, text).post("2024-01-02-a.md").problems()
    assert (problem.location and problem.location.line, problem.hint()) == (line, said)
    assert thread(site) == {}
