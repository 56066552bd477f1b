"""Finding templates, hashing what a page is made with, and saying where a template fails."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta

from studylog.errors import ContentError, Problem, format_problem
from studylog.theme import engine, environment
from studylog.theme.environment import Theme
from studylog.theme.sources import bundled_templates

Pages = Mapping[str, Mapping[str, Any]]


def write(folder: Path, **files: str) -> Path:
    """A site's `templates/` with these files; `__` in a name stands for a slash."""
    for name, text in files.items():
        path = folder / "templates" / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "templates"


def fail(templates: Path, name: str, views: Mapping[str, Any] | None = None, source: str = "") -> Problem:
    with pytest.raises(ContentError) as raised:
        Theme(templates).render(name, views or {}, source=source)
    (problem,) = raised.value.problems
    return problem


def place(problem: Problem) -> str:
    return str(problem.location)


def test_one_template_of_the_sites_own_stands_before_the_bundled(tmp_path: Path, pages: Pages) -> None:
    theme = Theme(write(tmp_path, _partials__footer="<footer>내 꼬리말</footer>"))
    assert "내 꼬리말" in theme.render("404.html", pages["404.html"])
    assert "찾는 페이지가 없습니다" in theme.render("404.html", pages["404.html"])


def test_a_template_of_the_sites_own_may_extend_a_bundled_one(tmp_path: Path, pages: Pages) -> None:
    theme = Theme(
        write(tmp_path, page='{% extends "base.html" %}{% block main %}<p>{{ page.title }}!</p>{% endblock %}')
    )
    assert "<p>어텐션!</p>" in theme.render("page.html", pages["page.html"])


def test_a_template_of_the_sites_own_may_extend_the_one_whose_place_it_takes(tmp_path: Path, pages: Pages) -> None:
    """`studylog/` names the bundled file; every other page that extends the base has the block, too."""
    own = '{% extends "studylog/base.html" %}{% block head_end %}{{ super() }}<link href="mine.css">{% endblock %}'
    theme = Theme(write(tmp_path, base=own))
    for name in ("404.html", "term.html", "page.html"):
        assert '<link href="mine.css">' in theme.render(name, pages[name])
    assert theme.digest("page.html") != Theme().digest("page.html")


def test_a_missing_folder_means_the_bundled_theme(tmp_path: Path, pages: Pages) -> None:
    assert Theme(tmp_path / "templates").render("404.html", pages["404.html"]) == Theme().render(
        "404.html", pages["404.html"]
    )


def test_an_asset_of_the_sites_own_stands_before_the_bundled(tmp_path: Path) -> None:
    style = tmp_path / "templates" / "assets" / "style.css"
    style.parent.mkdir(parents=True)
    style.write_text("body { color: red }")
    before = {asset.name: asset for asset in Theme().assets()}
    after = {asset.name: asset for asset in Theme(tmp_path / "templates").assets()}
    assert after["style.css"].path == style
    assert after["style.css"].digest != before["style.css"].digest
    assert after["theme.js"] == before["theme.js"]


def at(path: str, pages: Pages) -> Mapping[str, Any]:
    """The views of a page at another address of the same site."""
    views = pages["404.html"]
    return {**views, "head": replace(views["head"], path=path)}


def marks(text: str) -> int:
    """How many entries of the main menu are marked as the page that is shown."""
    return text.partition("</header>")[0].count('aria-current="page"')


def test_the_menu_marks_the_page_it_stands_on_and_no_other(pages: Pages) -> None:
    theme = Theme()
    pages_in_turn = [at(path, pages) for path in ("/x/", "/blog/어텐션", "/x/", "/blog/어텐션")]
    assert [marks(theme.render("404.html", views)) for views in pages_in_turn] == [0, 2, 0, 2]


def test_another_site_has_its_own_masthead(pages: Pages) -> None:
    theme, views = Theme(), pages["404.html"]
    other = {**views, "site": replace(views["site"], masthead_title="다른 곳")}
    assert "다른 곳" not in theme.render("404.html", views)
    assert "다른 곳" in theme.render("404.html", other)


def test_a_footer_of_the_sites_own_may_differ_from_page_to_page(tmp_path: Path, pages: Pages) -> None:
    theme = Theme(write(tmp_path, _partials__footer="<footer>{{ head.path }}</footer>"))
    for path in ("/a/", "/b/"):
        assert f"<footer>{path}</footer>" in theme.render("404.html", at(path, pages))


