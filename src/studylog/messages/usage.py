"""What is said of a command line that cannot be understood."""

from __future__ import annotations

from studylog.errors import Code, Sentence

_HELP_EN = "{program} --help shows what there is"
_HELP_KO = "{program} --help 로 쓸 수 있는 것을 볼 수 있습니다"

USAGE_REQUIRED = Sentence(
    code=Code.USAGE,
    en="{names} is missing",
    ko="{names} 인수가 없습니다",
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_UNKNOWN = Sentence(
    code=Code.USAGE,
    en="{program} does not know {names}",
    ko="{program}에는 {names} 인수가 없습니다",
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_NEAR = Sentence(
    code=Code.USAGE,
    en='{program} does not know "{found}"; did you mean "{meant}"?',
    ko='{program}에는 "{found}"{found:이|가} 없습니다. 혹시 "{meant}" 아닌가요?',
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_CHOICE = Sentence(
    code=Code.USAGE,
    en='"{found}" is none of {choices}',
    ko='"{found}"{found:은|는} 쓸 수 없습니다. 다음 가운데 하나여야 합니다: {choices}',
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_VALUE_MISSING = Sentence(
    code=Code.USAGE,
    en="{option} needs a value",
    ko="{option} 뒤에 값이 필요합니다",
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_VALUE = Sentence(
    code=Code.USAGE,
    en='{option} needs a number, found "{found}"',
    ko='{option} 뒤에는 숫자가 와야 하는데 "{found}"입니다',
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_RANGE = Sentence(
    code=Code.USAGE,
    en="{option} {found} is outside of {range}",
    ko="{option} {found}: {range} 사이의 값이어야 합니다",
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_NO_VALUE = Sentence(
    code=Code.USAGE,
    en='{option} takes no value, found "{found}"',
    ko='{option} 뒤에는 값이 오지 않는데 "{found}"{found:이|가} 있습니다',
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
USAGE_TOGETHER = Sentence(
    code=Code.USAGE,
    en="{option} and {other} exclude each other",
    ko="{option}{option:과|와} {other}{other:은|는} 함께 쓸 수 없습니다",
    hint_en="leave one of them out",
    hint_ko="하나를 빼세요",
)
USAGE_AMBIGUOUS = Sentence(
    code=Code.USAGE,
    en="{found} may mean {choices}",
    ko="{found}{found:은|는} {choices} 가운데 무엇인지 알 수 없습니다",
    hint_en="write it out",
    hint_ko="끝까지 쓰세요",
)
USAGE_OTHER = Sentence(
    code=Code.USAGE,
    en="{detail}",
    ko="명령을 이해할 수 없습니다: {detail}",
    hint_en=_HELP_EN,
    hint_ko=_HELP_KO,
)
