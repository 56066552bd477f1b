"""A Jekyll blog that uses Liquid in its posts and pages builds as it is."""

from __future__ import annotations

import datetime as dt
import pickle
import re
import subprocess
import sys

import pytest

from studylog.builder.drops import liquid_site
from studylog.builder.pool import link_table
from studylog.config import load_config
from studylog.loader.site import load_site
from studylog.renderer.texts import TextRenderer
from tests.conftest import NOW, SiteTest


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """Three posts, an include, data, and pages that list the posts."""
    site.write("_config.yml", "title: 기록\nurl: https://me.example\nbaseurl: /log\npermalink: /:title/\nmotto: 매일\n")
    site.write("_includes/card.html", '<p class="card">{{ include.title }}: {{ page.title }}</p>\n')
    site.write("_data/people.yml", "- name: 김\n- name: 이\n")
    site.post("2024-01-01-하나.md", "첫 글 요약.\n\n본문 $x^{{(i)}}$ 끝.\n", title="하나", tags="[수학]", math="true")
    site.post("2024-02-01-두울.md", "[앞글]({% post_url 2024-01-01-하나 %})\n", title="둘", tags="[수학, 코드]")
    site.post("2024-03-01-셋.md", '{% include card.html title="카드" %}\n\n{{ site.motto }}\n', title="셋")
    return site


def text_of(html: str) -> str:
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_posts_link_to_posts_and_include_files(blog: SiteTest) -> None:
    report = blog.build()
    assert 'href="/log/%ED%95%98%EB%82%98/"' in blog.read("두울/index.html")
    assert '<p class="card">카드: 셋</p>' in blog.read("셋/index.html")
    assert "매일" in blog.read("셋/index.html")
    assert [problem for problem in report.problems if problem.code == "liquid"] == []


def test_a_formula_keeps_its_braces(blog: SiteTest) -> None:
    blog.build()
    assert "x^{{(i)}}" in blog.read("하나/index.html")


def test_a_page_lists_posts_by_tag_and_year(blog: SiteTest) -> None:
    blog.write(
        "tags.md",
        """\
        ---
        title: 모음
        layout: page
        ---
        {% for tag in site.tags %}
        ## {{ tag[0] }}

        {% for post in tag[1] %}- [{{ post.title }}]({{ post.url | relative_url }}) {{ post.date | date: "%Y.%m" }}
        {% endfor %}
        {% endfor %}
        {% for person in site.data.people %}{{ person.name }} {% endfor %}
        """,
    )
    blog.build()
    html = blog.read("tags/index.html")
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["수학", "코드"]
    assert re.findall(r"</a> (2024[.]\d\d)</li>", html) == ["2024.02", "2024.01", "2024.02"]
    assert "김 이" in text_of(html)


def test_an_html_page_reads_what_the_posts_became(blog: SiteTest) -> None:
    blog.write(
        "all.html",
        "---\nlayout: page\ntitle: 전부\n---\n<ul>\n\n    {% for post in site.posts offset: 2 %}"
        "<li>{{ post.excerpt | strip_html | strip }}|{{ post.content | number_of_words }}</li>{% endfor %}\n</ul>\n",
    )
    blog.build()
    assert "<li>첫 글 요약.|" in blog.read("all/index.html")


def test_data_files_with_front_matter_run_liquid_too(blog: SiteTest) -> None:
    blog.write("posts.json", "---\n---\n{{ site.posts | map: 'title' | jsonify }}\n")
    blog.build()
    assert blog.read("posts.json") == '["셋","둘","하나"]\n'


def test_liquid_can_be_switched_off(blog: SiteTest) -> None:
    blog.post("2024-04-01-off.md", "{{ site.motto }} {% nope %}\n", render_with_liquid="false")
    report = blog.build()
    assert "{{ site.motto }} {% nope %}" in blog.read("off/index.html")
    assert [problem for problem in report.problems if problem.code == "liquid"] == []


def test_a_file_beside_the_post_can_be_included(blog: SiteTest) -> None:
    blog.write("_posts/code/part.txt", "곁의 글")
    blog.post("code/2024-04-01-relative.md", "{% include_relative part.txt %} {% include_relative ../../secret %}\n")
    report = blog.build()
    assert "곁의 글" in blog.read("relative/index.html")
    assert [problem.code for problem in report.problems if problem.location and problem.location.line] == ["liquid"]


def test_time_stands_still_between_builds(blog: SiteTest) -> None:
    blog.write("now.txt", "---\n---\n{{ site.time | date: '%Y-%m-%d' }} {{ 'now' | date: '%Y' }}")
    blog.build(now=NOW)
    assert blog.read("now.txt") == "2024-03-01 2024"
    blog.build(now=NOW + dt.timedelta(days=800))
    assert blog.read("now.txt") == "2024-03-01 2024"


