"""A post's source opens in the writer's editor, where there is one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from studylog.server.editor import Editor, find_editor, read_editor
from studylog.server.livereload import Livereload
from studylog.server.preview import PreviewServer
from tests.preview import Preview
from tests.processes import wait_until


class TestCommands:
    """How an editor is told what to open."""

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("code", ("code", "--goto", "{file}:{line}")),
            ("code --reuse-window", ("code", "--reuse-window", "--goto", "{file}:{line}")),
            ("/opt/Sublime/subl", ("/opt/Sublime/subl", "{file}:{line}")),
            ("gvim", ("gvim", "+{line}", "{file}")),
            ("pycharm.sh", ("pycharm.sh", "--line", "{line}", "{file}")),
            ("notes", ("notes", "{file}")),
            ("xterm -e vim +{line} {file}", ("xterm", "-e", "vim", "+{line}", "{file}")),
            ("'my editor' {file}", ("my editor", "{file}")),
        ],
    )
    def test_known_editors_are_told_the_line(self, written: str, expected: tuple[str, ...]) -> None:
        assert read_editor(written) == Editor(words=expected)

    @pytest.mark.parametrize("written", ["", "  ", "code 'half"])
    def test_what_is_no_command_is_none(self, written: str) -> None:
        assert read_editor(written) is None

    @pytest.mark.parametrize(
        ("environ", "program"),
        [
            ({}, None),
            ({"EDITOR": "code"}, "code"),
            ({"EDITOR": "vim"}, None),
            ({"EDITOR": "/usr/bin/nano"}, None),
            ({"EDITOR": "vim", "STUDYLOG_EDITOR": "subl"}, "subl"),
            ({"STUDYLOG_EDITOR": "xterm -e vim {file}"}, "xterm"),
        ],
    )
    def test_an_editor_that_needs_this_terminal_is_none(self, environ: dict[str, str], program: str | None) -> None:
        editor = find_editor(environ)
        assert (editor.words[0] if editor else None) == program

    def test_one_that_is_not_installed_is_known_to_be_missing(self) -> None:
        assert not Editor(words=("no-such-editor", "{file}")).is_there
        assert Editor(words=(sys.executable,)).is_there


RECORD = "import sys; open(sys.argv[1], 'a').write(' '.join(sys.argv[2:]) + chr(10))"


class TestOpening:
    """What a click does."""

    @pytest.fixture
    def preview(self, tmp_path: Path) -> Preview:
        (tmp_path / "posts").mkdir()
        (tmp_path / "posts/가 나.md").write_text("a")
        return Preview(tmp_path)

    def ask(self, preview: Preview, tmp_path: Path, query: str, *, has_editor: bool = True) -> int:
        """Ask for a file to be opened; the status."""
        editor = Editor(words=(sys.executable, "-c", RECORD, str(tmp_path / "opened"), "{file}", "{line}"))
        server = PreviewServer(livereload=Livereload(), source=tmp_path, editor=editor if has_editor else None)
        server.show(preview.output)
        server.start()
        preview.port = server.port
        try:
            token = re.search(r'data-token="([\w-]+)"', preview.get("/").text)
            assert token
            assert ('data-editor="1"' in preview.get("/").text) == has_editor
            return preview.get(f"/__studylog/edit?token={token[1]}&{query}").status
        finally:
            server.stop()

    def test_the_file_is_opened_at_the_line(self, preview: Preview, tmp_path: Path) -> None:
        assert self.ask(preview, tmp_path, "path=posts/%EA%B0%80%20%EB%82%98.md&line=17") == 204
        assert wait_until(lambda: (tmp_path / "opened").exists() and (tmp_path / "opened").read_text("utf-8"))
        assert (tmp_path / "opened").read_text("utf-8") == f"{tmp_path / 'posts/가 나.md'} 17\n"

    @pytest.mark.parametrize(
        "query", ["", "path=", "path=secret", "path=../x.md", "path=/etc/hosts.txt", "path=.env", "path=_site/.env"]
    )
    def test_what_is_no_text_of_the_site_is_not_opened(self, preview: Preview, tmp_path: Path, query: str) -> None:
        assert self.ask(preview, tmp_path, query) == 404
        assert not (tmp_path / "opened").exists()

    def test_without_an_editor_nothing_is_offered(self, preview: Preview, tmp_path: Path) -> None:
        assert self.ask(preview, tmp_path, "path=posts/%EA%B0%80%20%EB%82%98.md", has_editor=False) == 404
