"""Text in code and formulas is the writer's, whatever it looks like."""

from __future__ import annotations

import pytest

from tests.renderer.liquid.conftest import Render

KEPT = [
    "$x^{{(i)}}$ 와 $$\\frac{{a}}{{b}}$$",
    "x^{{(i)}} 와 \\frac{{a}}{{b}} 와 \\{{ a }}",
    "\\\\(\\frac{{a}}{{b}}\\\\)",
    "$$\nx_{{n}}\n\n= {{a}}\n$$",
    "```yaml\nuser: ${{ secrets.X }}\n{{ site.title }} {% if x %}\n```",
    "~~~\n{% include a.html %}{{ page.title }}\n~~~",
    "글\n\n    {{ page.title }}\n    {% for x in y %}\n\n글",
    "`{{ user.name }}` 와 ``{% include `a` %}``",
    "1. 하나\n\n   ```\n   {{ page.title }}\n   ```",
    "> ```\n> {{ page.title }}\n> ```",
    "<pre>{{ page.title }}</pre> <code>{% nope %}</code>",
    "{{(i)}} {{a}_b} {{< fig >}} {{% note %}} {{}} {# a #} { { a } } }} %}",
    "{{ a b }} 와 {{ i, j }} 와 {{n+1}}",
]


@pytest.mark.parametrize("text", KEPT)
def test_braces_in_code_and_formulas_stay(render: Render, text: str) -> None:
    found = render(text, markdown=True)
    assert found.body == text
    assert found.problems == ()


READ = [
    ("{% raw %}\n```\n{{ a }}\n```\n{% endraw %}", "\n```\n{{ a }}\n```\n"),
    ("```\n{% raw %}{{ a }}{% endraw %}\n```", "```\n{{ a }}\n```"),
    ("`{% raw %}{{ a }}{% endraw %}`", "`{{ a }}`"),
    ("[가]({{ page.f }}) `x` {{ page.title }}", "[가](a.html) `x` T"),
    ("$5 {{ page.title }} 그리고 $6", "$5 T 그리고 $6"),
    ("<div>\n\n    {{ page.title }}\n\n</div>", "<div>\n\n    T\n\n</div>"),
    ("{% for i in (1..1) %}\n\n    {{ page.title }}\n\n{% endfor %}", "\n\n    T\n\n"),
    ("{% comment %}\n```\n{% endcomment %}{{ page.title }}\n```\n", "T\n```\n"),
    ("- 하나\n\n    {{ page.title }}", "- 하나\n\n    T"),
    ("[^가]: 하나\n\n    {{ page.title }}", "[^가]: 하나\n\n    T"),
    ("말\n:   하나\n\n    {{ page.title }}", "말\n:   하나\n\n    T"),
    ("끝나지 않는 `틱 {{ page.title }}", "끝나지 않는 `틱 T"),
    ("```없는 끝\n{{ page.title }}", "```없는 끝\nT"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_liquid_beside_them_is_read(render: Render, text: str, expected: str) -> None:
    assert render(text, markdown=True).body == expected


def test_a_name_that_nothing_has_is_told_of(render: Render) -> None:
    found = render("{% assign mine = 1 %}{{ mine }} {{ user.name }}", markdown=True)
    assert found.body == "1 "
    assert found.problems[0].message() == 'nothing is named "user" here; {{ user.name }} shows nothing'