def test_a_macro_of_the_sites_own_stands_before_the_bundled(tmp_path: Path, pages: Pages) -> None:
    own = "{% macro icon(name) %}<i>{{ name }}</i>{% endmacro %}"
    assert "<i>feed</i>" in Theme(write(tmp_path, _partials__icons=own)).render("404.html", pages["404.html"])


def test_once_makes_a_macro_anew_for_other_values_only(tmp_path: Path) -> None:
    macro = "{% macro say(name) %}{{ name.split() }}{% endmacro %}"
    theme = Theme(write(tmp_path, m=macro, a='{% from "m.html" import say %}{{ once(say, name) }}'))
    names = [CountedName(f"이름 {number}") for number in range(engine.TEXTS_KEPT + 1)]
    for name in (names[0], *names):
        assert f"{name.split()}" in html.unescape(theme.render("a.html", {"name": name}))
    assert names[0].asked == 3  # by the macro, and twice by this test


class CountedName(str):
    asked = 0

    def split(self, *args: Any, **options: Any) -> list[str]:
        self.asked += 1
        return super().split(*args, **options)


def jinja_closure(name: str) -> set[str]:
    """A bundled template with all that it refers to, as Jinja's parser finds them."""
    text = (bundled_templates() / name).read_text("utf-8")
    found = meta.find_referenced_templates(Environment(trim_blocks=True).parse(text))
    return {name}.union(*(jinja_closure(part) for part in found if part))


def test_a_digest_follows_exactly_the_templates_that_jinja_would_load(tmp_path: Path, pages: Pages) -> None:
    before = {name: Theme().digest(name) for name in pages}
    closures = {name: jinja_closure(name) for name in pages}
    for part in set().union(*closures.values()):
        own = tmp_path / part.replace("/", "-") / "templates" / part
        own.parent.mkdir(parents=True)
        own.write_text((bundled_templates() / part).read_text("utf-8") + "\n", "utf-8")
        theme = Theme(own.parents[1] if "/" in part else own.parent)
        assert {name for name in pages if theme.digest(name) != before[name]} == {
            name for name in pages if part in closures[name]
        }


def test_the_digest_follows_every_file_a_page_is_made_with(tmp_path: Path) -> None:
    templates = write(tmp_path, a='{% include "b.html" %}', b='{% include "c.html" %}', c="하나", other="x")
    before = Theme(templates).digest("a.html")
    write(tmp_path, other="y")
    assert Theme(templates).digest("a.html") == before
    write(tmp_path, c="둘")
    assert Theme(templates).digest("a.html") != before


def test_an_include_by_variable_may_be_any_template(tmp_path: Path) -> None:
    templates = write(tmp_path, a="{% include name %}", other="x")
    before = Theme(templates).digest("a.html")
    write(tmp_path, other="y")
    assert Theme(templates).digest("a.html") != before


def test_a_missing_template_that_appears_changes_the_digest(tmp_path: Path) -> None:
    templates = write(tmp_path, a='{% include "b.html" ignore missing %}')
    before = Theme(templates).digest("a.html")
    write(tmp_path, b="여기")
    assert Theme(templates).digest("a.html") != before


def test_every_bundled_page_has_a_digest(pages: Pages) -> None:
    theme = Theme()
    digests = {theme.digest(name) for name in pages}
    assert len(pages) == len(digests)


