"""Series: what the pile counts of one subject over time, and where its numbers disagree.

A figure belongs to a series by what is counted (killed, arrested, strength) and by whose it is. The
body whose it is comes from its clause; what happened to people belongs to the place where it
happened and to its cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.options import SeriesOptions
from onrecord.records import (
    At,
    Claim,
    Entity,
    Extraction,
    Interval,
    Point,
    Series,
)
from onrecord.serialise import series_id
from onrecord.series.finding import readings
from onrecord.series.grouping import grouped
from onrecord.series.labels import labels
from onrecord.series.reading import Reading
from onrecord.series.whose import Owner, Owners

__all__ = ["series"]


def series(
    extractions: Sequence[Extraction],
    entities: Iterable[Entity] = (),
    claims: Iterable[Claim] = (),
    *,
    dates: Mapping[str, Interval] | None = None,
    options: SeriesOptions | None = None,
) -> tuple[Series, ...]:
    """Return the series of two points or more.

    Args:
        extractions: what the articles say.
        entities: who is one over the pile.
        claims: the chains of the statements that hold figures, with what the pile shows of them.
        dates: when articles appeared that do not tell it, by their ids.
        options: thresholds; the defaults where none are given.

    Returns:
        Series by subject and measure, the same whatever the order of the arguments.
    """
    options = options or SeriesOptions()
    entities = tuple(entities)
    known = {entity.id for entity in entities}
    chains = {member.statement: member.relay for claim in claims for member in claim.statements}
    ordered = sorted(extractions, key=lambda e: e.article.id)
    found = readings(ordered, Owners(entities, options), chains, dates or {}, options)
    made = [_series(*group, known, options) for group in grouped(found, options)]
    return tuple(sorted(made, key=lambda one: (one.subject, one.measure, one.id)))


def _series(
    owner: Owner, group: Sequence[Reading], known: set[str], options: SeriesOptions
) -> Series:
    measure = group[0].measured.name
    return Series(
        id=series_id(owner.key, measure, (one.figure.id for one in group)),
        subject=owner.name,
        entity=owner.key if owner.key in known else None,
        measure=measure,
        points=tuple(_point(one) for one in group),
        labels=tuple(labels(group, options)),
    )


def _point(reading: Reading) -> Point:
    article, figure, statement = (
        reading.phrase.extraction.article,
        reading.figure,
        reading.statement,
    )
    return Point(
        at=At(article=article.id, path=article.path, spans=(figure.span,)),
        figure=figure.id,
        statement=statement.id if statement else None,
        text=reading.words,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        approximator=figure.approximator,
        unit=figure.unit,
        counted=figure.counted,
        as_of=figure.as_of,
        published=reading.published,
        speaker=statement.speaker.name if statement and statement.speaker else None,
        relay=reading.relay,
    )
