"""Figures that contradict each other, in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.records import Label, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two figures of one thing that cannot both hold, and why; ``more`` counts further pairs."""

    series: str
    subject: str
    measure: str
    words: tuple[str, str]
    reason: str
    more: int


def disputes(series: Iterable[Series]) -> Iterator[Dispute]:
    """Return the first contradiction of each series that has one."""
    for one in series:
        found = [label for label in one.labels if label.label is Label.CONTRADICTED]
        if found:
            a, b = found[0].points
            yield Dispute(
                series=one.id,
                subject=one.subject,
                measure=one.measure,
                words=(one.points[a].text, one.points[b].text),
                reason=found[0].reason,
                more=len(found) - 1,
            )
