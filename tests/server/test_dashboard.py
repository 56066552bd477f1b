"""The list of posts tells at a glance what there is and what is wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lxml import html as lxml_html

from studylog.builder.update import PostState
from studylog.server.dashboard import Overview, write_dashboard

HOSTILE = "\"><script>alert(1)</script>&amp;'"


def post(**values: Any) -> PostState:
    known = {"source": "posts/a.md", "title": "운영체제", "url": "/os/", "draft": False, "future": False}
    counted = {"date": dt.datetime(2024, 3, 1, tzinfo=dt.UTC), "syllables": 1234, "words": 56}
    return PostState(**{**known, **counted, **values})


def problem(**values: Any) -> dict[str, Any]:
    known = {"severity": "warning", "code": "link", "path": "posts/a.md", "line": 7, "column": 1}
    return {**known, "text": "깨진 링크", "source": [], "hint": None, "address": None, **values}


def read(overview: Overview, token: str = "") -> Any:
    return lxml_html.document_fromstring(write_dashboard(overview, token))


def rows(page: Any) -> list[str]:
    return [" ".join(row.text_content().split()) for row in page.findall(".//tbody/tr")]


def test_each_post_is_a_row_with_its_length() -> None:
    page = read(Overview(lang="ko", title="기록", posts=[post(source="posts/b.md"), post(title="둘", words=0)]))
    assert rows(page) == ["2024-03-01운영체제posts/b.md1,234자 + 56단어", "2024-03-01둘posts/a.md1,234자"]
    assert page.findtext(".//h1") == "글 목록 · 기록"


def test_the_newest_post_comes_first() -> None:
    older = post(source="posts/old.md", date=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert [row[:10] for row in rows(read(Overview(posts=[older, post()])))] == ["2024-03-01", "2020-01-01"]


def test_a_post_is_linked_where_the_site_stands() -> None:
    page = read(Overview(baseurl="/log", posts=[post()]))
    assert page.find(".//tbody//a").get("href") == "/log/os/"


def test_drafts_and_posts_of_the_future_are_marked_and_counted() -> None:
    page = read(Overview(posts=[post(draft=True, source="z"), post(future=True), post()]))
    assert [mark.text for mark in page.findall(".//tbody//span")] == ["draft", "scheduled"]
    assert "posts 3 · drafts 1 · scheduled 1" in page.text_content()


def test_a_problem_stands_with_its_post_and_others_above() -> None:
    elsewhere = problem(path="_config.yml", severity="error", text="no title")
    page = read(Overview(posts=[post()], problems=[problem(), elsewhere]))
    assert "posts/a.md:7 깨진 링크" in rows(page)[0]  # the name of the file is said once
    assert "_config.yml:7 no title" in page.find(".//main/ul").text_content()
    assert "errors 1 · warnings 1" in page.text_content()


def test_what_is_too_much_to_show_is_counted() -> None:
    assert "3 more are not shown" in read(Overview(problems=[problem()], left_out=3)).text_content()


def test_a_failed_build_is_told() -> None:
    assert "The last build failed" in read(Overview(posts=[post()], failed=True)).text_content()


def test_with_an_editor_names_of_files_open_it() -> None:
    page = read(Overview(posts=[post(source="posts/가 & 나.md")]), token="T")
    expected = "/__studylog/edit?token=T&path=posts%2F%EA%B0%80+%26+%EB%82%98.md&line=1"
    assert page.findall(".//tbody//a")[1].get("href") == expected


def test_no_text_becomes_markup() -> None:
    hostile = Overview(
        lang=HOSTILE,
        title=HOSTILE,
        baseurl=HOSTILE,
        posts=[post(title=HOSTILE, source=HOSTILE, url=f"/{HOSTILE}")],
        problems=[problem(text=HOSTILE, path=HOSTILE, hint=HOSTILE), problem(path=f"x{HOSTILE}", text=HOSTILE)],
    )
    page = read(hostile, token="T")
    assert page.findall(".//script") == []
    assert HOSTILE in page.find(".//tbody").text_content()
