"""What is said of a command line that cannot be understood."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from studylog import messages
from studylog.cli.arguments import build_parser
from studylog.errors import ConfigError, Location
from studylog.messages import phrase


def refuse(*arguments: str, language: str = "en") -> str:
    """What is said of these arguments."""
    with pytest.raises(ConfigError) as caught:
        build_parser(language).parse_args(arguments)
    (problem,) = caught.value.problems
    return problem.message(language)


TOLD = [
    (["biuld"], 'studylog does not know "biuld"; did you mean "build"?'),
    (["build", "--strcit"], 'studylog build does not know "--strcit"; did you mean "--strict"?'),
    (["build", "--basurl=/x"], 'studylog build does not know "--basurl"; did you mean "--baseurl"?'),
    (["build", "x", "y"], "studylog build does not know x y"),
    (["build", "-p", "1"], "studylog build does not know -p 1"),
    (["check", "--format", "jsno"], 'studylog check does not know "jsno"; did you mean "json"?'),
    (["check", "--format", "xml"], '"xml" is none of '),
    ([], "COMMAND is missing"),
    (["build", "-d"], "-d/--destination needs a value"),
    (["new", "x", "-t"], "-t/--tags needs a value"),
    (["serve", "-p", "x"], '-p/--port needs a number, found "x"'),
    (["serve", "-p", "70000"], "-p/--port 70000 is outside of 0–65535"),
    (["build", "-j", "x"], '-j/--jobs needs a number, found "x"'),
    (["build", "--drafts=3"], '--drafts takes no value, found "3"'),
    (["build", "-q", "-v"], "-v/--verbose and -q/--quiet exclude each other"),
    (["build", "--s"], "--s may mean --source, --strict"),
]


@pytest.mark.parametrize(("arguments", "told"), TOLD)
def test_a_mistake_in_the_command_line_is_told_as_any_other(arguments: list[str], told: str) -> None:
    assert refuse(*arguments).startswith(told)


@pytest.mark.parametrize("arguments", [arguments for arguments, _ in TOLD])
def test_it_is_told_in_korean_to_koreans(arguments: list[str]) -> None:
    told = refuse(*arguments, language="ko")
    assert re.search("[가-힣]", told)
    assert "이해할 수 없습니다" not in told


@pytest.mark.parametrize("command", ["", "build", "serve", "check", "urls", "new", "clean"])
def test_help_is_korean_throughout(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser("ko").parse_args([*command.split(), "--help"])
    shown = capsys.readouterr().out
    assert shown.startswith("사용법: studylog")
    assert re.findall("usage|options:|positional|show this", shown) == []


def test_english_help_has_its_own_headings(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser("en").parse_args(["new", "--help"])
    shown = capsys.readouterr().out
    assert shown.startswith("usage: studylog new")
    assert "arguments:\n  title" in shown


@pytest.mark.parametrize(("count", "told"), [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_one_thing_is_told_in_the_singular(count: int, told: str) -> None:
    assert phrase("cleaned", "en", removed=count, output="_site") == f"{told} removed from _site"
    assert phrase("cleaned", "ko", removed=count, output="_site") == f"_site에서 파일 {count}개를 지웠습니다"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.EEXIST])
def test_what_the_system_says_is_korean_for_koreans(number: int) -> None:
    reason = os.strerror(number)
    for said in (reason, f"[Errno {number}] {reason}: '/a/b'"):
        problem = messages.UNREADABLE.error(Location(path="a"), reason=said)
        assert said in problem.message("en")
        assert reason not in problem.message("ko")
        assert re.search("[가-힣]", problem.message("ko").partition(":")[2])


def test_a_reason_that_nobody_knows_stays_as_it_is() -> None:
    assert messages.UNREADABLE.error(reason="Bad magic").message("ko") == "읽을 수 없습니다: Bad magic"


def test_ctrl_c_while_python_still_imports_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "argparse.py").write_text("raise KeyboardInterrupt", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from studylog.__main__ import main; sys.exit(main())", "--version"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
