"""Liquid first, then Markdown: what is told stands at the lines of the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studylog.errors import Problem
from studylog.models import Fragment
from studylog.renderer.texts import TextRenderer
from tests.renderer.liquid.conftest import LINKS, Render, make_input, make_site


def convert(text: str, *, is_html: bool = False) -> Fragment:
    return TextRenderer(LINKS, make_site()).render(make_input(text, is_html=is_html))


def places(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem.location) for problem in problems]


def test_markdown_reads_what_liquid_wrote() -> None:
    found = convert(
        "{% for p in site.posts limit: 2 %}\n- [{{ p.title }}]({{ p.url | relative_url }})\n{%- endfor %}\n"
    )
    assert found.html.count("<li>") == 2
    assert 'href="/b/p/c.html"' in found.html


def test_the_base_path_is_put_on_once() -> None:
    found = convert(
        "[글]({% post_url 2021-01-06-d %}) [소개]({{ site.baseurl }}/about/) "
        "![]({{ '/assets/a b.png' | relative_url }})"
    )
    assert [part.split('"')[0] for part in found.html.split("/b/")[1:]] == ["p/d.html", "about/", "assets/a%20b.png"]
    assert "/b/b/" not in found.html


def test_highlighted_code_is_block_html_with_its_colours() -> None:
    found = convert("글\n\n{% highlight python %}\ndef f():\n\n    return '$x$ *a*'\n{% endhighlight %}\n\n뒤")
    assert found.html.startswith("<p>글</p>\n")
    assert (
        '<figure class="highlight"><pre><code class="language-python" data-lang="python"><span class="k">def'
        in found.html
    )
    assert "$x$ *a*" in found.html
    assert "code" in found.features


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("글 {% highlight text %}x{% endhighlight %} 뒤", "<p>글</p>\n{}<p>뒤</p>\n"),
        (
            "- 글\n  {% highlight text %}\n  x\n\n  {% endhighlight %}\n- 뒤",
            "<ul>\n<li>글</li>\n</ul>\n{}<ul>\n<li>뒤</li>\n</ul>\n",
        ),
        ("> 글\n> {% highlight text %}\nx\n{% endhighlight %}", "<blockquote>\n<p>글</p>\n</blockquote>\n{}"),
    ],
)
def test_highlighted_code_ends_the_paragraph_the_list_and_the_quote_that_it_stands_in(body: str, seen: str) -> None:
    """As Jekyll has it, whose element begins a line of its own."""
    html = re.sub(r"(?s)<figure.*</figure>\n", "{}", convert(body).html)
    assert html == seen


def test_problems_of_markdown_stand_where_the_file_has_them() -> None:
    lines = ("{% comment %}", "", "{% endcomment %}", "{% for i in (1..2) %}", "[나쁨](javascript:x)", "{% endfor %}")
    assert places(convert("\n".join(lines)).problems) == ["about.md:8:6"]


def test_what_an_include_writes_stands_at_its_tag(render: Render) -> None:
    found = render("하나\n{% include nl.html %}{% include nl.html %}셋\n넷")
    assert found.body == "하나\nl\nl\n셋\n넷"
    assert found.lines == (1, 2, 2, 2, 3)


def test_a_problem_within_an_include_names_that_file(render: Render) -> None:
    renderer = TextRenderer(LINKS, make_site())
    assert renderer.site.includes["_includes/a.html"]
    found = render("{% include bad.html %}", page={"path": "about.md"})
    assert places(found.problems) == ["about.md:4:1"]


def test_a_text_for_which_liquid_is_off_stays_as_it_is() -> None:
    fragment = TextRenderer(LINKS, make_site()).render(make_input("{{ page.title }}", None))
    assert fragment.html == "<p>{{ page.title }}</p>\n"


def test_html_is_written_as_it_is_but_for_liquid() -> None:
    found = convert("<div>\n\n    *{{ page.title }}* `{{ page.title }}`\n", is_html=True)
    assert found.html == "<div>\n\n    *T* `T`\n"


PIECES = (
    *"{}%|'\"-. \n`$xa=<>()[]\\",
    *("{{ ", " }}", "{% ", " %}", "for i in ", "if ", "(1..3)", "{% endif %}", "{% endfor %}", "include ", "page.list"),
    *("| ", "date: ", "sort: ", "where: ", "'%Y'", "raw", "{% endraw %}", "assign x = ", "capture ", "case ", "when "),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_stops_a_build(text: str) -> None:
    assert all(problem.severity != "error" for problem in convert(text).problems if problem.code == "liquid")


@pytest.mark.parametrize(
    "unit",
    ["{{ ", "{% ", "`", "$", "``` ", "{% if x %}", "\\begin{a}", "<pre>", "{% raw %}", "$$ ", "{{a}}", "    x\n\n"],
)
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    import time

    started = time.process_time()
    TextRenderer(LINKS, make_site())._engine.render(make_input(unit * 20_000))
    assert time.process_time() - started < 5
