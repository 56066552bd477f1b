"""What the renderer says of Liquid."""

from __future__ import annotations

from studylog.errors import Code, Sentence

_RAW_HINT = "to show it as it is, put {{% raw %}} before it and {{% endraw %}} behind it"
_RAW_HINT_KO = "글자 그대로 보이려면 앞에 {{% raw %}}, 뒤에 {{% endraw %}}를 쓰세요"
LIQUID_TAG_UNKNOWN = Sentence(
    code=Code.LIQUID,
    en='there is no Liquid tag "{name}"; it stays as text',
    ko='"{name}"{name:이라는|라는} Liquid 태그가 없어 글자 그대로 둡니다',
    hint_en=_RAW_HINT,
    hint_ko=_RAW_HINT_KO,
)
LIQUID_TAG_UNKNOWN_NEAR = Sentence(
    code=Code.LIQUID,
    en='there is no Liquid tag "{name}"; it stays as text',
    ko='"{name}"{name:이라는|라는} Liquid 태그가 없어 글자 그대로 둡니다',
    hint_en='did you mean "{meant}"?',
    hint_ko='혹시 "{meant}" 아닌가요?',
)
LIQUID_TAG_BROKEN = Sentence(
    code=Code.LIQUID,
    en="{tag} cannot be read; it stays as text",
    ko="{tag} 태그를 읽을 수 없어 글자 그대로 둡니다",
    hint_en="correct what stands in it, or put {{% raw %}} and {{% endraw %}} around it",
    hint_ko="태그를 고치거나 {{% raw %}}와 {{% endraw %}}로 감싸세요",
)
LIQUID_BLOCK_UNCLOSED = Sentence(
    code=Code.LIQUID,
    en="{tag} is never closed; it stays as text",
    ko="{tag} 태그가 닫히지 않아 글자 그대로 둡니다",
    hint_en="put {end} where it ends",
    hint_ko="끝나는 곳에 {end}{end:을|를} 쓰세요",
)
LIQUID_END_STRAY = Sentence(
    code=Code.LIQUID,
    en="{tag} belongs to nothing that is open here; it stays as text",
    ko="{tag} 앞에 열린 태그가 없어 글자 그대로 둡니다",
    hint_en="take it out, or open its block before it",
    hint_ko="지우거나 그 앞에 여는 태그를 쓰세요",
)
LIQUID_FILTER_UNKNOWN = Sentence(
    code=Code.LIQUID,
    en='there is no Liquid filter "{name}"; the value stays as it is',
    ko='"{name}"{name:이라는|라는} Liquid 필터가 없어 값을 그대로 둡니다',
    hint_en="correct its name, or take it out",
    hint_ko="이름을 고치거나 지우세요",
)
LIQUID_FILTER_UNKNOWN_NEAR = Sentence(
    code=Code.LIQUID,
    en='there is no Liquid filter "{name}"; the value stays as it is',
    ko='"{name}"{name:이라는|라는} Liquid 필터가 없어 값을 그대로 둡니다',
    hint_en='did you mean "{meant}"?',
    hint_ko='혹시 "{meant}" 아닌가요?',
)
LIQUID_FILTER_FAILED = Sentence(
    code=Code.LIQUID,
    en='the filter "{name}" cannot work on this value: {value}',
    ko='"{name}" 필터를 이 값에 쓸 수 없습니다: {value}',
    hint_en="the value stays as it is; look at what stands before the filter",
    hint_ko="값을 그대로 둡니다. 필터 앞의 값을 살펴보세요",
)
LIQUID_FILTER_REFUSED = Sentence(
    code=Code.LIQUID,
    en='the filter "{name}" cannot do anything to "{value}" with {given}',
    ko='"{name}" 필터는 "{value}" 값에 {given} 인자로 쓸 수 없습니다',
    hint_en="the value stays as it is; look whether a number is wanted where a text stands, or the other way round",
    hint_ko="값을 그대로 둡니다. 숫자가 와야 할 곳에 글자가, 또는 글자 자리에 숫자가 왔는지 살펴보세요",
)
LIQUID_DIVIDED_BY_ZERO = Sentence(
    code=Code.LIQUID,
    en='the filter "{name}" is asked to divide by zero; the value stays as it is',
    ko='"{name}" 필터로 0으로 나눌 수 없어 값을 그대로 둡니다',
    hint_en="ask before with {{% if %}} whether the number is 0",
    hint_ko="먼저 {{% if %}}로 0인지 확인하세요",
)
LIQUID_FILTER_NEEDS = Sentence(
    code=Code.LIQUID,
    en='the filter "{name}" needs more behind its colon: at least {count}',
    ko='"{name}" 필터의 인자가 모자랍니다: 적어도 {count}개가 필요합니다',
    hint_en="write it as {name}: {sample}",
    hint_ko="{name}: {sample}처럼 쓰세요",
)
LIQUID_FILTER_TAKES = Sentence(
    code=Code.LIQUID,
    en='the filter "{name}" takes no more than {count} behind its colon',
    ko='"{name}" 필터의 인자가 너무 많습니다: {count}개까지 쓸 수 있습니다',
    hint_en="take out the last one",
    hint_ko="마지막 인자를 지우세요",
)
LIQUID_FAILED = Sentence(
    code=Code.LIQUID,
    en="{tag} cannot be evaluated: {detail}",
    ko="{tag} 태그를 계산할 수 없습니다: {detail}",
    hint_en="look at the values that it compares or loops over",
    hint_ko="비교하거나 반복하는 값을 살펴보세요",
)
LIQUID_NOTHING = Sentence(
    code=Code.LIQUID,
    en='nothing is named "{name}" here; {tag} shows nothing',
    ko='"{name}"{name:이라는|라는} 값이 없어 {tag} 자리에 아무것도 나오지 않습니다',
    hint_en=_RAW_HINT,
    hint_ko=_RAW_HINT_KO,
)
LIQUID_INCLUDE_MISSING = Sentence(
    code=Code.LIQUID,
    en="there is no {path}; the tag stays as text",
    ko="{path} 파일이 없어 태그를 글자 그대로 둡니다",
    hint_en="put the file there, or correct its name",
    hint_ko="그 자리에 파일을 두거나 이름을 고치세요",
)
LIQUID_INCLUDE_MISSING_NEAR = Sentence(
    code=Code.LIQUID,
    en="there is no {path}; the tag stays as text",
    ko="{path} 파일이 없어 태그를 글자 그대로 둡니다",
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
LIQUID_INCLUDE_LOOP = Sentence(
    code=Code.LIQUID,
    en="files include each other without end: {cycle}",
    ko="파일이 서로를 끝없이 부릅니다: {cycle}",
    hint_en="take one of these includes out, or put a condition around it",
    hint_ko="그중 하나의 include를 지우거나 조건을 두세요",
)
LIQUID_TOO_LONG = Sentence(
    code=Code.LIQUID,
    en="this takes more than {limit} steps or grows beyond {size} MB",
    ko="{limit}단계보다 오래 걸리거나 {size} MB보다 커집니다",
    hint_en="look for a loop inside a loop, or shorten it with limit:",
    hint_ko="반복문 안의 반복문을 살펴보거나 limit:으로 줄이세요",
)
LIQUID_TARGET_MISSING = Sentence(
    code=Code.LIQUID,
    en='{tag} names "{target}", which this site does not have; it stays as text',
    ko='{tag}의 "{target}"{target:이|가} 이 사이트에 없어 글자 그대로 둡니다',
    hint_en="correct the name: it is the file's name without its extension, as in 2024-03-01-os",
    hint_ko="이름을 고치세요. 2024-03-01-os처럼 확장자를 뺀 파일 이름을 씁니다",
)
LIQUID_FILE_MISSING = Sentence(
    code=Code.LIQUID,
    en='{tag} names "{target}", which this site does not have; it stays as text',
    ko='{tag}의 "{target}"{target:이|가} 이 사이트에 없어 글자 그대로 둡니다',
    hint_en="correct the path: it begins at the blog's folder, as in _posts/2024-03-01-os.md",
    hint_ko="경로를 고치세요. _posts/2024-03-01-os.md처럼 블로그 폴더에서부터 씁니다",
)
LIQUID_TARGET_MISSING_NEAR = Sentence(
    code=Code.LIQUID,
    en='{tag} names "{target}", which this site does not have; it stays as text',
    ko='{tag}의 "{target}"{target:이|가} 이 사이트에 없어 글자 그대로 둡니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
