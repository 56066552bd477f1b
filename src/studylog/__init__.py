"""studylog: a static blog generator for study logs."""

__version__ = "0.1.0"
