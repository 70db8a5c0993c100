"""What the search for distortions hands on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import At, DistortionKind


@dataclass(frozen=True, slots=True)
class Found:
    """A change, the statements that it lies in, and why it is one."""

    kind: DistortionKind
    a: At
    b: At
    reason: str
    statements: tuple[str, ...] = ()
