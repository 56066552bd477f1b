"""When it is our fault."""

from __future__ import annotations

import sys
from pathlib import Path

from studylog import __version__
from studylog.cli.terminal import Terminal
from studylog.messages import phrase


def report_crash(error: Exception, terminal: Terminal) -> None:
    """Keep the traceback in a file, show it, and ask to send it."""
    import platform  # late, all three: a run that goes well does without
    import tempfile
    import traceback

    trace = "".join(traceback.format_exception(error))
    about = f"studylog {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    about += f"arguments: {' '.join(sys.argv[1:])}\n\n"
    with tempfile.NamedTemporaryFile(
        "w", prefix="studylog-crash-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(about + trace)
    print(trace, file=sys.stderr)
    print(phrase("crashed", terminal.language, path=Path(file.name)), file=sys.stderr)
