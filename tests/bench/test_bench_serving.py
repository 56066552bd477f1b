"""The preview answers quickly enough that nobody waits for it."""

from __future__ import annotations

from bench.serving import measure

MOST = 1 / 2000
"""Seconds of a processor for a page of 20 KB; what else the machine does counts for nothing."""


def test_an_answer_costs_little() -> None:
    answered, cost = measure(0.5)
    assert answered > 0
    assert cost / answered < MOST
