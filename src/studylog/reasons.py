"""Why the operating system refuses, in Korean: it says so in English itself."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    os.strerror(errno.ENOENT): "그런 파일이나 폴더가 없습니다",
    os.strerror(errno.EACCES): "권한이 없습니다",
    os.strerror(errno.EPERM): "허용되지 않은 작업입니다",
    os.strerror(errno.ENOSPC): "디스크에 남은 공간이 없습니다",
    os.strerror(errno.EROFS): "읽기 전용 파일 시스템입니다",
    os.strerror(errno.EISDIR): "폴더입니다",
    os.strerror(errno.ENOTDIR): "폴더가 아닙니다",
    os.strerror(errno.EEXIST): "이미 있습니다",
    os.strerror(errno.EADDRINUSE): "이미 쓰고 있는 주소입니다",
    "it is read-only": "읽기 전용 파일입니다",
    "unable to open database file": "데이터베이스 파일을 열 수 없습니다",
    "database is locked": "다른 프로세스가 쓰고 있습니다",
    "attempt to write a readonly database": "읽기 전용 데이터베이스입니다",
}


def reason_in_korean(reason: str) -> str:
    """`reason` with what is known of it in Korean; a path or number around it stays."""
    return next((reason.replace(english, korean) for english, korean in KOREAN.items() if english in reason), reason)
