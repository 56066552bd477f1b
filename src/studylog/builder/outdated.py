"""Which pages must be made anew: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studylog.builder.ground import Ground
from studylog.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A plan against what stands there already."""

    current: Mapping[str, str]
    """Path of a page that is there as it would be made → digest of its bytes."""
    outdated: Plan
    """Everything else."""


def find_outdated(plan: Plan, fingerprints: Mapping[str, str], made: Mapping[str, str], ground: Ground) -> Work:
    """Compare by fingerprint: `made` says what bytes (by digest) a fingerprint has led to before."""
    current: dict[str, str] = {}
    outdated = []
    for artifact in plan.artifacts:
        digest = made.get(fingerprints.get(artifact.path, ""))
        if digest and ground.holds(artifact.path, digest):
            current[artifact.path] = digest
        else:
            outdated.append(artifact)
    return Work(current=current, outdated=Plan(artifacts=tuple(outdated)))
