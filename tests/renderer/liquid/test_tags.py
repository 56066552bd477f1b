"""Tags, values and blocks do what Jekyll's do; what would stop Jekyll stays as text."""

from __future__ import annotations

import time

import pytest

from tests.renderer.liquid.conftest import Render

INCLUDES = [
    ("{% include a.html %}", "[||T]"),
    ("""{% include a.html x="1" y='2' %}""", "[1|2|T]"),
    ("{% include a.html x = 1 y=page.title %}", "[1|T|T]"),
    ("""{% include a.html x='it\\'s' y="q\\"q" %}""", """[it's|q"q|T]"""),
    ("{% include a.html x=page.none %}", "[||T]"),
    ('{% include a.html\n  x="가 나" %}', "[가 나||T]"),
    ('{% include n.html q="Q" %}', "N[Q||T]"),
    ("{% include set.html %}{{ z }}", "set"),
    ("a{%- include nl.html -%}b", "al\nb"),
    ("{% include sub/b.md %}", "*b*"),
    ("{% include /sub/b.md %}", "*b*"),
    ('{% include {{ page.f }} x="1" %}', "[1||T]"),
    ("{% include fm.html %}", "---\nt: 1\n---\nb"),
    ("{% include_relative rel.html %}", "rel"),
    ("{% include_cached a.html %}", "[||T]"),
    ("{% include 한글.html %}", "가"),
    ('{% include a.html\tx="tab" %}', "[tab||T]"),
    ("{% include a.html x=3.5 y=true %}", "[3.5|true|T]"),
]
RAW = [
    ("{% raw %}{{ x }}{% y %}{% endraw %}", "{{ x }}{% y %}"),
    ("{%- raw %} b {% endraw -%} c", " b  c"),
    ("{%raw%}{{a}}{%endraw%}", "{{a}}"),
    ("{% comment %}{% nope %}{{ b }}{% endcomment %}", ""),
]
BLANKS = [
    ("a {{- 'b' -}} c", "abc"),
    ("a\n{% assign x = 1 %}\nb", "a\n\nb"),
    ("a\n{%- assign x = 1 %}\nb", "a\nb"),
    ("a\n{%- assign x = 1 -%}\nb", "ab"),
    ("{% for i in (1..2) -%}\n {{ i }}\n{%- endfor %}", "12"),
]
LOGIC = [
    ("{% if 0 %}a{% endif %}{% if '' %}b{% endif %}{% if nil %}c{% endif %}", "ab"),
    ("{% if page.none == blank %}b{% endif %}{% if '' == empty %}e{% endif %}", "e"),
    ("{% if x == %}a{% endif %}", "a"),
    ("{{ page.list }} {{ page.list | size }} {{ page.list[1] }} {{ page.list.first }}", "baC가 4 a b"),
    ("{{ page.map }}", '{"k"=>"v"}'),
    ("{{ true }}{{ nil }}", "true"),
    ("{% assign a = 'x,y' | split: ',' %}{{ a[1] }}", "y"),
    ("{% for t in page.none %}x{% else %}none{% endfor %}", "none"),
    ("{% for p in page.map %}{{ p[0] }}={{ p[1] }}{% endfor %}", "k=v"),
    ("{% for i in (1..5) reversed limit: 2 %}{{ i }}{% endfor %}", "21"),
    ("{% for i in (1..3) %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "13"),
    ("{% unless page.title == 'T' %}a{% else %}b{% endunless %}", "b"),
    ("{% case page.title %}{% when 'S', 'T' %}st{% else %}other{% endcase %}", "st"),
    ("{% capture c %}<{{ page.title }}>{% endcapture %}{{ c }}{{ c }}", "<T><T>"),
    ("{% for i in (1..3) %}{% cycle 'a', 'b' %}{% endfor %}", "aba"),
    ("{% increment n %}{% increment n %}{{ n }}", "012"),
    ("{% if page.list contains 'C' and true or false %}y{% endif %}", "y"),
    ("{% tablerow i in (1..2) cols:1 %}{{ i }}{% endtablerow %}", None),
    ("{{ site.posts.size }} {{ site.posts.first.url }} {{ site.title }}", "4 /p/%EB%92%A4.html 기록"),
    ("{% for t in site.tags %}{{ t[0] }}:{{ t[1].size }} {% endfor %}", "a:2 b:2 "),
    ("{% for p in site.categories.AI %}{{ p.slug }} {% endfor %}", "뒤 c "),
    ("{{ site.categories['수학'].first.title }} {{ site.data.authors.kim.name }}", "c 김"),
    ("{% for p in site.posts %}{{ p.previous.slug }}<{{ p.next.slug }} {% endfor %}", "c< d<뒤 Hello World<c <d "),
    ("{{ 1 + 2 }}", "1"),
    ("{{ page.limit }}{{ page.map.for }}{% if page.empty %}x{% endif %}", ""),
    ("{% assign x = %}{{ x }}|", "|"),
    ("{% if true %}a{% else if false %}b{% endif %}", "a"),
    ("{% if (page.title == 'T') %}a{% endif %}", "a"),
    ("{% for i in page.list offset: 1 limit: 2 %}{{ forloop.index }}{{ i }}{% endfor %}", "1a2C"),
    (
        "{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ j }} {% endfor %}{% endfor %}",
        "11 12 21 22 ",
    ),
    ("{% if true %} {% assign q = 2 %} {% endif %}{{ q }}", "2"),
    ("{% echo 'e' | upcase %}{% # note %}", "E"),
    ("{{ nope.a.b }}", ""),
]
HIGHLIGHTS = [
    (
        "{% highlight c++ %}\nx\n{% endhighlight %}",
        '<figure class="highlight"><pre><code class="language-c--" data-lang="c++">'
        '<span class="n">x</span></code></pre></figure>',
    ),
    (
        "{% highlight nolang %}\na < b\n{% endhighlight %}",
        '<figure class="highlight"><pre><code class="language-nolang" data-lang="nolang">a &lt; b</code></pre>'
        "</figure>",
    ),
    (
        "{% highlight text %}\n\n  a\n\n{% endhighlight %}",
        '<figure class="highlight"><pre><code class="language-text" data-lang="text">  a</code></pre></figure>',
    ),
    (
        "{% highlight Text linenos %}\nx\ny\n{% endhighlight %}",
        '<figure class="highlight"><pre><code class="language-text" data-lang="text"><span class="line">x\n</span>'
        '<span class="line">y</span></code></pre></figure>',
    ),
    (
        '{% highlight text mark_lines="2" %}\nx\ny\n{% endhighlight %}',
        '<figure class="highlight"><pre><code class="language-text" data-lang="text">x\n<span class="hll">y</span>'
        "</code></pre></figure>",
    ),
    (
        "{% highlight text %}{{ page.title }}{% raw %}{{ x }}{% endraw %}{% endhighlight %}",
        '<figure class="highlight"><pre><code class="language-text" data-lang="text">{{ page.title }}{{ x }}'
        "</code></pre></figure>",
    ),
    (
        "{% highlight text %}{% raw %}{% highlight a %}{{ x }}{% endhighlight %}{% endraw %}{% endhighlight %}",
        '<figure class="highlight"><pre><code class="language-text" data-lang="text">{% highlight a %}{{ x }}'
        "{% endhighlight %}</code></pre></figure>",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*INCLUDES, *RAW, *BLANKS, *LOGIC])
def test_a_tag_does_what_it_does_in_jekyll(render: Render, text: str, expected: str | None) -> None:
    found = render(text)
    assert expected is None or found.body == expected


@pytest.mark.parametrize(("text", "expected"), HIGHLIGHTS)
def test_highlighted_code_stands_on_lines_of_its_own(render: Render, text: str, expected: str) -> None:
    assert render(text).body == f"\n{expected}\n"


TARGETS = [
    ("post_url 2021-01-05-Hello World", "/b/p/Hello-World.html"),
    ("post_url sub/2021-1-7-c", "/b/p/c.html"),
    ("post_url /sub/2021-1-7-c", "/b/p/c.html"),
    ("post_url 2021-01-07-c", "/b/p/c.html"),
    ("post_url AI/2021-01-06-d", "/b/p/d.html"),
    ("post_url 2021-01-06-d", "/b/p/d.html"),
    ("post_url 2021-01-09-뒤", "/b/p/%EB%92%A4.html"),
    ("link _posts/2021-01-05-Hello World.md", "/b/p/Hello-World.html"),
    ("link about.md", "/b/about/"),
    ("link assets/a b.png", "/b/assets/a%20b.png"),
    ("link /assets/a b.png", "/b/assets/a%20b.png"),
    ("link {{ page.path }}", "/b/about/"),
]


@pytest.mark.parametrize(("tag", "expected"), TARGETS)
def test_links_to_posts_and_files_lead_there(render: Render, tag: str, expected: str) -> None:
    assert render(f"{{% {tag} %}}").body == expected


WRONG = [
    ("{% nope %}", 'there is no Liquid tag "nope"; it stays as text'),
    ("{% inclde a.html %}", 'there is no Liquid tag "inclde"; it stays as text'),
    ("{% render 'a' %}", 'there is no Liquid tag "render"; it stays as text'),
    ("{% endif %}", "{% endif %} belongs to nothing that is open here; it stays as text"),
    ("{% if true %}a", "{% if true %} is never closed; it stays as text"),
    ("{% raw %}{{ x }}", "{% raw %} is never closed; it stays as text"),
    ("{% for x page.list %}a{% endfor %}", "{% for x page.list %} cannot be read; it stays as text"),
    ("{% highlight %}a{% endhighlight %}", "{% highlight %} cannot be read; it stays as text"),
    ("{% include none.html %}", "there is no _includes/none.html; the tag stays as text"),
    ("{% include 'a.html' %}", "there is no _includes/'a.html'; the tag stays as text"),
    ("{% include ../a.html %}", "there is no _includes/../a.html; the tag stays as text"),
    ("{% post_url 2021-01-05-hello world %}", None),
    ("{% link none.md %}", 'link names "none.md", which this site does not have; it stays as text'),
    ("{% a", None),
    ("{{ x", None),
    ("{% %}", None),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_would_stop_jekyll_stays_as_text(render: Render, text: str, message: str | None) -> None:
    found = render(f"앞\n{text}\n뒤")
    assert found.body == f"앞\n{text}\n뒤"
    assert message is None or [problem.message() for problem in found.problems] == [message]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{% link none.md %}", "correct the path: it begins at the blog's folder, as in _posts/2024-03-01-os.md"),
        (
            "{% post_url none %}",
            "correct the name: it is the file's name without its extension, as in 2024-03-01-os",
        ),
    ],
)
def test_what_helps_is_said_for_the_tag_that_stands_there(render: Render, text: str, hint: str) -> None:
    assert [problem.hint() for problem in render(text).problems] == [hint]


