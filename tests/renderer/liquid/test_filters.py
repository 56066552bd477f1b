"""Filters print what Jekyll's print."""

from __future__ import annotations

import pytest

from tests.renderer.liquid.conftest import Render

ADDRESSES = [
    ("'/a/b.png'", "/b/a/b.png", "https://u.kr/b/a/b.png"),
    ("'a/b.png'", "/b/a/b.png", "https://u.kr/b/a/b.png"),
    ("''", "/b", "https://u.kr/b"),
    ("'/'", "/b/", "https://u.kr/b/"),
    ("'/a b/가.png'", "/b/a%20b/%EA%B0%80.png", "https://u.kr/b/a%20b/%EA%B0%80.png"),
    ("'/a%20b'", "/b/a%20b", "https://u.kr/b/a%20b"),
    ("'http://x.kr/a'", "http://x.kr/a", "http://x.kr/a"),
    ("'//x.kr/a'", "/b//x.kr/a", "https://u.kr/b//x.kr/a"),
    ("'#f'", "/b/#f", "https://u.kr/b/#f"),
    ("'/a?x=1&y=2#f'", "/b/a?x=1&y=2#f", "https://u.kr/b/a?x=1&y=2#f"),
    ("'mailto:a@b'", "mailto:a@b", "mailto:a@b"),
    ("'/a//b'", "/b/a//b", "https://u.kr/b/a//b"),
    ("'../a'", "/a", "https://u.kr/a"),
    ("page.none", "", ""),
]


@pytest.mark.parametrize(("value", "relative", "absolute"), ADDRESSES)
def test_addresses_stand_below_the_base_path(render: Render, value: str, relative: str, absolute: str) -> None:
    found = render(f"{{{{ {value} | relative_url }}}} · {{{{ {value} | absolute_url }}}}")
    assert found.body == f"{relative} · {absolute}"


@pytest.mark.parametrize(("value", "expected"), [("'/a'", "/a"), ("''", ""), ("'/'", "/"), ("'#f'", "/#f")])
def test_without_address_and_base_path_there_is_nothing_to_put_in_front(
    render: Render, value: str, expected: str
) -> None:
    text = f"{{{{ {value} | relative_url }}}} {{{{ {value} | absolute_url }}}}"
    assert render(text, url="", baseurl="").body == f"{expected} {expected}"


