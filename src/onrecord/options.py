"""Every number that a rule of Onrecord depends on: its unit, its default and where it comes from.

One frozen class per stage; a stage takes its class as an argument and reads nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TagOptions:
    """How the tagger reads an article."""

    window: int = 192
    """Pieces per model window; the size the encoder was trained with (benchmarks in training/)."""

    threads: int = 1
    """Threads per model session: one, so that results and timing do not depend on the machine."""
