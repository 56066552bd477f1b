"""`python -m studylog`."""

import sys

from studylog.cli import run

sys.exit(run())
