"""`python -m studylog`, and what the command `studylog` runs."""

from __future__ import annotations

import sys


def main() -> int:
    """Run a command; the exit code. Ctrl-C is quiet from the first import on."""
    try:
        from studylog.cli import run  # late: so that Ctrl-C meets somebody here

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
