"""What the renderer says of Markdown, formulas and code."""

from __future__ import annotations

from studylog.errors import Code, Sentence

FENCE_UNCLOSED = Sentence(
    code=Code.MARKDOWN,
    en="nothing closes this code block; it is shown as text",
    ko="이 코드 블록이 닫히지 않아 글자로 보입니다",
    hint_en="end it with a line that holds {fence} and nothing else",
    hint_ko="{fence}만 있는 줄로 끝내세요",
)
FOOTNOTE_UNDEFINED = Sentence(
    code=Code.MARKDOWN,
    en="the note [^{name}] is not defined; it is shown as text",
    ko="각주 [^{name}]의 내용이 없어 글자로 보입니다",
    hint_en="add a line [^{name}]: text, with a blank line above",
    hint_ko="빈 줄 아래에 [^{name}]: 내용 을 적으세요",
)
FOOTNOTE_NEAR_MISS = Sentence(
    code=Code.MARKDOWN,
    en="the note [^{name}] is not defined; did you mean [^{meant}]?",
    ko="각주 [^{name}]의 내용이 없습니다. 혹시 [^{meant}] 아닌가요?",
)
FOOTNOTE_UNUSED = Sentence(
    code=Code.MARKDOWN,
    en="nothing refers to the note [^{name}]; it is not shown",
    ko="각주 [^{name}]{name:을|를} 가리키는 곳이 없어 보이지 않습니다",
    hint_en="write [^{name}] where the note belongs, or delete it",
    hint_ko="각주가 필요한 곳에 [^{name}]{name:을|를} 적거나 지우세요",
)
FOOTNOTE_REPEATED = Sentence(
    code=Code.MARKDOWN,
    en="the note [^{name}] is defined again below; only the last one is shown",
    ko="각주 [^{name}]{name:이|가} 아래에 또 있습니다. 마지막 것만 보입니다",
    hint_en="give each note a name of its own",
    hint_ko="각주마다 이름을 다르게 지으세요",
)
REFERENCE_UNDEFINED = Sentence(
    code=Code.MARKDOWN,
    en="the link name [{name}] is not defined; its brackets are shown as text",
    ko="링크 이름 [{name}]의 주소가 없어 대괄호가 그대로 보입니다",
    hint_en="add a line [{name}]: address, with a blank line above",
    hint_ko="빈 줄 아래에 [{name}]: 주소 를 적으세요",
)
REFERENCE_NEAR_MISS = Sentence(
    code=Code.MARKDOWN,
    en="the link name [{name}] is not defined; its brackets are shown as text",
    ko="링크 이름 [{name}]의 주소가 없어 대괄호가 그대로 보입니다",
    hint_en="did you mean [{meant}]?",
    hint_ko="혹시 [{meant}] 아닌가요?",
)
DEFINITION_OF_PROSE = Sentence(
    code=Code.MARKDOWN,
    en="a line that begins with [{name}]: is read as a link definition and not shown",
    ko="[{name}]: 로 시작하는 줄은 링크 정의로 읽혀 보이지 않습니다",
    hint_en="to show it, write \\[{name}]:",
    hint_ko="보이게 하려면 \\[{name}]: 로 적으세요",
)
MARKDOWN_TOO_DEEP = Sentence(
    code=Code.NESTING,
    en="lists and quotes are nested too deeply; from here on they are shown as text",
    ko="목록과 인용이 너무 깊이 중첩되어 여기부터는 글자로 보입니다",
    hint_en="at most 100 levels can be read",
    hint_ko="최대 100단계까지 읽습니다",
)

