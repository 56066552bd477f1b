"""The posts of a study log of any size: the same post for the same number, whatever the machine.

    python -m bench.corpus 1000 /tmp/log

writes them as a blog that studylog and Jekyll read. A post holds what real study logs hold, about 11 KB of it: Korean
and English prose, nested lists with forced line breaks, code, formulas, tables, images, quotations. Code and displayed
formulas differ from post to post, so that remembering them within one build is no help that a real blog would not give.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST_DAY = dt.date(2010, 1, 1)
DAYS = 5800
"""After so many posts, one a day, the days begin anew: none lies in the future."""

CATEGORIES = (
    ("AI", "강의"),
    ("AI", "논문"),
    ("CS", "운영체제"),
    ("CS", "알고리즘"),
    ("CS", "네트워크"),
    ("수학", "선형대수"),
    ("수학", "확률과 통계"),
    ("MLOps", "Docker"),
    ("Python",),
    ("회고",),
)
TAGS = tuple(
    "python pytorch 자연어처리 컴퓨터비전 행렬 베이즈 attention 최적화 추천시스템 그래프 bert docker linux git sql "
    "알고리즘 process tcp 회고 C++".split()
)
WORDS = """
오늘은 강의에서 배운 내용을 손으로 다시 풀어 보았다 페이지 교체 경사 하강법 행렬의 곱 확률 변수 기댓값 분산 가능도
스레드 잠금 교착 상태 캐시 지역성 파이프라인 정규화 손실 함수 역전파 가중치 초기화 배치 크기 학습률 과적합 검증 일반화
임베딩 어텐션 인코더 디코더 토큰 문장 언어 모델 합성곱 필터 채널 풀링 분류 객체 탐지 추천 협업 필터링 신경망 강화 정책
보상 배포 컨테이너 로그 회고 과제 질문 논문 구현 실험 결과 정리 the gradient of a loss flows back through every layer
process waits for its page tensor embedding attention encoder decoder token class function dataset batch
""".split()
INLINE_FORMULAS = (
    r"x_i",
    r"\alpha",
    r"\hat{y} = \sigma(w^\top x + b)",
    r"O(n \log n)",
    r"\mathbb{R}^{d}",
    r"P(y \mid x)",
)
FORMULAS = (
    r"L(\theta) = -\frac{1}{N}\sum_{i=1}^{N} y_i \log \hat{y}_i",
    r"\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
    r"\theta_{t+1} = \theta_t - \eta \nabla_\theta J(\theta_t)",
    r"\begin{aligned} a &= b + c \\ &= d + e \end{aligned}",
    r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix} \mathbf{x} = \lambda \mathbf{x}",
    r"P(A \mid B) = \frac{P(B \mid A) P(A)}{P(B)}",
    r"\mathbb{E}_{x \sim p}[f(x)] = \int p(x) f(x)\, dx",
)
CODE = (
    (
        "python",
        "#",
        '''from collections.abc import Iterator


class Perceptron:
    """가장 작은 신경망."""

    def __init__(self, size: int, rate: float = 0.1) -> None:
        self.weights = [0.0] * size
        self.rate = rate

    def predict(self, values: list[float]) -> int:
        total = sum(w * v for w, v in zip(self.weights, values, strict=True))
        return 1 if total > 0 else -1  # the sign decides

    def learn(self, values: list[float], answer: int) -> None:
        if self.predict(values) != answer:
            self.weights = [w + self.rate * answer * v for w, v in zip(self.weights, values)]''',
    ),
    (
        "python",
        "#",
        """for epoch in range(20):
    mistakes = 0
    for values, answer in samples:
        mistakes += model.predict(values) != answer
        model.learn(values, answer)
    print(f"epoch {epoch}: {mistakes / len(samples):.3f}")""",
    ),
    (
        "bash",
        "#",
        """python -m venv .venv && source .venv/bin/activate
