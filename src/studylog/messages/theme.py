"""What the theme says of templates."""

from __future__ import annotations

from studylog.errors import Code, Sentence

TEMPLATE_SYNTAX = Sentence(
    code=Code.TEMPLATE,
    en="the template cannot be read: {detail}",
    ko="템플릿을 읽을 수 없습니다: {detail}",
    hint_en="templates are written in Jinja: {{{{ a.value }}}}, {{% if … %}} … {{% endif %}}",
    hint_ko="템플릿은 Jinja로 씁니다: {{{{ a.value }}}}, {{% if … %}} … {{% endif %}}",
)
TEMPLATE_UNDEFINED = Sentence(
    code=Code.TEMPLATE,
    en='"{name}" is not defined; rendering {trail}',
    ko='"{name}" 값이 없습니다. 렌더링 중: {trail}',
    hint_en="the comment at the top of each bundled template names the values it gets",
    hint_ko="기본 템플릿의 첫 주석에 쓸 수 있는 값이 적혀 있습니다",
)
TEMPLATE_UNDEFINED_NEAR = Sentence(
    code=Code.TEMPLATE,
    en='"{name}" is not defined; did you mean "{meant}"? Rendering {trail}',
    ko='"{name}" 값이 없습니다. 혹시 "{meant}" 아닌가요? 렌더링 중: {trail}',
    hint_en="the comment at the top of each bundled template names the values it gets",
    hint_ko="기본 템플릿의 첫 주석에 쓸 수 있는 값이 적혀 있습니다",
)
TEMPLATE_FIELD_UNKNOWN = Sentence(
    code=Code.TEMPLATE,
    en='"{name}" is not defined; rendering {trail}',
    ko='"{name}" 값이 없습니다. 렌더링 중: {trail}',
    hint_en="{owner} has: {known}",
    hint_ko="{owner}에 있는 값: {known}",
)
TEMPLATE_MISSING = Sentence(
    code=Code.TEMPLATE,
    en='there is no template "{name}"',
    ko='"{name}" 템플릿이 없습니다',
    hint_en="put it into the site's templates/ folder, or correct the name",
    hint_ko="사이트의 templates/ 폴더에 만들거나 이름을 고치세요",
)
TEMPLATE_MISSING_NEAR = Sentence(
    code=Code.TEMPLATE,
    en='there is no template "{name}"; did you mean "{meant}"?',
    ko='"{name}" 템플릿이 없습니다. 혹시 "{meant}" 아닌가요?',
)
TEMPLATE_LOOP = Sentence(
    code=Code.TEMPLATE,
    en="templates include each other without end: {cycle}",
    ko="템플릿이 서로를 끝없이 부릅니다: {cycle}",
    hint_en="take one of these includes out, or put a condition around it",
    hint_ko="그중 하나의 include를 지우거나 조건을 두세요",
)
TEMPLATE_TOO_SLOW = Sentence(
    code=Code.TEMPLATE,
    en="the page was not finished after {seconds} seconds; rendering {trail}",
    ko="{seconds}초가 지나도 페이지가 끝나지 않았습니다. 렌더링 중: {trail}",
    hint_en="look for a loop inside a loop",
    hint_ko="반복문 안의 반복문을 살펴보세요",
)
TEMPLATE_RANGE = Sentence(
    code=Code.TEMPLATE,
    en="{found} is longer than 100,000 numbers; rendering {trail}",
    ko="{found}{found:은|는} 100,000개가 넘습니다. 렌더링 중: {trail}",
    hint_en="loop over posts or terms instead",
    hint_ko="글이나 태그 목록을 반복하세요",
)
TEMPLATE_FAILED = Sentence(
    code=Code.TEMPLATE,
    en="fails with {kind}: {detail}; rendering {trail}",
    ko="{kind} 오류: {detail}. 렌더링 중: {trail}",
    hint_en="look at what this line does to its value",
    hint_ko="이 줄이 값을 어떻게 다루는지 살펴보세요",
)
