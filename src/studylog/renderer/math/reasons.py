"""Why math-core refuses a formula, in Korean: it says so in English itself."""

from __future__ import annotations

import re

from studylog.particles import choose_particle

_KOREAN = tuple(
    (re.compile(english), korean)
    for english, korean in (
        (r'Unknown command "(.*)"', '모르는 명령 "{0}"'),
        (r'Unknown environment "(.*)"', '모르는 환경 "{0}"'),
        (r'Unknown color "(.*)"', '모르는 색 "{0}"'),
        (r"Expected argument but .*", "뒤에 와야 할 인수가 없습니다"),
        (r'Expected closing token "(.*)", but .*', '"{0}"{이|가} 없어 닫히지 않습니다'),
        (r'Unmatched closing token: "(.*)"', '"{0}"{과|와} 짝이 되는 여는 기호가 없습니다'),
        (r'Expected "(.*)", but found "(.*)"', '"{0}"{이|가} 와야 할 자리에 "{1}"'),
        (r"Duplicate subscript or superscript", "위 첨자나 아래 첨자가 거듭됩니다"),
        (r'Found "(.*)", which may only appear .*', '"{0}"{은|는} 이 자리에 쓸 수 없습니다'),
        (r'Expected column specification, found "(.*)"', '열 지정(l, c, r)이 와야 할 자리에 "{0}"'),
        (r"Macro parameter found .*", "#1 같은 매개변수는 매크로 안에서만 씁니다"),
        (r"Math mode within text mode .*", r"\text 안에는 수식을 쓸 수 없습니다"),
        (r"Not valid in text mode", r"\text 안에서 쓸 수 없습니다"),
        (r"Not valid in math mode", "수식 안에서 쓸 수 없습니다"),
    )
)


def in_korean(error: str) -> str:
    """`error` in Korean where it is known, else as it is."""
    for english, korean in _KOREAN:
        if found := english.fullmatch(error):
            return _fill(korean, found.groups())
    return error


def _fill(korean: str, values: tuple[str, ...]) -> str:
    filled = re.sub(r"\{(\d)\}", lambda found: values[int(found[1])], korean)
    return _PARTICLE.sub(lambda found: choose_particle(filled[: found.start()], found[1], found[2]), filled)


_PARTICLE = re.compile(r"\{(\w)\|(\w)\}")
