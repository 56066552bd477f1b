"""What the command line says: its own problems, and its phrases."""

from __future__ import annotations

from collections.abc import Mapping

from studylog.errors import Code, Sentence

TITLE_WITHOUT_LETTERS = Sentence(
    code=Code.USAGE,
    en='no file name can be made of the title "{title}"',
    ko='제목 "{title}"{title:으로|로}는 파일 이름을 만들 수 없습니다',
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
    "help_options": ("options", "옵션"),
    "help_arguments": ("arguments", "인수"),
    "help_help": ("show this help", "이 도움말 보기"),
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
    "help_urls": (
        "list every URL that is published, with its source",
        "공개하는 모든 주소와 원본을 보여 줍니다",
    ),
    "help_lock": (
        "write them into urls.lock: a build that would lose one of them stops",
        "urls.lock에 적습니다. 하나라도 사라지게 되면 빌드가 멈춥니다",
    ),
    "help_urls_format": ("text or json (default: text)", "text 또는 json (기본값: text)"),
    "help_accept": (
        "lose URLs that urls.lock names, and write it anew",
        "urls.lock의 주소가 사라져도 만들고 urls.lock을 다시 씁니다",
    ),
    "help_explain": (
        "say why each page was made anew",
        "페이지마다 왜 다시 만들었는지 알려 줍니다",
    ),
    "help_digest": (
        "print one hash of the whole site at the end: b2sum of every file's b2sum (docs/publishing.md)",
        "마지막에 사이트 전체의 해시 하나를 보여 줍니다. 모든 파일의 b2sum의 b2sum입니다 (docs/publishing.md)",
    ),
    "help_verify": (
        "then compare what is published with a clean build, byte by byte",
        "만든 뒤 처음부터 새로 만든 것과 한 바이트씩 견줍니다",
    ),
    "help_against": (
        "tell what the site lacks of an old one: Jekyll's _site folder, or a sitemap.xml",
        "옛 사이트(Jekyll의 _site 폴더나 sitemap.xml)와 견주어 빠진 것을 알려 줍니다",
    ),
    "help_write_redirects": (
        "with --against: add redirect_from to posts whose URL moved",
        "--against와 함께: 주소가 바뀐 글에 redirect_from을 넣습니다",
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
    "help_no_drafts": (
        "leave out drafts and posts of the future, as a build does",
        "빌드처럼 초안과 미래 날짜의 글을 빼고 보여 줍니다",
    ),
    "help_publish": (
        "also write _site at every save, as a build would",
        "저장할 때마다 빌드한 것처럼 _site도 씁니다",
    ),
    "help_port": (
        "port, or auto for one that is free (default: 4000)",
        "포트, auto면 비어 있는 포트 (기본값: 4000)",
    ),
    "help_host": ("address to listen on (default: localhost)", "수신 주소 (기본값: localhost)"),
    "help_open": ("open the browser", "브라우저를 엽니다"),
    "help_title": ("title of the post", "글 제목"),
    "help_categories": ("categories of the post", "글의 카테고리"),
    "help_tags": ("tags of the post", "글의 태그"),
    "rendering": ("rendering", "변환 중"),
    "built": (
        "{posts:post|posts}: {written:file|files} written, {unchanged} left alone, {removed} removed{held}"
        " — {seconds} s → {output}",
        "글 {posts}개: 파일 {written}개 씀, {unchanged}개 그대로, {removed}개 지움{held} — {seconds}초 → {output}",
    ),
    "made_because": ("{path}: {because}", "{path}: {because}"),
    "more_made_because": (
        "… and {count:more file|more files}: {because} (--verbose names them)",
        "… 외 {count}개: {because} (--verbose로 모두 봅니다)",
    ),
    "nothing_made": ("no page was made anew", "다시 만든 페이지가 없습니다"),
    "because_new": ("it is new", "새 파일입니다"),
    "because_by_hand": (
        "its file in the output folder is not as it was written",
        "출력 폴더의 파일이 만든 그대로가 아닙니다",
    ),
    "because_other_bytes": ("the file has other bytes", "파일 내용이 바뀌었습니다"),
    "because_engine": ("studylog itself is another", "studylog가 바뀌었습니다"),
    "because_template": ("a template changed: {names}", "템플릿이 바뀌었습니다: {names}"),
    "because_settings": ("the site's settings changed", "사이트 설정이 바뀌었습니다"),
    "because_text": ("this text changed: {names}", "글이 바뀌었습니다: {names}"),
    "because_shown": ("what it shows changed: {names}", "보여 주는 것이 바뀌었습니다: {names}"),
    "verified": (
        "verified: {files:file|files}, each as a clean build makes it",
        "확인했습니다: 파일 {files}개가 처음부터 만든 것과 같습니다",
    ),
    "verify_failed": (
        "{files:file is|files are} not as a clean build makes the site",
        "파일 {files}개가 처음부터 만든 것과 다릅니다",
    ),
    "nothing_written": ("nothing was written", "아무것도 쓰지 않았습니다"),
    "held": (", held back: {parts}", ", 보류: {parts}"),
    "held_draft": ("{count:draft|drafts}", "초안 {count}개"),
    "held_future": ("{count} future", "예약 {count}개"),
    "held_unpublished": ("{count} unpublished", "비공개 {count}개"),
    "due": ("{source}: held back until {until}", "{source}: {until}까지 보류"),
    "checked": (
        "all is well: {posts:post|posts}, {pages:page|pages}, {links:link|links} and {images:image|images} looked at",
        "이상이 없습니다: 글 {posts}개, 페이지 {pages}개, 링크 {links}개, 이미지 {images}개를 살펴봤습니다",
    ),
    "url_added": ("added    {url}", "더함  {url}"),
    "url_dropped": ("dropped  {url}", "뺌    {url}"),
    "locked": (
        "urls.lock: {kept:URL|URLs} kept, {added} added, {dropped} dropped",
        "urls.lock: 주소 {kept}개 그대로, {added}개 더함, {dropped}개 뺌",
    ),
    "file_written": ("written  {path}", "씀    {path}"),
    "file_removed": ("removed  {path}", "지움  {path}"),
    "cleaned": ("{removed:file|files} removed from {output}", "{output}에서 파일 {removed}개를 지웠습니다"),
    "cleaned_beside_others": (
        "{removed:file|files} removed from {output}; your own files stay, and .nojekyll, the sign of our folder",
        "{output}에서 파일 {removed}개를 지웠습니다. 직접 둔 파일과 폴더의 표시인 .nojekyll은 남깁니다",
    ),
    "created": ("created {path}", "만들었습니다: {path}"),
    "more_problems": ("… and {count} more ({severity}: {kinds})", "… 그 밖에 {count}개 ({severity}: {kinds})"),
    "same_elsewhere": ("and the same in {count} more places: {places}", "같은 문제가 {count}곳 더 있습니다: {places}"),
    "not_annotated": (
        "{count} problems stand only in this log, for GitHub shows ten of a level: {kinds}",
        "GitHub은 수준마다 열 개만 보여 주므로 {count}개는 이 로그에만 있습니다: {kinds}",
    ),
    "see_check": ("; studylog check shows them all", ". studylog check로 모두 볼 수 있습니다"),
    "count_error": ("errors: {count}", "오류 {count}개"),
    "count_warning": ("warnings: {count}", "경고 {count}개"),
    "count_note": ("notes: {count}", "참고 {count}개"),
    "as_before": ("as before, not shown again: {count}", "전과 같아 다시 보이지 않음: {count}개"),
    "see_verbose": (" (see --verbose)", " (--verbose로 보기)"),
    "serving": ("serving {address} (Ctrl-C ends it)", "{address} 에서 볼 수 있습니다 (Ctrl-C로 끝냅니다)"),
    "serving_and_watching": (
        "serving {address} and watching for changes (Ctrl-C ends it)",
        "{address} 에서 볼 수 있고, 저장하면 새로 고칩니다 (Ctrl-C로 끝냅니다)",
    ),
    "keys": ("keys: r builds again, o opens the browser, q ends it", "키: r 다시 만들기, o 브라우저 열기, q 끝내기"),
    "previewed": (
        "{posts:post|posts}, {changed:file|files} new — {seconds} s",
        "글 {posts}개, 새로 만든 파일 {changed}개 — {seconds}초",
    ),
    "published": (
        "published: {written:file|files} written, {removed} removed → {output}",
        "공개할 사이트: 파일 {written}개 씀, {removed}개 지움 → {output}",
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
    counted = {key: Count(value) if type(value) is int else value for key, value in values.items()}
    return (korean if language == "ko" else english).format_map(counted)


class Count(int):
    """A number that knows its noun: `{files:file|files}` is `1 file` or `2 files`."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        return f"{int(self)} {one if self == 1 else many}" if bar else super().__format__(spec)


def pick_language(environ: Mapping[str, str]) -> str:
    """The language to speak on a terminal: `ko` or `en`.

    STUDYLOG_LANG says it, where it names one of them; else the locale, as POSIX orders its variables.
    """
    wanted = environ.get("STUDYLOG_LANG", "").lower()
    if wanted.startswith(("ko", "kr", "en")):
        return "en" if wanted.startswith("en") else "ko"
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "ko" if locale.lower().startswith("ko") else "en"
