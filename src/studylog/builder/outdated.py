"""Which pages must be made anew: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studylog.builder.ground import Ground
from studylog.builder.made_pages import MadePage
from studylog.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A plan against what stands there already."""

    current: Mapping[str, str]
    """Path of a page that is there as it would be made → digest of its bytes."""
    outdated: Plan
    """Everything else."""


def find_outdated(plan: Plan, fingerprints: Mapping[str, str], made: Mapping[str, MadePage], ground: Ground) -> Work:
    """Compare by fingerprint with what has been `made` before, by path."""
    current: dict[str, str] = {}
    outdated = []
    for artifact in plan.artifacts:
        before = made.get(artifact.path)
        is_same = before is not None and before.fingerprint == fingerprints.get(artifact.path)
        if before and is_same and ground.holds(artifact.path, before.digest):
            current[artifact.path] = before.digest
        else:
            outdated.append(artifact)
    return Work(current=current, outdated=Plan(artifacts=tuple(outdated)))
