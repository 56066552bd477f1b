"""The browser that is opened is one with a window."""

from __future__ import annotations

import sys
import time
import webbrowser
from pathlib import Path

import pytest

from studylog.server.browse import open_browser


@pytest.mark.parametrize("name", ["lynx", "/usr/bin/w3m"])
def test_a_browser_of_the_terminal_leaves_it_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    browser = webbrowser.GenericBrowser(name)
    monkeypatch.setattr(browser, "open", opened.append)
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    open_browser("http://localhost:4000/")
    time.sleep(0.1)
    assert opened == []


def test_the_browser_that_the_writer_named_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    command = [sys.executable, "-c", script, str(tmp_path / "opened"), "%s"]
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser(command))
    open_browser("http://localhost:4000/")
    deadline = time.monotonic() + 20
    while not (tmp_path / "opened").exists() or not (tmp_path / "opened").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert (tmp_path / "opened").read_text() == "http://localhost:4000/"


def test_without_any_browser_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", find_none)
    open_browser("http://localhost:4000/")
    time.sleep(0.1)