def test_the_digest_of_an_unreadable_template_says_where(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        Theme(write(tmp_path, a="하나\n{{ oops")).digest("a.html")
    assert place(raised.value.problems[0]) == "templates/a.html:2"


def test_the_digest_of_a_template_that_is_nowhere() -> None:
    with pytest.raises(ContentError, match=r'no template "pots.html"; did you mean "post.html"'):
        Theme().digest("pots.html")


def test_a_syntax_error_has_its_line(tmp_path: Path) -> None:
    problem = fail(write(tmp_path, a="하나\n{{ oops {% if %}"), "a.html")
    assert place(problem) == "templates/a.html:2"
    assert "{{ oops {% if %}" in format_problem(problem)


def test_a_syntax_error_in_an_include_names_the_include(tmp_path: Path) -> None:
    problem = fail(write(tmp_path, a='{% include "b.html" %}', b="\n\n{% endfor %}"), "a.html")
    assert place(problem) == "templates/b.html:3"


def test_an_unknown_variable_tells_the_way_that_led_there(tmp_path: Path) -> None:
    problem = fail(write(tmp_path, a='글\n{% include "b.html" %}', b="{{ ghost }}"), "a.html", source="posts/x.md")
    assert place(problem) == "templates/b.html:1"
    assert '"ghost" is not defined' in problem.message()
    assert "posts/x.md → templates/a.html:2 → templates/b.html:1" in problem.message()


def test_a_misspelt_attribute_gets_the_right_one(tmp_path: Path, pages: Pages) -> None:
    problem = fail(write(tmp_path, a="{{ site.titel }}"), "a.html", {"site": pages["404.html"]["site"]})
    assert 'did you mean "title"?' in problem.message()
    assert '"title"' in problem.message("ko")


def test_an_unknown_attribute_tells_which_there_are(tmp_path: Path, pages: Pages) -> None:
    problem = fail(write(tmp_path, a="{{ site.colour }}"), "a.html", {"site": pages["404.html"]["site"]})
    assert problem.hint().startswith("site has: title, ")
    assert problem.hint("ko").startswith("site에 있는 값: title, ")


def test_an_item_of_a_list_tells_its_attributes_too(tmp_path: Path, pages: Pages) -> None:
    text = "{% for post in pager.posts %}{{ post.colour }}{% endfor %}"
    problem = fail(write(tmp_path, a=text), "a.html", {"pager": pages["home.html"]["pager"]})
    assert problem.hint().startswith("PostSummary has: ")
    assert "title" in problem.hint()


def test_an_unknown_variable_tells_which_the_template_has(tmp_path: Path, pages: Pages) -> None:
    problem = fail(write(tmp_path, a="{{ ghost }}"), "a.html", {"site": pages["404.html"]["site"], "head": None})
    assert problem.hint() == "template has: head, site"


@pytest.mark.parametrize("text", ['{% include "gone.html" %}', '{% extends "gone.html" %}'])
def test_a_missing_include_or_parent_has_its_line(tmp_path: Path, text: str) -> None:
    problem = fail(write(tmp_path, a=text), "a.html")
    assert place(problem) == "templates/a.html:1"
    assert 'no template "gone.html"' in problem.message()


def test_a_template_that_is_nowhere_has_no_place(tmp_path: Path) -> None:
    problem = fail(tmp_path, "nowhere.html")
    assert problem.location is None


def test_an_include_loop_is_shown(tmp_path: Path) -> None:
    problem = fail(
        write(tmp_path, a='{% include "b.html" %}', b='{% include "c.html" %}', c='{% include "b.html" %}'), "a.html"
    )
    assert "b.html → templates/c.html → templates/b.html" in problem.message() or (
        "c.html → templates/b.html → templates/c.html" in problem.message()
    )


def test_a_template_that_includes_itself(tmp_path: Path) -> None:
    problem = fail(write(tmp_path, a='{% include "a.html" %}'), "a.html")
    assert "templates/a.html → templates/a.html" in problem.message()


def test_a_failing_filter_names_the_post(tmp_path: Path) -> None:
    problem = fail(write(tmp_path, a='\n{{ "글" | int + "x" }}'), "a.html", source="posts/x.md")
    assert place(problem) == "templates/a.html:2"
    assert "TypeError" in problem.message()
    assert "posts/x.md" in problem.message()


def test_a_short_range_counts(tmp_path: Path) -> None:
    templates = write(tmp_path, a="{% for i in range(1, 7, 2) %}{{ i }}/{{ loop.length }} {% endfor %}")
    assert Theme(templates).render("a.html", {}) == "1/3 3/3 5/3 "


def test_a_range_without_end_is_refused(tmp_path: Path) -> None:
    problem = fail(write(tmp_path, a="{% for i in range(10 ** 9) %}{% endfor %}"), "a.html")
    assert place(problem) == "templates/a.html:1"
    assert "range(1000000000)" in problem.message()


def test_a_page_without_end_is_stopped_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "PAGE_SECONDS", 0)
    loops = "글\n{% for i in range(90000) %}{% for j in range(90000) %}\n{{ j }}\n{% endfor %}{% endfor %}"
    problem = fail(write(tmp_path, a=loops), "a.html")
    assert problem.location is not None
    assert problem.location.path == "templates/a.html"
    assert "not finished" in problem.message()


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    (write(tmp_path, a="x") / "a.html").write_bytes("가".encode("cp949"))
    problem = fail(tmp_path / "templates", "a.html")
    assert place(problem) == "templates/a.html"


def test_a_file_that_vanishes_while_building(tmp_path: Path) -> None:
    templates = write(tmp_path, a="x", assets__b="x")
    theme = Theme(templates)
    (templates / "a.html").unlink()
    (templates / "assets" / "b.html").unlink()
    with pytest.raises(ContentError, match=r"templates/a.html: error\[file\]: cannot be read"):
        theme.render("a.html", {})
    with pytest.raises(ContentError, match=r"templates/assets/b.html: error"):
        theme.assets()
