"""One build at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from studylog.builder.cache.lock import hold_lock
from studylog.errors import MachineError

HOLDER = """
import sys, time
from pathlib import Path
from studylog.builder.cache.lock import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def start_holder(folder: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, folder], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_the_second_build_names_the_first(tmp_path: Path) -> None:
    holder = start_holder(tmp_path)
    try:
        with pytest.raises(MachineError, match=rf"process {holder.pid}\b"), hold_lock(tmp_path, patience=0.1):
            pass
    finally:
        holder.kill()
        holder.wait()


def test_a_killed_build_holds_nothing(tmp_path: Path) -> None:
    holder = start_holder(tmp_path)
    holder.kill()
    holder.wait()
    with hold_lock(tmp_path, patience=0.1):
        pass


def test_the_second_build_waits_for_the_first(tmp_path: Path) -> None:
    holder = start_holder(tmp_path)
    threading.Timer(0.3, holder.kill).start()
    with hold_lock(tmp_path, patience=60):
        assert holder.wait() != 0
