"""Shows the site in the writer's browser."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import PurePath

OF_TERMINALS = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})
"""They would take the terminal that the preview speaks on."""


def open_browser(address: str) -> None:
    """Open an address without waiting for it; nothing happens where only browsers of the terminal are installed."""
    threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if PurePath(getattr(browser, "name", "")).name not in OF_TERMINALS:
        browser.open(address)