docker build -t notes:latest .
for file in posts/*.md; do
  wc -w "$file" | awk '{ print $1 }'
done""",
    ),
    (
        "sql",
        "--",
        """SELECT n.subject, COUNT(*) AS notes
FROM notes AS n JOIN weeks AS w ON w.id = n.week_id
WHERE w.begins >= '2024-03-04'
GROUP BY n.subject ORDER BY notes DESC;""",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post, in no generator's dialect yet."""

    number: int
    day: dt.date
    title: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    body: str

    @property
    def name(self) -> str:
        """Of its file: day and slug."""
        return f"{self.day}-study-log-{self.number}.md"


def make_post(number: int) -> Post:
    """The post of this number; it depends on nothing else."""
    chance = random.Random(number)
    return Post(
        number=number,
        day=FIRST_DAY + dt.timedelta(days=number % DAYS),
        title=f"[{number}일차] {_words(chance, 3)}",
        categories=chance.choice(CATEGORIES),
        tags=tuple(chance.sample(TAGS, chance.randint(1, 4))),
        body="\n".join(_body(number, chance)),
    )


def as_jekyll_writes_it(post: Post) -> str:
    """The whole file."""
    return f"""---
title: "{post.title}"
categories: [{", ".join(post.categories)}]
tags: [{", ".join(post.tags)}]
---

{post.body}"""


def _body(number: int, chance: random.Random) -> Iterator[str]:
    yield f"## 학습 기록 {number}\n\n오늘 할 일\n\n- 강의\n- 과제\n\n## 강의 복습\n"
    for _ in range(chance.randint(6, 12)):
        yield f"### {_words(chance, 3)}\n"
        for _ in range(chance.randint(2, 4)):
            yield f"{_sentence(chance)}  \n{_sentence(chance)}\n"
        yield chance.choices(_BLOCKS, _WEIGHTS)[0](chance) + "\n"
    yield f"## 고민한 것\n\n{_sentence(chance)}\n\n## 학습 회고\n\n- {_sentence(chance)}\n"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _sentence(chance: random.Random, shortest: int = 6, longest: int = 18) -> str:
    """So many words, one of them marked up in a third of all sentences."""
    words = chance.choices(WORDS, k=chance.randint(shortest, longest))
    at = chance.randrange(len(words))
    marks = ("**{}**", "`{}`", f"[{{}}](https://example.com/{chance.randrange(999)})", "{}")
    words[at] = chance.choices(marks, (12, 8, 6, 74))[0].format(words[at])
    if chance.random() < 0.1:
        words.append(f"${chance.choice(INLINE_FORMULAS)}$")
    return " ".join(words) + "."


def _list(chance: random.Random) -> str:
    return "\n\n".join(_item(chance) for _ in range(chance.randint(2, 5)))


def _item(chance: random.Random) -> str:
    below = (f"  - {_sentence(chance, 3, 10)}  \n    {_sentence(chance, 4, 10)}" for _ in range(chance.randint(0, 3)))
    return "\n\n".join((f"- {_sentence(chance, 3, 8)}", *below))


def _code(chance: random.Random) -> str:
    language, comment, text = chance.choice(CODE)
    return f"```{language}\n{comment} {_words(chance, 2)} {chance.randrange(10**6)}\n{text}\n```"


def _formula(chance: random.Random) -> str:
    return f"$$\n{chance.choice(FORMULAS)} \\quad (n = {chance.randrange(10**6)})\n$$"


def _table(chance: random.Random) -> str:
    rows = "\n".join(f"| {chance.choice(WORDS)} | {chance.random():.3f} | {chance.random():.3f} |" for _ in range(4))
    return f"| 모델 | 정확도 | F1 |\n|:---|---:|:---:|\n{rows}"


def _image(chance: random.Random) -> str:
    return f"![그림](https://example.com/{chance.randrange(40)}.png)"


def _quotation(chance: random.Random) -> str:
    return f"> {_sentence(chance)}"


_BLOCKS: tuple[Callable[[random.Random], str], ...] = (_list, _code, _formula, _table, _image, _quotation)
_WEIGHTS = (45, 15, 12, 8, 10, 10)


def main() -> None:
    """Write a blog of so many posts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    posts: Path = arguments.folder / "_posts"
    posts.mkdir(parents=True, exist_ok=True)
    (arguments.folder / "_config.yml").write_text("title: 배움 기록\nlang: ko\ntimezone: Asia/Seoul\n", "utf-8")
    for number in range(arguments.count):
        post = make_post(number)
        (posts / post.name).write_text(as_jekyll_writes_it(post), "utf-8")


if __name__ == "__main__":
    main()
