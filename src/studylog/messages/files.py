"""What is said of files and of YAML, in `_config.yml` and in front matter."""

from __future__ import annotations

from studylog.errors import Code, Sentence

NOT_UTF8 = Sentence(
    code=Code.ENCODING,
    en="not UTF-8: byte {offset} cannot be read",
    ko="UTF-8이 아닙니다: {offset}번째 바이트를 읽을 수 없습니다",
    hint_en="save it as UTF-8: iconv -f CP949 -t UTF-8 FILE > NEW, on Windows in Notepad: Save as, Encoding UTF-8",
    hint_ko="UTF-8로 저장하세요: iconv -f CP949 -t UTF-8 파일 > 새파일, 메모장에서는 다른 이름으로 저장 → 인코딩 UTF-8",
)
IS_UTF16 = Sentence(
    code=Code.ENCODING,
    en="this is UTF-16, not UTF-8",
    ko="UTF-8이 아니라 UTF-16입니다",
    hint_en="save it as UTF-8: iconv -f UTF-16 -t UTF-8 FILE > NEW, on Windows in Notepad: Save as, Encoding UTF-8",
    hint_ko="UTF-8로 저장하세요: iconv -f UTF-16 -t UTF-8 파일 > 새파일, 메모장: 다른 이름으로 저장 → 인코딩 UTF-8",
)
UNREADABLE = Sentence(
    code=Code.FILE,
    en="cannot be read: {reason}",
    ko="읽을 수 없습니다: {reason}",
    hint_en="look at its permissions (chmod u+r)",
    hint_ko="권한을 확인하세요 (chmod u+r)",
)


YAML_SYNTAX = Sentence(
    code=Code.FRONT_MATTER,
    en="cannot be read as YAML: {detail}",
    ko="YAML로 읽을 수 없습니다: {detail}",
    hint_en='put the value in quotes: key: "value"',
    hint_ko='값을 따옴표로 감싸세요: key: "value"',
)
UNSAFE_SETTING = Sentence(
    code=Code.LINK,
    en='{key}: "{target}" is no address that a link may lead to; left out',
    ko='{key}: "{target}"{target:은|는} 링크로 쓸 수 없는 주소여서 넣지 않습니다',
    hint_en="links may begin with http:, https:, mailto:, tel: or ftp:, or be paths of this site",
    hint_ko="http:, https:, mailto:, tel:, ftp: 또는 이 사이트의 경로만 쓸 수 있습니다",
)
CUT_BY_COMMENT = Sentence(
    code=Code.FRONT_MATTER,
    en='the {key} ends before "{lost}": YAML reads what follows a # as a comment',
    ko='{key} 값이 "{lost}" 앞에서 끝납니다. YAML은 # 뒤를 주석으로 읽습니다',
    hint_en='{key}: "{whole}"',
    hint_ko='{key}: "{whole}"',
)
YAML_UNCLOSED_QUOTE = Sentence(
    code=Code.FRONT_MATTER,
    en="the closing {quote} of {key} is missing",
    ko="{key} 값의 닫는 따옴표({quote})가 없습니다",
    hint_en="{key}: {quoted}",
    hint_ko="{key}: {quoted}",
)
YAML_NEEDS_QUOTES = Sentence(
    code=Code.FRONT_MATTER,
    en="the value of {key} {why} and needs quotes",
    ko="{key} 값은 따옴표가 필요합니다: {why_ko}",
    hint_en="{key}: {quoted}",
    hint_ko="{key}: {quoted}",
)
YAML_UNCLOSED_BRACKET = Sentence(
    code=Code.FRONT_MATTER,
    en="{key} has no {closes} at its end",
    ko="{key} 값 끝에 {closes} 괄호가 없습니다",
    hint_en="{key}: {closed}",
    hint_ko="{key}: {closed}",
)
YAML_UNCLOSED_ABOVE = Sentence(
    code=Code.FRONT_MATTER,
    en="a {closes} is missing before this line: a list or mapping above is not closed",
    ko="이 줄 앞에 {closes} 괄호가 없습니다. 위에서 연 괄호를 닫지 않았습니다",
    hint_en="close it: tags: [a, b]",
    hint_ko="괄호를 닫으세요: tags: [a, b]",
)
YAML_COLLECTION = Sentence(
    code=Code.FRONT_MATTER,
    en="what {key} has between {opens} and {closes} cannot be read as YAML",
    ko="{key}의 괄호({opens} {closes}) 사이를 YAML로 읽을 수 없습니다",
    hint_en="look at its quotes, commas and brackets; a value with a double quote in it goes between single ones",
    hint_ko="따옴표와 쉼표, 괄호의 짝을 살펴보세요. \"가 든 값은 '작은따옴표'로 감쌉니다",
)
YAML_TAB = Sentence(
    code=Code.FRONT_MATTER,
    en="a tab is used to indent; YAML takes spaces only",
    ko="들여쓰기에 탭이 있습니다. YAML은 공백만 받습니다",
    hint_en="replace the tab with two spaces",
    hint_ko="탭을 공백 두 칸으로 바꾸세요",
)
YAML_TAG = Sentence(
    code=Code.FRONT_MATTER,
    en="tags are not allowed: {detail}",
    ko="태그는 쓸 수 없습니다: {detail}",
    hint_en="remove it; the value is text without it",
    hint_ko="지우세요. 없으면 글자로 읽습니다",
)
YAML_DEPTH = Sentence(
    code=Code.FRONT_MATTER,
    en="nested too deeply",
    ko="너무 깊이 중첩되어 있습니다",
    hint_en="at most 100 levels can be read",
    hint_ko="최대 100단계까지 읽습니다",
)
YAML_BOMB = Sentence(
    code=Code.FRONT_MATTER,
    en="too many values: its aliases expand without end",
    ko="값이 너무 많습니다: 별칭(alias)이 끝없이 늘어납니다",
    hint_en="at most 10,000 values can be read",
    hint_ko="최대 10,000개까지 읽습니다",
)
YAML_CONTROL = Sentence(
    code=Code.FRONT_MATTER,
    en="control character {detail}, which YAML does not allow",
    ko="제어 문자 {detail}{detail:은|는} YAML에 쓸 수 없습니다",
    hint_en="delete it; most editors can show invisible characters",
    hint_ko="지우세요. 편집기에서 보이지 않는 문자를 표시할 수 있습니다",
)
YAML_ALIAS = Sentence(
    code=Code.FRONT_MATTER,
    en='"*{detail}" refers to nothing: YAML reads a word after * as an alias',
    ko='"*{detail}"{detail:이|가} 가리키는 것이 없습니다: YAML은 * 뒤의 단어를 별칭으로 읽습니다',
    hint_en='put the value in quotes: "*{detail}"',
    hint_ko='값을 따옴표로 감싸세요: "*{detail}"',
)
REPEATED_KEY = Sentence(
    code=Code.FRONT_MATTER,
    en="{key} stands here again (first on line {first}); the last one counts",
    ko="{key} 키가 또 있습니다 (처음은 {first}번째 줄). 마지막 값을 씁니다",
    hint_en="keep one of them",
    hint_ko="하나만 남기세요",
)
NEAR_MISS = Sentence(
    code=Code.UNKNOWN_KEY,
    en='unknown key "{key}"; did you mean "{meant}"?',
    ko='모르는 키 "{key}"입니다. 혹시 "{meant}" 아닌가요?',
)
