"""Series: what the pile counts of one subject over time, and where its numbers disagree.

A figure belongs to a series by what is counted (killed, arrested, strength) and by whose it is. The
body whose it is comes from its clause; what happened to people belongs to the place where it
happened and to its cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.options import SeriesOptions
from onrecord.records import (
    Article,
    At,
    Claim,
    Entity,
    Extraction,
    Interval,
    Point,
    Series,
)
from onrecord.serialise import series_id
from onrecord.series.finding import Chains, counts, readings
from onrecord.series.grouping import grouped
from onrecord.series.labels import labels
from onrecord.series.reading import Reading
from onrecord.series.whose import Owner, Owners, names_in

__all__ = [
    "Counted",
    "Owners",
    "Sought",
    "chains_of",
    "counted",
    "joined",
    "series",
    "sought",
]


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
    entities, dates = tuple(entities), dates or {}
    owners = Owners(entities, options)
    chains = chains_of(claims)
    brought = [
        counted(e, owners, chains, dates.get(e.article.id), options)
        for e in extractions
        if sought(e).counts
    ]
    return joined(brought, owners, options)


def chains_of(claims: Iterable[Claim]) -> Chains:
    """Return the chain of each statement that belongs to a claim."""
    return {member.statement: member.relay for claim in claims for member in claim.statements}


@dataclass(frozen=True, slots=True)
class Sought:
    """What of the pile the readings of an article rest on beside itself."""

    article: Article
    counts: bool
    """Whether anything in it is counted at all."""

    names: frozenset[str]
    """All folded names that its words may be."""


def sought(extraction: Extraction) -> Sought:
    """Return what of the pile the readings of an article rest on."""
    some = counts(extraction)
    names = frozenset(names_in(extraction.article.text)) if some else frozenset()
    return Sought(extraction.article, some, names)


@dataclass(frozen=True, slots=True)
class Counted:
    """The readings of an article."""

    article: Article
    readings: tuple[Reading, ...]


def counted(
    extraction: Extraction,
    owners: Owners,
    chains: Chains,
    published: Interval | None = None,
    options: SeriesOptions | None = None,
) -> Counted:
    """Return the readings of an article; *published* is when it appeared if the pile tells."""
    day = published or extraction.article.published
    found = readings(extraction, owners, chains, day, options or SeriesOptions())
    return Counted(extraction.article, tuple(found))


def joined(
    brought: Iterable[Counted], owners: Owners, options: SeriesOptions | None = None
) -> tuple[Series, ...]:
    """Return the series by the readings of each article."""
    options = options or SeriesOptions()
    ordered = sorted(brought, key=lambda one: one.article.id)
    found = [_sourced(one, owners) for article in ordered for one in article.readings]
    made = [_series(*group, owners.known, options) for group in grouped(found, options)]
    return tuple(sorted(made, key=lambda one: (one.subject, one.measure, one.id)))


def _sourced(reading: Reading, owners: Owners) -> Reading:
    relay = reading.relay
    return replace(reading, source=owners.by_name(relay[-1].name)) if relay else reading


def _series(
    owner: Owner, group: Sequence[Reading], known: frozenset[str], options: SeriesOptions
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
    figure = reading.figure
    return Point(
        at=At(article=reading.article, path=reading.path, spans=(figure.span,)),
        figure=figure.id,
        statement=reading.statement,
        text=reading.words,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        approximator=figure.approximator,
        unit=figure.unit,
        counted=figure.counted,
        as_of=figure.as_of,
        published=reading.published,
        speaker=reading.speaker,
        relay=reading.relay,
    )
