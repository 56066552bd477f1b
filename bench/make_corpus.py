"""Writes a study log of any size: the same posts for the same number, whatever the machine.

python -m bench.make_corpus 1000 /tmp/log
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

SUBJECTS = ("운영체제", "네트워크", "선형대수", "확률과 통계", "딥러닝", "컴파일러", "데이터베이스", "알고리즘")
TAGS = ("process", "TCP", "행렬", "베이즈", "attention", "C++", "SQL", "그래프", "PyTorch", "Docker")
WORDS = """
오늘은 강의에서 배운 내용을 손으로 다시 풀어 보았다 페이지 교체 경사 하강법 행렬의 곱 확률 변수 기댓값 분산
스레드 잠금 교착 상태 캐시 지역성 파이프라인 정규화 손실 함수 역전파 가중치 초기화 배치 크기 학습률
the gradient of a loss with respect to its weights flows back through every layer and a process waits for its page
""".split()
FORMULAS = (
    r"\frac{1}{n}\sum_{i=1}^{n} x_i",
    r"\nabla_\theta L(\theta)",
    r"P(A \mid B)",
    "O(n \\log n)",
    "x_{t+1} = x_t",
)
CODE = {
    "python": 'def mean(values: list[float]) -> float:\n    """평균."""\n    return sum(values) / len(values)\n',
    "cpp": "int main() {\n    std::vector<int> v{1, 2, 3};\n    return v.size();\n}\n",
    "bash": 'for f in *.md; do\n  wc -w "$f"\ndone\n',
    "sql": "SELECT subject, COUNT(*) FROM notes GROUP BY subject;\n",
}


def make_corpus(count: int, folder: Path) -> None:
    """Write `_config.yml` and so many posts below `folder`."""
    posts = folder / "_posts"
    posts.mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").write_text("title: 배움 기록\nlang: ko\ntimezone: Asia/Seoul\n", "utf-8")
    for number in range(count):
        chance = random.Random(number)  # a post depends on its own number only
        day = f"{2015 + number // 336 % 10}-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d}"
        (posts / f"{day}-note-{number}.md").write_text("\n".join(_post(number, chance)), "utf-8")


def _post(number: int, chance: random.Random) -> Iterator[str]:
    subject = chance.choice(SUBJECTS)
    yield "---"
    yield f'title: "[{number}일차] {subject} 회고"'
    yield f"categories: [{subject}]"
    yield f"tags: [{', '.join(chance.sample(TAGS, 3))}]"
    yield "use_math: true\n---\n"
    for heading in ("오늘 할 일", "강의 복습 내용", "고민한 것", "학습 회고"):
        yield f"## {heading}\n"
        for _ in range(chance.randint(1, 3)):
            yield chance.choice(_BLOCKS)(chance) + "\n"


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(8, 30))
    words[3] = f"**{words[3]}**은"
    words[5] = f"`{words[5]}`"
    return " ".join(words) + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(3)) + f" 따라서 ${chance.choice(FORMULAS)}$ 이다."


def _list(chance: random.Random) -> str:
    return "\n".join(f"- {_sentence(chance)}  \n  덧붙임\n    - {_sentence(chance)}" for _ in range(4))


def _code(chance: random.Random) -> str:
    language = chance.choice(list(CODE))
    return f"```{language}\n{CODE[language]}```"


def _table(chance: random.Random) -> str:
    rows = "\n".join(f"| {chance.choice(WORDS)} | {chance.randint(1, 99)} | `O(n)` |" for _ in range(5))
    return f"| 이름 | 횟수 | 비용 |\n|---|---:|:---:|\n{rows}"


def _formula(chance: random.Random) -> str:
    return f"$$\n{chance.choice(FORMULAS)}\n$$"


def _image(chance: random.Random) -> str:
    address = f"https://example.com/{chance.randint(1, 999)}.png"
    return f'![그림 {chance.randint(1, 9)}]({address}){{: width="480" height="320"}}'


_BLOCKS = (_paragraph, _paragraph, _list, _code, _table, _formula, _image)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    make_corpus(arguments.count, arguments.folder)