def test_a_warning_names_the_line_of_the_file(render: Render) -> None:
    problem = render("하나\n둘 {% nope %}").problems[0]
    assert str(problem.location) == "about.md:5:3"
    assert problem.location is not None
    assert problem.location.source == "둘 {% nope %}"


def test_a_mistyped_language_is_told_as_in_a_fence(render: Render) -> None:
    found = render("{% highlight pythno %}\nx\n{% endhighlight %}")
    assert [problem.hint() for problem in found.problems] == ["did you mean python?"]


def test_a_line_that_cannot_be_highlighted_is_told(render: Render) -> None:
    found = render('{% highlight python mark_lines="1 3" %}\nx\n{% endhighlight %}')
    assert [problem.message() for problem in found.problems] == [
        "line 3 is to be highlighted, but this code ends with line 1"
    ]


def test_a_block_and_its_end_are_told_of_once(render: Render) -> None:
    found = render("{% alert %}x{% endalert %}{% alert %}y{% endalert %}")
    assert len(found.problems) == 1


def test_the_rest_of_a_text_with_a_broken_block_is_still_liquid(render: Render) -> None:
    found = render("{% for i in (1..2) %}{% if i %}{{ i }}{% endfor %}|{{ page.title }}")
    assert found.body == "{% if i %}1{% if i %}2|T"


