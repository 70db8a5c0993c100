"""Series of figures as a list shows them: each point in its words, and how it stands to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.records import Label, Point, PointLabel, Series
from onrecord.views.reports import Evidence, Pile, evidence, published


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a point stands to an earlier one of its series, which is ``to`` by its place."""

    to: int
    label: Label
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A point: when it holds, the words that give it, who says so and in which report."""

    when: str | None
    as_of: bool
    evidence: Evidence
    said_by: tuple[str, ...]
    stands: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """A series in the list of a ledger."""

    id: str
    subject: str
    measure: str
    points: tuple[PointRow, ...]


def series_rows(series: Iterable[Series], pile: Pile) -> Iterator[SeriesRow]:
    """List series in the order given."""
    for one in series:
        yield SeriesRow(
            id=one.id,
            subject=one.subject,
            measure=one.measure,
            points=tuple(_row(n, point, one.labels, pile) for n, point in enumerate(one.points)),
        )


def standing(n: int, labels: Iterable[PointLabel]) -> tuple[PointLabel, ...]:
    """Return how a point stands to the last of its scope, and to what it contradicts."""
    mine = [label for label in labels if label.points[1] == n]
    alike = [x for x in mine if x.label is not Label.DIFFERENT_SCOPE]
    last = (alike or mine)[-1:]
    return tuple(x for x in mine if x in last or x.label is Label.CONTRADICTED)


def _row(n: int, point: Point, labels: Iterable[PointLabel], pile: Pile) -> PointRow:
    told = standing(n, labels)
    return PointRow(
        when=published(point.as_of or point.published),
        as_of=point.as_of is not None,
        evidence=evidence(point.at, pile),
        said_by=tuple(hop.name for hop in point.relay),
        stands=tuple(Standing(to=x.points[0], label=x.label, reason=x.reason) for x in told),
    )
