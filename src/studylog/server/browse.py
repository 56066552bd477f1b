"""Shows the site in the writer's browser."""

from __future__ import annotations

import threading
import webbrowser


def open_browser(address: str) -> None:
    """Open an address without waiting for it; nothing happens where only browsers of the terminal are installed."""
    threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    takes_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    if not takes_terminal:
        browser.open(address)
