"""At a terminal a preview hears single keys, and leaves the terminal as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.processes import PATIENCE, start_studylog, wait_until
from tests.terminals import AtTerminal

if TYPE_CHECKING:
    from tests.conftest import SiteTest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX terminals")


@pytest.fixture
def running(site: SiteTest) -> Iterator[AtTerminal]:
    """A preview at a terminal, as soon as it says what keys there are."""
    site.post("2024-01-02-a.md")
    running = AtTerminal("serve", "--port", "0", "--source", site.root)
    running.wait_for("keys: r ")
    yield running
    running.end()


def hears_keys(running: AtTerminal) -> bool:
    """Whether the terminal hands on each key, and shows none."""
    import termios

    return not running.modes()[3] & (termios.ICANON | termios.ECHO)


def test_r_builds_again(running: AtTerminal) -> None:
    for _ in range(2):
        running.type("r")
        running.wait_for("1 post, .* new")


def test_q_ends_it(running: AtTerminal) -> None:
    running.type("q")
    assert running.process.wait(PATIENCE) == 0
    assert running.before == running.modes()


def test_keys_of_a_korean_keyboard_are_the_same(running: AtTerminal) -> None:
    running.type("ㄱ")
    running.wait_for("1 post, .* new")
    running.type("ㅂ")
    assert running.process.wait(PATIENCE) == 0


def test_other_keys_do_nothing(running: AtTerminal) -> None:
    running.type("xyz\x1b[A\n\t가")
    os.write(running.terminal, b"\xff\xea")
    time.sleep(0.3)
    assert running.process.poll() is None
    running.type("q")
    assert running.process.wait(PATIENCE) == 0


ENDINGS: dict[str, tuple[int, Callable[[AtTerminal], object]]] = {
    "Ctrl-C": (130, lambda running: running.type("\x03")),
    "Ctrl-\\": (-getattr(signal, "SIGQUIT", 3), lambda running: running.type("\x1c")),
    "SIGTERM": (143, lambda running: running.process.send_signal(signal.SIGTERM)),
    "SIGHUP": (129, lambda running: running.process.send_signal(signal.SIGHUP)),
}


@pytest.mark.parametrize(("code", "end"), ENDINGS.values(), ids=ENDINGS)
def test_the_terminal_is_put_back_however_it_ends(
    running: AtTerminal, code: int, end: Callable[[AtTerminal], object]
) -> None:
    assert hears_keys(running)
    end(running)
    assert running.process.wait(PATIENCE) == code
    assert running.before == running.modes()


def test_a_stopped_preview_lends_the_terminal_to_the_shell(running: AtTerminal) -> None:
    """Ctrl-Z, then `fg`."""
    os.killpg(running.process.pid, signal.SIGTSTP)
    assert wait_until(lambda: running.before == running.modes())
    os.killpg(running.process.pid, signal.SIGCONT)
    assert wait_until(lambda: hears_keys(running))
    running.type("q")
    assert running.process.wait(PATIENCE) == 0
    assert running.before == running.modes()


def test_a_site_that_cannot_be_built_leaves_the_terminal_as_it_was(site: SiteTest) -> None:
    site.write("_posts/2024-01-02-a.md", "---\ntitle: [a\n---\n")
    running = AtTerminal("serve", "--port", "0", "--source", site.root)
    assert running.process.wait(PATIENCE) == 1
    assert running.before == running.modes()
    running.end()


def test_without_a_terminal_nothing_is_read(site: SiteTest) -> None:
    """What is piped in was meant for somebody else."""
    site.post("2024-01-02-a.md")
    process = start_studylog("serve", "--port", "0", "--source", site.root, stdin=subprocess.PIPE)
    process.stdin.write("q\n")
    process.stdin.flush()
    said = [process.stdout.readline() for _ in range(2)]
    time.sleep(0.3)
    assert "serving" in said[1]
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert "keys" not in process.communicate(timeout=PATIENCE)[0]
