"""Record <-> JSON, schema versions, and ids derived from content."""

from __future__ import annotations

from typing import TypeAlias

from onrecord.records import (
    Added,
    Claim,
    Dated,
    Distortion,
    Entity,
    Event,
    Extraction,
    Hit,
    Judgement,
    Logged,
    Match,
    Problem,
    Recurring,
    Series,
    Verified,
)
from onrecord.serialise.articles import (
    ARTICLE_SCHEMA,
    extraction_from,
    extraction_json,
    problem_json,
    problems_of,
    statement_json,
)
from onrecord.serialise.ids import (
    article_id,
    claim_id,
    dated_id,
    distortion_id,
    entity_id,
    event_id,
    figure_id,
    match_id,
    series_id,
    statement_id,
)
from onrecord.serialise.judgements import judgement_from, judgement_json, logged_json, named
from onrecord.serialise.kept import kept, read_kept, shape
from onrecord.serialise.made import (
    dated_from,
    dated_json,
    distortion_from,
    distortion_json,
    event_from,
    event_json,
    recurring_json,
    series_from,
    series_json,
)
from onrecord.serialise.piles import (
    added_json,
    at_json,
    claim_from,
    claim_json,
    entity_from,
    entity_json,
    hit_json,
    match_from,
    match_json,
    verified_json,
)
from onrecord.serialise.readings import reading_from, reading_json
from onrecord.serialise.values import Json, JsonObject, Object, canonical, digest, dumps, loads

__all__ = [
    "ARTICLE_SCHEMA",
    "Json",
    "JsonObject",
    "Object",
    "Written",
    "article_id",
    "at_json",
    "canonical",
    "claim_id",
    "claim_json",
    "dated_id",
    "dated_json",
    "digest",
    "distortion_id",
    "distortion_json",
    "dumps",
    "entity_id",
    "entity_json",
    "event_id",
    "event_json",
    "extraction_from",
    "extraction_json",
    "figure_id",
    "hit_json",
    "judgement_json",
    "kept",
    "line",
    "loads",
    "match_id",
    "match_json",
    "named",
    "problem_json",
    "problems_of",
    "read_claim",
    "read_dated",
    "read_distortion",
    "read_entity",
    "read_event",
    "read_extraction",
    "read_judgement",
    "read_kept",
    "read_match",
    "read_series",
    "reading_from",
    "reading_json",
    "series_id",
    "series_json",
    "shape",
    "statement_id",
    "statement_json",
]


Written: TypeAlias = (
    Extraction
    | Match
    | Entity
    | Claim
    | Series
    | Dated
    | Event
    | Distortion
    | Recurring
    | Hit
    | Problem
    | Added
    | Verified
    | Judgement
    | Logged
)
"""What is written as a line of JSON."""


def line(record: Written) -> str:
    """Write *record* as one line of JSON, without the line's end."""
    match record:
        case Extraction():
            return dumps(extraction_json(record))
        case Match():
            return dumps(match_json(record))
        case Entity():
            return dumps(entity_json(record))
        case Claim():
            return dumps(claim_json(record))
        case Series():
            return dumps(series_json(record))
        case Dated():
            return dumps(dated_json(record))
        case Event():
            return dumps(event_json(record))
        case Distortion():
            return dumps(distortion_json(record))
        case Recurring():
            return dumps(recurring_json(record))
        case Hit():
            return dumps(hit_json(record))
        case Problem():
            return dumps(problem_json(record))
        case Added():
            return dumps(added_json(record))
        case Verified():
            return dumps(verified_json(record))
        case Judgement():
            return dumps(judgement_json(record))
        case Logged():
            return dumps(logged_json(record))


def read_extraction(text: str) -> Extraction:
    """Read the line of an article."""
    return extraction_from(Object(loads(text)))


def read_match(text: str) -> Match:
    """Read the line of a match."""
    return match_from(Object(loads(text)))


def read_claim(text: str) -> Claim:
    """Read the line of a claim."""
    return claim_from(Object(loads(text)))


def read_entity(text: str) -> Entity:
    """Read the line of an entity."""
    return entity_from(Object(loads(text)))


def read_judgement(text: str) -> Judgement:
    """Read the line of a judgement."""
    return judgement_from(Object(loads(text)))


def read_series(text: str) -> Series:
    """Read the line of a series of figures."""
    return series_from(Object(loads(text)))


def read_dated(text: str) -> Dated:
    """Read the line of the days that the pile gives to an article."""
    return dated_from(Object(loads(text)))


def read_event(text: str) -> Event:
    """Read the line of an event."""
    return event_from(Object(loads(text)))


def read_distortion(text: str) -> Distortion:
    """Read the line of a distortion."""
    return distortion_from(Object(loads(text)))
