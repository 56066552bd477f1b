"""The browser that is opened is one with a window."""

from __future__ import annotations

import sys
import threading
import webbrowser
from pathlib import Path

import pytest

from studylog.server.browse import open_browser
from tests.processes import wait_until


def open_and_wait(address: str) -> None:
    """Until the thread that does it has ended."""
    before = threading.enumerate()
    open_browser(address)
    for thread in threading.enumerate():
        if thread not in before:
            thread.join()


@pytest.mark.parametrize("name", ["lynx", "/usr/bin/w3m"])
def test_a_browser_of_the_terminal_leaves_it_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    browser = webbrowser.GenericBrowser(name)
    monkeypatch.setattr(browser, "open", opened.append)
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    open_and_wait("http://localhost:4000/")
    assert opened == []


def test_the_browser_that_the_writer_named_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    command = [sys.executable, "-c", script, str(tmp_path / "opened"), "%s"]
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser(command))
    open_browser("http://localhost:4000/")
    assert wait_until(lambda: (tmp_path / "opened").exists() and (tmp_path / "opened").read_text())
    assert (tmp_path / "opened").read_text() == "http://localhost:4000/"


def test_without_any_browser_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", find_none)
    open_and_wait("http://localhost:4000/")
