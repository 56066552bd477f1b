"""What the preview says."""

from __future__ import annotations

from studylog.errors import Code, Sentence

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
