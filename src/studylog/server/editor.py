"""Opens a post's source in the writer's editor, at a line."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from studylog.frozen import dataclass

AT_LINE: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), ("--goto", "{file}:{line}")),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "atom", "lapce"), ("{file}:{line}",)),
    **dict.fromkeys(
        ("gvim", "mvim", "emacs", "emacsclient", "gedit", "gnome-text-editor", "mousepad"), ("+{line}", "{file}")
    ),
    **dict.fromkeys(("idea", "pycharm", "webstorm", "mate", "kate", "bbedit"), ("--line", "{line}", "{file}")),
    "notepad++": ("-n{line}", "{file}"),
}
"""How editors are told a line, by the name of their program; the others are told the file alone."""
OF_TERMINALS = frozenset("vi vim nvim nano pico micro hx helix kak ne joe mcedit ed ex ee".split())
"""They would take the terminal that the preview speaks on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """A program and its arguments, in which `{file}` and `{line}` stand for what is opened."""

    words: tuple[str, ...]

    @property
    def is_there(self) -> bool:
        """Whether the program is installed."""
        return shutil.which(self.words[0]) is not None

    def open(self, file: Path, line: int) -> bool:
        """Open a file, without waiting; whether the program could be started."""
        program = shutil.which(self.words[0]) or ""
        if _is_batch(program) and _UNSAFE.search(str(file)):
            return False
        arguments = [word.replace("{line}", str(line)).replace("{file}", str(file)) for word in self.words[1:]]
        try:
            started = subprocess.Popen(
                [program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            return False
        threading.Thread(target=started.wait, daemon=True).start()  # else it would stay as a zombie when it ends
        return True


def find_editor(environ: Mapping[str, str]) -> Editor | None:
    """The editor that STUDYLOG_EDITOR names, else EDITOR's where it has a window of its own; None without one."""
    if written := environ.get("STUDYLOG_EDITOR", "").strip():
        return read_editor(written)
    editor = read_editor(environ.get("EDITOR", "").strip())
    return editor if editor and _name(editor.words[0]) not in OF_TERMINALS else None


def read_editor(written: str) -> Editor | None:
    """A command as typed into a shell; where it does not say `{file}` itself, the program's own way is known or not."""
    try:
        words = shlex.split(written, posix=os.name != "nt")
    except ValueError:  # a quotation mark too few
        return None
    if not words:
        return None
    words = [word.strip('"') for word in words]
    if not any("{file}" in word for word in words):
        words += AT_LINE.get(_name(words[0]), ("{file}",))
    return Editor(words=tuple(words))


def _name(program: str) -> str:
    return re.sub(r"\.(exe|cmd|bat|sh)$", "", re.split(r"[/\\]", program)[-1].lower())


def _is_batch(program: str) -> bool:
    """Whether Windows runs it by its shell, which reads file names as commands."""
    return program.lower().endswith((".cmd", ".bat"))


_UNSAFE = re.compile(r'[&|<>^%!"\n]')
