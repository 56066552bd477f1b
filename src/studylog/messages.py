"""Every sentence a user reads, Korean and English, in one table.

A sentence is a `str.format` template; both languages fill the same names. Grouped by the room that says it.
"""

from __future__ import annotations

from collections.abc import Mapping

from studylog.errors import Code, Sentence


def pick_language(environ: Mapping[str, str]) -> str:
    """The language to speak on a terminal: `ko` or `en`.

    STUDYLOG_LANG says it; else the locale, as POSIX orders its variables.
    """
    for name in ("STUDYLOG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "ko" if value.lower().startswith("ko") else "en"
    return "en"


# --- files ---

NOT_UTF8 = Sentence(
    code=Code.ENCODING,
    en="not UTF-8: byte {offset} cannot be read",
    ko="UTF-8이 아닙니다: {offset}번째 바이트를 읽을 수 없습니다",
    hint_en="convert it: iconv -f CP949 -t UTF-8 FILE > NEW",
    hint_ko="변환하세요: iconv -f CP949 -t UTF-8 파일 > 새파일",
)
UNREADABLE = Sentence(
    code=Code.FILE,
    en="cannot be read: {reason}",
    ko="읽을 수 없습니다: {reason}",
    hint_en="look at its permissions (chmod u+r)",
    hint_ko="권한을 확인하세요 (chmod u+r)",
)

# --- YAML, in `_config.yml` and in front matter ---

YAML_SYNTAX = Sentence(
    code=Code.FRONT_MATTER,
    en="cannot be read as YAML: {detail}",
    ko="YAML로 읽을 수 없습니다: {detail}",
    hint_en='put the value in quotes: key: "value"',
    hint_ko='값을 따옴표로 감싸세요: key: "value"',
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
    ko="제어 문자 {detail}는 YAML에 쓸 수 없습니다",
    hint_en="delete it; most editors can show invisible characters",
    hint_ko="지우세요. 편집기에서 보이지 않는 문자를 표시할 수 있습니다",
)
YAML_ALIAS = Sentence(
    code=Code.FRONT_MATTER,
    en='"*{detail}" refers to nothing: YAML reads a word after * as an alias',
    ko='"*{detail}"이 가리키는 것이 없습니다: YAML은 * 뒤의 단어를 별칭으로 읽습니다',
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

# --- _config.yml ---

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

# --- the loader ---

FRONT_MATTER_UNCLOSED = Sentence(
    code=Code.FRONT_MATTER,
    en="never closed: a line --- is expected before line {line}",
    ko="닫히지 않았습니다: {line}번째 줄 앞에 --- 줄이 있어야 합니다",
    hint_en="put --- on a line of its own after the last key",
    hint_ko="마지막 키 다음 줄에 ---만 적으세요",
)
FRONT_MATTER_TOML = Sentence(
    code=Code.FRONT_MATTER,
    en="only YAML can be read here; found TOML",
    ko="YAML만 읽을 수 있는데 TOML이 있습니다",
    hint_en="write --- for +++ and key: value for key = value",
    hint_ko="+++ 대신 ---, key = value 대신 key: value로 쓰세요",
)
FRONT_MATTER_JSON = Sentence(
    code=Code.FRONT_MATTER,
    en="only YAML can be read here; found JSON",
    ko="YAML만 읽을 수 있는데 JSON이 있습니다",
    hint_en="put a line --- before and after it: YAML reads JSON",
    hint_ko="앞뒤에 --- 줄을 넣으세요. YAML은 JSON도 읽습니다",
)
FRONT_MATTER_NOT_MAPPING = Sentence(
    code=Code.FRONT_MATTER,
    en="holds no keys: expected lines like title: My post",
    ko="키가 없습니다: title: 글 제목 같은 줄이 있어야 합니다",
    hint_en="each line is a key, a colon, a space, a value",
    hint_ko="한 줄에 키, 쌍점, 공백, 값 순서로 쓰세요",
)
FRONT_MATTER_TOO_LONG = Sentence(
    code=Code.FRONT_MATTER,
    en="longer than {limit} KB",
    ko="{limit} KB보다 깁니다",
    hint_en="is its closing --- missing?",
    hint_ko="닫는 ---가 빠지지 않았나요?",
)
FRONT_MATTER_LATE = Sentence(
    code=Code.FRONT_MATTER,
    en="not read, because blank lines stand before it; readers see it as text",
    ko="앞에 빈 줄이 있어 읽지 않습니다. 독자에게 글자로 보입니다",
    hint_en="delete the blank lines: --- must be the first line",
    hint_ko="빈 줄을 지우세요. ---는 첫 줄이어야 합니다",
)
DATE_UNREADABLE = Sentence(
    code=Code.DATE,
    en='"{written}" cannot be read as a date',
    ko='날짜로 읽을 수 없습니다: "{written}"',
    hint_en="date: 2024-03-01, or 2024-03-01 22:30:00 +0900",
    hint_ko="date: 2024-03-01 또는 2024-03-01 22:30:00 +0900",
)
DATE_NO_SUCH_DAY = Sentence(
    code=Code.DATE,
    en='no such day: "{written}"',
    ko='없는 날짜입니다: "{written}"',
    hint_en="write it as year-month-day: 2024-03-01",
    hint_ko="연-월-일로 쓰세요: 2024-03-01",
)
DATE_NO_SUCH_TIME = Sentence(
    code=Code.DATE,
    en='no such time of day: "{written}"',
    ko='없는 시각입니다: "{written}"',
    hint_en="hours go from 0 to 24, minutes to 59: 2024-03-01 22:30:00 +0900",
    hint_ko="시는 0-24, 분은 0-59입니다: 2024-03-01 22:30:00 +0900",
)
FILE_DATE_IMPOSSIBLE = Sentence(
    code=Code.DATE,
    en='the file name\'s date "{written}" does not exist',
    ko='파일 이름에 없는 날짜가 있습니다: "{written}"',
    hint_en="rename the file: year-month-day-name.md",
    hint_ko="파일 이름을 고치세요: 연-월-일-이름.md",
)
POST_WITHOUT_DATE_SKIPPED = Sentence(
    code=Code.FILE_NAME,
    en="not a post: its name has no date; skipped",
    ko="이름에 날짜가 없어 글로 읽지 않습니다",
    hint_en="rename it: 2024-03-01-{name}.md",
    hint_ko="이름을 바꾸세요: 2024-03-01-{name}.md",
)
POST_WITHOUT_DATE = Sentence(
    code=Code.DATE,
    en="no date, neither in the name nor as a key",
    ko="이름에도 키에도 날짜가 없습니다",
    hint_en="add date: 2024-03-01, or rename it: 2024-03-01-{name}.md",
    hint_ko="date: 2024-03-01을 적거나 이름을 바꾸세요: 2024-03-01-{name}.md",
)
POST_KIND_SKIPPED = Sentence(
    code=Code.FILE_NAME,
    en='"{extension}" files are no posts; skipped',
    ko='"{extension}" 파일은 글로 읽지 않습니다',
    hint_en="posts are .md or .html; keep other files in assets/",
    hint_ko="글은 .md나 .html입니다. 다른 파일은 assets/에 두세요",
)
POST_LARGE = Sentence(
    code=Code.SIZE,
    en="{size} MB of text in one post",
    ko="글 하나가 {size} MB입니다",
    hint_en="split it: over 5 MB it is not read",
    hint_ko="나누세요. 5 MB를 넘으면 읽지 않습니다",
)
POST_TOO_LARGE = Sentence(
    code=Code.SIZE,
    en="{size} MB of text in one post; at most 5 MB can be read",
    ko="글 하나가 {size} MB입니다. 5 MB까지 읽습니다",
    hint_en="split it, or move data into a file under assets/",
    hint_ko="나누거나 데이터를 assets/의 파일로 옮기세요",
)
EMPTY_POST = Sentence(
    code=Code.EMPTY_POST,
    en="empty post: nothing stands below the front matter",
    ko="빈 글입니다: 머리말 아래에 내용이 없습니다",
    hint_en="write it, or hide it: published: false",
    hint_ko="내용을 쓰거나 숨기세요: published: false",
)
DRAFT_KEY = Sentence(
    code=Code.DRAFT,
    en="draft: true hides nothing; the post is published",
    ko="draft: true는 글을 숨기지 않습니다. 글이 공개됩니다",
    hint_en="to hide it: published: false, or move it to _drafts/",
    hint_ko="숨기려면 published: false로 쓰거나 _drafts/로 옮기세요",
)
FUTURE_POST = Sentence(
    code=Code.FUTURE,
    en="not published until {until}",
    ko="{until}까지 공개하지 않습니다",
    hint_en="to publish it now: future: true in _config.yml, or --future",
    hint_ko="지금 공개하려면 _config.yml에 future: true 또는 --future",
)
COMMA_LABELS = Sentence(
    code=Code.FRONT_MATTER,
    en="{key} is split at spaces, so commas stay in the names",
    ko="{key} 값은 공백에서 나뉘므로 쉼표가 이름에 남습니다",
    hint_en="{key}: [{listed}]",
    hint_ko="{key}: [{listed}]",
)
LABELS_NOT_LIST = Sentence(
    code=Code.FRONT_MATTER,
    en="{key}: expected a list, found a mapping",
    ko="{key}: 목록이 와야 하는데 키와 값이 있습니다",
    hint_en="{key}: [AI, NLP]",
    hint_ko="{key}: [AI, NLP]",
)
TITLE_NOT_TEXT = Sentence(
    code=Code.FRONT_MATTER,
    en="the title is a list or mapping to YAML; shown as {title}",
    ko="YAML은 이 제목을 목록이나 키로 읽습니다. {title}(으)로 보입니다",
    hint_en="put it in quotes: title: '{title}'",
    hint_ko="따옴표로 감싸세요: title: '{title}'",
)
EMPTY_SLUG = Sentence(
    code=Code.PERMALINK,
    en="no letter or digit is left for the URL",
    ko="URL에 쓸 글자나 숫자가 남지 않습니다",
    hint_en="give one: slug: my-post",
    hint_ko="직접 적으세요: slug: my-post",
)
PERMALINK_TOKEN = Sentence(
    code=Code.PERMALINK,
    en='permalink "{template}": there is no :{token}',
    ko='permalink "{template}": :{token} 자리가 무엇인지 모릅니다',
    hint_en="there are :categories :year :month :day :title :slug :name and more",
    hint_ko=":categories :year :month :day :title :slug :name 등을 쓸 수 있습니다",
)
PERMALINK_OUTSIDE = Sentence(
    code=Code.PERMALINK,
    en='permalink "{template}" leaves the output folder, or is no file name',
    ko='permalink "{template}": 출력 폴더를 벗어나거나 파일 이름이 될 수 없습니다',
    hint_en="use a plain path: /my-post/",
    hint_ko="보통 경로를 쓰세요: /my-post/",
)
REDIRECT_OUTSIDE = Sentence(
    code=Code.PERMALINK,
    en='redirect_from "{old}" leaves the output folder, or is no file name',
    ko='redirect_from "{old}": 출력 폴더를 벗어나거나 파일 이름이 될 수 없습니다',
    hint_en="use the old path: /old-post/",
    hint_ko="옛 경로를 쓰세요: /old-post/",
)
NAME_OUTSIDE = Sentence(
    code=Code.FILE_NAME,
    en="its name, percent-decoded, leaves the output folder or is no file name",
    ko="이름의 %를 풀면 출력 폴더를 벗어나거나 파일 이름이 될 수 없습니다",
    hint_en="rename it",
    hint_ko="이름을 바꾸세요",
)
URL_COLLISION = Sentence(
    code=Code.URL_COLLISION,
    en="written to the same place as {other}: {output}",
    ko="{other} 파일과 같은 곳에 쓰입니다: {output}",
    hint_en="change the permalink, slug or name of one of them",
    hint_ko="둘 중 하나의 permalink, slug나 이름을 바꾸세요",
)
UNPORTABLE_NAME = Sentence(
    code=Code.FILE_NAME,
    en='"{name}" is no file name on every system',
    ko='모든 시스템에서 쓸 수 있는 파일 이름이 아닙니다: "{name}"',
    hint_en='avoid < > : " | ? * \\, a dot or space at the end, CON and the like, over 255 bytes',
    hint_ko='< > : " | ? * \\, 끝의 점이나 공백, CON 같은 이름, 255바이트 초과를 피하세요',
)
UNICODE_TWINS = Sentence(
    code=Code.URL_COLLISION,
    en="there are two files of this name, in two Unicode forms (NFC and NFD)",
    ko="이 이름의 파일이 유니코드 형태(NFC와 NFD)만 다르게 둘 있습니다",
    hint_en="delete or rename one of them",
    hint_ko="하나를 지우거나 이름을 바꾸세요",
)
NAME_NOT_UTF8 = Sentence(
    code=Code.FILE_NAME,
    en="a file name that is not UTF-8; skipped",
    ko="파일 이름이 UTF-8이 아니라서 건너뜁니다",
    hint_en="rename it: convmv -f CP949 -t UTF-8 --notest -r FOLDER",
    hint_ko="이름을 바꾸세요: convmv -f CP949 -t UTF-8 --notest -r 폴더",
)
SYMLINK_SKIPPED = Sentence(
    code=Code.FILE,
    en="a symbolic link; skipped, links are never followed",
    ko="심볼릭 링크라서 건너뜁니다",
    hint_en="put the file itself there, or list it under exclude: in _config.yml",
    hint_ko="파일 자체를 두거나 _config.yml의 exclude:에 적으세요",
)
SPECIAL_FILE_SKIPPED = Sentence(
    code=Code.FILE,
    en="no regular file (a pipe, socket or device); skipped",
    ko="일반 파일이 아니라서 (파이프, 소켓, 장치) 건너뜁니다",
    hint_en="move it away, or list it under exclude: in _config.yml",
    hint_ko="다른 곳으로 옮기거나 _config.yml의 exclude:에 적으세요",
)
FOLDER_NAMED_LIKE_FILE = Sentence(
    code=Code.FILE_NAME,
    en="a folder with the name of a Markdown file",
    ko="폴더인데 Markdown 파일 이름입니다",
    hint_en="rename it without the extension",
    hint_ko="확장자를 빼고 이름을 바꾸세요",
)
TERM_SPELLINGS = Sentence(
    code=Code.TERM_CASE,
    en='{taxonomy}: {others} and "{name}" are one term, shown as "{name}"',
    ko='{taxonomy}: {others} 표기와 "{name}" 표기를 하나로 합쳐 "{name}"(으)로 보여 줍니다',
    hint_en='write "{name}" here too',
    hint_ko='여기서도 "{name}"(으)로 쓰세요',
)
JSON_SYNTAX = Sentence(
    code=Code.FILE,
    en="cannot be read: {detail}",
    ko="읽을 수 없습니다: {detail}",
)
JEKYLL_THEME_UNUSED = Sentence(
    code=Code.TEMPLATE,
    en="the files of a Jekyll theme (_layouts, _sass, .scss) are not used; pages come from studylog's own templates",
    ko="Jekyll 테마 파일(_layouts, _sass, .scss)은 쓰지 않습니다. studylog의 템플릿을 씁니다",
    hint_en="to change one, put a file of its name into templates/",
    hint_ko="바꾸려면 같은 이름의 파일을 templates/에 두세요",
)
NOTHING_TO_BUILD = Sentence(
    code=Code.USAGE,
    en='nothing to build in "{folder}": neither _config.yml nor posts/ nor _posts/',
    ko='"{folder}"에 만들 것이 없습니다: _config.yml도 posts/도 _posts/도 없습니다',
    hint_en='go to your blog\'s folder, or write a first post: studylog new "Title"',
    hint_ko='블로그 폴더로 가거나 첫 글을 쓰세요: studylog new "제목"',
)
REDIRECT_SCHEME = Sentence(
    code=Code.FRONT_MATTER,
    en="redirect_to {target} is no address that a page can lead to",
    ko="redirect_to {target}: 페이지가 이어질 수 있는 주소가 아닙니다",
    hint_en="write a path of this site (/new/) or an address with https://",
    hint_ko="이 사이트의 경로(/new/)나 https:// 주소를 쓰세요",
)
HISTORY_SHALLOW = Sentence(
    code=Code.DATE,
    en="git's history was cut short when this repository was cloned: no text gets the date of its last change",
    ko="저장소를 복제할 때 git 기록이 잘렸습니다. 글의 마지막 수정일을 넣지 않습니다",
    hint_en="git fetch --unshallow; in GitHub Actions: actions/checkout with fetch-depth: 0",
    hint_ko="git fetch --unshallow, GitHub Actions에서는 actions/checkout에 fetch-depth: 0",
)
HISTORY_MISSING = Sentence(
    code=Code.DATE,
    en="git tells no dates of last changes: {reason}",
    ko="git에서 마지막 수정일을 읽지 못했습니다: {reason}",
)

# --- the renderer ---

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
    ko="각주 [^{name}]를 가리키는 곳이 없어 보이지 않습니다",
    hint_en="write [^{name}] where the note belongs, or delete it",
    hint_ko="각주가 필요한 곳에 [^{name}]를 적거나 지우세요",
)
FOOTNOTE_REPEATED = Sentence(
    code=Code.MARKDOWN,
    en="the note [^{name}] is defined again below; only the last one is shown",
    ko="각주 [^{name}]가 아래에 또 있습니다. 마지막 것만 보입니다",
    hint_en="give each note a name of its own",
    hint_ko="각주마다 이름을 다르게 지으세요",
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
    ko="수식을 변환할 수 없어 TeX 그대로 보여 줍니다: {detail}",
)
MATH_NEAR_MISS = Sentence(
    code=Code.MATH,
    en="a formula cannot be converted, its TeX is shown instead: {detail}",
    ko="수식을 변환할 수 없어 TeX 그대로 보여 줍니다: {detail}",
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
MATH_TOO_LONG = Sentence(
    code=Code.MATH,
    en="a formula of {length} characters is not converted: at most {limit} can be",
    ko="{length}자인 수식은 변환하지 않습니다. 최대 {limit}자까지 변환합니다",
)
MATH_MACRO = Sentence(
    code=Code.MATH,
    en='the macro "{name}" of math.macros in _config.yml cannot be used: {detail}',
    ko='_config.yml의 math.macros에 있는 매크로 "{name}"을 쓸 수 없습니다: {detail}',
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
    ko="코드에 보이지 않는 문자 {character}가 있어 보이는 것과 다르게 실행됩니다",
    hint_en="remove it; editors can show invisible characters",
    hint_ko="지우세요. 편집기에서 보이지 않는 문자를 표시할 수 있습니다",
)
CODE_TOO_SLOW = Sentence(
    code=Code.CODE,
    en="highlighting this {language} block would take too long; it is shown without colours",
    ko="이 {language} 코드는 색을 입히는 데 너무 오래 걸려 색 없이 보여 줍니다",
)
UNSAFE_LINK = Sentence(
    code=Code.LINK,
    en='a link to "{target}" is not allowed; its text is shown without the link',
    ko='"{target}"로 가는 링크는 쓸 수 없어 글자만 보여 줍니다',
    hint_en="links may begin with http:, https:, mailto:, tel: or ftp:, or be paths of this site",
    hint_ko="http:, https:, mailto:, tel:, ftp: 또는 이 사이트의 경로만 쓸 수 있습니다",
)

# --- Liquid ---

_RAW_HINT = "to show it as it is, put {{% raw %}} before it and {{% endraw %}} behind it"
_RAW_HINT_KO = "글자 그대로 보이려면 앞에 {{% raw %}}, 뒤에 {{% endraw %}}를 쓰세요"
LIQUID_TAG_UNKNOWN = Sentence(
    code=Code.LIQUID,
    en='there is no Liquid tag "{name}"; it stays as text',
    ko='"{name}"이라는 Liquid 태그가 없어 글자 그대로 둡니다',
    hint_en=_RAW_HINT,
    hint_ko=_RAW_HINT_KO,
)
LIQUID_TAG_UNKNOWN_NEAR = Sentence(
    code=Code.LIQUID,
    en='there is no Liquid tag "{name}"; it stays as text',
    ko='"{name}"이라는 Liquid 태그가 없어 글자 그대로 둡니다',
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
    hint_ko="끝나는 곳에 {end}를 쓰세요",
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
    ko='"{name}"이라는 Liquid 필터가 없어 값을 그대로 둡니다',
    hint_en="correct its name, or take it out",
    hint_ko="이름을 고치거나 지우세요",
)
LIQUID_FILTER_UNKNOWN_NEAR = Sentence(
    code=Code.LIQUID,
    en='there is no Liquid filter "{name}"; the value stays as it is',
    ko='"{name}"이라는 Liquid 필터가 없어 값을 그대로 둡니다',
    hint_en='did you mean "{meant}"?',
    hint_ko='혹시 "{meant}" 아닌가요?',
)
LIQUID_FILTER_FAILED = Sentence(
    code=Code.LIQUID,
    en='the filter "{name}" cannot work on this value: {detail}',
    ko='"{name}" 필터를 이 값에 쓸 수 없습니다: {detail}',
    hint_en="look at what is handed to it",
    hint_ko="필터에 넘기는 값을 살펴보세요",
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
    ko='"{name}"이라는 값이 없어 {tag} 자리에 아무것도 나오지 않습니다',
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
    en="this loops more than {limit} times or grows beyond {size} MB",
    ko="{limit}번 넘게 반복하거나 {size} MB보다 커집니다",
    hint_en="look for a loop inside a loop, or shorten it with limit:",
    hint_ko="반복문 안의 반복문을 살펴보거나 limit:으로 줄이세요",
)
LIQUID_TARGET_MISSING = Sentence(
    code=Code.LIQUID,
    en='{tag} names "{target}", which this site does not have; it stays as text',
    ko='{tag}의 "{target}"이 이 사이트에 없어 글자 그대로 둡니다',
    hint_en="correct the name; in post_url it is the file's name without its extension",
    hint_ko="이름을 고치세요. post_url에는 확장자를 뺀 파일 이름을 씁니다",
)
LIQUID_TARGET_MISSING_NEAR = Sentence(
    code=Code.LIQUID,
    en='{tag} names "{target}", which this site does not have; it stays as text',
    ko='{tag}의 "{target}"이 이 사이트에 없어 글자 그대로 둡니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)

# --- pages, checks, theme ---

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
    ko="{found}는 100,000개가 넘습니다. 렌더링 중: {trail}",
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

CASE_TWINS = Sentence(
    code=Code.URL_COLLISION,
    en="{path} and {other} differ only by case; on macOS and Windows one of them is lost",
    ko="{path}와 {other}는 대소문자만 다릅니다. macOS와 Windows에서는 하나가 사라집니다",
    hint_en="rename one of them",
    hint_ko="둘 중 하나의 이름을 바꾸세요",
)
REDIRECT_TAKEN = Sentence(
    code=Code.URL_COLLISION,
    en="redirect_from {old} is the place of {other}",
    ko="redirect_from {old}는 이미 {other}의 자리입니다",
    hint_en="remove this redirect_from",
    hint_ko="이 redirect_from을 지우세요",
)

LINK_BROKEN = Sentence(
    code=Code.LINK,
    en='a link to "{target}", where this site has no page',
    ko='"{target}" 링크: 이 사이트에 그런 페이지가 없습니다',
    hint_en="correct the link, or take it out",
    hint_ko="링크를 고치거나 지우세요",
)
LINK_BROKEN_NEAR = Sentence(
    code=Code.LINK,
    en='a link to "{target}", which this site does not have',
    ko='"{target}" 링크: 이 사이트에 없습니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
LINK_CASE = Sentence(
    code=Code.LINK,
    en='a link to "{target}", which differs from {meant} by case: on the web these are two',
    ko='"{target}" 링크: {meant}와 대소문자가 다릅니다. 웹에서는 서로 다른 주소입니다',
    hint_en="write {meant}",
    hint_ko="{meant}로 쓰세요",
)
LINK_GARBLED = Sentence(
    code=Code.LINK,
    en='a link to "{target}" is read as a path of this site',
    ko='"{target}" 링크는 이 사이트의 경로로 읽힙니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
LINK_HELD_BACK = Sentence(
    code=Code.LINK,
    en='a link to "{target}": {source} is held back until {until}',
    ko='"{target}" 링크: {source}는 {until}까지 공개하지 않습니다',
    hint_en="it will work from that day on; to publish it now: future: true in _config.yml",
    hint_ko="그날부터 열립니다. 지금 공개하려면 _config.yml에 future: true",
)
LINK_TO_DRAFT = Sentence(
    code=Code.LINK,
    en='a link to "{target}": {source} is a draft and not published',
    ko='"{target}" 링크: {source}는 초안이라 공개하지 않습니다',
    hint_en="publish it (move it to _posts/), or take the link out",
    hint_ko="_posts/로 옮겨 공개하거나 링크를 지우세요",
)
LINK_TO_UNPUBLISHED = Sentence(
    code=Code.LINK,
    en='a link to "{target}": {source} is hidden by published: false',
    ko='"{target}" 링크: {source}는 published: false라서 공개하지 않습니다',
    hint_en="publish it, or take the link out",
    hint_ko="글을 공개하거나 링크를 지우세요",
)
ANCHOR_MISSING = Sentence(
    code=Code.LINK,
    en='nothing on {page} is called "#{anchor}"',
    ko='{page}에 "#{anchor}"라는 곳이 없습니다',
    hint_en="a heading's name is its text in lower case, with - for spaces",
    hint_ko="제목의 이름은 소문자로 쓰고 공백을 -로 바꾼 것입니다",
)
ANCHOR_MISSING_NEAR = Sentence(
    code=Code.LINK,
    en='nothing on {page} is called "#{anchor}"',
    ko='{page}에 "#{anchor}"라는 곳이 없습니다',
    hint_en="did you mean #{meant}?",
    hint_ko="혹시 #{meant} 아닌가요?",
)
SAME_ELSEWHERE = Sentence(
    code=Code.LINK,
    en="the same is wrong in {count} more places: {places}",
    ko="같은 문제가 {count}곳 더 있습니다: {places}",
    hint_en="they may come from one include, or from lines that were copied",
    hint_ko="include 하나나 복사한 줄에서 왔을 수 있습니다",
)
FILE_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en='a link to the file "{target}", which is not here',
    ko='"{target}" 링크: 그런 파일이 없습니다',
    hint_en="put the file there, or correct the link",
    hint_ko="그 자리에 파일을 두거나 링크를 고치세요",
)
IMAGE_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en='the image "{target}" is not here',
    ko='"{target}" 이미지가 없습니다',
    hint_en="put the file there, or correct its path",
    hint_ko="그 자리에 파일을 두거나 경로를 고치세요",
)
IMAGE_MISSING_NEAR = Sentence(
    code=Code.MISSING_FILE,
    en='the image "{target}" is not here',
    ko='"{target}" 이미지가 없습니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
IMAGE_CASE = Sentence(
    code=Code.MISSING_FILE,
    en='the image "{target}" differs from {meant} by case: it shows on this machine, but not on the web',
    ko='"{target}" 이미지: {meant}와 대소문자가 다릅니다. 내 컴퓨터에서는 보여도 웹에서는 보이지 않습니다',
    hint_en="write {meant}",
    hint_ko="{meant}로 쓰세요",
)
FILES_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en="{count} {kind} of {folder} are missing: {places}",
    ko="{folder}의 {kind_ko} {count}개가 없습니다: {places}",
    hint_en="put them there, or correct the paths",
    hint_ko="그 자리에 두거나 경로를 고치세요",
)
FILES_ELSEWHERE = Sentence(
    code=Code.MISSING_FILE,
    en="{count} {kind} of {folder} are missing, but there are such names in {elsewhere}: {places}",
    ko="{folder}의 {kind_ko} {count}개가 없고, 같은 이름이 {elsewhere}에 있습니다: {places}",
    hint_en="write {elsewhere} instead",
    hint_ko="{elsewhere}로 고쳐 쓰세요",
)
FOLDER_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en="{count} {kind} below {folder} are missing, because that folder is not here: {places}",
    ko="{folder} 폴더가 없어 그 아래 {kind_ko} {count}개가 없습니다: {places}",
    hint_en="copy the folder into the blog, or correct the paths",
    hint_ko="폴더를 블로그에 가져오거나 경로를 고치세요",
)
ALT_MISSING = Sentence(
    code=Code.ALT_TEXT,
    en="images without a text for those who cannot see them: {count}, the first one here",
    ko="설명이 없는 이미지가 {count}개 있습니다. 첫 번째가 여기입니다",
    hint_en="write between the brackets what is to be seen: ![three processes in a queue]",
    hint_ko="대괄호 안에 무엇이 보이는지 쓰세요: ![큐에 있는 프로세스 세 개]",
)
ALT_SAYS_NOTHING = Sentence(
    code=Code.ALT_TEXT,
    en='images whose text is a file name or says nothing ("{found}"): {count}, the first one here',
    ko='설명이 파일 이름이거나 뜻이 없는("{found}") 이미지가 {count}개 있습니다. 첫 번째가 여기입니다',
    hint_en="write between the brackets what is to be seen: ![three processes in a queue]",
    hint_ko="대괄호 안에 무엇이 보이는지 쓰세요: ![큐에 있는 프로세스 세 개]",
)

# --- the builder ---

CACHE_UNWRITABLE = Sentence(
    code=Code.MACHINE,
    en="the cache folder cannot be used: {reason}",
    ko="캐시 폴더를 쓸 수 없습니다: {reason}",
    hint_en="check that you may write here",
    hint_ko="이 폴더에 쓸 권한이 있는지 확인하세요",
)
OUTPUT_UNWRITABLE = Sentence(
    code=Code.MACHINE,
    en="cannot be written: {reason}",
    ko="쓸 수 없습니다: {reason}",
    hint_en="see that there is room on the disk and that you may write there",
    hint_ko="디스크에 자리가 있는지, 쓸 권한이 있는지 확인하세요",
)
OUTPUT_IS_SOURCE = Sentence(
    code=Code.OUTPUT,
    en="{output} cannot be the output folder: your own files are in it",
    ko="{output}은(는) 출력 폴더가 될 수 없습니다. 원본 파일이 들어 있습니다",
    hint_en="choose a folder of its own: -d _site",
    hint_ko="따로 쓸 폴더를 고르세요: -d _site",
)
OUTPUT_IS_FILE = Sentence(
    code=Code.OUTPUT,
    en="{output} is a file, not a folder",
    ko="{output}은(는) 폴더가 아니라 파일입니다",
    hint_en="choose a folder: -d _site",
    hint_ko="폴더를 고르세요: -d _site",
)
OUTPUT_TAKEN = Sentence(
    code=Code.OUTPUT,
    en="a file that studylog did not write stands where a page of the site must go; nothing was touched",
    ko="사이트의 페이지가 놓일 자리에 studylog가 만들지 않은 파일이 있어 아무것도 건드리지 않았습니다",
    hint_en="move it into the blog's own folder, or delete it",
    hint_ko="그 파일을 블로그 폴더로 옮기거나 지우세요",
)
OUTPUT_LINK = Sentence(
    code=Code.OUTPUT,
    en="a symbolic link in the output folder leads elsewhere; nothing was touched",
    ko="출력 폴더 안의 심볼릭 링크가 밖을 가리켜 아무것도 건드리지 않았습니다",
    hint_en="delete the link",
    hint_ko="링크를 지우세요",
)
WORKER_DIED = Sentence(
    code=Code.MACHINE,
    en="a worker process was killed, probably because memory ran out; nothing was written",
    ko="작업 프로세스가 강제로 끝났습니다. 메모리가 부족했을 수 있습니다. 아무것도 쓰지 않았습니다",
    hint_en="try with one process: -j 1",
    hint_ko="프로세스 하나로 해 보세요: -j 1",
)
OUTPUT_FOREIGN = Sentence(
    code=Code.OUTPUT,
    en="{output} holds files that studylog did not write; nothing was touched",
    ko="{output}에 studylog가 만들지 않은 파일이 있어 아무것도 건드리지 않았습니다",
    hint_en="choose an empty folder with -d; delete this one only if another tool made all that is in it",
    hint_ko="-d로 빈 폴더를 고르세요. 이 폴더는 다른 도구가 만든 것만 들어 있을 때 지우세요",
)

# --- the server ---

PORT_IN_USE = Sentence(
    code=Code.MACHINE,
    en="port {port} is in use by another program",
    ko="{port}번 포트를 다른 프로그램이 쓰고 있습니다",
    hint_en="end that program, or choose another port: --port {other}",
    hint_ko="그 프로그램을 끝내거나 다른 포트를 고르세요: --port {other}",
)
PORT_FORBIDDEN = Sentence(
    code=Code.MACHINE,
    en="port {port} may not be used",
    ko="{port}번 포트를 쓸 권한이 없습니다",
    hint_en="ports below 1024 belong to the system; choose another: --port 4000",
    hint_ko="1024보다 작은 포트는 시스템의 것입니다. 다른 포트를 고르세요: --port 4000",
)
HOST_UNKNOWN = Sentence(
    code=Code.MACHINE,
    en="cannot listen on {host}: {reason}",
    ko="{host} 주소로 수신할 수 없습니다: {reason}",
    hint_en="--host takes an address of this machine: 127.0.0.1, or 0.0.0.0 for all",
    hint_ko="--host에는 이 컴퓨터의 주소를 쓰세요: 127.0.0.1, 모두라면 0.0.0.0",
)
WATCH_LIMIT = Sentence(
    code=Code.MACHINE,
    en="the system's limit of watched folders is reached; files are looked at every second instead",
    ko="시스템이 지켜볼 수 있는 폴더 수를 넘어, 1초마다 파일을 확인합니다",
    hint_en="raise it: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512",
    hint_ko="한도를 올리세요: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512",
)
WATCH_NETWORK_DRIVE = Sentence(
    code=Code.MACHINE,
    en="this drive ({kind}) does not report changes; files are looked at every second instead",
    ko="이 드라이브({kind})는 변경을 알려 주지 않아, 1초마다 파일을 확인합니다",
)

# --- the command line ---

TITLE_WITHOUT_LETTERS = Sentence(
    code=Code.USAGE,
    en='no file name can be made of the title "{title}"',
    ko='제목 "{title}"로는 파일 이름을 만들 수 없습니다',
    hint_en="use at least one letter or digit",
    hint_ko="글자나 숫자를 하나 이상 넣으세요",
)
TITLE_MISSING = Sentence(
    code=Code.USAGE,
    en="a new post needs a title",
    ko="새 글에는 제목이 필요합니다",
    hint_en='put it first: studylog new "My first day" -c CS -t os',
    hint_ko='제목을 맨 앞에 쓰세요: studylog new "첫날" -c CS -t 운영체제',
)
POST_EXISTS = Sentence(
    code=Code.USAGE,
    en="exists already and was not touched",
    ko="이미 있어서 건드리지 않았습니다",
    hint_en="open it, or choose another title",
    hint_ko="그 파일을 열거나 다른 제목을 쓰세요",
)

PHRASES: Mapping[str, tuple[str, str]] = {
    "help_studylog": (
        "Build a study log: Markdown posts in, a blog out. A Jekyll blog works as it is.",
        "학습 기록 블로그를 만듭니다. Markdown 글을 넣으면 블로그가 나옵니다. Jekyll 블로그도 그대로 됩니다.",
    ),
    "help_epilog": (
        'start with:  studylog new "My first day"  and then  studylog serve --watch',
        '시작하기:  studylog new "첫날"  그다음  studylog serve --watch',
    ),
    "help_version": ("show the version", "버전 보기"),
    "help_commands": ("commands", "명령"),
    "help_build": ("write the site", "사이트를 만듭니다"),
    "help_serve": ("build and preview it in a browser", "사이트를 만들고 브라우저로 미리 봅니다"),
    "help_check": (
        "look for dead links and missing images; writes nothing",
        "깨진 링크와 없는 이미지를 찾습니다. 아무것도 쓰지 않습니다",
    ),
    "help_format": (
        "text, github (annotations) or json (default: text)",
        "text, github(주석) 또는 json (기본값: text)",
    ),
    "help_new": ("start a new post for today", "오늘 날짜의 새 글을 만듭니다"),
    "help_clean": ("remove what studylog wrote", "studylog가 만든 파일을 지웁니다"),
    "help_source": ("folder of the blog (default: here)", "블로그 폴더 (기본값: 현재 폴더)"),
    "help_destination": ("folder to write to (default: _site)", "출력 폴더 (기본값: _site)"),
    "help_drafts": ("publish _drafts too", "_drafts도 만듭니다"),
    "help_future": ("publish posts dated in the future too", "미래 날짜의 글도 만듭니다"),
    "help_strict": ("treat warnings as errors", "경고를 오류로 봅니다"),
    "help_url": ("address of the site: https://you.github.io", "사이트 주소: https://you.github.io"),
    "help_baseurl": ("path below it: /blog", "그 아래 경로: /blog"),
    "help_jobs": ("worker processes (default: as many as pay)", "작업 프로세스 수 (기본값: 자동)"),
    "help_quiet": ("say nothing but errors", "오류만 보여 줍니다"),
    "help_verbose": ("say everything, file by file", "파일마다 자세히 보여 줍니다"),
    "help_watch": ("rebuild and reload when a file is saved", "저장하면 다시 만들고 새로 고칩니다"),
    "help_port": ("port (default: 4000)", "포트 (기본값: 4000)"),
    "help_host": ("address to listen on (default: 127.0.0.1)", "수신 주소 (기본값: 127.0.0.1)"),
    "help_open": ("open the browser", "브라우저를 엽니다"),
    "help_title": ("title of the post", "글 제목"),
    "help_categories": ("categories of the post", "글의 카테고리"),
    "help_tags": ("tags of the post", "글의 태그"),
    "rendering": ("rendering", "변환 중"),
    "built": (
        "{posts}: {written} files written, {unchanged} left alone, {removed} removed{held} — {seconds} s → {output}",
        "{posts}: 파일 {written}개 씀, {unchanged}개 그대로, {removed}개 지움{held} — {seconds}초 → {output}",
    ),
    "nothing_written": ("nothing was written", "아무것도 쓰지 않았습니다"),
    "one_post": ("1 post", "글 1개"),
    "posts": ("{count} posts", "글 {count}개"),
    "held": (", held back: {parts}", ", 보류: {parts}"),
    "held_draft": ("{count} drafts", "초안 {count}개"),
    "held_future": ("{count} future", "예약 {count}개"),
    "held_unpublished": ("{count} unpublished", "비공개 {count}개"),
    "due": ("{source}: held back until {until}", "{source}: {until}까지 보류"),
    "checked": (
        "all is well: {posts} posts, {pages} pages, {links} links and {images} images looked at",
        "이상이 없습니다: 글 {posts}개, 페이지 {pages}개, 링크 {links}개, 이미지 {images}개를 살펴봤습니다",
    ),
    "file_written": ("written  {path}", "씀    {path}"),
    "file_removed": ("removed  {path}", "지움  {path}"),
    "cleaned": ("{removed} files removed from {output}", "{output}에서 파일 {removed}개를 지웠습니다"),
    "created": ("created {path}", "만들었습니다: {path}"),
    "more_problems": ("… and {count} more ({severity})", "… 그 밖에 {count}개 ({severity})"),
    "count_error": ("errors: {count}", "오류 {count}개"),
    "count_warning": ("warnings: {count}", "경고 {count}개"),
    "count_note": ("notes: {count}", "참고 {count}개"),
    "see_verbose": (" (see --verbose)", " (--verbose로 보기)"),
    "serving": ("serving {address} (Ctrl-C ends it)", "{address} 에서 볼 수 있습니다 (Ctrl-C로 끝냅니다)"),
    "serving_and_watching": (
        "serving {address} and watching for changes (Ctrl-C ends it)",
        "{address} 에서 볼 수 있고, 저장하면 새로 고칩니다 (Ctrl-C로 끝냅니다)",
    ),
    "crashed": (
        "This is a bug in studylog, not in your blog. Please send us {path}",
        "블로그가 아니라 studylog의 버그입니다. {path} 파일을 보내 주세요",
    ),
}
"""What the terminal says besides problems: name → English, Korean."""


def phrase(name: str, language: str, **values: object) -> str:
    """One phrase of `PHRASES` in `language`, filled in."""
    english, korean = PHRASES[name]
    return (korean if language == "ko" else english).format_map(values)


# --- the theme's own words ---

LABELS: Mapping[str, Mapping[str, str]] = {
    "ko": {
        "skip_to_content": "본문으로 건너뛰기",
        "main_navigation": "주 메뉴",
        "breadcrumb": "현재 위치",
        "home": "홈",
        "categories": "카테고리",
        "tags": "태그",
        "archive": "모아보기",
        "author": "글쓴이",
        "draft": "초안",
        "toc": "목차",
        "minutes": "{minutes}분 분량",
        "updated": "{date} 고침",
        "previous_post": "이전 글",
        "next_post": "다음 글",
        "adjacent_posts": "이전 글과 다음 글",
        "newer_posts": "새 글",
        "older_posts": "지난 글",
        "pagination": "페이지 이동",
        "page_of": "{total}쪽 중 {number}쪽",
        "one_post": "글 1개",
        "post_count": "글 {count}개",
        "year": "{year}년",
        "year_title": "{year}년",
        "month_title": "{year}년 {month}월",
        "day_title": "{year}년 {month}월 {day}일",
        "no_posts": "아직 글이 없습니다.",
        "no_terms": "아직 아무것도 없습니다.",
        "not_found": "찾는 페이지가 없습니다",
        "not_found_help": "주소가 바뀌었거나 글이 지워졌을 수 있습니다. 아래에서 다시 찾아보세요.",
        "feed": "피드 구독",
        "color_theme": "밝은 화면과 어두운 화면 바꾸기",
        "copy_code": "복사",
        "code_copied": "복사했습니다",
        "made_with": "studylog로 만들었습니다",
    },
    "en": {
        "skip_to_content": "Skip to content",
        "main_navigation": "Main menu",
        "breadcrumb": "You are here",
        "home": "Home",
        "categories": "Categories",
        "tags": "Tags",
        "archive": "Archive",
        "author": "Author",
        "draft": "Draft",
        "toc": "Contents",
        "minutes": "{minutes} min read",
        "updated": "updated {date}",
        "previous_post": "Previous",
        "next_post": "Next",
        "adjacent_posts": "Previous and next post",
        "newer_posts": "Newer",
        "older_posts": "Older",
        "pagination": "Pages",
        "page_of": "Page {number} of {total}",
        "one_post": "1 post",
        "post_count": "{count} posts",
        "year": "{year}",
        "year_title": "{year}",
        "month_title": "{year}-{month}",
        "day_title": "{year}-{month}-{day}",
        "no_posts": "No posts yet.",
        "no_terms": "Nothing here yet.",
        "not_found": "There is no such page",
        "not_found_help": "Its address may have changed, or it was taken down. Look for it here:",
        "feed": "Subscribe",
        "color_theme": "Switch between light and dark",
        "copy_code": "Copy",
        "code_copied": "Copied",
        "made_with": "Made with studylog",
    },
}
"""Language → key → words on the page; a word with `{…}` is filled by the template."""


def labels_for(language: str) -> Mapping[str, str]:
    """The theme's words in `language`, in English where it is not known."""
    return LABELS.get(language, LABELS["en"])
