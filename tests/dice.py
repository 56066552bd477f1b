"""Chance that can be had again, and how often it is tried: a little by day, much by night (`make test-nightly`)."""

from __future__ import annotations

import os
import random
import secrets

NIGHT = os.environ.get("STUDYLOG_NIGHTLY", "") not in ("", "0")
SEED = os.environ.get("STUDYLOG_SEED") or str(secrets.randbelow(10**6))


def times(by_day: int, by_night: int) -> int:
    """How often a test tries its luck."""
    return by_night if NIGHT else by_day


def dice(name: str) -> random.Random:
    """Chance for the test `name`; pytest shows the seed where it fails."""
    print(f"STUDYLOG_SEED={SEED}")
    return random.Random(f"{SEED} {name}")
