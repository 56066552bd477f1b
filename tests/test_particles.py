"""Korean sentences are right whatever stands in them."""

from __future__ import annotations

import re

import pytest

from studylog import messages
from studylog.errors import Code, Sentence
from studylog.particles import choose_particle

SENTENCES = {name: value for name, value in vars(messages).items() if isinstance(value, Sentence)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4월 31일", "이"),
        ("숨긴 글", "이"),
        ("주소", "가"),
        ("뜻", "이"),
        ("/posts/hidden/", "이"),
        ("_posts/2024-01-02-글.md", "가"),
        ("index.html", "이"),
        ("a.png", "가"),
        ("data.json", "이"),
        ("user", "가"),
        ("API", "가"),
        ("YAML", "이"),
        ("html", "이"),
        ("ptr", "이"),
        ("2024", "가"),
        ("3", "이"),
        ("100", "이"),
        ("제목!", "이"),
        ("(분류)", "가"),
    ],
)
def test_the_last_sound_decides(text: str, expected: str) -> None:
    assert choose_particle(text, "이", "가") == expected


@pytest.mark.parametrize("text", ["layout", "", "???", "日本語", "image"])
def test_both_forms_stand_where_the_sound_is_not_known(text: str) -> None:
    assert choose_particle(text, "이", "가") == "이(가)"
    assert choose_particle(text, "으로", "로") == "(으)로"
    assert choose_particle(text, "이라는", "라는") == "(이)라는"


@pytest.mark.parametrize(
    ("text", "expected"), [("글", "로"), ("책", "으로"), ("주소", "로"), ("7", "로"), ("3", "으로")]
)
def test_ro_follows_rieul_as_it_does_a_vowel(text: str, expected: str) -> None:
    assert choose_particle(text, "으로", "로") == expected


def test_a_problem_says_its_values_with_their_particles() -> None:
    said = Sentence(code=Code.FILE, en="{name} to {other}", ko='"{name}"{name:이|가} "{other}"{other:으로|로} 바뀝니다')
    problem = said.error(None, name="숨긴 글", other="주소")
    assert problem.message("ko") == '"숨긴 글"이 "주소"로 바뀝니다'
    assert problem.message("en") == "숨긴 글 to 주소"


BARE = re.compile(
    r"\}[\"'”’\]]*"
    r"(?:은|는|이|가|을|를|과|와|으로|로|이라는|라는|이라고|라고|이나|(?:은|이|을|와|으|이)\([는가를과로]?\)?로?)(?=[\s.,:]|$)"
)


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_no_bare_particle_follows_a_value(name: str) -> None:
    """It would be wrong for half of what may stand there."""
    for template in (SENTENCES[name].ko, SENTENCES[name].hint_ko):
        values_only = re.sub(r"\{\w+:[^}]*\}", "·", template.replace("{{", "").replace("}}", ""))
        assert not BARE.search(values_only), template