def test_includes_that_include_each_other_are_an_error_with_the_chain(render: Render) -> None:
    problem = render("{% include ping.html %}").problems[-1]
    assert problem.severity == "error"
    assert problem.message() == (
        "files include each other without end: _includes/ping.html → _includes/pong.html → _includes/ping.html"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in (1..2000000) %}{% endfor %}",
        "{% for i in (1..5) %}{% for j in (1..300000) %}{% endfor %}x{% endfor %}",
        "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}",
        "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..100) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}",
        "{% for i in (1..900000) %}{% if i > 3 %}{% endif %}{% assign a = i | plus: 1 %}{% endfor %}",
        "{% for i in (1..900000) %}{% case i %}{% when 1 %}{% when 2 %}{% when 3 %}{% endcase %}{% endfor %}",
        "{% for i in (1..900000) %}{% include card.html %}{% endfor %}",
        "{{ (1..1000000000) | join: ',' }}",
        "{% assign r = (1..300000000) | reverse %}",
        "{% assign n = 10 %}{% for i in (1..100) %}{% assign n = n | times: n %}{% endfor %}{{ n }}",
        "{% assign s = 'a' %}{% for i in (1..20) %}{% assign s = s | append: s %}{% endfor %}{{ s | replace: 'a', s }}",
        "{% assign l = 'a,b' | split: ',' %}{% for i in (1..99) %}{% assign l = l | push: l %}{% endfor %}{{ l }}",
        "{% assign l = (1..999) | reverse %}{% for i in l %}{% assign m = l | where_exp: 'x', 'x' %}{% endfor %}",
        "{% assign s = '* x ' %}{% for i in (1..20) %}{% assign s = s | append: s %}{% endfor %}{{ s | markdownify }}",
    ],
)
def test_a_text_that_loops_or_grows_without_end_is_an_error(render: Render, text: str) -> None:
    """What a page may do is counted, so that it stops at the same place on every machine: after some seconds."""
    started = time.process_time()
    problem = render(text).problems[-1]
    assert time.process_time() - started < 20
    assert (problem.severity, problem.code) == ("error", "liquid")


@pytest.mark.parametrize(
    "text",
    [
        "{% if a" + "[a" * 3000 + "]" * 3000 + " %}x{% endif %}",
        "{% if true %}" * 3000 + "x" + "{% endif %}" * 3000,
        "{{ " + "page.title | append: 'x' | " * 300 + "upcase }}",
    ],
)
def test_depth_is_no_way_to_stop_a_build(render: Render, text: str) -> None:
    assert render(text).body


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("글\n\n{% for i in (1..9000) %}\n {% for j in (1..9000) %}{{ j }}{% endfor %}\n{% endfor %}", 7, 2),
        ("글\n{% assign x = 'abcdefgh' %}\n{% for i in (1..99) %}\n{% assign x = x | append: x %}{% endfor %}", 7, 1),
        ("글\n{% for i in (1..3000000) %}{% endfor %}", 5, 1),
    ],
)
def test_what_takes_too_long_is_told_where_it_stands(render: Render, text: str, line: int, column: int) -> None:
    (problem,) = render(text).problems
    assert problem.location is not None
    assert (problem.location.line, problem.location.column) == (line, column)
