"""What is said of `_config.yml`."""

from __future__ import annotations

from studylog.errors import Code, Sentence

CONFIG_NOT_MAPPING = Sentence(
    code=Code.CONFIG,
    en="holds no keys: expected lines like title: My log",
    ko="키가 없습니다: title: 내 기록 같은 줄이 있어야 합니다",
)
WRONG_TYPE = Sentence(
    code=Code.CONFIG,
    en='{key}: expected {expected}, found "{found}"',
    ko='{key}: {expected_ko} 와야 하는데 "{found}"입니다',
)
EXPECTED_TEXT = ("text", "글자가")
EXPECTED_NUMBER = ("a whole number", "정수가")
EXPECTED_POSITIVE = ("a whole number of at least {least}", "{least} 이상의 정수가")
EXPECTED_LIST = ("a list", "목록이")
EXPECTED_TABLE = ("keys with values", "키와 값이")
EXPECTED_FLAG = ("true or false", "true나 false가")
URL_WITHOUT_SCHEME = Sentence(
    code=Code.CONFIG,
    en='url "{url}" has no scheme; read as {fixed}',
    ko='url "{url}"에 https://가 없어 {fixed}로 읽습니다',
    hint_en="url: {fixed}",
    hint_ko="url: {fixed}",
)
UNKNOWN_TIMEZONE = Sentence(
    code=Code.CONFIG,
    en='unknown time zone "{zone}"; did you mean {meant}?',
    ko='모르는 시간대 "{zone}"입니다. 혹시 {meant} 아닌가요?',
    hint_en="timezone: {meant}",
    hint_ko="timezone: {meant}",
)
OTHER_MARKDOWN = Sentence(
    code=Code.CONFIG,
    en='the Markdown engine "{engine}" is not known here; posts are read as kramdown reads them',
    ko='Markdown 엔진 "{engine}"은 없습니다. kramdown처럼 읽습니다',
)
DEFAULTS_WITHOUT_VALUES = Sentence(
    code=Code.CONFIG,
    en="a set of defaults without values does nothing",
    ko="values가 없는 defaults는 아무 일도 하지 않습니다",
)
