"""What the loader says."""

from __future__ import annotations

from studylog.errors import Code, Sentence

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
    hint_en="rename it: {meant}",
    hint_ko="이름을 바꾸세요: {meant}",
)
POST_WITHOUT_DATE = Sentence(
    code=Code.DATE,
    en="no date, neither in the name nor as a key",
    ko="이름에도 키에도 날짜가 없습니다",
    hint_en="add date: 2024-03-01, or rename it: {meant}",
    hint_ko="date: 2024-03-01을 적거나 이름을 바꾸세요: {meant}",
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
SWITCH_UNREADABLE = Sentence(
    code=Code.FRONT_MATTER,
    en="{key}: {value} is neither true nor false, so it says nothing",
    ko="{key}: {value} 값은 true도 false도 아니라서 아무 뜻이 없습니다",
    hint_en="write {key}: true or {key}: false",
    hint_ko="{key}: true 또는 {key}: false로 쓰세요",
)
TABLE_EXPECTED = Sentence(
    code=Code.FRONT_MATTER,
    en="{key}: {value} says nothing; keys are expected below it",
    ko="{key}: {value} 값은 아무 뜻이 없습니다. 아래에 키를 적는 자리입니다",
    hint_en="for a picture above the text: {key}: {{image: /assets/a.png}}",
    hint_ko="글 위에 그림을 두려면 {key}: {{image: /assets/a.png}}",
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
    ko="YAML은 이 제목을 목록이나 키로 읽습니다. {title}{title:으로|로} 보입니다",
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
POSTS_BESIDE_POSTS = Sentence(
    code=Code.FILE_NAME,
    en="files that look like posts, but are pages, because there is a _posts/ too: {count}, the first {first}",
    ko="_posts/가 있으면 posts/ 안의 파일은 페이지가 됩니다. 글처럼 보이는 파일이 {count}개 있습니다: {first} 등",
    hint_en="move them into _posts/",
    hint_ko="_posts/로 옮기세요",
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
    ko='{taxonomy}: {others} 표기와 "{name}" 표기를 하나로 합쳐 "{name}"{name:으로|로} 보여 줍니다',
    hint_en='write "{name}" here too',
    hint_ko='여기서도 "{name}"{name:으로|로} 쓰세요',
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
LOST_TO_COMMENT = Sentence(
    code=Code.FRONT_MATTER,
    en="{key} is empty: YAML takes {lost} for a comment",
    ko="{key} 값이 비었습니다: YAML은 {lost}{lost:을|를} 주석으로 읽습니다",
    hint_en='{key}: "{meant}"',
    hint_ko='{key}: "{meant}"',
)
DATE_HALF_UNREAD = Sentence(
    code=Code.DATE,
    en="{half} says nothing in a date: this is read as {read}",
    ko="날짜의 {half}{half:은|는} 읽지 않습니다. {read}{read:으로|로} 읽습니다",
    hint_en="write it as 24 hours: date: {meant}",
    hint_ko="24시간으로 쓰세요: date: {meant}",
)
CURLY_QUOTES = Sentence(
    code=Code.FRONT_MATTER,
    en="the curly quotes of {label} are part of the name: YAML knows straight ones only",
    ko="{label}의 둥근 따옴표까지 이름이 됩니다. YAML은 곧은 따옴표만 압니다",
    hint_en="write {meant}",
    hint_ko="{meant}{meant:으로|로} 쓰세요",
)
LAYOUT_UNKNOWN = Sentence(
    code=Code.FRONT_MATTER,
    en='there is no layout "{name}"; the page gets the plain one',
    ko='"{name}" 레이아웃이 없어 기본 페이지로 만듭니다',
    hint_en="write layout: page, or the name of one that shows a list: home, archive, categories, tags, category",
    hint_ko="layout: page로 쓰거나 목록을 보이는 레이아웃(home, archive, categories, tags, category)을 쓰세요",
)
LAYOUT_UNKNOWN_NEAR = Sentence(
    code=Code.FRONT_MATTER,
    en='there is no layout "{name}"; the page gets the plain one',
    ko='"{name}" 레이아웃이 없어 기본 페이지로 만듭니다',
    hint_en='did you mean "{meant}"?',
    hint_ko='혹시 "{meant}" 아닌가요?',
)