TEXT = [
    ("'Hello World_1.2 한글 C++' | slugify", "hello-world-1-2-한글-c"),
    ("'Hello World_1.2 한글 C++' | slugify: 'pretty'", "hello-world_1.2-한글-c++"),
    ("'Hello W_1.2 한글 C++' | slugify: 'raw'", "hello-w_1.2-한글-c++"),
    ("'Hello 한글 é' | slugify: 'ascii'", "hello"),
    ("'Hello 한글 é' | slugify: 'latin'", "hello-e"),
    ("page.html | strip_html", "글 x &amp; y"),
    ("page.html | escape", "&lt;p&gt;글 &lt;b&gt;x&lt;/b&gt; &amp;amp; y&lt;/p&gt;"),
    ("page.html | escape_once", "&lt;p&gt;글 &lt;b&gt;x&lt;/b&gt; &amp; y&lt;/p&gt;"),
    ("'a < b > c <!-- x --><br>' | strip_html", "a  c "),
    ("'가나 다라 abc d' | number_of_words", "4"),
    ("'가나 다라 漢字 a' | number_of_words: 'cjk'", "7"),
    ("'가나 다라 漢字 a' | number_of_words: 'auto'", "7"),
    ("'가나다라마바사' | truncate: 5", "가나..."),
    ("'가나다라마바사' | truncate: 5, ''", "가나다라마"),
    ("'가 나 다 라' | truncatewords: 2", "가 나..."),
    ("'*a*' | markdownify", "<p><em>a</em></p>\n"),
    ("""'a "b" -- c...' | smartify""", "a “b” – c…"),
    ("' a  b ' | normalize_whitespace", "a b"),
    ("'a b/가?x=1&y' | uri_escape", "a%20b/%EA%B0%80?x=1&y"),
    ("'a b/가?x' | cgi_escape", "a+b%2F%EA%B0%80%3Fx"),
    ("'a b/가?x' | url_encode", "a+b%2F%EA%B0%80%3Fx"),
    ("'a+b%2F%EA%B0%80' | url_decode", "a b/가"),
    ("page.html | jsonify", '"<p>글 <b>x</b> &amp; y</p>"'),
    ("'가나' | size", "2"),
    ("'가나다' | slice: 1", "나"),
    ("'한글 aBC' | capitalize", "한글 abc"),
    ("'/a/index.html' | strip_index", "/a/"),
    ("""'it"s <a>' | xml_escape""", "it&quot;s &lt;a&gt;"),
    ('"it\'s" | xml_escape', "it&apos;s"),
    ("'a' | append: 1 | append: true", "a1true"),
    ("'a,b,,' | split: ',' | size", "2"),
    ("page.none | default: 'd'", "d"),
    ("'' | default: 'd'", "d"),
    ("0 | default: 'd'", "0"),
    ("'a' | nope | upcase", "A"),
    ("'3' | to_integer | plus: 1", "4"),
    ("'abcdefghij' | truncate: 2", "..."),
    ("'하나 둘 셋' | truncatewords: 3", "하나 둘 셋"),
    ("'<style>x</style>y<script>z</script>w' | strip_html", "yw"),
    ("(1..3)", "1..3"),
    ("(1..3) | join: '-'", "1-2-3"),
]
LISTS = [
    ("page.list | jsonify", '["b","a","C","가"]'),
    ("page.list | array_to_sentence_string", "b, a, C, and 가"),
    ("page.list | sort | join: ' '", "C a b 가"),
    ("page.list | sort_natural | join: ' '", "a b C 가"),
    ("page.list | push: 'z' | join: ','", "b,a,C,가,z"),
    ("page.list | inspect", "[&quot;b&quot;, &quot;a&quot;, &quot;C&quot;, &quot;가&quot;]"),
    ("page.objs | where: 'v', 1 | map: 'n' | join: ' '", "a c"),
    ("page.objs | where: 'v', '1' | map: 'n' | join: ' '", "a c"),
    ("page.objs | where: 't', 'y' | map: 'n' | join: ' '", "c"),
    ("page.objs | where_exp: 'o', 'o.v > 1' | map: 'n' | join: ' '", "b"),
    ("page.objs | group_by: 'v' | map: 'name' | join: ' '", "1 2"),
    ("page.objs | group_by_exp: 'o', 'o.n | upcase' | map: 'name' | join: ' '", "A B C"),
    ("page.objs | sort: 't' | map: 'n' | join: ' '", "b a c"),
    ("page.objs | sort: 't', 'last' | map: 'n' | join: ' '", "a c b"),
    ("page.objs | find: 'v', 2 | jsonify", '{"n":"b","v":2}'),
    ("page.objs | find_exp: 'o', 'o.v == 2' | map: 'n'", "b"),
    ("site.posts | map: 'slug' | reverse | join: ' '", "Hello World d c 뒤"),
    ("page.list | concat: page.none | size", "4"),
    ("page.objs | group_by: 't' | map: 'name' | join: ' '", '["x"]  ["x", "y"]'),
    ("page.objs | where_exp: 'o', 'o.t == nil' | map: 'n'", "b"),
    ("site.posts | where_exp: 'p', \"p.tags contains 'a' and p.slug != 'c'\" | map: 'slug'", "d"),
    ("page.list | shift | pop | unshift: 'x' | join: ' '", "x a C"),
]
NUMBERS = [
    ("7 | divided_by: 2", "3"),
    ("7.0 | divided_by: 2", "3.5"),
    ("'3' | plus: 4", "7"),
    ("'a' | plus: 1", "1"),
    ("3 | times: 1.0", "3.0"),
    ("2.5 | round", "3"),
    ("-3.5 | round", "-4"),
    ("3.567 | round: 2", "3.57"),
    ("100000000000000000000.0", "1.0e+20"),
    ("'1.5abc' | plus: 0", "1"),
    ("true | plus: 1", "1"),
    ("0.1 | plus: 0.2", "0.3"),
]
DATES = [
    ("page.date", "2021-02-03 04:05:06 +0900"),
    ("page.date | date: '%Y년 %-m월 %-d일 %H:%M'", "2021년 2월 3일 04:05"),
    ("page.date | date_to_xmlschema", "2021-02-03T04:05:06+09:00"),
    ("page.date | date_to_rfc822", "Wed, 03 Feb 2021 04:05:06 +0900"),
    ("page.date | date_to_string", "03 Feb 2021"),
    ("page.date | date_to_long_string", "03 February 2021"),
    ("page.date | date_to_long_string: 'ordinal'", "3rd February 2021"),
    ("page.date | date_to_string: 'ordinal', 'US'", "Feb 3rd, 2021"),
    ("page.day", "2021-05-06"),
    ("page.day | date_to_xmlschema", "2021-05-06T00:00:00+09:00"),
    ("page.utc | date_to_xmlschema", "2021-05-06T16:08:09+09:00"),
    ("page.str | date_to_xmlschema", "2021-05-06T00:00:00+09:00"),
    ("page.none | date_to_xmlschema", ""),
    ("'2021-01-02' | date: '%Y년 %-m월 %-d일'", "2021년 1월 2일"),
    ("'x' | date: '%Y'", "x"),
    ("'now' | date: '%Y-%m-%d'", "2021-01-09"),
    ("site.time | date: '%H:%M'", "12:00"),
    ("page.date | date: '%^b %e %j %U %u %p %I %y %s %% %3N'", "FEB  3 034 05 3 AM 04 21 1612292706 % 000"),
]


