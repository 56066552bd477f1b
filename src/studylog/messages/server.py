"""What the preview says."""

from __future__ import annotations

from collections.abc import Mapping

from studylog.errors import Code, Sentence

PORT_IN_USE = Sentence(
    code=Code.MACHINE,
    en="port {port} is in use by another program",
    ko="{port}번 포트를 다른 프로그램이 쓰고 있습니다",
    hint_en="end that program, or choose another port: --port {other}, or --port auto for any that is free",
    hint_ko="그 프로그램을 끝내거나 다른 포트를 고르세요: --port {other}, 빈 포트 아무거나면 --port auto",
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

EDITOR_MISSING = Sentence(
    code=Code.MACHINE,
    en='STUDYLOG_EDITOR names "{program}", which is not installed here',
    ko='STUDYLOG_EDITOR에 적힌 "{program}" 프로그램이 없습니다',
    hint_en="a command such as: code --goto {{file}}:{{line}}",
    hint_ko="명령을 적으세요. 예: code --goto {{file}}:{{line}}",
)

PREVIEW_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Posts", "글 목록"),
    "date": ("Date", "날짜"),
    "post": ("Post", "글"),
    "length": ("Length", "길이"),
    "syllables": ("{count} characters", "{count}자"),
    "words": ("{count} words", "{count}단어"),
    "posts": ("posts", "글"),
    "drafts": ("drafts", "초안"),
    "futures": ("scheduled", "예약"),
    "errors": ("errors", "오류"),
    "warnings": ("warnings", "경고"),
    "notes": ("notes", "참고"),
    "draft": ("draft", "초안"),
    "future": ("scheduled", "예약"),
    "left_out": (
        "{count} more are not shown here: studylog check lists them all.",
        "그 밖에 {count}개는 여기에 없습니다. studylog check가 모두 보여 줍니다.",
    ),
    "elsewhere": ("Not in a post", "글 밖의 문제"),
    "early": (
        "The site could not be built yet. It appears here as soon as it can.",
        "아직 사이트를 만들지 못했습니다. 만들어지면 여기에 나타납니다.",
    ),
    "failed": (
        "The last build failed: you see the site as it was before.",
        "마지막 빌드가 실패해, 그 전의 사이트를 보여 줍니다.",
    ),
}
"""The preview's own pages: name → English, Korean."""