def test_an_include_loop_stops_the_build_and_names_the_files(blog: SiteTest) -> None:
    blog.write("_includes/a.html", "{% include b.html %}").write("_includes/b.html", "{% include a.html %}")
    blog.post("2024-04-01-loop.md", "{% include a.html %}\n")
    errors = [problem for problem in blog.problems() if problem.severity == "error"]
    assert [problem.code for problem in errors] == ["liquid"]
    assert "_includes/a.html → _includes/b.html → _includes/a.html" in errors[0].message()


def test_a_missing_include_is_named_with_the_one_that_was_meant(blog: SiteTest) -> None:
    blog.post("2024-04-01-typo.md", "글\n\n{% include crad.html %}\n")
    (problem,) = (problem for problem in blog.problems() if problem.code == "liquid")
    assert str(problem.location) == "_posts/2024-04-01-typo.md:7:1"
    assert problem.hint() == "did you mean card.html?"
    assert "{% include crad.html %}" in blog.read("typo/index.html")


def test_one_process_and_many_build_the_same(blog: SiteTest) -> None:
    for day in range(1, 60):
        blog.post(f"2023-01-01-p{day}.md", "{% include card.html title=page.slug %} {{ page.next.title }}\n")
    blog.build(jobs=1)
    alone = {path: blog.read(path) for path in blog.files() if path.endswith(".html")}
    blog.build(jobs=3)
    assert {path: blog.read(path) for path in blog.files() if path.endswith(".html")} == alone


def test_what_texts_share_can_be_sent_to_a_worker(blog: SiteTest) -> None:
    config, _ = load_config(blog.root)
    site = load_site(config, NOW)
    renderer = TextRenderer(link_table(site), liquid_site(site))
    assert pickle.loads(pickle.dumps(renderer)).site == renderer.site


def test_a_blog_without_liquid_never_loads_it(site: SiteTest) -> None:
    site.post("2024-01-01-plain.md", "중괄호 { 하나 } 와 글\n")
    script = (
        "import sys, datetime as dt; from pathlib import Path; from studylog.builder.build import BuildOptions, build;"
        f"build(BuildOptions(source=Path({str(site.root)!r}), now=dt.datetime.now(dt.UTC), jobs=1));"
        "sys.exit('liquid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_page_says_when_it_was_last_changed(blog: SiteTest) -> None:
    blog.post("2024-04-01-changed.md", "{% last_modified_at %Y년 %-m월 %}\n", last_modified_at="2024-05-02")
    blog.post("2024-04-02-never.md", "{% last_modified_at %}\n")
    blog.build()
    assert "2024년 5월" in blog.read("changed/index.html")
    assert "02-Apr-24" in blog.read("never/index.html")


def test_the_repository_is_known_without_asking_github(blog: SiteTest) -> None:
    blog.write("_config.yml", "title: T\nrepository: me/log\ngithub: {username: me}\n")
    github = "{{ site.github.repository_url }} {{ site.github.owner_name }} {{ site.github.username }}"
    blog.write("r.txt", f"---\n---\n{github} {{{{ site.github.is_project_page }}}}").build()
    assert blog.read("r.txt") == "https://github.com/me/log me me true"


def test_posts_are_grouped_as_minimal_mistakes_groups_them(blog: SiteTest) -> None:
    groups = (
        '{% include group-by-array collection=site.posts field="tags" %}'
        "{% for tag in group_names %}{% assign posts = group_items[forloop.index0] %}"
        "{{ tag }}:{% for post in posts %}{{ post.title }},{% endfor %};{% endfor %}"
    )
    blog.write("g.txt", f"---\n---\n{groups}{{% include base_path %}}{{{{ base_path }}}}").build()
    assert blog.read("g.txt") == "수학:둘,하나,;코드:둘,;https://me.example/log"


def test_a_page_lists_documents_that_are_not_written(blog: SiteTest) -> None:
    """As Jekyll 4.3.1 does: such a document has a URL, and its text is HTML."""
    blog.write("_config.yml", "title: 기록\nurl: https://me.example\ncollections: {people: {sort_by: rank}}\n")
    blog.write("_people/kim.md", "---\nname: 김\nrank: 2\n---\n**저자**\n")
    blog.write("_people/2021-01-02-lee.md", "---\nname: 이\nrank: 1\n---\n{{ page.url }}\n")
    blog.write(
        "people.md",
        "---\ntitle: 사람\n---\n{% for p in site.people %}{{ p.name }} {{ p.id }} {{ p.url }} "
        "{{ p.content | strip | escape }};{% endfor %} "
        "{{ site.collections[0].label }} {{ site.collections[0].output }}\n",
    )
    report = blog.build()
    assert (
        "이 /people/lee /people/2021-01-02-lee.html &lt;p&gt;/people/2021-01-02-lee.html&lt;/p&gt;;"
        "김 /people/kim /people/kim.html &lt;p&gt;&lt;strong&gt;저자&lt;/strong&gt;&lt;/p&gt;; people false"
    ) in text_of(blog.read("people.html"))
    assert "people/kim.html" not in blog.files()
    assert list(report.problems) == []
