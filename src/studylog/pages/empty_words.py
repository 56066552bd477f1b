"""Words that stand in any text, whatever it is about; of Korean ones the first two syllables, or any two."""

from __future__ import annotations

EMPTY_WORDS = frozenset(
    """
    and are as at be but by can do for from had has have how if in into is it its my no not of on or our so
    that the their then there this to up use using was we were what when where which why will with you your
    가능 가장 가지 각각 같습 같은 같이 개요 거나 것도 것은 것을 것이 결과 경우 관련 그냥 그동 그래 그러 그런
    그렇 그리 근데 글입 나는 나오 내가 내용 는데 다른 다시 다음 대한 대해 도록 동안 되는 되어 들어 때문 또는
    마지 많은 매우 먼저 모두 모든 무엇 바로 방법 번째 보겠 보고 보기 보니 보면 보았 보자 본다 볼수 부분 부터
    사용 살펴 생각 소개 시간 실제 아니 아래 아보 알아 어떤 어떻 없는 없다 없습 없이 에서 여기 여러 역시 예시
    예제 오늘 우리 위하 위한 위해 으로 이것 이는 이란 이런 이렇 이번 이전 이제 이후 인지 일단 있는 있다 있도
    있습 있어 있었 있으 있을 작성 저는 전체 정도 정리 정의 제가 조금 좋은 주어 지난 직접 참고 처음 통한 통해
    특징 펴보 포스 필요 하게 하겠 하고 하기 하나 하는 하며 하면 하여 하였 하자 하지 한다 한번 함께 합니 해당
    해보 해서 해야 했다 현재 활용
    """.split()
)
