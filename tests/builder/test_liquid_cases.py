"""Liquid as Jekyll 4.3 prints it: `liquid_cases.yml`, each case a page of the one site below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import SiteTest

CASES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("liquid_cases.yml").read_text("utf-8"))

FRONT = """\
---
title: T
list: [b, a, C, 가]
nums: [3, 1, 2, 2]
map: {k: v, n: 1}
html: "<p>글 <b>x</b> &amp; y</p>"
objs: [{n: a, v: 1}, {n: b, v: 2}, {n: c, v: 1, t: [x, y]}]
f: p.html
day: 2024-02-03 04:05:06
empty: ""
float: 1.50
---
"""
FILES = {
    "_config.yml": """\
        title: 기록
        url: https://me.example
        baseurl: /log
        permalink: /:categories/:title/
        timezone: Asia/Seoul
        motto: 매일
        nested: {a: {b: [x, y]}}
        collections:
          notes: {output: true, title: 메모}
          papers: {output: true}
        """,
    "_posts/2024-01-01-one.md": """\
        ---
        title: 하나
        categories: [수학, 기초]
        tags: [b, a]
        rank: 3
        ---
        첫 *글* 요약.

        본문 끝.
        """,
    "_posts/2024-02-01-Two.md": """\
        ---
        title: 둘
        categories: 수학
        tags: [a]
        rank: 1
        ---
        둘째 글.

        본문.
        """,
    "_posts/2024-03-01-three-kr.md": """\
        ---
        title: 셋 & "셋"
        categories: [코드]
        tags: []
        author: {name: 김, age: 3}
        ---
        셋째 글.
        """,
    "_notes/b-note.md": "---\ntitle: 메모 B\nweight: 2\n---\n나 *메모*.\n\n더.\n",
    "_notes/a-note.md": "---\nweight: 10\n---\n가 메모.\n",
    "_notes/sub/c.md": "---\ntitle: 메모 C\ndate: 2020-01-01\n---\n다\n",
    "_papers/p.md": "---\ntitle: 논문\n---\n본문\n",
    "_data/people.yml": """\
        - {name: 김, age: 30, team: a}
        - {name: 이, age: 25, team: b}
        - {name: 박, age: 41, team: a}
        - {name: 최, team: c}
        """,
    "_data/langs.csv": "code,name\nko,한국어\nen,English\n",
    "_data/sub/deep.json": '{"k": [1, 2.5, null, true]}',
    "assets/a b.png": "x",
    "assets/s.txt": "static",
    "sub/page.md": "---\ntitle: 쪽\nlayout: null\n---\n쪽 *글*\n",
    "_includes/p.html": "[{{ include.x }}|{{ include.y }}|{{ page.title }}]",
    "_includes/deep/q.html": "Q{% include p.html x=include.z %}",
    "_includes/loop.html": "{% for i in include.list %}{{ i }},{% endfor %}",
    "rel.txt": "relative",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The site with every case, built once."""
    site = SiteTest(tmp_path_factory.mktemp("cases") / "blog")
    for path, text in FILES.items():
        site.write(path, text)
    for number, case in enumerate(CASES):
        site.write(f"case{number}.txt", FRONT.encode() + case["liquid"].encode())
    site.build()
    return site


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)))
def test_liquid_prints_what_jekyll_prints(built: SiteTest, number: int, case: dict[str, Any]) -> None:
    assert built.read(f"case{number}.txt") == case["output"].replace("CASE", f"case{number}")
