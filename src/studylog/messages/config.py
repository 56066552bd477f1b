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
    ko='url "{url}"에 https://가 없어 {fixed}{fixed:으로|로} 읽습니다',
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
    ko='Markdown 엔진 "{engine}"{engine:은|는} 없습니다. kramdown처럼 읽습니다',
)
DEFAULTS_WITHOUT_VALUES = Sentence(
    code=Code.CONFIG,
    en="a set of defaults without values does nothing",
    ko="values가 없는 defaults는 아무 일도 하지 않습니다",
)
COMMENTS_UNKNOWN = Sentence(
    code=Code.CONFIG,
    en='comments by "{provider}" are not known here, and left out',
    ko='"{provider}" 댓글은 없어서 넣지 않습니다',
    hint_en="provider: {meant}",
    hint_ko="provider: {meant}",
)
COMMENTS_INCOMPLETE = Sentence(
    code=Code.CONFIG,
    en="comments by {provider} need {key}, and are left out without it",
    ko="{provider} 댓글에는 {key} 값이 필요해서 넣지 않습니다",
    hint_en="add it under {provider}, as its own site shows it, or take the provider out",
    hint_ko="{provider} 설정 화면에 나온 값을 {provider} 아래에 쓰거나 provider를 지우세요",
)
COMMENTS_VALUE = Sentence(
    code=Code.CONFIG,
    en='{key}: "{value}" is nothing that {provider} can use; comments are left out',
    ko='{key}: "{value}"{value:은|는} {provider}에 쓸 수 없는 값이어서 댓글을 넣지 않습니다',
    hint_en="it looks like {example}",
    hint_ko="{example} 같은 모양이어야 합니다",
)
ANALYTICS_UNIVERSAL = Sentence(
    code=Code.CONFIG,
    en="{id} belongs to Universal Analytics, which has counted nothing since July 2023; left out",
    ko="{id}{id:은|는} 2023년 7월에 멈춘 유니버설 애널리틱스의 ID라서 넣지 않습니다",
    hint_en="make a Google Analytics 4 property; its id begins with G-",
    hint_ko="G-로 시작하는 Google 애널리틱스 4 ID를 만드세요",
)
ANALYTICS_ID = Sentence(
    code=Code.CONFIG,
    en='"{id}" is no id that {service} gives; left out',
    ko='"{id}"{id:은|는} {service}의 ID가 아니어서 넣지 않습니다',
)
ANALYTICS_DOMAIN = Sentence(
    code=Code.CONFIG,
    en="{service} needs the domain of its server, and is left out without it",
    ko="{service}에는 서버의 domain이 필요해서 넣지 않습니다",
    hint_en="domain: stats.example.com",
    hint_ko="domain: stats.example.com",
)
UNKNOWN_THEME_MODE = Sentence(
    code=Code.CONFIG,
    en='theme_mode is light or dark, not "{mode}"; readers choose',
    ko='theme_mode는 light나 dark입니다. "{mode}"{mode:은|는} 쓰지 않고 읽는 사람이 고르게 합니다',
)
UNKNOWN_THEME_KEY = Sentence(
    code=Code.CONFIG,
    en='theme has no setting "{key}"; did you mean {meant}?',
    ko='theme에 "{key}" 설정이 없습니다. 혹시 {meant} 아닌가요?',
)
UNKNOWN_COLOUR = Sentence(
    code=Code.CONFIG,
    en='{key}: "{written}" is no colour; the theme keeps its own',
    ko='{key}: "{written}"{written:은|는} 색이 아닙니다. 테마의 색을 그대로 씁니다',
    hint_en='six digits in quotes, for "#" alone begins a comment: {key}: "#2f6b4f"',
    hint_ko='따옴표로 묶은 여섯 자리로 씁니다. "#"만 쓰면 주석이 됩니다: {key}: "#2f6b4f"',
)
UNKNOWN_FONT = Sentence(
    code=Code.CONFIG,
    en='{key}: "{written}" is no name of a font; the theme keeps its own',
    ko='{key}: "{written}"{written:은|는} 글꼴 이름이 아닙니다. 테마의 글꼴을 그대로 씁니다',
    hint_en="names as in CSS, parted by commas: {key}: Pretendard, Noto Sans KR, sans-serif",
    hint_ko="CSS처럼 쉼표로 나누어 적습니다: {key}: Pretendard, Noto Sans KR, sans-serif",
)
UNKNOWN_STYLE = Sentence(
    code=Code.CONFIG,
    en='there is no style "{style}"; did you mean {meant}?',
    ko='"{style}" 스타일이 없습니다. 혹시 {meant} 아닌가요?',
    hint_en="code keeps the theme's own colours; pygments.org/styles shows all styles",
    hint_ko="코드는 테마의 색을 그대로 씁니다. pygments.org/styles에서 모든 스타일을 볼 수 있습니다",
)
