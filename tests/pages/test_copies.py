"""Texts as Markdown for programs that read, as llmstxt.org proposes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SiteTest

CONFIG = (
    "title: 학습 기록\ndescription: 매일 배운 것 & 적은 것\nurl: https://me.example\nbaseurl: /b\nlang: ko\n"
    "llms: true\n"
)


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """One that hands its texts out."""
    return site.write("_config.yml", CONFIG)


def copies(site: SiteTest) -> set[str]:
    return {path for path in site.files() if path.endswith(".md") or path == "llms.txt"}


def test_there_are_none_unless_they_are_asked_for(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").build()
    assert copies(site) == set()
    assert "text/markdown" not in site.read("2024/01/02/a.html")


def test_a_copy_stands_at_the_address_of_its_page(blog: SiteTest) -> None:
    blog.post("2024-01-02-가.md", permalink="/글/가/").post("2024-01-03-b.md").build()
    assert copies(blog) == {"글/가/index.html.md", "2024/01/03/b.html.md", "llms.txt"}
    link = '<link rel="alternate" type="text/markdown" href="/b/%EA%B8%80/%EA%B0%80/index.html.md">'
    assert link in blog.read("글/가/index.html")


def test_a_copy_says_what_it_is_and_is_as_it_was_written(blog: SiteTest) -> None:
    body = "# 첫 제목\n\n`a < b` & <b>굵게</b> $x_1$\n{: .notice}\n"
    front = {"title": "'A & <B>'", "description": "한 줄", "tags": "[수학]", "categories": "[AI, 논문]"}
    blog.post("2024-01-02-a.md", body, last_modified_at="2024-02-03", permalink="/a/", **front).build()
    assert blog.read("a/index.html.md") == (
        "# A & <B>\n\n> 한 줄\n\n- URL: https://me.example/b/a/\n- 날짜: 2024-01-02 → 2024-02-03\n"
        f"- 카테고리: AI, 논문\n- 태그: 수학\n\n{body}"
    )


def test_liquid_is_done_in_it(blog: SiteTest) -> None:
    blog.write("_includes/note.md", "적어 둔 말")
    blog.post("2024-01-02-a.md", "{% include note.md %} {{ page.title }}\n\n```\n{{ x }}\n```\n", title="가")
    blog.post("2024-01-03-b.md", "[가]({% post_url 2024-01-02-a %})\n").build()
    assert "\n\n적어 둔 말 가\n" in blog.read("2024/01/02/a.html.md")
    assert "[가](/b/2024/01/02/a.html)" in blog.read("2024/01/03/b.html.md")


def test_the_list_leads_to_every_copy_by_category(blog: SiteTest) -> None:
    blog.post("2024-01-02-a.md", title="가", categories="수학", description="한 줄")
    blog.post("2024-01-03-b.md", title="'[나] 둘'", categories="[수학, AI]").post("2024-01-04-c.md", title="다")
    blog.write("about.md", "---\ntitle: 소개\nlayout: page\n---\n나\n").build()
    address = "https://me.example/b"
    assert blog.read("llms.txt").split("\n\n") == [
        "# 학습 기록",
        "> 매일 배운 것 & 적은 것",
        "## 수학",
        f"- [\\[나\\] 둘]({address}/%EC%88%98%ED%95%99/ai/2024/01/03/b.html.md): 2024-01-03\n"
        f"- [가]({address}/%EC%88%98%ED%95%99/2024/01/02/a.html.md): 2024-01-02. 한 줄",
        "## 그 밖의 글",
        f"- [다]({address}/2024/01/04/c.html.md): 2024-01-04",
        "## 페이지",
        f"- [소개]({address}/about.html.md)",
        "",
    ]
    listed = re.findall(r"\]\(https://me.example/b/([^)]*)\)", blog.read("llms.txt"))
    assert len(listed) == len(copies(blog)) - 1


def test_a_text_may_keep_to_itself(blog: SiteTest) -> None:
    blog.post("2024-01-02-a.md", llms="false").post("2024-01-03-b.md", redirect_to="/x/").write(
        "_posts/2024-01-04-c.html", "---\ntitle: c\n---\n<p>c</p>"
    )
    blog.build()
    assert copies(blog) == {"llms.txt"}
    assert "text/markdown" not in blog.read("2024/01/02/a.html")


def test_the_blogs_own_files_stand_where_they_stood(blog: SiteTest) -> None:
    blog.write("llms.txt", "mine").write("a/index.html.md", "mine").post("2024-01-02-a.md", permalink="/a/").build()
    assert blog.read("llms.txt") == blog.read("a/index.html.md") == "mine"


def test_other_words_are_in_the_copy_at_once(blog: SiteTest) -> None:
    """Also where the HTML stays the same."""
    blog.post("2024-01-02-a.md", "첫 문단\n\n둘째 문단\n", permalink="/a/").build()
    before = blog.contents()
    blog.post("2024-01-02-a.md", "첫 문단\n\n둘째 문단 <!-- 적어 둠 -->\n", permalink="/a/").build()
    now = blog.contents()
    assert "둘째 문단 <!-- 적어 둠 -->" in blog.read("a/index.html.md")
    assert "a/index.html.md" in {path for path in now if now[path] != before[path]}