@pytest.mark.parametrize(("expression", "expected"), [*TEXT, *LISTS, *NUMBERS, *DATES])
def test_a_filter_prints_what_jekyll_prints(render: Render, expression: str, expected: str) -> None:
    assert render(f"{{{{ {expression} }}}}").body == expected


def test_a_filter_that_cannot_work_gives_its_value_and_says_so(render: Render) -> None:
    found = render("하나\n{{ 'a' | date_to_xmlschema }}{{ 1 | divided_by: 0 }}")
    assert found.body == "하나\na1"
    assert [(problem.location and problem.location.line) for problem in found.problems] == [5, 5]
    assert found.problems[0].message() == 'the filter "date_to_xmlschema" cannot work on this value: a'


@pytest.mark.parametrize(
    ("expression", "message", "hint"),
    [
        ("page.objs | where", 'the filter "where" needs more behind its colon: at least 1', "write it as where: …"),
        ("'a b' | split", 'the filter "split" needs more behind its colon: at least 1', "write it as split: …"),
        ("page.objs | where_exp: 'p'", 'the filter "where_exp" needs more behind its colon: at least 2', "write it as"),
        ("'a' | upcase: 1", 'the filter "upcase" takes no more than 0 behind its colon', "take out the last one"),
        ("'abc' | slice: 'x'", 'the filter "slice" cannot do anything to "abc" with x', "the value stays as it is"),
        ("7 | modulo: 0", 'the filter "modulo" is asked to divide by zero; the value stays as it is', "ask before"),
    ],
)
def test_what_a_filter_lacks_is_told_in_words_of_our_own(
    render: Render, expression: str, message: str, hint: str
) -> None:
    (problem,) = render(f"{{{{ {expression} }}}}").problems
    assert problem.message() == message
    assert (problem.hint() or "").startswith(hint)


def test_an_unknown_filter_is_told_with_the_one_that_was_meant(render: Render) -> None:
    found = render("{{ 'a' | slugfy }}")
    assert found.body == "a"
    assert found.problems[0].hint() == 'did you mean "slugify"?'
