"""How editors and tools save a file, each in its own style."""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

Save = Callable[[Path, str], None]
"""Gives a file, which is there, this text."""


def save_in_place(file: Path, text: str) -> None:
    """As `nano`, `cat >` and VS Code do: emptied, then written."""
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.flush()
        stream.write(text)


def save_as_vim_does(file: Path, text: str) -> None:
    """The old file becomes the backup, and a new one is written; before, vim tries whether it may."""
    swap, backup = file.with_name(f".{file.name}.swp"), file.with_name(f"{file.name}~")
    swap.write_text("b0VIM")
    (file.parent / "4913").write_text("")
    (file.parent / "4913").unlink()
    file.rename(backup)
    save_in_place(file, text)
    file.chmod(0o644)
    backup.unlink()
    swap.unlink()


def save_as_emacs_does(file: Path, text: str) -> None:
    """A link for a lock, a file of its own for what is not saved yet, then in place."""
    lock, unsaved = file.with_name(f".#{file.name}"), file.with_name(f"#{file.name}#")
    lock.symlink_to("me@host.1234:5678")
    unsaved.write_text(text, "utf-8")
    save_in_place(file, text)
    unsaved.unlink()
    lock.unlink()


def save_with_a_backup(file: Path, text: str) -> None:
    """As gedit and kate do when they keep backups: the old text is copied, then written over."""
    shutil.copy2(file, file.with_name(f"{file.name}~"))
    save_in_place(file, text)
    os.utime(file)


def save_over(file: Path, text: str) -> None:
    """As GNOME's editors do: a temporary file beside it takes its place."""
    temporary = file.with_name(".goutputstream-AB12CD")
    temporary.write_text(text, "utf-8", newline="\n")
    temporary.replace(file)


def save_as_jetbrains_does(file: Path, text: str) -> None:
    """A new file takes the place of the old one, which was moved aside."""
    temporary, old = (file.with_name(f"{file.name}___jb_{kind}___") for kind in ("tmp", "old"))
    temporary.write_text(text, "utf-8", newline="\n")
    file.rename(old)
    temporary.rename(file)
    old.unlink()


def save_with_sed(file: Path, text: str) -> None:
    """`sed -i`: the whole text in the place of the first line, all others dropped."""
    source = file.with_name(f".{file.name}.swp")
    source.write_text(text, "utf-8", newline="\n")
    subprocess.run(["sed", "-i", "-e", f"1r {source}", "-e", "d", str(file)], check=True)
    source.unlink()


def save_from_elsewhere(file: Path, text: str) -> None:
    """`mv` from outside of the site."""
    outside = file.parents[3] / f"outside-{file.name}"
    outside.write_text(text, "utf-8", newline="\n")
    outside.replace(file)


def save_under_the_other_form_of_its_name(file: Path, text: str) -> None:
    """As one Mac and one Linux name a Korean file by turns: composed and decomposed."""
    form: Literal["NFC", "NFD"] = "NFD" if unicodedata.is_normalized("NFC", file.name) else "NFC"
    spelled = file.with_name(unicodedata.normalize(form, file.name))
    if spelled != file:
        file.unlink()
    save_in_place(spelled, text)


SAVES: Mapping[str, Save] = {
    "in place": save_in_place,
    "vim": save_as_vim_does,
    "emacs": save_as_emacs_does,
    "with a backup": save_with_a_backup,
    "over": save_over,
    "JetBrains": save_as_jetbrains_does,
    "from elsewhere": save_from_elsewhere,
    "under the other form of its name": save_under_the_other_form_of_its_name,
    **({"sed": save_with_sed} if shutil.which("sed") and os.name != "nt" else {}),
}
"""By name; all that keep the file's name, or at least how it is read."""
