"""What a text is about, in few words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studylog.pages.keywords import MOST, MOST_OF_TITLE, find_keywords


def words(body: str, title: str = "") -> list[str]:
    return find_keywords(title, body).split("\n")


def test_words_of_the_title_are_there_twice() -> None:
    assert words("", "Docker로 배포하기") == ["docker", "배포", "^docker", "^배포"]


def test_headings_come_first_then_code_then_the_opening() -> None:
    body = "옵티마이저 비교.\n\n## Adam\n\n`torch.optim`\n\n### SGD\n"
    assert words(body) == ["adam", "sgd", "torch", "optim", "옵티", "티마", "마이", "이저", "비교"]


def test_particles_and_blanks_make_no_difference() -> None:
    """Nouns that stand together share most of their pairs with those that stand apart."""
    assert words("# 경사 하강법을 학습합니다")[:4] == ["경사", "하강", "강법", "학습"]
    assert set(words("# 경사 하강법")) < set(words("# 경사하강법이란")) | {"사하"}


def test_words_that_stand_in_any_text_say_nothing() -> None:
    assert words("내가 이전에 정리한 것을 보면, how to use the GPU") == ["gpu"]


def test_code_blocks_tell_nothing() -> None:
    """Their comments look like headings."""
    for opening, end in (("```python", "```"), ("~~~", "~~~"), ("{% highlight bash %}", "{% endhighlight %}")):
        assert words(f"# 하나\n\n{opening}\n# install `numpy`\n{end}\n\n# 파일\n") == ["파일"]


def test_addresses_tags_formulas_and_pictures_tell_nothing() -> None:
    body = "![그림](/a.png)\n<div class='box'>\n$$ y = x $$\n{: .no_toc}\n[벡터](https://x.example/a) <b>행렬</b>\n"
    assert words(body) == ["벡터", "행렬"]


def test_words_of_one_letter_need_a_sign() -> None:
    assert words("# C++ C# C R 3 2024 k8s") == ["c++", "c#", "k8s"]


def test_katakana_are_words_and_kanji_pairs() -> None:
    assert words("# ライセンスの機械学習") == ["ライセンス", "機械", "械学", "学習"]


def test_a_text_without_words_has_none() -> None:
    assert find_keywords("", "") == find_keywords("1", "$$\n1\n$$\n") == ""


def test_what_is_written_far_below_changes_nothing() -> None:
    body = "# " + " ".join(f"w{number}x" for number in range(50)) + "\n\n첫 문단\n"
    assert words(body) == words(f"{body}\n또 한 문단, `code`\n\n## 제목\n")


@given(st.text(), st.text())
def test_there_are_never_many(title: str, body: str) -> None:
    found = find_keywords(title, body).split("\n")
    assert len(found) == len(set(found)) <= MOST + MOST_OF_TITLE
    assert all(word == "".join(word.split()) for word in found)