SPANS_TOO_DEEP = Sentence(
    code=Code.NESTING,
    en="elements stand inside each other too deeply; from here on they are shown as text",
    ko="요소가 너무 깊이 중첩되어 여기부터는 글자로 보입니다",
    hint_en="at most 50 levels can be read",
    hint_ko="최대 50단계까지 읽습니다",
)
DEFINITIONS_EXPAND = Sentence(
    code=Code.SIZE,
    en="the definitions of this text expand to more than {limit} characters",
    ko="이 글의 정의가 {limit}자가 넘게 늘어납니다",
    hint_en="a long definition is used too often; write the link or the attributes out",
    hint_ko="긴 정의를 너무 자주 씁니다. 링크나 속성을 직접 쓰세요",
)
MATH_TOO_DEEP = Sentence(
    code=Code.MATH,
    en="a formula is nested too deeply: at most {limit} levels can be read",
    ko="수식이 너무 깊이 중첩되어 있습니다. 최대 {limit}단계까지 읽습니다",
)
MATH_ENDLESS = Sentence(
    code=Code.MATH,
    en="a formula expands without end: a command stands for itself",
    ko="수식이 끝없이 늘어납니다: 명령이 자기 자신을 부릅니다",
)
MATH_FAILED = Sentence(
    code=Code.MATH,
    en="a formula cannot be converted, its TeX is shown instead: {detail}",
    ko="수식을 변환할 수 없어 TeX 그대로 보여 줍니다: {detail_ko}",
)
MATH_NEAR_MISS = Sentence(
    code=Code.MATH,
    en="a formula cannot be converted, its TeX is shown instead: {detail}",
    ko="수식을 변환할 수 없어 TeX 그대로 보여 줍니다: {detail_ko}",
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
MATH_NOT_ALLOWED = Sentence(
    code=Code.MATH,
    en="a formula cannot be converted, its TeX is shown instead: {detail}",
    ko="수식을 변환할 수 없어 TeX 그대로 보여 줍니다: {detail_ko}",
    hint_en="a formula puts no HTML on the page; only \\href to https:, http:, mailto: or # is taken",
    hint_ko="수식은 HTML을 만들지 않습니다. \\href는 https:, http:, mailto:, # 주소만 받습니다",
)
MATH_TORN = Sentence(
    code=Code.MATH,
    en="a formula begins with {opening}, and its paragraph does not end it; it is shown as text",
    ko="{opening}{opening:으로|로} 시작한 수식이 문단 안에서 닫히지 않아 글자로 보입니다",
    hint_en="put {closing} before the next blank line, list or heading; a blank line must not stand inside",
    hint_ko="다음 빈 줄이나 목록, 제목보다 앞에 {closing}{closing:을|를} 적고, 수식 안에는 빈 줄을 두지 마세요",
)
MATH_TOO_LONG = Sentence(
    code=Code.MATH,
    en="a formula of {length} characters is not converted: at most {limit} can be",
    ko="{length}자인 수식은 변환하지 않습니다. 최대 {limit}자까지 변환합니다",
)
MATH_NO_LABEL = Sentence(
    code=Code.MATH,
    en='a formula refers to "{label}", and no numbered equation of this text has that label',
    ko='수식이 "{label}"{label:을|를} 가리키지만, 이 글의 번호 붙은 수식 가운데 그런 label이 없습니다',
    hint_en=r"put \label{{{label}}} into an equation that has a number, or a \tag",
    hint_ko=r"번호나 \tag가 있는 수식 안에 \label{{{label}}}{label:을|를} 넣으세요",
)
MATH_LABEL_REPEATED = Sentence(
    code=Code.MATH,
    en='the label "{label}" names an equation above, too; references lead to that one',
    ko='위의 다른 수식에도 label "{label}"{label:이|가} 있어, 가리키면 그 수식으로 갑니다',
    hint_en="give each equation a label of its own",
    hint_ko="수식마다 label을 다르게 지으세요",
)
MATH_MACRO = Sentence(
    code=Code.MATH,
    en='the macro "{name}" of math.macros in _config.yml cannot be used: {detail}',
    ko='_config.yml의 math.macros에 있는 매크로 "{name}"{name:을|를} 쓸 수 없습니다: {detail}',
    hint_en="a name is made of letters only; arguments are #1 to #9",
    hint_ko="이름은 글자로만 짓고, 인자는 #1부터 #9까지 씁니다",
)
CODE_UNKNOWN_LANGUAGE = Sentence(
    code=Code.CODE,
    en='unknown language "{language}"; the code is shown without colours',
    ko='모르는 언어 "{language}"입니다. 코드를 색 없이 보여 줍니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
CODE_INVISIBLE = Sentence(
    code=Code.CODE,
    en="code holds the invisible character {character}: it does not read as it runs",
    ko="코드에 보이지 않는 문자 {character}{character:이|가} 있어 보이는 것과 다르게 실행됩니다",
    hint_en="remove it; editors can show invisible characters",
    hint_ko="지우세요. 편집기에서 보이지 않는 문자를 표시할 수 있습니다",
)
CODE_TOO_SLOW = Sentence(
    code=Code.CODE,
    en="highlighting this {language} block would take too long; it is shown without colours",
    ko="이 {language} 코드는 색을 입히는 데 너무 오래 걸려 색 없이 보여 줍니다",
)
CODE_NO_SUCH_LINE = Sentence(
    code=Code.CODE,
    en="line {number} is to be highlighted, but this code ends with line {count}",
    ko="{number}번 줄을 강조하려 했지만 이 코드는 {count}번 줄에서 끝납니다",
    hint_en="lines are counted from 1 at the top of the block",
    hint_ko="블록의 첫 줄이 1번입니다",
)
UNSAFE_LINK = Sentence(
    code=Code.LINK,
    en='a link to "{target}" is not allowed; its text is shown without the link',
    ko='"{target}"{target:으로|로} 가는 링크는 쓸 수 없어 글자만 보여 줍니다',
    hint_en="links may begin with http:, https:, mailto:, tel: or ftp:, or be paths of this site",
    hint_ko="http:, https:, mailto:, tel:, ftp: 또는 이 사이트의 경로만 쓸 수 있습니다",
)
